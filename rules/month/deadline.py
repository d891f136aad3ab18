"""A month comes in; the last working day on which its cards and logs are handed in comes out (rule T9)."""

from calendar import monthrange
from datetime import date
from functools import lru_cache

import holidays

from rules.diary import YearMonth
from rules.month.moments import DAY

SATURDAY = 5


def first_day(of: YearMonth) -> date:
    return date(of.year, of.month, 1)


def last_day(of: YearMonth) -> date:
    return date(of.year, of.month, monthrange(of.year, of.month)[1])


def last_working_day(of: YearMonth) -> date:
    """The last Monday to Friday of the month that is no public holiday in Poland."""
    day = last_day(of)
    while not is_working_day(day):
        day -= DAY
    return day


def is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY and day not in _public_holidays(day.year)


@lru_cache(maxsize=64)
def _public_holidays(year: int) -> frozenset[date]:
    """The days off by statute; 24 December is one since 2025."""
    return frozenset(holidays.country_holidays("PL", years=year))
