"""Readable services come in; what of each is settled, and what waiting was cut, come out (rules T2, T3).

A service of one's own way to or from the participant counts nothing. Waiting counts up to the edition's
limit, its first minutes; waitings of an assistant with a participant that touch are one waiting, in however
many services they were written down.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from rules.month.entries import Entry, span
from rules.month.moments import NO_TIME, Span, in_warsaw
from rules.programme import Programme, figure_on
from rules.verdict import Figure


@dataclass(frozen=True, slots=True)
class Wait:
    """One uninterrupted waiting; what lies after ``counted_to`` does not count, under ``limit``.

    ``about`` is the dotted path of the waiting it begins with; it is ``earlier`` if it lies wholly in
    services before the month.
    """

    whole: Span
    counted_to: datetime
    limit: Figure | None
    about: str
    earlier: bool

    @property
    def is_over(self) -> bool:
        return self.counted_to < self.whole.end


@dataclass(frozen=True, slots=True)
class Settled:
    """What counts of one service: stretches that do not touch, each settled as a service of its own.

    ``waits`` are the waitings it has a part in.
    """

    entry: Entry
    stretches: tuple[Span, ...]
    waits: tuple[Wait, ...] = ()

    @property
    def time(self) -> timedelta:
        return sum((stretch.length for stretch in self.stretches), NO_TIME)


@dataclass(frozen=True)
class Settlement:
    """What counts of every readable service, in the order of the entries, earlier ones included."""

    parts: tuple[Settled, ...]
    waits: tuple[Wait, ...]


@dataclass(frozen=True, slots=True)
class _Waited:
    """One waiting as written down, as far as it lies in its service."""

    part: Span
    entry: int
    about: str
    earlier: bool


def settle(entries: Sequence[Entry], programme: Programme) -> Settlement:
    """Settle the entries together: a waiting may go on in the next one."""
    waited: dict[tuple[str, str], list[_Waited]] = defaultdict(list)
    for place, entry in enumerate(entries):
        if entry.service.waiting and not entry.service.commute:
            waited[entry.service.assistant, entry.service.participant] += _waited(place, entry)
    waits: list[Wait] = []
    cut: dict[int, list[Span]] = defaultdict(list)
    of_entry: dict[int, list[Wait]] = defaultdict(list)
    for run in (run for together in waited.values() for run in _runs(together)):
        wait = _wait(run, programme)
        waits.append(wait)
        for place in {one.entry for one in run}:
            of_entry[place].append(wait)
        for one in run:
            if one.part.end > wait.counted_to:
                cut[one.entry].append(Span(max(one.part.start, wait.counted_to), one.part.end))
    parts = tuple(
        Settled(entry, tuple(_stretches(entry, cut.get(place, []))), tuple(of_entry.get(place, ())))
        for place, entry in enumerate(entries)
    )
    return Settlement(parts, tuple(sorted(waits, key=lambda wait: (wait.whole, wait.about))))


def _waited(place: int, entry: Entry) -> Iterator[_Waited]:
    for number, waiting in enumerate(entry.service.waiting):
        real = span(waiting.starts, waiting.ends)
        if real is None:
            continue
        part = Span(max(real.start, entry.start), min(real.end, entry.end))
        if part.length > NO_TIME:
            yield _Waited(part, place, f"{entry.about}.waiting.{number}", entry.earlier)


def _runs(waited: list[_Waited]) -> Iterator[list[_Waited]]:
    """Waitings that touch or overlap, together."""
    run: list[_Waited] = []
    end: datetime | None = None
    for one in sorted(waited, key=lambda one: (one.part, one.entry)):
        if end is not None and one.part.start > end:
            yield run
            run, end = [], None
        run.append(one)
        end = one.part.end if end is None else max(end, one.part.end)
    if run:
        yield run


def _wait(run: list[_Waited], programme: Programme) -> Wait:
    whole = Span(run[0].part.start, max(one.part.end for one in run))
    day = max(in_warsaw(whole.start).date(), programme.starts)
    limit = figure_on(programme.edition.history, "waiting_minutes", day)
    counted = whole.length if limit is None else min(_minutes(limit), whole.length)
    earlier = all(one.earlier for one in run)
    return Wait(whole, whole.start + counted, limit, run[0].about, earlier)


def _minutes(limit: Figure) -> timedelta:
    return timedelta(seconds=int(Decimal(str(limit.value)) * 60))


def _stretches(entry: Entry, cuts: list[Span]) -> Iterator[Span]:
    """What is left of an entry without its cuts; nothing of a way there or back."""
    if entry.service.commute:
        return
    start = entry.start
    for cut in sorted(cuts):
        if cut.start > start:
            yield Span(start, cut.start)
        start = max(start, cut.end)
    if entry.end > start:
        yield Span(start, entry.end)
