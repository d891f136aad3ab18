"""A ride comes in; what its row of the taxi log says, and what rows come to, goes out."""

from collections.abc import Sequence

from app.attachments.travel_logs.pages import Said, Table
from app.attachments.travel_logs.rows import Logged, total
from app.wording.answers import SHORT_DOTS, written, written_as
from app.wording.dates import short_date
from app.wording.money import money
from rules.diary import TaxiRide

RideRow = Logged[TaxiRide]


def _row(place: int, row: RideRow) -> Said:
    ride = row.journey
    return {
        "place": str(place),
        "on": written_as(ride.on, short_date, SHORT_DOTS[:6]),
        "purpose": written(ride.purpose, SHORT_DOTS),
        "route": written(ride.route, SHORT_DOTS),
        "means": written(ride.means, SHORT_DOTS[:7]),
        "invoice": written(ride.invoice, SHORT_DOTS),
        "amount": money(row.amount) if row.cost else row.unpriced_because,
    }


def _sums(rows: Sequence[RideRow]) -> Said:
    return {"amount": money(total(rows))}


TABLE: Table[TaxiRide] = Table(
    head=2,
    widths={
        "place": 11,
        "on": 21,
        "purpose": 38,
        "route": 48,
        "means": 26,
        "invoice": 34,
        "amount": 23,
    },
    row=_row,
    sums=_sums,
)
