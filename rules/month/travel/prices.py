"""A month and a programme come in; what each row of its travel logs costs goes out (rules K1, K5).

A row that says too little, or what cannot be, has no price; a finding says which and why.
"""

from decimal import Decimal
from typing import NamedTuple

from rules.diary import Drive, Month
from rules.findings import Row
from rules.month.settled import Cost, Log
from rules.month.travel.logs import LogRow, belongs, log_rows
from rules.month.travel.money import is_amount, product, to_the_grosz
from rules.month.travel.rates import Rate, rate_on, zloty
from rules.month.travel.supplementary import is_supplementary
from rules.programme import Programme
from rules.verdict import Step, Value

LONGEST = Decimal(100_000)
"""No assistant drives as many kilometres in one trip; a slip of the pen does."""


class Price(NamedTuple):
    """What a row costs, in zloty to the grosz; ``rate`` for drives only."""

    entry: LogRow
    amount: Decimal
    rate: Rate | None = None


def prices(month: Month, programme: Programme) -> tuple[Price, ...]:
    """The price of every row of the month that has one."""
    found = (_price(e, programme) for e in log_rows(month) if belongs(e.journey, month))
    return tuple(price for price in found if price is not None)


def _price(entry: LogRow, programme: Programme) -> Price | None:
    journey = entry.journey
    if isinstance(journey, Drive):
        return _price_of_drive(entry, journey, programme)
    if journey.amount is None or not is_amount(journey.amount):
        return None
    return Price(entry, to_the_grosz(journey.amount))


def _price_of_drive(entry: LogRow, drive: Drive, programme: Programme) -> Price | None:
    if drive.vehicle is None or drive.on is None:
        return None
    rate = rate_on(programme, drive.vehicle, drive.on)
    if rate is None or drive.kilometres is None or not is_distance(drive.kilometres):
        return None
    return Price(entry, product(drive.kilometres, rate.value), rate)


def is_distance(kilometres: Decimal) -> bool:
    """Whether a number can be a distance driven: more than nothing, not beyond belief."""
    return kilometres.is_finite() and 0 < kilometres <= LONGEST


def costs(prices: tuple[Price, ...], month: Month, programme: Programme) -> tuple[Cost, ...]:
    """What each row costs and how that was found: drives first, then tickets, then taxi rides."""
    return tuple(
        Cost(
            log=price.entry.log,
            entry=price.entry.place,
            assistant=price.entry.journey.assistant,
            amount=price.amount,
            rate=price.rate.value if price.rate else None,
            supplementary=is_supplementary(price.entry.journey, month),
            steps=_steps(price, programme),
        )
        for price in prices
    )


def _steps(price: Price, programme: Programme) -> tuple[Step, ...]:
    entry, journey, rate = price.entry, price.entry.journey, price.rate
    if rate is not None and isinstance(journey, Drive) and journey.kilometres is not None:
        inputs = {entry.about("kilometres"): journey.kilometres, "rate": rate.value}
        last = Row("K5", programme, rate.figure)
        cost = last.step("cost-of-drive", inputs, price.amount, "zloty")
        return (*_steps_to_rate(entry, journey, rate, programme), cost)
    code = "cost-of-tickets" if entry.log is Log.TICKETS else "cost-of-taxi-ride"
    inputs = {} if journey.amount is None else {entry.about("amount"): journey.amount}
    return (Row("K5", programme).step(code, inputs, price.amount, "zloty"),)


def _steps_to_rate(
    entry: LogRow, drive: Drive, rate: Rate, programme: Programme
) -> tuple[Step, ...]:
    """The law's ceiling of that day, then what the organiser's own figure makes of it."""
    steps, unit = [], "zloty_per_km"
    day: dict[str, Value] = {} if drive.on is None else {entry.about("on"): drive.on}
    inputs = {**day, entry.about("vehicle"): str(drive.vehicle)}
    if rate.law is not None:
        row = Row("K1", programme, rate.law)
        steps.append(row.step("rate-of-law", inputs, zloty(rate.law), unit))
    if rate.organiser is not None:
        row = Row("K1", programme, rate.organiser)
        own = zloty(rate.organiser)
        if rate.law is None:
            steps.append(row.step("rate-of-organiser-alone", inputs, own, unit))
        else:
            lower = rate.figure is rate.organiser
            code = "rate-of-organiser-lower" if lower else "rate-of-organiser-not-lower"
            steps.append(
                row.step(code, {"rate": zloty(rate.law), "own_rate": own}, rate.value, unit)
            )
    return tuple(steps)
