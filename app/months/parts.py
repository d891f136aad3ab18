"""A service comes in; the parts of months it has a row on go out (rules T8, T9).

An entry that touches a frozen part is frozen with it.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from app.months.entry import ServiceEntry, period_of
from app.months.month_file import Part
from rules.diary import YearMonth
from rules.month.deadline import last_working_day
from rules.month.entries import LONGEST
from rules.month.moments import DAY, in_warsaw

MonthPart = tuple[YearMonth, Part]


def days_of(entry: ServiceEntry) -> Iterator[date]:
    """The dates in Warsaw it has a part on; one that ends at midnight has none on the next."""
    first = in_warsaw(entry.starts).date()
    last = in_warsaw(_last_moment(entry)).date()
    for number in range(max((last - first).days, 0) + 1):
        yield first + number * DAY


def part_on(day: date) -> MonthPart:
    """Where what is dated on a day belongs."""
    of = period_of(day)
    return of, Part.MAIN if day <= last_working_day(of) else Part.SUPPLEMENT


def parts_of(entry: ServiceEntry) -> tuple[MonthPart, ...]:
    """In the order of time, each once; a journey of another day than its service belongs there too."""
    days = [*days_of(entry), *(journey.on for journey in entry.journeys if journey.on)]
    return tuple(dict.fromkeys(part_on(day) for day in sorted(days)))


def _last_moment(entry: ServiceEntry) -> datetime:
    """Of a service within reason: a slip of a date does not make it last for years."""
    ends = min(entry.ends, entry.starts + LONGEST)
    return max(entry.starts, ends - timedelta.resolution)
