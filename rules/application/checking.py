"""A case and a programme come in; the verdict with every finding of every rule comes out."""

from collections.abc import Callable, Iterator
from itertools import chain

from rules.application import (
    assistants,
    completeness,
    decisions,
    eligibility,
    hours,
    later_certificates,
    limits,
    notices,
    participation,
    priorities,
)
from rules.case import Case
from rules.programme import Programme
from rules.verdict import Finding, LimitSpan, Verdict

Rule = Callable[[Case, Programme], Iterator[Finding]]
LimitRule = Callable[[Case, Programme, tuple[LimitSpan, ...]], Iterator[Finding]]
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
    later_certificates.replacing,
    completeness.card,
    completeness.guardian,
    completeness.scope,
    completeness.papers,
    completeness.clauses,
    completeness.signatures,
    completeness.window,
    completeness.order,
    hours.limit_by_certificate,
    hours.own_funds,
    hours.hours_elsewhere,
    hours.change_reports,
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

LIMIT_RULES: tuple[LimitRule, ...] = (
    hours.lowest_ceiling,
    hours.award_above_limit,
    hours.limit_less_elsewhere,
    hours.limit_changes,
)
"""Rules that ask for the yearly limit, which is computed once for all of them."""

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
    limit = limits.yearly_limits(case, programme)
    found = tuple(
        chain.from_iterable(
            chain(
                (rule(case, programme) for rule in RULES),
                (rule(case, programme, limit) for rule in LIMIT_RULES),
            )
        )
    )
    after = (finding for rule in AFTERTHOUGHTS for finding in rule(case, programme, found))
    return Verdict(
        findings=(*found, *after),
        limit=limit,
        priority=priorities.priority_group(case, programme),
        high_support=priorities.needs_high_support(case, programme),
    )
