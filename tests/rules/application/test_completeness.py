"""Which papers a case needs, and whose signature is asked for."""

from dataclasses import replace
from datetime import date

import pytest

from rules import check
from rules.application.completeness import is_needed
from rules.case import Case
from rules.programme import load_programme
from rules.vocabulary import Document
from tests.builders import a_case, a_child_case

WIAZOWNA = load_programme("wiazowna_2026")


@pytest.mark.parametrize(
    ("case", "document", "needed"),
    [
        (a_case(), Document.APPLICATION_CARD, True),
        (a_case(), Document.GUARDIAN_ACCEPTANCE, False),
        (a_child_case(), Document.GUARDIAN_ACCEPTANCE, True),
        (a_child_case(names_assistant=False), Document.GUARDIAN_ACCEPTANCE, False),
    ],
)
def test_a_paper_is_needed_in_its_circumstances(
    case: Case, document: Document, needed: bool
) -> None:
    assert is_needed(document, case, WIAZOWNA) is needed


@pytest.mark.parametrize(
    ("case", "signer"), [(a_case(), "participant"), (a_child_case(), "guardian")]
)
@pytest.mark.parametrize("submitted", [None, date(2026, 1, 7)])
def test_c6_says_who_signs(case: Case, signer: str, submitted: date | None) -> None:
    verdict = check(replace(case, submitted_on=submitted), WIAZOWNA)
    signers = {f.values["signer"] for f in verdict.findings if "signer" in f.values}
    assert signers == {signer}
