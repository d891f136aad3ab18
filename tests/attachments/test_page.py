from typing import Any

import pytest

from app.attachments.application_card.questions.participant import ParticipantPage
from app.attachments.page import Answers, answer_at, with_answer
from rules.case import Case
from rules.programme import load_programme
from tests.builders import a_case

WIAZOWNA = load_programme("wiazowna_2026")


@pytest.mark.parametrize(
    ("values", "texts"),
    [
        (["a", "b"], ["a", "b"]),
        ("a", ["a"]),
        (("a", 1, None, ["b"], b"c"), ["a"]),
        (None, []),
        (7, []),
        ({"a": "b"}, []),
        (b"abc", []),
    ],
)
def test_only_texts_are_answers(values: Any, texts: list[str]) -> None:
    assert Answers({"name": values}).getlist("name") == texts


def test_a_page_sent_empty_is_an_answer() -> None:
    assert Answers({})
    assert len(Answers({})) == 0
    assert not ParticipantPage.of(a_case(), WIAZOWNA, {}).validate()


def test_a_page_not_sent_shows_what_the_case_says() -> None:
    form = ParticipantPage.of(a_case(), WIAZOWNA)
    assert form.first_name.data == "Zofia"
    assert form.fill(a_case()) == a_case()


def test_what_was_sent_goes_before_what_the_case_says() -> None:
    form = ParticipantPage.of(a_case(), WIAZOWNA, {"first_name": ["Ćma"]})
    assert form.fill(a_case()).participant.first_name == "Ćma"
    assert form.fill(a_case()).participant.last_name == ""


def test_an_answer_is_found_and_changed_by_its_path() -> None:
    case = with_answer(Case(), "participant.address.town", "Sejny")
    assert answer_at(case, "participant.address.town") == "Sejny"
    assert with_answer(case, "participant.address.town", None) == Case()
    assert with_answer(a_case(), "certificate.kind", None).certificate.kind is None


def test_a_field_the_programme_does_not_ask_leaves_the_case_alone() -> None:
    case = a_case()
    form = ParticipantPage.of(case, load_programme("ngo_2024"), {"lives_in_commune": ["no"]})
    assert form.fill(case).participant.lives_in_commune is True
