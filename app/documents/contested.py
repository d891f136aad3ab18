"""A month and its verdict come in; the rows something stands against, and the sums of the others, go out.

A sum that holds what a finding forbids would be settled by whoever reads the sum alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from rules.diary import Month
from rules.month.moments import NO_TIME
from rules.month.settled import Card, Log, MonthVerdict, SettledRow, TravelCosts
from rules.verdict import Finding

Place = tuple[str, int]
"""A row of the file: the month's field, and its place there."""

AWAITS_RATE = "rate-of-organiser-missing"
ONLY_ABOUT = "window-exceeded"
"""Names every service that fills the window, though only the one it is about goes over."""

JOURNEYS = tuple(log.value for log in Log)
WITH_ROWS = ("services", *JOURNEYS)
SAME: dict[str, tuple[str, ...]] = {
    "assignments": ("assistant", "participant"),
    "assistant": ("assistant", "participant"),
    "participant": ("participant",),
    "participants": ("participant",),
    "other_care": ("participant",),
}
"""Whose rows a finding is about, by the list or the answer it points at: it is told once for all of them."""


class Part(NamedTuple):
    """A service, or a part of it, in Warsaw time; ``None`` is where the service itself starts or ends."""

    service: int
    starts: datetime | None = None
    ends: datetime | None = None


@dataclass(frozen=True)
class Contested:
    """Rows of services and journeys that a blocking finding is about; ``unpriced`` are those without a cost.

    ``awaiting`` are the drives nothing stands against but a rate the organiser has not set.
    """

    verdict: MonthVerdict
    places: frozenset[Place]
    parts: tuple[Part, ...]
    unpriced: tuple[Place, ...]
    awaiting: frozenset[Place]

    def row(self, row: SettledRow) -> bool:
        """Whether something stands against the row's service, or the part of it the row tells."""
        if ("services", row.service) in self.places:
            return True
        return any(
            part.service == row.service
            and (part.starts is None or part.starts < row.ends)
            and (part.ends is None or row.starts < part.ends)
            for part in self.parts
        )

    def rest_of_card(self, card: Card) -> timedelta:
        """What is settled on a card in the rows nothing stands against."""
        return sum(
            (row.settled for row in card.rows if not self.row(row)),
            NO_TIME,
        )

    def rest_of_travel(self, travel: TravelCosts) -> Decimal:
        """The assistant's costs nothing stands against, in zloty."""
        free = (
            cost.amount
            for cost in self.verdict.costs
            if cost.assistant == travel.assistant and (cost.log, cost.entry) not in self.places
        )
        return sum(free, Decimal(0))


def contested(verdict: MonthVerdict, month: Month) -> Contested:
    """The rows each blocking finding is about, or all rows of the people it is about."""
    places: set[Place] = set()
    awaiting: set[Place] = set()
    parts: list[Part] = []
    for finding in verdict.blocking:
        named = [*_named(finding)]
        parts += [part for part in named if part.starts or part.ends]
        found = {("services", part.service) for part in named if not (part.starts or part.ends)}
        found |= set(() if named else _places(finding, month))
        (awaiting if finding.code == AWAITS_RATE else places).update(found)
    priced = {(cost.log.value, cost.entry) for cost in verdict.costs}
    journeys = {place for place in places | awaiting if place[0] != "services"}
    return Contested(
        verdict,
        frozenset(places | awaiting),
        tuple(parts),
        tuple(sorted(journeys - priced)),
        frozenset(awaiting - places),
    )


def _named(finding: Finding) -> Iterator[Part]:
    """The services a finding names, as ``rules.month.mentions`` writes them."""
    said = finding.values.get("services")
    if not isinstance(said, str) or finding.code == ONLY_ABOUT:
        return
    for word in said.split():
        path, _, rest = word.partition("=")
        field, _, number = path.partition(".")
        since, part, until = rest.partition("/")
        if field == "services" and number.isdecimal():
            yield Part(
                int(number),
                datetime.fromisoformat(since) if part and since else None,
                datetime.fromisoformat(until) if until else None,
            )


def _places(finding: Finding, month: Month) -> Iterator[Place]:
    field, *rest = finding.about.split(".")
    number = int(rest[0]) if rest and rest[0].isdecimal() else None
    if field in {"", "of", "programme"}:
        yield from (place for place, _ in _rows(month))
    elif field in WITH_ROWS and number is not None:
        yield field, number
        if field == "services" and rest[-1] in SAME:
            yield from _of_the_same(month, field, number, SAME[rest[-1]])
    elif field in JOURNEYS:
        whose = finding.values.get("assistant")
        for place, row in _rows(month):
            if place[0] in JOURNEYS and whose in {None, row.assistant}:
                yield place
    elif field in SAME and number is not None:
        yield from _of_the_same(month, field, number, SAME[field])
    elif field == "participants":
        whose = finding.values.get("participant")
        yield from (place for place, row in _rows(month) if whose == row.participant)


def _of_the_same(month: Month, field: str, number: int, names: tuple[str, ...]) -> Iterator[Place]:
    rows = getattr(month, field)
    if number >= len(rows):
        return
    people = [getattr(rows[number], name) for name in names]
    for place, row in _rows(month):
        if people == [getattr(row, name) for name in names]:
            yield place


def _rows(month: Month) -> Iterator[tuple[Place, Any]]:
    for field in WITH_ROWS:
        for number, row in enumerate(getattr(month, field)):
            yield (str(field), number), row
