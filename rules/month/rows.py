"""What is settled of a month comes in; the rows of its service cards, one a service and date, come out.

Rule T8: a service over midnight belongs to both dates, so its row is cut at midnight in Warsaw. Rule T9: what
is dated after the deadline belongs on a supplementary card. A month takes the rows dated in it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from rules.diary import Month
from rules.findings import Row
from rules.month.deadline import first_day, last_day
from rules.month.entries import Entry
from rules.month.moments import DAY, NO_TIME, READABLE_YEARS, Span, in_warsaw, midnight
from rules.month.settled import SettledRow
from rules.month.settlement import Settled, Settlement
from rules.programme import Programme
from rules.verdict import Step, Value


@dataclass(frozen=True, slots=True)
class CardRow:
    """A row of a card, the service it is a part of, and which part, in UTC."""

    entry: Entry
    part: Span
    row: SettledRow


def rows(
    settlement: Settlement, month: Month, deadline: date | None, programme: Programme
) -> tuple[CardRow, ...]:
    """Every row dated in the month, in the order of time; a way there or back has none."""
    first, last = days(month)
    law = Row("T8", programme)
    found = [
        CardRow(settled.entry, part, _row(settled, part, on, deadline, law))
        for settled in settlement.parts
        if not settled.entry.earlier and not settled.entry.service.commute
        for on, part in _dates(settled.entry, first, last)
    ]
    found.sort(key=lambda each: each.part)  # stable: equal parts stay in the order of the entries
    return tuple(found)


def days(month: Month) -> tuple[date, date]:
    """The first and last day whose rows the month takes; every readable day where it names no month."""
    first_readable, last_readable = date(READABLE_YEARS[0], 1, 1), date(READABLE_YEARS[-1], 12, 31)
    if month.of is None:
        return first_readable, last_readable
    return max(first_day(month.of), first_readable), min(last_day(month.of), last_readable)


def _dates(entry: Entry, first: date, last: date) -> Iterator[tuple[date, Span]]:
    """The dates from first to last on which the service runs, and its part on each."""
    if entry.first_day == entry.last_day:
        if first <= entry.first_day <= last:
            yield entry.first_day, Span(entry.start, entry.end)
        return
    day, until = max(entry.first_day, first), min(entry.last_day, last)
    while day <= until:
        yield day, Span(max(entry.start, midnight(day)), min(entry.end, midnight(day + DAY)))
        day += DAY


def _row(settled: Settled, part: Span, on: date, deadline: date | None, law: Row) -> SettledRow:
    entry = settled.entry
    counted = sum((_common(stretch, part) for stretch in settled.stretches), NO_TIME)
    return SettledRow(
        service=entry.number,
        on=on,
        starts=entry.starts if part.start == entry.start else in_warsaw(part.start),
        ends=entry.ends if part.end == entry.end else in_warsaw(part.end),
        settled=counted,
        own_funds=entry.service.own_funds,
        supplementary=deadline is not None and on > deadline,
        steps=tuple(_steps(settled, part, on, counted, law)),
    )


def _common(one: Span, other: Span) -> timedelta:
    return max(min(one.end, other.end) - max(one.start, other.start), NO_TIME)


def _steps(settled: Settled, part: Span, on: date, counted: timedelta, law: Row) -> Iterator[Step]:
    entry = settled.entry
    moments: dict[str, Value] = {
        f"{entry.about}.starts": entry.starts,
        f"{entry.about}.ends": entry.ends,
    }
    yield law.step("service-lasts", moments, entry.length)
    if part.length != entry.length:
        dated: dict[str, Value] = {"on": on, "service-lasts": entry.length}
        yield law.step("part-of-the-day", dated, part.length)
    for wait in settled.waits:
        waited = _common(wait.whole, part)
        if not waited:
            continue
        inputs: dict[str, Value] = {
            wait.about: wait.whole.length,
            "waited": waited,
        }
        code = "waiting-over-limit" if wait.is_over else "waiting-counts"
        gives = _common(Span(wait.whole.start, wait.counted_to), part)
        yield Row("T3", law.programme, wait.limit).step(code, inputs, gives)
    if settled.waits:
        yield Row("T3", law.programme).step("row-settled", {"part": part.length}, counted)
