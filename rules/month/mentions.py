"""Services come in; the text by which one finding names all of them goes out.

A word for each service: its dotted path and, after „=”, what is said of it: „services.2=8:00” how long,
„services.2=2026-03-16” its first day, „services.2=2026-03-15T00:00+01:00/” a part of it, from or to a moment.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from rules.month.entries import Entry
from rules.month.moments import Span, in_warsaw


def with_times(served: Iterable[tuple[Entry, timedelta]]) -> str:
    """Each service once, in the order given, with its times together."""
    times: dict[str, timedelta] = {}
    for entry, time in served:
        times[entry.about] = times.get(entry.about, timedelta()) + time
    return " ".join(f"{about}={_clock(time)}" for about, time in times.items())


def with_days(services: Iterable[tuple[Entry, date]]) -> str:
    """Each service once, with the first day given of it."""
    days: dict[str, date] = {}
    for entry, day in services:
        days.setdefault(entry.about, day)
    return " ".join(f"{about}={day}" for about, day in days.items())


def with_parts(services: Iterable[tuple[Entry, Span]]) -> str:
    """Each service with its first day where all of it is meant, and with the part where only a part is."""
    return " ".join(f"{entry.about}={_part(entry, span)}" for entry, span in services)


def _part(entry: Entry, span: Span) -> str:
    if span.start <= entry.start and span.end >= entry.end:
        return str(entry.first_day)
    since = in_warsaw(span.start).isoformat() if span.start > entry.start else ""
    until = in_warsaw(span.end).isoformat() if span.end < entry.end else ""
    return f"{since}/{until}"


def _clock(time: timedelta) -> str:
    minutes, seconds = divmod(int(time.total_seconds()), 60)
    text = f"{minutes // 60}:{minutes % 60:02}"
    return f"{text}:{seconds:02}" if seconds else text
