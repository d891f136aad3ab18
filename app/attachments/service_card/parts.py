"""A month and a row of a card come in; its parts go out: services, and long waitings.

A waiting over the limit makes two services of one (rule T3), and only part of it counts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from rules.diary import Month
from rules.month.entries import entries
from rules.month.moments import NO_TIME, Span, aware, in_warsaw
from rules.month.settled import SettledRow
from rules.month.settlement import Settled, Wait, settle
from rules.programme import Programme


@dataclass(frozen=True)
class Part:
    """A part of a row, moments in Warsaw time: service, or ``waiting`` of which ``settled`` counts.

    ``number`` tells from one which of the services it belongs to that its entry is settled as; it is 0
    where that is one, or none.
    """

    starts: datetime
    ends: datetime
    settled: timedelta
    waiting: bool = False
    number: int = 0


def settled_services(month: Month, programme: Programme) -> Mapping[int, Settled]:
    """What counts of every readable service, by its place in the month."""
    parts = settle(entries(month), programme).parts
    return {each.entry.number: each for each in parts if not each.entry.earlier}


def parts(row: SettledRow, settled: Settled | None) -> tuple[Part, ...]:
    """The parts of a row in the order of time, which together count what the row counts."""
    whole = Part(row.starts, row.ends, row.settled)
    if settled is None or not _long(settled):
        return (whole,)
    within = Span(_utc(row.starts), _utc(row.ends))
    found = sorted(_parts(settled, within), key=lambda part: _utc(part.starts))
    # Services written over one another (T4 refuses them) may share a waiting that neither holds whole.
    adds_up = sum((part.settled for part in found), NO_TIME) == row.settled
    return tuple(found) if found and adds_up else (whole,)


def _parts(settled: Settled, within: Span) -> Iterator[Part]:
    waits = _long(settled)
    for served in _served(settled, waits):
        part = _common(served, within)
        if part.length > NO_TIME:
            yield _part(part, part.length, _number(settled, part.start))
    for wait in waits:
        waited = _common(wait.whole, within)
        counted = _common(Span(wait.whole.start, wait.counted_to), within).length
        if waited.length > NO_TIME:
            number = _number(settled, waited.start) if counted > NO_TIME else 0
            yield _part(waited, max(counted, NO_TIME), number, waiting=True)


def _served(settled: Settled, waits: list[Wait]) -> Iterator[Span]:
    """What is left of the stretches without long waitings; some of it may be nothing."""
    for stretch in settled.stretches:
        start = stretch.start
        for wait in waits:
            yield Span(start, min(wait.whole.start, stretch.end))
            start = max(start, wait.whole.end)
        yield Span(start, stretch.end)


def _part(span: Span, counts: timedelta, number: int, *, waiting: bool = False) -> Part:
    return Part(in_warsaw(span.start), in_warsaw(span.end), counts, waiting, number)


def _number(settled: Settled, moment: datetime) -> int:
    """Of the stretch around a moment, where there are several."""
    if len(settled.stretches) == 1:
        return 0
    around = (stretch.start <= moment < stretch.end for stretch in settled.stretches)
    return next((number for number, found in enumerate(around, 1) if found), 0)


def _long(settled: Settled) -> list[Wait]:
    return sorted((wait for wait in settled.waits if wait.is_over), key=lambda wait: wait.whole)


def _common(one: Span, other: Span) -> Span:
    return Span(max(one.start, other.start), min(one.end, other.end))


def _utc(moment: datetime) -> datetime:
    return aware(moment).astimezone(UTC)
