"""A month's travel costs come in; lines for a terminal go out: each row of the logs, and the sums."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from app.command_line.month_words import CONTESTED, WITHOUT_CONTESTED, Steps, weekday
from app.documents.contested import Contested, Place
from app.wording.answer_names import answer_name
from app.wording.dates import NBSP
from app.wording.money import money
from app.wording.numbers import figure
from rules.diary import Month
from rules.month.settled import Cost, Log, MonthVerdict, TravelCosts

LOGS = {Log.DRIVES: "przejazdy", Log.TICKETS: "bilety", Log.TAXI_RIDES: "taksówki"}
AWAITS_RATE = f"czeka na{NBSP}stawkę"


def travel_lines(
    verdict: MonthVerdict, month: Month, contested: Contested, steps: Steps
) -> Iterator[str]:
    """By assistant; a row without a cost is told as well, so that none is lost."""
    nothing = Decimal(0)
    sums = {travel.assistant: travel for travel in verdict.travel}
    for log, entry in contested.unpriced:
        name = getattr(month, log)[entry].assistant
        sums.setdefault(name, TravelCosts(name, nothing, nothing, nothing, None))
    for _, travel in sorted(sums.items()):
        yield from _of_assistant(travel, verdict, month, contested, steps)


def _of_assistant(
    travel: TravelCosts, verdict: MonthVerdict, month: Month, contested: Contested, steps: Steps
) -> Iterator[str]:
    costs: dict[Place, Cost | None] = {
        place: None
        for place in contested.unpriced
        if getattr(month, place[0])[place[1]].assistant == travel.assistant
    }
    costs |= {(c.log.value, c.entry): c for c in verdict.costs if c.assistant == travel.assistant}
    if not costs and not travel.total:
        return
    yield f"\nKoszty przejazdów: {travel.assistant}"
    for place in sorted(costs, key=lambda place: _order(place, month)):
        cost = costs[place]
        yield f"    {_row(place, cost, month)}{_mark(place, contested)}"
        yield from steps(cost.steps if cost else ())
    by_log = zip(LOGS.values(), (travel.drives, travel.tickets, travel.taxi_rides), strict=True)
    parts = ", ".join(f"{log} {money(amount)}" for log, amount in by_log if amount)
    ceiling = "nie ustalono" if travel.ceiling is None else money(travel.ceiling)
    told = f" ({parts})" if parts else ""
    yield f"    Razem: {money(travel.total)}{told}; pułap w{NBSP}miesiącu: {ceiling}"
    if contested.places & costs.keys():
        yield f"    {WITHOUT_CONTESTED}: {money(contested.rest_of_travel(travel))}"


def _order(place: Place, month: Month) -> tuple[date, int, int]:
    log, entry = place
    return getattr(month, log)[entry].on or date.max, [*LOGS].index(Log(log)), entry


def _row(place: Place, cost: Cost | None, month: Month) -> str:
    log, entry = place
    row = getattr(month, log)[entry]
    amount = money(cost.amount) if cost else "bez kwoty"
    by_rate = ""
    if cost and cost.rate is not None and row.kilometres is not None:
        rate = f"{cost.rate:.2f}".replace(".", ",")
        by_rate = f", {figure(row.kilometres)}{NBSP}km × {rate}{NBSP}zł"
    return f"{weekday(row.on)}  {amount}  ({answer_name(f'{log}.{entry}')}{by_rate})"


def _mark(place: Place, contested: Contested) -> str:
    if place in contested.awaiting:
        return f"  {AWAITS_RATE}"
    return f"  {CONTESTED}" if place in contested.places else ""
