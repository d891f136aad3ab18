"""A month comes in; its readable services, as spans of real time in the order of time, come out.

A service is readable when both its moments are known and exist, it ends after it starts, and it lasts no
longer than ``LONGEST``: anything longer is a slip of a date. Rule T8 says what is wrong with the others.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby

from rules.diary import Month, Service
from rules.month.moments import NO_TIME, Span, exists, in_warsaw, instant

LONGEST = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Entry:
    """A readable service: ``starts`` and ``ends`` on Warsaw's clock, ``start`` and ``end`` in UTC.

    ``first_day`` and ``last_day`` are the dates it runs on: one that ends at midnight does not run on the
    next. ``number`` is its place in the month's services, or among the earlier ones if it is ``earlier``.
    """

    number: int
    service: Service
    starts: datetime
    ends: datetime
    start: datetime
    end: datetime
    first_day: date
    last_day: date
    earlier: bool

    @property
    def about(self) -> str:
        """The dotted path of the service, ``services.3`` or ``earlier.3``."""
        return f"{'earlier' if self.earlier else 'services'}.{self.number}"

    @property
    def length(self) -> timedelta:
        """The time that really passes from start to end."""
        return self.end - self.start


def entries(month: Month) -> tuple[Entry, ...]:
    """The readable services, earlier ones included, in an order the file's order never changes.

    A service given both as earlier and as the month's own is the month's own.
    """
    own = list(_readable(month.services, earlier=False))
    known = {_key(entry) for entry in own}
    earlier = _readable(month.earlier or (), earlier=True)
    found = own + [entry for entry in earlier if _key(entry) not in known]
    found.sort(key=_key)
    ordered: list[Entry] = []
    for _, same in groupby(found, key=_key):
        first, *tied = same
        # Only ties need the rest of their answers to tell them apart, and those are slow to compare.
        ordered += sorted((first, *tied), key=lambda e: repr(e.service)) if tied else (first,)
    return tuple(ordered)


def span(starts: datetime | None, ends: datetime | None) -> Span | None:
    """From one moment to another; ``None`` where a moment is missing or unreadable, or time goes back."""
    if starts is None or ends is None or not (exists(starts) and exists(ends)):
        return None
    start, end = instant(starts), instant(ends)
    return Span(start, end) if start and end and end - start > NO_TIME else None


def _readable(services: tuple[Service, ...], *, earlier: bool) -> Iterator[Entry]:
    for number, service in enumerate(services):
        real = span(service.starts, service.ends)
        if real is not None and real.length <= LONGEST:
            starts, ends = in_warsaw(real.start), in_warsaw(real.end)
            first, last = starts.date(), ends.date()
            if ends.time() == time.min:
                last = in_warsaw(real.end - datetime.resolution).date()
            yield Entry(number, service, starts, ends, *real, first, last, earlier)


def _key(entry: Entry) -> tuple[datetime, datetime, str, str]:
    return entry.start, entry.end, entry.service.assistant, entry.service.participant
