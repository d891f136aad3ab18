"""A participant's last entry and the present moment come in; what a new entry's page starts from goes out."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from app.months.entry import ServiceEntry
from app.web.office.diary.written import said_in
from rules.month.moments import in_warsaw

STEP = 5
"""Minutes a time of day is rounded to: nobody writes 10:03 on a card."""
FIRST_LENGTH = timedelta(hours=1)
NEW = ("waiting", "drives", "tickets", "taxis", "own_funds", "starts_hour", "ends_hour")
"""What belongs to one day alone, and is never copied: what was waited for, paid and spent."""


def like(last: ServiceEntry, today: date) -> dict[str, Any]:
    """The same hours, activities and place, today."""
    told = said_in(last)
    return {name: told[name] for name in told if name not in NEW} | {"on": today}


def just_ended(now: datetime) -> dict[str, Any]:
    """An hour that ends now."""
    ends = rounded(now)
    return {
        "on": (ends - FIRST_LENGTH).date(),
        "starts": (ends - FIRST_LENGTH).time(),
        "ends": ends.time(),
    }


def from_now(now: datetime, last: ServiceEntry | None) -> dict[str, Any]:
    """A service that begins now and lasts as long as the last one."""
    starts = rounded(now)
    length = FIRST_LENGTH if last is None else clock_length(last)
    told = {} if last is None else like(last, starts.date())
    return told | {"on": starts.date(), "starts": starts.time(), "ends": (starts + length).time()}


def beginning(last: ServiceEntry | None, now: datetime) -> Mapping[str, Any]:
    """What a new entry starts from: the last one, but for its hours where it was today."""
    if last is None:
        return just_ended(now)
    told = like(last, now.date())
    again = in_warsaw(last.starts).date() == now.date()
    return told | just_ended(now) if again else told


def rounded(now: datetime) -> datetime:
    """The last five minutes on the clock's face; clocks here are for showing, not for counting."""
    shown = now.replace(tzinfo=None, second=0, microsecond=0)
    return shown - timedelta(minutes=shown.minute % STEP)


def clock_length(entry: ServiceEntry) -> timedelta:
    starts, ends = (in_warsaw(each).replace(tzinfo=None) for each in (entry.starts, entry.ends))
    return max(ends - starts, timedelta())


def at(day: date, clock: time) -> datetime:
    """The present moment: the office's day, and the time of day."""
    return datetime.combine(day, clock)
