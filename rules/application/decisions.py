"""A case and a programme come in; findings on what the commission decided come out (R1, R2, R10).

Two of them look at the findings already made, for whoever fails the formal criteria goes no further.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from rules.case import Assessment, Case
from rules.findings import Row
from rules.programme import Programme
from rules.verdict import Finding, Severity
from rules.vocabulary import Criterion, Outcome

FORMAL_ROWS = ("C", "E")
NO_SENSIBLE_CHARGE = Decimal(10**9)
OF_PARTICIPANTS = frozenset({"resignation-missing"})
"""What is asked of those who already take part: it says nothing of the application they made."""

UNASSESSED: Mapping[Criterion, str] = {
    Criterion.NEEDS: "needs-unassessed",
    Criterion.INDEPENDENCE: "independence-unassessed",
    Criterion.HELP_FROM_OTHERS: "help-from-others-unassessed",
}


def formal_faults(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Rule R1: what keeps an application from the commission, of all that was found of it."""
    return tuple(
        finding
        for finding in found
        if finding.severity is Severity.BLOCKS
        and finding.rule.startswith(FORMAL_ROWS)
        and finding.code not in OF_PARTICIPANTS
    )


def formal_criteria(
    case: Case, programme: Programme, found: tuple[Finding, ...]
) -> Iterator[Finding]:
    """R1: who fails the formal criteria is neither assessed nor put on a list of the suitable."""
    assessed, decision = _is_begun(case.assessment), case.decision
    suitable = decision is not None and decision.outcome is not Outcome.NOT_QUALIFIED
    if not (assessed or suitable):
        return
    row, faults = Row("R1", programme), len(formal_faults(found))
    if faults and assessed:
        yield row.blocks("assessed-despite-faults", "assessment", faults=faults)
    if faults and suitable:
        yield row.blocks("listed-despite-faults", "decision.outcome", faults=faults)


def _is_begun(assessment: Assessment) -> bool:
    said = any(text.strip() for text in assessment.found.values())
    return said or assessment.assessed_on is not None


def assessment(case: Case, programme: Programme, found: tuple[Finding, ...]) -> Iterator[Finding]:
    """R2: a decision rests on all three criteria, unless formal ones alone already decide it."""
    decision, assessed = case.decision, case.assessment
    if decision is None or formal_faults(found):
        return
    row = Row("R2", programme)
    for criterion, code in UNASSESSED.items():
        if not assessed.found.get(criterion, "").strip():
            yield row.blocks(code, "assessment.found")
    done, decided = assessed.assessed_on, decision.decided_on
    if done is not None and decided is not None and done > decided:
        about = "assessment.assessed_on"
        yield row.blocks("assessed-after-decision", about, assessed=done, decided=decided)


def charge(case: Case, programme: Programme) -> Iterator[Finding]:
    """R10: the participant pays nothing."""
    asked = None if case.decision is None else case.decision.charge
    if asked is None:
        return
    row, about = Row("R10", programme), "decision.charge"
    if not asked.is_finite() or asked >= NO_SENSIBLE_CHARGE:
        yield row.blocks("charge-unclear", about)
    elif asked > 0:
        yield row.blocks("participant-charged", about, charge=asked)
