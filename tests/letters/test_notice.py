from dataclasses import replace

import pytest

from app.letters.letter import LetterFacts
from app.letters.notice import notice_of
from rules.application.checking import check
from rules.programme import LetterForm, Letters, programme_slugs
from rules.verdict import Source
from rules.vocabulary import FormOfAddress, Outcome
from tests.letters.facts import a_matter, a_resolution, of_a_child, some_facts

ROWS = {"R7", "R8", "R9", "R12", "L2"}


def blocking(facts: LetterFacts) -> set[str]:
    verdict = check(replace(facts.case, notice=notice_of(facts)), facts.programme)
    return {finding.code for finding in verdict.blocking if finding.rule in ROWS}


@pytest.mark.parametrize("programme", programme_slugs())
@pytest.mark.parametrize("slug", ["award", "reserve", "refusal"])
def test_the_rules_find_nothing_against_a_letter_before_it_goes_out(
    slug: str, programme: str
) -> None:
    facts = some_facts(slug, programme)
    assert blocking(facts) == set()
    assert blocking(of_a_child(facts)) == set()
    chosen = replace(facts.case.participant, form_of_address=FormOfAddress.MR)
    assert blocking(replace(facts, case=replace(facts.case, participant=chosen))) == set()


def test_a_refusal_without_reasons_is_found() -> None:
    matter = a_matter(a_resolution(Outcome.NOT_QUALIFIED, reasons={}))
    assert "needs-unanswered" in blocking(some_facts("refusal", matter=matter))


def test_hours_that_differ_from_the_award_are_found() -> None:
    assert blocking(some_facts(matter=a_matter(a_resolution(hours=None)))) == {
        "notice-hours-missing"
    }


def test_an_office_that_decides_tells_of_appeals() -> None:
    facts = some_facts()
    form = Letters(LetterForm.DECISION, Source("BG"))
    decides = replace(facts, programme=replace(facts.programme, letters=form))
    notice = notice_of(decides)
    assert notice is not None
    assert notice.appeal_notice
    assert blocking(decides) == set()


def test_before_a_resolution_nothing_is_said() -> None:
    assert notice_of(some_facts(matter=a_matter())) is None
