import pytest

from app.attachments.answers import raw_of
from app.attachments.application_card.questions.participant import OWN_DATA, ParticipantPage
from rules.case import Guardian
from rules.programme import load_programme
from rules.vocabulary import FilledBy
from tests.builders import a_case, a_guardian, a_participant

WIAZOWNA = load_programme("wiazowna_2026")


@pytest.mark.parametrize(
    ("programme", "question"),
    [
        ("wiazowna_2026", "Czy miejscem zamieszkania uczestnika jest Gmina Wiązowna?"),
        ("sejny_2026", "Czy miejscem zamieszkania uczestnika jest Miasto Sejny?"),
    ],
)
def test_the_commune_is_asked_by_its_name(programme: str, question: str) -> None:
    page = ParticipantPage.of(a_case(), load_programme(programme))
    assert page.lives_in_commune.label.text == question


def test_a_programme_without_a_commune_asks_none() -> None:
    assert "lives_in_commune" not in ParticipantPage.of(a_case(), load_programme("ngo_2024"))


@pytest.mark.parametrize("filled_by", FilledBy)
def test_the_browser_helps_with_ones_own_data_only(filled_by: FilledBy) -> None:
    page = ParticipantPage.of(a_case(filled_by=filled_by), WIAZOWNA)
    tokens = {name: page[name].autocomplete for name in OWN_DATA}
    own = filled_by is FilledBy.SELF
    assert tokens == (OWN_DATA if own else dict.fromkeys(OWN_DATA, "off"))


@pytest.mark.parametrize(
    ("phone", "email", "guardian", "advised"),
    [
        ("", "", Guardian(), {"phone"}),
        ("600 100 200", "", Guardian(), set()),
        ("", "jan@example.com", Guardian(), set()),
        ("", "", a_guardian(), set()),
    ],
)
def test_a_way_to_reach_somebody_is_advised_and_never_required(
    phone: str, email: str, guardian: Guardian, advised: set[str]
) -> None:
    case = a_case(participant=a_participant(phone=phone, email=email), guardian=guardian)
    page = ParticipantPage.of(case, WIAZOWNA, raw_of(ParticipantPage.of(case, WIAZOWNA)))
    assert page.validate()
    assert page.advice().keys() == advised


@pytest.mark.parametrize(
    ("field", "wrong"), [("postcode", "05"), ("phone", "12"), ("email", "zofia")]
)
def test_what_cannot_be_read_is_refused_where_it_stands(field: str, wrong: str) -> None:
    raw = raw_of(ParticipantPage.of(a_case(), WIAZOWNA)) | {field: [wrong]}
    page = ParticipantPage.of(a_case(), WIAZOWNA, raw)
    assert not page.validate()
    assert page.errors.keys() == {field}
