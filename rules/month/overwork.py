"""A judged month comes in; findings on windows filled beyond measure come out (rule T1)."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from rules.findings import Row
from rules.month.entries import Entry
from rules.month.judged import Judged
from rules.month.mentions import with_times
from rules.month.moments import NO_TIME, in_warsaw, midnight
from rules.month.rows import days
from rules.month.settlement import Settled
from rules.month.windows import LENGTH, MOST, Filled, figure_at, hours_of
from rules.programme import Programme
from rules.verdict import Finding


def exceeded(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """T1: no assistant serves more than 12 hours in a window, with all participants together."""
    for each in judged.filled:
        figure = figure_at(programme, MOST, each.span.start)
        if figure is None or each.total <= (allowed := hours_of(figure)):
            continue
        yield Row("T1", programme, figure).blocks(
            "window-exceeded",
            _going_over(each, allowed).about,
            assistant=each.assistant,
            starts=in_warsaw(each.span.start),
            ends=in_warsaw(each.span.end),
            served=each.total,
            allowed=allowed,
            over=each.total - allowed,
            services=with_times(each.served),
        )


def _going_over(filled: Filled, allowed: timedelta) -> Entry:
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
    length = figure_at(programme, LENGTH, opening)
    if length is None:
        return
    row, told = Row("T1", programme, length), set()
    for part in judged.settlement.parts:
        assistant = part.entry.service.assistant
        if assistant.strip() and assistant not in told and _begins(part, opening, hours_of(length)):
            told.add(assistant)
            yield row.notes("earlier-services-unknown", "earlier", assistant=assistant)


def _begins(part: Settled, opening: datetime, within: timedelta) -> bool:
    return any(opening <= stretch.start < opening + within for stretch in part.stretches)
