"""The services of a year come in; what each participant used of it before a month goes out (rules L1-L3)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from rules.diary import Month, Service, YearMonth
from rules.month.deadline import first_day
from rules.month.entries import entries
from rules.month.moments import NO_TIME
from rules.month.rows import rows
from rules.month.settlement import settle
from rules.programme import Programme

SECONDS_AN_HOUR = 3600


@dataclass(frozen=True)
class Hours:
    """Hours the Fund pays, and those the organiser pays itself (rule L3)."""

    fund: Decimal
    own_funds: Decimal


def hours_before(
    services: Iterable[Service], of: YearMonth, programme: Programme
) -> Mapping[str, Hours]:
    """By participant, what the year's rows dated before the month come to; who was not served is left out."""
    year = Month(programme=programme.slug, services=tuple(services))
    used: dict[tuple[str, bool], timedelta] = defaultdict(timedelta)
    for each in rows(settle(entries(year), programme), year, None, programme):
        row = each.row
        if row.on.year == of.year and row.on < first_day(of):
            used[each.entry.service.participant, row.own_funds] += row.settled
    names = dict.fromkeys(name for name, _ in used)
    return {
        name: Hours(
            in_hours(used.get((name, False), NO_TIME)), in_hours(used.get((name, True), NO_TIME))
        )
        for name in names
    }


def in_hours(time: timedelta) -> Decimal:
    """A length of time in hours, exact to the second."""
    return Decimal(int(time.total_seconds())) / SECONDS_AN_HOUR
