"""What is settled comes in; every assistant's windows and what was served in each come out (rule T1).

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

from rules.month.entries import Entry
from rules.month.moments import NO_TIME, Span, in_warsaw
from rules.month.settled import Window
from rules.month.settlement import Settlement
from rules.programme import Programme, figure_on
from rules.verdict import Figure

LENGTH, MOST = "window_hours", "window_service_hours"


@dataclass(slots=True)
class Filled:
    """One assistant's window and what was served in it: entries with the time of each, in time's order."""

    assistant: str
    span: Span
    served: list[tuple[Entry, timedelta]] = field(default_factory=list)
    total: timedelta = NO_TIME
    own: bool = False
    """Whether a service of the month is in it."""

    def add(self, entry: Entry, time: timedelta) -> None:
        self.served.append((entry, time))
        self.total += time
        self.own = self.own or not entry.earlier


def windows(filled: tuple[Filled, ...]) -> tuple[Window, ...]:
    """The windows as a verdict says them, on Warsaw's clock."""
    return tuple(
        Window(each.assistant, in_warsaw(each.span.start), in_warsaw(each.span.end), each.total)
        for each in filled
    )


def fill(settlement: Settlement, programme: Programme) -> tuple[Filled, ...]:
    """The windows with a service of the month in them, by assistant and time; of nobody's service none."""
    pieces: dict[str, list[tuple[datetime, datetime, int]]] = defaultdict(list)
    for place, part in enumerate(settlement.parts):
        if part.entry.service.assistant.strip():
            own = pieces[part.entry.service.assistant]
            own += [(stretch.start, stretch.end, place) for stretch in part.stretches]
    return tuple(
        each
        for assistant in sorted(pieces)
        for each in _fill(assistant, pieces[assistant], settlement, programme)
        if each.own
    )


def _fill(
    assistant: str,
    pieces: list[tuple[datetime, datetime, int]],
    settlement: Settlement,
    programme: Programme,
) -> Iterator[Filled]:
    """Open windows one after another and put each piece of service where it belongs."""
    queue = sorted(pieces)  # a sorted list is a heap; what a window cuts off goes back in
    window: Filled | None = None
    while queue:
        start, end, place = heappop(queue)
        if window is None or start >= window.span.end:
            if window is not None:
                yield window
            length = figure_at(programme, LENGTH, start)
            if length is None or not (lasts := hours_of(length)):
                return
            window = Filled(assistant, Span(start, start + lasts))
        closes = window.span.end
        if end > closes:
            heappush(queue, (closes, end, place))
        window.add(settlement.parts[place].entry, min(end, closes) - start)
    if window is not None:
        yield window


def figure_at(programme: Programme, name: str, moment: datetime) -> Figure | None:
    """The edition's figure of the date in Warsaw; before the programme, that of its first day."""
    day = max(in_warsaw(moment).date(), programme.starts)
    return figure_on(programme.edition.history, name, day)


def hours_of(figure: Figure) -> timedelta:
    """The time a figure in hours allows, not below nothing."""
    return timedelta(seconds=max(int(Decimal(str(figure.value)) * 3600), 0))
