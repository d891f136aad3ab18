"""A month and a programme come in; every finding of every rule, and what was computed, come out."""

from collections.abc import Callable, Iterator
from itertools import chain

from rules.diary import Month
from rules.month import (
    assignments,
    award,
    certificates,
    clock,
    conduct,
    handing_in,
    hours,
    overlaps,
    overwork,
    own_funds,
    persons,
    waiting,
)
from rules.month.accounts import uses
from rules.month.cards import cards
from rules.month.judged import Judged, judge
from rules.month.settled import MonthVerdict
from rules.month.travel import (
    amounts,
    dear,
    drives,
    matching,
    prices,
    proofs,
    supplementary,
    totals,
)
from rules.month.travel.prices import Price
from rules.month.windows import windows
from rules.programme import Programme
from rules.verdict import Finding

Rule = Callable[[Judged, Programme], Iterator[Finding]]
PricedRule = Callable[[Judged, Programme, tuple[Price, ...]], Iterator[Finding]]

MONTH_RULES: tuple[Rule, ...] = (
    handing_in.month_named,
    handing_in.anything_served,
    clock.readable,
    clock.nights,
    clock.month_ends,
    waiting.commutes,
    waiting.readable_waits,
    waiting.long_waits,
    handing_in.handing_in,
    handing_in.supplementary_cards,
    supplementary.supplementary_logs,
    overwork.exceeded,
    overwork.earlier_unknown,
    overlaps.assistants_at_once,
    overlaps.participants_served_twice,
    overlaps.other_care,
    assignments.programme_dates,
    assignments.assigned,
    assignments.statements,
    persons.nobody_oneself,
    conduct.school,
    conduct.beneficiary,
    conduct.decisions,
    conduct.charge,
    conduct.spot_checks,
    certificates.described,
    award.applications,
    award.lists,
    award.award_days,
    certificates.entitled,
    persons.residence,
    certificates.residence,
    certificates.resignation,
    hours.limits,
    own_funds.own_funds,
    drives.drives,
    matching.journeys,
    dear.dear,
    proofs.tickets,
    proofs.taxi_rides,
)

PRICED_RULES: tuple[PricedRule, ...] = (totals.ceiling, amounts.amounts)
"""Rules that ask what journeys cost, which is computed once for all of them."""


def check_month(month: Month, programme: Programme) -> MonthVerdict:
    """Judge a month by every rule; it never raises for what a month says or leaves out."""
    judged = judge(month, programme)
    priced = prices.prices(month, programme)
    return MonthVerdict(
        findings=tuple(
            chain.from_iterable(
                chain(
                    (rule(judged, programme) for rule in MONTH_RULES),
                    (rule(judged, programme, priced) for rule in PRICED_RULES),
                )
            )
        ),
        cards=cards(judged),
        windows=windows(judged.filled),
        uses=uses(judged.accounts, month),
        costs=prices.costs(priced, month, programme),
        travel=totals.travel(priced, month, programme),
        deadline=judged.deadline,
    )
