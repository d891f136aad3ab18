from dataclasses import replace

import pytest

from app.attachments.application_card.declarations import (
    CLAUSES,
    assistant,
    declarations,
    elsewhere,
)
from rules.programme import load_programme
from tests.builders import a_case, a_child_case

WIAZOWNA = load_programme("wiazowna_2026")
NGO = load_programme("ngo_2024")


@pytest.mark.parametrize(
    ("uses", "words"),
    [
        (True, "publicznych przyznano uczestnikowi godziny asystencji"),
        (False, "publicznych nie przyznano uczestnikowi godzin asystencji"),
        (None, "publicznych przyznano / nie przyznano uczestnikowi godzin asystencji"),
    ],
)
def test_hours_elsewhere_are_declared_as_answered(uses: bool | None, words: str) -> None:
    assert words in elsewhere(a_case(uses_other_programmes=uses), WIAZOWNA)


@pytest.mark.parametrize("programme", [WIAZOWNA, NGO], ids=["wiazowna", "ngo"])
def test_family_is_the_editions(programme: object) -> None:
    said = assistant(a_child_case(), programme)
    assert programme.edition.family.text in said


def test_nobody_named_nothing_declared_about_them() -> None:
    assert assistant(a_case(names_assistant=False), WIAZOWNA) == ""
    assert len(declarations(a_case(), WIAZOWNA)) == len(declarations(a_child_case(), WIAZOWNA)) - 1


def test_changes_are_reported_within_the_editions_days() -> None:
    assert "w ciągu 7 dni" in declarations(a_case(), WIAZOWNA)[-1]


def test_clauses_are_declared_where_there_are_any() -> None:
    without = tuple(r for r in WIAZOWNA.requirements if not r.document.startswith("gdpr"))
    assert CLAUSES in declarations(a_case(), WIAZOWNA)
    assert CLAUSES not in declarations(a_case(), replace(WIAZOWNA, requirements=without))
