"""Applicants and a programme come in; zloty the awards come to, and findings on them, come out (R5).

What may be committed is the programme's whole cost: the Fund's grant and the organiser's own contribution
to it. Awards above the grant are therefore worth a warning, awards above the whole cost are refused.
"""

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from rules.application.limits import HOURS_A_YEAR
from rules.figures import figure_on
from rules.findings import Row
from rules.programme import Programme
from rules.recruitment.applicants import Applicant, Applicants
from rules.recruitment.standing import Money
from rules.verdict import Figure, Finding

GROSZ = Decimal("0.01")
NOTHING = Decimal(0)


def money_committed(applicants: Applicants, programme: Programme) -> Money:
    """Hours the Fund may pay to those who hold a place, at the cost of an hour on the day each award begins.

    Rounded to the grosz once per award (rule K5). Hours the organiser alone pays (rule L3) do not count,
    written apart or awarded above the limit, nor those that participants who left have used: the
    recruitment does not know them.
    """
    ceiling = programme.money or programme.grant
    total = None if ceiling is None else _amount(ceiling)
    committed: Decimal | None = NOTHING if programme.local_rates.get("hourly_cost") else None
    for applicant in applicants:
        hours = fund_hours(applicant, programme) if applicant.holds_place else None
        cost = figure_on(programme.local_rates, "hourly_cost", _awarded_since(applicant, programme))
        if hours is not None and committed is not None:
            paid = None if cost is None else _to_the_grosz(hours * _amount(cost))
            committed = None if paid is None else committed + paid
    return Money(committed, total)


def awarded_hours(applicant: Applicant) -> Decimal | None:
    """The hours a year of the award; ``None`` where no sensible number was given."""
    award = applicant.case.award
    hours = None if award is None else award.hours
    return hours if hours is not None and hours.is_finite() and 0 < hours <= HOURS_A_YEAR else None


def fund_hours(applicant: Applicant, programme: Programme) -> Decimal | None:
    """The hours of the award the Fund may pay (rule L3): none above the highest limit from its day on.

    That is the most the award can come to, whatever lowers the limit later. Where nobody can tell the
    limit, the whole award.
    """
    hours, spans = awarded_hours(applicant), applicant.verdict.limit
    first = _awarded_since(applicant, programme)
    begun = [place for place, span in enumerate(spans) if span.since <= first]
    limits = [span.hours for span in spans[max(begun, default=0) :]]
    return hours if hours is None or not limits else min(hours, max(limits))


def _awarded_since(applicant: Applicant, programme: Programme) -> date:
    """The day the award begins, if it says so, within the programme; else that of the place."""
    award = applicant.case.award
    since = award.since if award is not None and award.since is not None else applicant.since
    return min(max(since, programme.starts), programme.ends)


def _to_the_grosz(amount: Decimal) -> Decimal:
    return amount.quantize(GROSZ, ROUND_HALF_UP)


def _amount(figure: Figure) -> Decimal:
    return Decimal(str(figure.value))


def awards(applicants: Applicants, programme: Programme) -> Iterator[Finding]:
    """R5: without its hours nobody can tell what a place costs."""
    row = Row("R5", programme)
    for applicant in applicants:
        if applicant.holds_place and awarded_hours(applicant) is None:
            yield row.blocks("award-hours-missing", applicant.at("award"), number=applicant.number)


def within_money(applicants: Applicants, programme: Programme) -> Iterator[Finding]:
    """R5: the awards cost no more than the programme has."""
    if not any(a.outcome for a in applicants):
        return
    money = money_committed(applicants, programme)
    ceiling, grant = programme.money or programme.grant, programme.grant
    row = Row("R5", programme, ceiling)
    if money.total is None:
        yield row.notes("money-unset", "")
        return
    if money.committed is None:
        yield row.notes("hourly-cost-unset", "")
        return
    if money.committed > money.total:
        excess = money.committed - money.total
        yield row.blocks(
            "money-exceeded", "", committed=money.committed, total=money.total, excess=excess
        )
    elif grant is not None and money.committed > _amount(grant):
        excess = money.committed - _amount(grant)
        yield Row("R5", programme, grant).warns(
            "grant-exceeded", "", committed=money.committed, grant=_amount(grant), excess=excess
        )
    left = sum(a.held_place and not a.holds_place for a in applicants)
    if left:
        yield row.notes("hours-of-those-who-left", "", persons=left)
