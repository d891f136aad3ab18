"""The sheets of an assistant's month come in; its hours by participant and its travel costs go out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from app.attachments.monthly import MonthSheet
from app.wording.hours import in_hours
from app.wording.money import money
from rules.month.moments import NO_TIME
from rules.month.settled import Card, Log
from rules.month.travel.money import NOTHING

LOGS = {
    Log.DRIVES: "Własny pojazd",
    Log.TICKETS: "Bilety komunikacyjne",
    Log.TAXI_RIDES: "Inny środek transportu",
}
NO_CEILING = "nie ustalono pułapu"


@dataclass(frozen=True)
class HoursOf:
    """The settled time of one participant, or of all of them."""

    name: str
    fund: timedelta
    own_funds: timedelta

    @property
    def said(self) -> dict[str, str]:
        """The cells of its row."""
        return {
            "name": self.name,
            "fund": in_hours(self.fund),
            "own_funds": in_hours(self.own_funds),
            "settled": in_hours(self.fund + self.own_funds),
        }


def hours_rows(sheets: Sequence[MonthSheet]) -> Iterator[dict[str, str]]:
    """A row for each sheet and one for all of them, as the service cards say it."""
    each = [_hours(sheet) for sheet in sheets]
    yield from (one.said for one in each)
    if len(each) > 1:
        fund = sum((one.fund for one in each), NO_TIME)
        own_funds = sum((one.own_funds for one in each), NO_TIME)
        yield HoursOf("Razem", fund, own_funds).said


def travel_rows(sheet: MonthSheet) -> Iterator[dict[str, str]]:
    """The costs of the assistant's journeys by log, in all, and the month's ceiling (rule K2).

    The ceiling is that of the month, so what the other part of the month costs is told beside it.
    """
    by_log = {log: _costs(sheet, log) for log in Log}
    yield from ({"name": LOGS[log], "amount": money(by_log[log])} for log in Log)
    together = sum(by_log.values(), NOTHING)
    yield {"name": "Razem", "amount": money(together)}
    travel = next((t for t in sheet.verdict.travel if t.assistant == sheet.assistant), None)
    if travel is not None and travel.total != together:
        other = "podstawowym" if sheet.supplementary else "dodatkowym"
        name = f"Razem w całym miesiącu, z rozliczeniem {other}"
        yield {"name": name, "amount": money(travel.total)}
    ceiling = None if travel is None else travel.ceiling
    known = NO_CEILING if ceiling is None else money(ceiling)
    if travel is not None:
        yield {"name": "Miesięczny pułap kosztów przejazdów", "amount": known}


def _hours(sheet: MonthSheet) -> HoursOf:
    card = next((card for card in sheet.verdict.cards if _is_of(card, sheet)), None)
    name = sheet.case.participant.full_name or sheet.participant
    return HoursOf(name, card.fund if card else NO_TIME, card.own_funds if card else NO_TIME)


def _is_of(card: Card, sheet: MonthSheet) -> bool:
    whose = (card.participant, card.assistant, card.supplementary)
    return whose == (sheet.participant, sheet.assistant, sheet.supplementary)


def _costs(sheet: MonthSheet, log: Log) -> Decimal:
    """Of the assistant's journeys with everybody, in this part of the month."""
    return sum(
        (
            cost.amount
            for cost in sheet.verdict.costs
            if cost.log is log
            and cost.assistant == sheet.assistant
            and cost.supplementary is sheet.supplementary
        ),
        NOTHING,
    )
