from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from rules import check
from rules.application.decisions import formal_faults
from rules.case import Assessment, Case, Decision
from rules.programme import load_programme, programme_slugs
from rules.verdict import Severity
from rules.vocabulary import Criterion, Degree, Outcome, Relation
from tests.builders import a_case, a_certificate, a_child_case, a_participant, an_assistant

WIAZOWNA = load_programme("wiazowna_2026")
LIGHT = a_certificate(degree=Degree.LIGHT)
FOUND = dict.fromkeys(Criterion, "Opisano w karcie oceny.")
ASSESSED = Assessment(found=FOUND)
SUITABLE = [Outcome.QUALIFIED, Outcome.RESERVE]


def found(case: Case, rule: str, slug: str = "wiazowna_2026") -> dict[str, str]:
    findings = check(case, load_programme(slug)).findings
    return {f.code: f.about for f in findings if f.rule == rule}


@pytest.mark.parametrize("outcome", SUITABLE)
def test_r1_who_fails_the_formal_criteria_is_on_no_list_of_the_suitable(outcome: Outcome) -> None:
    case = a_case(certificate=LIGHT, decision=Decision(outcome))
    assert found(case, "R1") == {"listed-despite-faults": "decision.outcome"}


def test_r1_who_fails_the_formal_criteria_is_not_assessed() -> None:
    case = a_case(certificate=LIGHT, assessment=Assessment(found={Criterion.NEEDS: "Duże."}))
    dated = a_case(certificate=LIGHT, assessment=Assessment(date(2026, 1, 12)))

    assert found(case, "R1") == {"assessed-despite-faults": "assessment"}
    assert found(dated, "R1") == {"assessed-despite-faults": "assessment"}


def test_r1_a_refusal_is_the_way_out() -> None:
    case = a_case(certificate=LIGHT, decision=Decision(Outcome.NOT_QUALIFIED))
    assert found(case, "R1") == {}


def test_r1_says_how_many_faults_there_are() -> None:
    case = a_case(certificate=LIGHT, enclosed=frozenset(), decision=Decision(Outcome.QUALIFIED))
    verdict = check(case, WIAZOWNA)
    [finding] = [f for f in verdict.findings if f.rule == "R1"]

    faults = [f for f in verdict.blocking if f.rule[0] in "CE"]
    assert finding.values["faults"] == len(faults) == 6
    assert finding.severity is Severity.BLOCKS


@pytest.mark.parametrize("slug", programme_slugs())
def test_r1_only_blocking_findings_of_the_c_and_e_rows_are_formal_faults(slug: str) -> None:
    family = a_child_case(assistant=an_assistant(relation=Relation.SIBLING), other_activities={})
    verdict = check(family, load_programme(slug))

    assert {f.rule for f in verdict.blocking if f.rule[0] not in "CE"} >= {"A1a"}
    assert all(f.rule[0] in "CE" and f in verdict.blocking for f in formal_faults(verdict.findings))


def test_r1_moving_out_later_leaves_the_application_sound() -> None:
    moved = a_participant(moved_out_on=date(2026, 6, 15))
    case = a_case(participant=moved, assessment=ASSESSED, decision=Decision(Outcome.QUALIFIED))

    assert found(case, "R1") == {}
    assert "resignation-missing" in found(case, "E4")


@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.parametrize(
    ("criterion", "code"),
    [
        (Criterion.NEEDS, "needs-unassessed"),
        (Criterion.INDEPENDENCE, "independence-unassessed"),
        (Criterion.HELP_FROM_OTHERS, "help-from-others-unassessed"),
    ],
)
def test_r2_a_decision_says_which_criterion_was_not_assessed(
    outcome: Outcome, criterion: Criterion, code: str
) -> None:
    case = a_case(
        decision=Decision(outcome), assessment=Assessment(found={**FOUND, criterion: " "})
    )
    assert found(case, "R2") == {code: "assessment.found"}


def test_r2_asks_nothing_before_a_decision_or_when_formal_criteria_decide() -> None:
    formal = a_case(certificate=LIGHT, decision=Decision(Outcome.NOT_QUALIFIED))

    assert found(a_case(), "R2") == {}
    assert found(a_case(assessment=Assessment(date(2026, 1, 12))), "R2") == {}
    assert found(formal, "R2") == {}


@pytest.mark.parametrize(("day", "late"), [(13, False), (14, False), (15, True)])
def test_r2_the_assessment_comes_before_the_decision(day: int, late: bool) -> None:
    assessment = replace(ASSESSED, assessed_on=date(2026, 1, day))
    decision = Decision(Outcome.QUALIFIED, date(2026, 1, 14))
    case = a_case(assessment=assessment, decision=decision)

    assert ("assessed-after-decision" in found(case, "R2")) is late


@pytest.mark.parametrize(
    ("charge", "codes"),
    [
        (None, set()),
        ("0", set()),
        ("-0.01", set()),
        ("0.01", {"participant-charged"}),
        ("999999999.99", {"participant-charged"}),
        ("1000000000", {"charge-unclear"}),
        ("1E+999999", {"charge-unclear"}),
        ("NaN", {"charge-unclear"}),
        ("sNaN", {"charge-unclear"}),
        ("Infinity", {"charge-unclear"}),
        ("-Infinity", {"charge-unclear"}),
    ],
)
@pytest.mark.parametrize("slug", programme_slugs())
def test_r10_the_participant_pays_nothing(slug: str, charge: str | None, codes: set[str]) -> None:
    asked = None if charge is None else Decimal(charge)
    case = a_case(programme=slug, decision=Decision(Outcome.QUALIFIED, charge=asked))

    assert set(found(case, "R10", slug)) == codes


@pytest.mark.parametrize("case", [a_case(), a_child_case(), Case()])
@pytest.mark.parametrize("slug", programme_slugs())
def test_a_case_nobody_has_decided_is_told_nothing_of_decisions(case: Case, slug: str) -> None:
    rules = {"R1", "R2", "R7", "R8", "R9", "R10", "R12"}
    assert not {f.rule for f in check(case, load_programme(slug)).findings} & rules
