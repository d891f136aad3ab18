"""A month's sheet and a kind of journey come in; the rows of that log go out, each with what it costs.

What a row costs, and what keeps it from having a price or a proof, is the verdict's to say.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from app.attachments.monthly import MonthSheet
from rules.diary import Drive, TaxiRide, Ticket
from rules.month.settled import Cost
from rules.month.travel.logs import LogRow, belongs, log_rows
from rules.month.travel.money import NOTHING
from rules.month.travel.supplementary import is_supplementary

J = TypeVar("J", Drive, Ticket, TaxiRide)

UNPRICED: Mapping[str, str] = {
    "journey-day-missing": "brak daty",
    "kilometres-missing": "brak liczby km",
    "kilometres-impossible": "błędna liczba km",
    "vehicle-missing": "brak rodzaju pojazdu",
    "rate-of-organiser-missing": "brak stawki realizatora",
    "rate-unknown": "brak stawki na ten dzień",
    "amount-missing": "brak kwoty",
    "amount-impossible": "błędna kwota",
}
"""By code of a finding, what a row without a price says instead; the first that applies."""
NOT_COUNTED = "nie policzono"


@dataclass(frozen=True)
class Logged(Generic[J]):
    """One row of a log: ``cost`` as the verdict has it, ``codes`` of the findings about the row."""

    journey: J
    cost: Cost | None
    codes: frozenset[str]

    @property
    def amount(self) -> Decimal:
        """What it adds to a sum, in zloty: nothing where it has no price."""
        return self.cost.amount if self.cost else NOTHING

    @property
    def unpriced_because(self) -> str:
        """In a word or two; empty where it has a price."""
        if self.cost is not None:
            return ""
        return next((words for code, words in UNPRICED.items() if code in self.codes), NOT_COUNTED)


def logged(sheet: MonthSheet, kind: type[J]) -> tuple[Logged[J], ...]:
    """The rows of this sheet's log of one kind, by day; those without a day are the last."""
    codes = _codes(sheet)
    costs = {(cost.log, cost.entry): cost for cost in sheet.verdict.costs}
    found: list[Logged[J]] = []
    for row in log_rows(sheet.month):
        journey = row.journey
        if isinstance(journey, kind) and _is_on(row, sheet):
            about = frozenset(codes.get(f"{row.log}.{row.place}", ()))
            found.append(Logged(journey, costs.get(row.key), about))
    return tuple(sorted(found, key=lambda each: each.journey.on or date.max))


def total(rows: Iterable[Logged[J]]) -> Decimal:
    """The sum of rounded rows (rule K5), in zloty."""
    return sum((row.amount for row in rows), NOTHING)


def _is_on(row: LogRow, sheet: MonthSheet) -> bool:
    journey = row.journey
    return (
        (journey.assistant, journey.participant) == (sheet.assistant, sheet.participant)
        and belongs(journey, sheet.month)
        and is_supplementary(journey, sheet.month) is sheet.supplementary
    )


def _codes(sheet: MonthSheet) -> Mapping[str, list[str]]:
    """The codes of the findings by the row they are about: ``drives.3``."""
    codes: dict[str, list[str]] = {}
    for finding in sheet.verdict.findings:
        codes.setdefault(".".join(finding.about.split(".")[:2]), []).append(finding.code)
    return codes
