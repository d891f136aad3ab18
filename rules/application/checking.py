"""A case and a programme come in; the verdict with every finding of every rule comes out."""

from collections.abc import Callable, Iterator

from rules.application import (
    assistants,
    completeness,
    decisions,
    eligibility,
    limits,
    notices,
    participation,
    priorities,
)
from rules.case import Case
from rules.programme import Programme
from rules.verdict import Finding, Verdict

Rule = Callable[[Case, Programme], Iterator[Finding]]
Afterthought = Callable[[Case, Programme, tuple[Finding, ...]], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    eligibility.birth_date,
    eligibility.degree,
    eligibility.equivalent,
    eligibility.child,
    eligibility.degree_from_sixteen,
    eligibility.birthdays,
    eligibility.residence,
    participation.moving_out,
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
    decisions.charge,
    notices.informing,
    notices.award,
    notices.awarded_within_limit,
    notices.appeal,
    notices.addressee,
    notices.form_of_address,
    notices.accessibility,
)

AFTERTHOUGHTS: tuple[Afterthought, ...] = (
    decisions.formal_criteria,
    decisions.assessment,
    notices.reasons,
)
"""Rules that ask what the others found: who fails the formal criteria goes no further (rule R1)."""


def check(case: Case, programme: Programme) -> Verdict:
    """Judge a case by every rule; it never raises for what a case says or leaves out.

    A case without ``applied_on`` is judged for the programme's first day: rules have no clock.
    """
    found = tuple(finding for rule in RULES for finding in rule(case, programme))
    after = (finding for rule in AFTERTHOUGHTS for finding in rule(case, programme, found))
    return Verdict(
        findings=(*found, *after),
        limit=limits.yearly_limits(case, programme),
        priority=priorities.priority_group(case, programme),
        high_support=priorities.needs_high_support(case, programme),
    )
