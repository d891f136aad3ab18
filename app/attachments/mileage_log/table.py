"""A drive comes in; what its row of the mileage log says, and what rows come to, goes out."""

from collections.abc import Sequence
from decimal import Decimal

from app.attachments.mileage_log.vehicles import DriveRow
from app.attachments.travel_logs.pages import Said, Table
from app.attachments.travel_logs.rows import total
from app.wording.answers import SHORT_DOTS, written, written_as
from app.wording.dates import short_date
from app.wording.money import money
from app.wording.numbers import figure
from rules.diary import Drive
from rules.month.travel.prices import is_distance

METRES = Decimal("0.001")


def _row(place: int, row: DriveRow) -> Said:
    drive, cost = row.journey, row.cost
    return {
        "place": str(place),
        "on": written_as(drive.on, short_date, SHORT_DOTS[:6]),
        "route": written(drive.route, SHORT_DOTS),
        "purpose": written(drive.purpose, SHORT_DOTS),
        "kilometres": _kilometres(_distance(row)) if _distance(row) else "–",
        "rate": _rate(cost.rate) if cost and cost.rate is not None else "–",
        "amount": money(cost.amount) if cost else row.unpriced_because,
    }


def _sums(rows: Sequence[DriveRow]) -> Said:
    """Kilometres of every row that has them, zloty of every row that has a price."""
    driven = sum((_distance(row) for row in rows), Decimal(0))
    return {"kilometres": _kilometres(driven), "amount": money(total(rows))}


def _distance(row: DriveRow) -> Decimal:
    kilometres = row.journey.kilometres
    if kilometres is None or not is_distance(kilometres):
        return Decimal(0)
    return kilometres


def _kilometres(distance: Decimal) -> str:
    return figure(distance.quantize(METRES))


def _rate(rate: Decimal) -> str:
    """„0,90 zł”, „0,8358 zł”: at least to the grosz, for rates may be finer."""
    whole, _, part = figure(rate).partition(",")
    return f"{whole},{part:0<2}\N{NO-BREAK SPACE}zł"


TABLE: Table[Drive] = Table(
    head=2,
    widths={
        "place": 12,
        "on": 21,
        "route": 50,
        "purpose": 38,
        "kilometres": 15,
        "rate": 17,
        "amount": 23,
    },
    row=_row,
    sums=_sums,
)
