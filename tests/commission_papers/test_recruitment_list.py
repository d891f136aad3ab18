from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.commission_papers import Considered, ListForm
from rules.vocabulary import Criterion, Outcome
from tests.builders import a_case, a_participant
from tests.commission_papers.builders import (
    FIRST_NAMES,
    FOUND,
    LAST_NAMES,
    a_considered,
    a_list,
    a_resolution,
    many,
)
from tests.commission_papers.reading import asked, lines, text

every_outcome = pytest.mark.parametrize("outcome", Outcome)
every_form = pytest.mark.parametrize("form", ListForm)
POSITION = "Pozycja na liście rezerwowej nie ma wpływu na przyznanie usług asystencji osobistej."


def row(*considered: Considered, outcome: Outcome = Outcome.QUALIFIED) -> str:
    return next(line for line in lines(a_list(considered, outcome)) if line.startswith("OPS."))


@every_outcome
@every_form
@pytest.mark.parametrize("count", [0, 2])
def test_the_blank_asks_for_exactly_what_the_context_gives(
    outcome: Outcome, form: ListForm, count: int
) -> None:
    paper = a_list(many(count, outcome), outcome, form)
    assert asked(paper) == set(paper.context)


@every_form
def test_the_three_lists_have_titles_and_slugs_of_their_own(form: ListForm) -> None:
    papers = [a_list((), outcome, form) for outcome in Outcome]
    assert len({paper.title for paper in papers}) == 3
    assert len({paper.slug for paper in papers}) == 3
    for paper in papers:
        assert paper.title in lines(paper)


@every_outcome
@every_form
def test_an_empty_list_says_that_nobody_is_on_it(outcome: Outcome, form: ListForm) -> None:
    paper = text(a_list((), outcome, form))
    assert "brak osób" in paper
    assert "Znak sprawy" not in paper


@every_form
@pytest.mark.parametrize("count", [1, 31, 90])
def test_all_numbers_stand_in_their_natural_order(form: ListForm, count: int) -> None:
    said = lines(a_list(many(count), form=form))
    numbers = [int(line.split(".")[2]) for line in said if line.startswith("OPS.")]
    assert numbers == list(range(1, count + 1))
    assert f"Liczba osób na liście: {count}." in said


@every_outcome
@every_form
def test_no_list_is_one_of_merit(outcome: Outcome, form: ListForm) -> None:
    paper = text(a_list(many(2, outcome), outcome, form))
    assert "Nie jest to kolejność według oceny." in paper
    assert "Kolejność zgłoszeń nie miała wpływu na wynik naboru." in paper
    assert (POSITION in paper) is (outcome is Outcome.RESERVE)


def test_the_office_reads_name_town_group_and_hours() -> None:
    person = a_participant(first_name="Łucja", last_name="Wymyślona")
    one = a_considered(case=a_case(participant=person), resolutions=(a_resolution(),))
    assert row(one) == "OPS.5210.1.2026 | Łucja Wymyślona | Wiązowna | 1 | 210 godzin"
    assert "nie może być ogłoszona" in text(a_list([one]))


def test_hours_above_the_limit_stand_apart() -> None:
    resolution = a_resolution(own_funds_hours=Decimal(20))
    assert row(a_considered(resolutions=(resolution,))).endswith(
        "210 godzin oraz 20 godzin ze środków własnych"
    )


def test_a_refusal_is_reasoned_in_short() -> None:
    resolution = a_resolution(Outcome.NOT_QUALIFIED)
    refused = row(a_considered(resolutions=(resolution,)), outcome=Outcome.NOT_QUALIFIED)
    assert all(found in refused for found in FOUND.values())
    long = MappingProxyType(dict.fromkeys(Criterion, "Długie ustalenia komisji. " * 30))
    resolution = a_resolution(Outcome.NOT_QUALIFIED, reasons=long)
    refused = row(a_considered(resolutions=(resolution,)), outcome=Outcome.NOT_QUALIFIED)
    assert refused.endswith("(…)")
    assert len(refused) < 400


def test_failed_formal_criteria_come_first_and_want_of_places_is_plain() -> None:
    formal = a_resolution(Outcome.NOT_QUALIFIED, formal_reasons="Brak orzeczenia.")
    refused = row(a_considered(resolutions=(formal,)), outcome=Outcome.NOT_QUALIFIED)
    assert refused.endswith("Warunki formalne: Brak orzeczenia.")
    reserve = row(*many(1, Outcome.RESERVE), outcome=Outcome.RESERVE)
    assert reserve.endswith("Spełnia warunki, brak wolnego miejsca")


def test_who_is_in_no_group_is_told_from_who_was_not_judged() -> None:
    nobody = a_considered().matter.priority
    assert nobody is not None
    none = a_considered(priority=replace(nobody, group=None), resolutions=(a_resolution(),))
    unknown = a_considered(priority=None, resolutions=(a_resolution(),))
    assert " | brak | " in row(none)
    assert " | – | " in row(unknown)


@every_outcome
def test_the_list_to_publish_names_nobody_and_tells_nothing_of_anybody(outcome: Outcome) -> None:
    considered = many(25, outcome)
    paper = a_list(considered, outcome, ListForm.NUMBERS)
    said = text(paper) + repr(paper)
    for words in (*FIRST_NAMES, *LAST_NAMES, *FOUND.values(), "godzin", "Zmyślona", "Mieszka sama"):
        assert words not in said
    assert "oznaczone wyłącznie znakami spraw" in said
    rows = [line for line in lines(paper) if line.startswith("OPS.")]
    assert rows == [f"OPS.5210.{number}.2026" for number in range(1, 26)]


@settings(max_examples=30, deadline=None)
@given(st.text(min_size=3).filter(str.strip))
def test_whatever_a_name_is_the_list_to_publish_does_not_hold_it(name: str) -> None:
    name = f"\N{SECTION SIGN}{name}"
    person = a_participant(first_name=name, last_name=name)
    one = a_considered(case=a_case(participant=person), resolutions=(a_resolution(),))
    assert name not in repr(a_list([one], form=ListForm.NUMBERS))
    assert name.strip() in a_list([one]).context["rows"][0]["name"]
