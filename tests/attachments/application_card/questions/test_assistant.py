import pytest

from app.attachments.application_card.questions.assistant import (
    NOT_A_CONDITION,
    AssistantPage,
    AssistantTiesPage,
    QualificationPage,
)
from rules.programme import load_programme
from tests.builders import a_child_case, an_assistant

WIAZOWNA = load_programme("wiazowna_2026")
NGO = load_programme("ngo_2024")


@pytest.mark.parametrize("programme", [WIAZOWNA, NGO])
def test_whose_family_is_said_in_the_editions_words(programme: object) -> None:
    more = AssistantTiesPage.of(a_child_case(), programme).more
    assert programme.edition.family.text in more.text
    assert str(programme.edition.year) in more.heading


def test_cousins_are_family_in_one_edition_only() -> None:
    assert "linii bocznej" in AssistantTiesPage.of(a_child_case(), WIAZOWNA).more.text
    assert "linii bocznej" not in AssistantTiesPage.of(a_child_case(), NGO).more.text


def test_experience_is_measured_by_the_editions_figure() -> None:
    options = QualificationPage.of(a_child_case(), WIAZOWNA).qualification.options
    assert any("Co najmniej 6\u00a0miesięcy" in option.hint for option in options)


def test_where_being_named_is_enough_preparation_may_stay_open() -> None:
    page = QualificationPage.of(a_child_case(), NGO, {})
    assert page.validate()
    assert page.qualification.hint == NOT_A_CONDITION
    assert not QualificationPage.of(a_child_case(), WIAZOWNA, {}).validate()


def test_the_assistants_data_are_nobodys_at_the_keyboard() -> None:
    page = AssistantPage.of(a_child_case(), WIAZOWNA)
    assert {field.autocomplete for field in page} == {"off"}


def test_a_way_to_reach_the_assistant_is_advised() -> None:
    case = a_child_case(assistant=an_assistant(phone="", email=""))
    assert AssistantPage.of(case, WIAZOWNA).advice().keys() == {"phone"}
    assert AssistantPage.of(a_child_case(), WIAZOWNA).advice() == {}
