"""A month's sheet comes in; what the card says of its journeys, day by day, goes out.

The figures of journeys stand in the logs; the card says that they were made (facts 1.6).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeAlias

from app.attachments.monthly import MonthSheet
from app.wording.dates import NBSP
from app.wording.numbers import figure
from rules.diary import Drive, TaxiRide, Ticket

Journey: TypeAlias = Drive | Ticket | TaxiRide


def journeys(sheet: MonthSheet) -> Mapping[date, tuple[str, ...]]:
    """What assistant and participant of the sheet went by on each day, in the order of the logs."""
    told: dict[date, tuple[str, ...]] = defaultdict(tuple)
    for journey in _of_the_pair(sheet):
        if journey.on is not None:
            told[journey.on] += (_told(journey),)
    return told


def _of_the_pair(sheet: MonthSheet) -> Iterator[Journey]:
    month, pair = sheet.month, (sheet.assistant, sheet.participant)
    every: tuple[Journey, ...] = (*month.drives, *month.tickets, *month.taxi_rides)
    for journey in every:
        if (journey.assistant, journey.participant) == pair:
            yield journey


def _told(journey: Journey) -> str:
    """„bilety: 2”, „przejazd własnym pojazdem 12 km”, „taksówka, FV 12/2026”."""
    match journey:
        case Ticket(count=count):
            return "bilety" if count is None else f"bilety:{NBSP}{count}"
        case Drive(kilometres=kilometres):
            far = "" if kilometres is None else f" {figure(kilometres)}{NBSP}km"
            return f"przejazd własnym pojazdem{far}"
        case TaxiRide(invoice=invoice):
            return ", ".join(part for part in ("taksówka", invoice.strip()) if part)
