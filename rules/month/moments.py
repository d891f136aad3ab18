"""A moment in any zone comes in; Warsaw's clock, the time that really passed and days' beginnings come out.

Python subtracts two moments of one zone by their wall clocks, so a night of the clock change would lose or
gain an hour: everything here is computed on instants, which are moments in UTC. A moment without a zone is
read on Warsaw's clock (rule T8 says so in a note).
"""

from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

WARSAW = ZoneInfo("Europe/Warsaw")
READABLE_YEARS = range(1900, 3000)
"""Years whose moments are read: a day more or less never leaves the calendar then."""

NO_TIME = timedelta(0)
DAY = timedelta(days=1)


class Span(NamedTuple):
    """From one instant to another; the end no longer belongs to it."""

    start: datetime
    end: datetime

    @property
    def length(self) -> timedelta:
        return self.end - self.start


def aware(moment: datetime) -> datetime:
    """The moment itself, or on Warsaw's clock where it names no zone."""
    if moment.tzinfo is WARSAW or moment.utcoffset() is not None:  # the former is told faster
        return moment
    return moment.replace(tzinfo=WARSAW)


def instant(moment: datetime) -> datetime | None:
    """The moment in UTC; ``None`` outside ``READABLE_YEARS``."""
    return aware(moment).astimezone(UTC) if moment.year in READABLE_YEARS else None


def in_warsaw(moment: datetime) -> datetime:
    """An instant as Warsaw's clocks show it."""
    return moment.astimezone(WARSAW)


def elapsed(start: datetime, end: datetime) -> timedelta:
    """The time that really passes between two moments of any zones and years."""
    one, other = aware(start), aware(end)
    offsets = (other.utcoffset() or NO_TIME) - (one.utcoffset() or NO_TIME)
    return other.replace(tzinfo=None) - one.replace(tzinfo=None) - offsets


@lru_cache(maxsize=4096)
def midnight(day: date) -> datetime:
    """The instant at which a day of ``READABLE_YEARS`` begins in Warsaw."""
    return datetime(day.year, day.month, day.day, tzinfo=WARSAW).astimezone(UTC)


@lru_cache(maxsize=4096)
def _is_steady(day: date) -> bool:
    """Whether Warsaw's clock is left alone all day, which then lasts 24 hours: nearly every day is one."""
    return day.year in READABLE_YEARS and midnight(day + DAY) - midnight(day) == DAY


def exists(moment: datetime) -> bool:
    """Whether the moment's clock ever shows it: in spring an hour is skipped."""
    return _clock_change(moment) >= NO_TIME


def shown_twice(moment: datetime) -> bool:
    """Whether the moment's clock shows it twice: in autumn an hour is repeated, unless an offset tells."""
    return _clock_change(moment) > NO_TIME


def _clock_change(moment: datetime) -> timedelta:
    """How far the clock is set back (or, below zero, forward) over this very moment (PEP 495)."""
    if isinstance(moment.tzinfo, timezone):  # an offset from UTC is never changed
        return NO_TIME
    if moment.tzinfo is WARSAW and _is_steady(moment.date()):
        return NO_TIME
    said = aware(moment)
    first, second = (said.replace(fold=fold).utcoffset() or NO_TIME for fold in (0, 1))
    return first - second
