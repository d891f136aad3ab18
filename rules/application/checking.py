"""A case and a programme come in; the verdict with every finding of every rule comes out."""

from collections.abc import Callable, Iterator

from rules.application import assistants, completeness, eligibility, limits, priorities
from rules.case import Case
from rules.programme import Programme
from rules.verdict import Finding, Verdict

Rule = Callable[[Case, Programme], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    eligibility.birth_date,
    eligibility.degree,
    eligibility.equivalent,
    eligibility.child,
    eligibility.degree_from_sixteen,
    eligibility.birthdays,
    eligibility.residence,
    eligibility.need,
    eligibility.validity,
    completeness.card,
    completeness.guardian,
    completeness.scope,
    completeness.papers,
    completeness.clauses,
    completeness.signatures,
    completeness.window,
    completeness.order,
    limits.limit_by_certificate,
    limits.lowest_ceiling,
    limits.hours_elsewhere,
    limits.limit_changes,
    limits.change_reports,
    assistants.choice,
    assistants.stranger,
    assistants.family,
    assistants.qualification,
    assistants.minors,
    priorities.priority,
    priorities.high_support,
)


def check(case: Case, programme: Programme) -> Verdict:
    """Judge a case by every rule; it never raises for what a case says or leaves out.

    A case without ``applied_on`` is judged for the programme's first day: rules have no clock.
    """
    return Verdict(
        findings=tuple(finding for rule in RULES for finding in rule(case, programme)),
        limit=limits.yearly_limits(case, programme),
        priority=priorities.priority_group(case, programme),
        high_support=priorities.needs_high_support(case, programme),
    )
