"""A judged month comes in; findings on what its clocks and dates say come out (rule T8).

What cannot be read is refused, and not settled; what nights, clock changes and month ends do to the hours is
noted, so that whoever wrote them down sees why they differ from the clock.
"""

from collections.abc import Iterator
from datetime import datetime

from rules.diary import Service
from rules.findings import Row
from rules.month.entries import LONGEST, span
from rules.month.judged import Judged
from rules.month.moments import (
    DAY,
    READABLE_YEARS,
    aware,
    exists,
    in_warsaw,
    instant,
    midnight,
    shown_twice,
)
from rules.month.rows import days
from rules.programme import Programme
from rules.verdict import Finding, Value


def readable(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """T8: every service says when it began and ended, in hours that exist, forwards, within a week."""
    row, month = Row("T8", programme), judged.month
    clear = {(e.earlier, e.number) for e in judged.entries if _is_clear(e.service)}
    for earlier, services in ((False, month.services), (True, month.earlier or ())):
        for number, service in enumerate(services):
            if (earlier, number) not in clear:
                about = f"{'earlier' if earlier else 'services'}.{number}"
                yield from _service(row, service, about)


def _is_clear(service: Service) -> bool:
    """Whether there is nothing to say of a service that can be read, as of nearly every one."""
    return not (service.waiting or _is_open(service.starts) or _is_open(service.ends))


def _is_open(moment: datetime | None) -> bool:
    return moment is None or aware(moment) is not moment or shown_twice(moment)


def _service(row: Row, service: Service, about: str) -> Iterator[Finding]:
    if service.starts is None:
        yield row.blocks("service-start-missing", f"{about}.starts")
    if service.ends is None:
        yield row.blocks("service-end-missing", f"{about}.ends")
    yield from moments(row, service.starts, service.ends, about)
    real = span(service.starts, service.ends)
    if real is not None and real.length > LONGEST:
        yield row.blocks("service-too-long", f"{about}.ends", time=real.length)
    elif real is None and ends_too_early(service.starts, service.ends):
        yield row.blocks("service-ends-too-early", f"{about}.ends")
    for number, waiting in enumerate(service.waiting):
        yield from moments(row, waiting.starts, waiting.ends, f"{about}.waiting.{number}")


def moments(
    row: Row, starts: datetime | None, ends: datetime | None, about: str
) -> Iterator[Finding]:
    """What is odd about either moment: a year out of reach, an hour skipped or repeated, no zone."""
    for name, moment in (("starts", starts), ("ends", ends)):
        if moment is not None:
            yield from _moment(row, moment, f"{about}.{name}")


def _moment(row: Row, moment: datetime, about: str) -> Iterator[Finding]:
    when = instant(moment)
    if when is None:
        first, last = READABLE_YEARS[0], READABLE_YEARS[-1]
        yield row.blocks("year-unreadable", about, day=moment.date(), first=first, last=last)
        return
    if not exists(moment):
        yield row.blocks("hour-skipped", about, **_said(moment))
        return
    if moment.utcoffset() is None:
        yield row.notes("zone-missing", about, **_said(moment))
    local = in_warsaw(when)
    if shown_twice(moment) and shown_twice(local):  # a written offset leaves nothing open
        code = "hour-twice-second" if local.fold else "hour-twice-first"
        yield row.notes(code, about, **_said(local))


def _said(moment: datetime) -> dict[str, Value]:
    return {"day": moment.date(), "hour": f"{moment.hour}:{moment.minute:02}"}


def ends_too_early(starts: datetime | None, ends: datetime | None) -> bool:
    """Whether both moments can be read, and yet no time passes between them."""
    if starts is None or ends is None or not (exists(starts) and exists(ends)):
        return False
    start, end = instant(starts), instant(ends)
    return start is not None and end is not None and end <= start


def nights(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """T8: a shift over midnight belongs to both dates; over a clock change it lasts what it really lasts."""
    row = Row("T8", programme)
    for entry in judged.entries:
        if entry.earlier or entry.service.commute:
            continue
        first, last = entry.first_day, entry.last_day
        if first < last:
            yield row.notes("service-over-midnight", entry.about, first=first, last=last)
        if entry.starts.utcoffset() == entry.ends.utcoffset():
            continue
        shown = entry.ends.replace(tzinfo=None) - entry.starts.replace(tzinfo=None)
        yield row.notes("clock-changes", entry.about, time=entry.length, clock=shown)


def month_ends(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """T8: a month settles what is dated in it; the rest belongs to another month's card."""
    if judged.month.of is None or judged.month.of.year not in READABLE_YEARS:
        return
    row = Row("T8", programme)
    first, last = days(judged.month)
    begins, over = midnight(first), midnight(last + DAY)
    for entry in judged.entries:
        inside = entry.start < over and entry.end > begins
        if entry.earlier:
            if entry.end > begins:
                yield row.warns("earlier-reaches-month", entry.about, day=entry.first_day)
        elif not inside:
            about, day = f"{entry.about}.starts", entry.first_day
            yield row.warns("service-outside-month", about, day=day)
        elif entry.start < begins or entry.end > over:
            yield row.notes("service-over-month-end", entry.about, first=first, last=last)
