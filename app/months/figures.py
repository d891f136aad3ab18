"""A judged month comes in; its hours and costs by participant and assistant go out, as the verdict has them.

Nothing is computed here that the rules compute: rows, what of them is settled, and costs are the verdict's.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Protocol

from app.months.hours_before import in_hours
from app.months.judged_month import JudgedMonth
from app.months.month_file import MonthState, Part
from app.months.month_view import Known
from app.months.tally import Line, Standing, Tally
from rules.diary import YearMonth
from rules.figures import figure_on
from rules.month.settled import Log, SettledRow
from rules.month.travel.money import product
from rules.programme import Programme

HOURLY_COST = "hourly_cost"
STANDINGS: Mapping[MonthState, Standing] = {
    MonthState.ACCEPTED: Standing.ACCEPTED,
    MonthState.HANDED_IN: Standing.HANDED_IN,
}
"""Of a part in any other state nothing counts as more than entered."""
Key = tuple[str, str, Standing, bool]


class Objections(Protocol):
    """What a blocking finding stands against: rows of cards, and places of the month's logs."""

    @property
    def places(self) -> frozenset[tuple[str, int]]: ...

    def row(self, row: SettledRow) -> bool: ...


@dataclass(frozen=True)
class MonthFigures:
    """``lines`` add up to the month's cards and logs; ``limits`` by matter, in hours, at the month's end.

    A limit is ``None`` where nobody can tell it; ``ceiling`` is that of travel costs of one assistant, in
    złoty, ``None`` where none is set or nobody travelled (rule K2).
    """

    of: YearMonth
    lines: tuple[Line, ...]
    limits: Mapping[str, Decimal | None]
    ceiling: Decimal | None = None


def figures_of(judged: JudgedMonth, against: Objections) -> MonthFigures:
    """The month's figures; every row of its cards and logs is in exactly one line."""
    sums: dict[Key, Tally] = defaultdict(Tally)
    for key, tally in (*_served(judged, against), *_travelled(judged, against)):
        sums[key] += tally
    of = judged.known.of
    return MonthFigures(
        of,
        tuple(
            Line(matter_id, assistant_id, of, standing, contested, sums[key])
            for key in sorted(sums)
            for matter_id, assistant_id, standing, contested in (key,)
        ),
        _limits(judged),
        next((each.ceiling for each in judged.verdict.travel), None),
    )


def _served(judged: JudgedMonth, against: Objections) -> Iterator[tuple[Key, Tally]]:
    entries = {entry.id: entry for entry in judged.known.entries}
    standings = _standings(judged.known)
    for card in judged.verdict.cards:
        for row in card.rows:
            entry = entries[judged.view.services[row.service]]
            standing = standings.get((entry.assistant_id, row.supplementary), Standing.ENTERED)
            key = (entry.matter_id, entry.assistant_id, standing, against.row(row))
            yield key, _hours(row, judged.known.programme)


def _hours(row: SettledRow, programme: Programme) -> Tally:
    cost = cost_of(row.settled, row.on, programme)
    if row.own_funds:
        return Tally(own_funds=row.settled, own_cost=cost)
    return Tally(fund=row.settled, cost=cost)


def cost_of(time: timedelta, on: date, programme: Programme) -> Decimal | None:
    """What a row's hours cost, in złoty rounded once (rule K5), at the cost of an hour on its day."""
    figure = figure_on(programme.local_rates, HOURLY_COST, on)
    if not time:
        return Decimal("0.00")
    return None if figure is None else product(in_hours(time), Decimal(str(figure.value)))


def _travelled(judged: JudgedMonth, against: Objections) -> Iterator[tuple[Key, Tally]]:
    entries = {entry.id: entry for entry in judged.known.entries}
    standings = _standings(judged.known)
    for cost in judged.verdict.costs:
        entry = entries[judged.view.journeys[cost.log][cost.entry][0]]
        standing = standings.get((entry.assistant_id, cost.supplementary), Standing.ENTERED)
        contested = (cost.log.value, cost.entry) in against.places
        key = (entry.matter_id, entry.assistant_id, standing, contested)
        yield key, _cost(cost.log, cost.amount)


def _cost(log: Log, amount: Decimal) -> Tally:
    match log:
        case Log.DRIVES:
            return Tally(drives=amount)
        case Log.TICKETS:
            return Tally(tickets=amount)
        case Log.TAXI_RIDES:
            return Tally(taxi_rides=amount)


def _standings(known: Known) -> Mapping[tuple[str, bool], Standing]:
    """By assistant and whether the part is the supplement."""
    return {
        (file.assistant_id, file.part is Part.SUPPLEMENT): STANDINGS[file.state]
        for file in known.files
        if file.of == known.of and file.state in STANDINGS
    }


def _limits(judged: JudgedMonth) -> Mapping[str, Decimal | None]:
    names = {name: matter_id for matter_id, name in judged.view.people.participants.items()}
    return {
        names[use.participant]: use.limit for use in judged.verdict.uses if use.participant in names
    }
