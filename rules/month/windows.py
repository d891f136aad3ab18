"""A judged month comes in; every assistant's windows, and those filled beyond measure, come out (rule T1).

A window is a "doba" by the rule's text: 24 consecutive hours from an assistant's start, whatever the clock
does meanwhile; the next start after its end opens the next. A service still running when a window closes goes
on in the next one, which opens at that moment: so no verdict depends on how one service is written down in
parts. What is settled counts, of all participants together, whoever pays.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from heapq import heappop, heappush

from rules.findings import Row
from rules.month.entries import Entry
from rules.month.judged import Judged
from rules.month.moments import NO_TIME, Span, in_warsaw, midnight
from rules.month.rows import days
from rules.month.settled import Window
from rules.month.settlement import Settled
from rules.programme import Programme, figure_on
from rules.verdict import Figure, Finding

LENGTH, MOST = "window_hours", "window_service_hours"


@dataclass(slots=True)
class _Filled:
    """A window and what was served in it: entries with the time of each, in the order of time."""

    span: Span
    served: list[tuple[Entry, timedelta]] = field(default_factory=list)

    @property
    def total(self) -> timedelta:
        return sum((time for _, time in self.served), NO_TIME)

    @property
    def own(self) -> bool:
        """Whether a service of the month is in it."""
        return any(not entry.earlier for entry, _ in self.served)


def windows(judged: Judged, programme: Programme) -> tuple[Window, ...]:
    """The windows with a service of the month in them, by assistant and time."""
    return tuple(
        Window(assistant, in_warsaw(each.span.start), in_warsaw(each.span.end), each.total)
        for assistant, filled in _by_assistant(judged, programme)
        for each in filled
    )


def exceeded(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """T1: no assistant serves more than 12 hours in a window, with all participants together."""
    for assistant, filled in _by_assistant(judged, programme):
        for each in filled:
            figure = _figure(programme, MOST, each.span.start)
            if figure is None or each.total <= (allowed := _time(figure)):
                continue
            yield Row("T1", programme, figure).blocks(
                "window-exceeded",
                _going_over(each, allowed).about,
                assistant=assistant,
                starts=in_warsaw(each.span.start),
                ends=in_warsaw(each.span.end),
                served=each.total,
                allowed=allowed,
                over=each.total - allowed,
            )


def _going_over(filled: _Filled, allowed: timedelta) -> Entry:
    """The first service of the month with which the window is over its measure."""
    total = NO_TIME
    for entry, time in filled.served:
        total += time
        if total > allowed and not entry.earlier:
            return entry
    return next(entry for entry, _ in reversed(filled.served) if not entry.earlier)


def earlier_unknown(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """T1: a window may reach into the month; whoever served on its first day needs the services before."""
    if judged.month.earlier is not None or judged.month.of is None:
        return
    opening = midnight(days(judged.month)[0])
    length = _figure(programme, LENGTH, opening)
    if length is None:
        return
    row, told = Row("T1", programme, length), set()
    for part in judged.settlement.parts:
        assistant = part.entry.service.assistant
        if assistant.strip() and assistant not in told and _begins(part, opening, _time(length)):
            told.add(assistant)
            yield row.notes("earlier-services-unknown", "earlier", assistant=assistant)


def _begins(part: Settled, opening: datetime, within: timedelta) -> bool:
    return any(opening <= stretch.start < opening + within for stretch in part.stretches)


def _by_assistant(
    judged: Judged, programme: Programme
) -> Iterator[tuple[str, tuple[_Filled, ...]]]:
    """Every assistant's windows with a service of the month in them."""
    pieces: dict[str, list[tuple[datetime, datetime, int]]] = defaultdict(list)
    for place, part in enumerate(judged.settlement.parts):
        if part.entry.service.assistant.strip():
            own = pieces[part.entry.service.assistant]
            own += [(stretch.start, stretch.end, place) for stretch in part.stretches]
    for assistant in sorted(pieces):
        filled = _fill(pieces[assistant], judged.entries, programme)
        yield assistant, tuple(each for each in filled if each.own)


def _fill(
    pieces: list[tuple[datetime, datetime, int]], entries: tuple[Entry, ...], programme: Programme
) -> Iterator[_Filled]:
    """Open windows one after another and put each piece of service where it belongs."""
    queue = sorted(pieces)  # a sorted list is a heap; what a window cuts off goes back in
    window: _Filled | None = None
    while queue:
        start, end, place = heappop(queue)
        if window is None or start >= window.span.end:
            if window is not None:
                yield window
            length = _figure(programme, LENGTH, start)
            if length is None or not (lasts := _time(length)):
                return
            window = _Filled(Span(start, start + lasts))
        closes = window.span.end
        if end > closes:
            heappush(queue, (closes, end, place))
        window.served.append((entries[place], min(end, closes) - start))
    if window is not None:
        yield window


def _figure(programme: Programme, name: str, moment: datetime) -> Figure | None:
    day = max(in_warsaw(moment).date(), programme.starts)
    return figure_on(programme.edition.history, name, day)


def _time(figure: Figure) -> timedelta:
    """The time a figure in hours allows, not below nothing."""
    return timedelta(seconds=max(int(Decimal(str(figure.value)) * 3600), 0))
