from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.matters.assessing import acknowledge_group, assess
from app.matters.matter import AssessmentCard, State
from rules.programme import load_programme
from rules.vocabulary import Criterion
from tests.matters.builders import FOUND, SEJNY, a_correct_matter, a_matter, a_resolved_matter
from tests.matters.refused import refusal

PROGRAMME = load_programme(SEJNY)
TODAY = date(2026, 1, 12)
CARD = AssessmentCard(TODAY, FOUND, "Olga Oceniająca", Decimal(600))


def test_a_correct_application_is_assessed():
    matter = assess(a_correct_matter(), CARD, PROGRAMME, TODAY)
    assert matter.state is State.ASSESSED
    assert matter.assessment == CARD


@pytest.mark.parametrize("criterion", Criterion)
def test_every_criterion_needs_words(criterion):
    card = replace(CARD, found={**FOUND, criterion: "  "})
    refused = refusal(assess, a_correct_matter(), card, PROGRAMME, TODAY)
    assert len(refused.because) == 1
    assert "Podstawa" in refused.clauses[0]


def test_who_fails_the_formal_criteria_goes_no_further():
    refusal(assess, a_matter(state=State.INCOMPLETE), CARD, PROGRAMME, TODAY)
    sly = a_matter(state=State.FORMALLY_CORRECT)
    refused = refusal(assess, sly, CARD, PROGRAMME, TODAY)
    assert "braki formalne" in str(refused)
    assert "Podstawa" in refused.clauses[0]


def test_nothing_is_assessed_tomorrow():
    refusal(
        assess, a_correct_matter(), replace(CARD, assessed_on=date(2026, 1, 13)), PROGRAMME, TODAY
    )


@pytest.mark.parametrize("hours", ["0", "-1", "NaN", "Infinity", "9000"])
def test_proposed_hours_are_sensible(hours):
    card = replace(CARD, proposed_hours=Decimal(hours))
    refusal(assess, a_correct_matter(), card, PROGRAMME, TODAY)


def test_a_decided_matter_is_not_assessed_again():
    refusal(assess, a_resolved_matter(), CARD, PROGRAMME, TODAY)
    waiting = a_resolved_matter(state=State.ASSESSED)
    assert "wycofaj" in str(refusal(assess, waiting, CARD, PROGRAMME, TODAY))


@pytest.mark.parametrize("group", [None, 1, 4])
def test_a_group_is_acknowledged_with_its_reason(group):
    matter = acknowledge_group(a_correct_matter(), PROGRAMME, group, " mieszka sama ")
    assert matter.priority is not None
    assert (matter.priority.group, matter.priority.reason) == (group, "mieszka sama")


@pytest.mark.parametrize(("group", "reason"), [(0, "x"), (5, "x"), (1, " ")])
def test_no_group_without_reason_and_none_the_programme_lacks(group, reason):
    refused = refusal(acknowledge_group, a_correct_matter(), PROGRAMME, group, reason)
    assert "Podstawa" in refused.clauses[0]
