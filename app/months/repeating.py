"""Entries of a week and other weeks come in; the same services in those weeks go out, under own ids."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from app.months.entry import ServiceEntry
from app.months.ids import one_id
from rules.month.moments import DAY, WARSAW, elapsed, in_warsaw

WEEK = 7 * DAY


def monday_of(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def of_week(entries: Iterable[ServiceEntry], monday: date) -> tuple[ServiceEntry, ...]:
    """Those that start in the week, in the order of time."""
    inside = (e for e in entries if monday <= in_warsaw(e.starts).date() < monday + WEEK)
    return tuple(sorted(inside, key=lambda e: (e.starts, e.id)))


def repeated(
    pattern: Iterable[ServiceEntry], source: date, target: date, seed: str
) -> Iterator[ServiceEntry]:
    """The pattern of the week of one Monday in that of another, at the same hours of the clock.

    What belongs to one day alone, waiting and journeys, is not repeated. Equal seeds give equal ids, so that
    what is sent twice is kept once.
    """
    for entry in pattern:
        yield replace(
            entry,
            id=one_id(seed, entry.id, target.isoformat()),
            starts=_moved(entry.starts, target - source),
            ends=_moved(entry.ends, target - source),
            waiting=(),
            journeys=(),
            removed=False,
            version=0,
        )


def meets(one: ServiceEntry, other: ServiceEntry) -> bool:
    """Whether both run at some moment."""
    starts_first = elapsed(one.starts, other.ends) > timedelta()
    return starts_first and elapsed(other.starts, one.ends) > timedelta()


def _moved(moment: datetime, by: timedelta) -> datetime:
    shown = in_warsaw(moment).replace(tzinfo=None, fold=0) + by
    return shown.replace(tzinfo=WARSAW)
