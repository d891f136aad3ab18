"""Tickets of a journey come in; what their row of the log says, and what rows come to, goes out."""

from collections.abc import Sequence

from app.attachments.travel_logs.pages import Said, Table
from app.attachments.travel_logs.rows import Logged, total
from app.wording.answers import SHORT_DOTS, written, written_as
from app.wording.dates import short_date
from app.wording.money import money
from rules.diary import Ticket

TicketRow = Logged[Ticket]
GAP = SHORT_DOTS[:6]
NOT_ATTACHED = "tickets-not-attached"
"""The code of the finding that a ticket proves nothing, for it is not there (rule K4)."""
UNPROVED = "; brak biletu"


def pieces(rows: Sequence[TicketRow]) -> int:
    """How many tickets; a row that says an impossible number adds none."""
    return sum(max(row.journey.count or 0, 0) for row in rows)


def _row(place: int, row: TicketRow) -> Said:
    ticket = row.journey
    return {
        "place": str(place),
        "on": written_as(ticket.on, short_date, GAP),
        "purpose": written(ticket.purpose, SHORT_DOTS),
        "route": written(ticket.route, SHORT_DOTS),
        "ticket": written(ticket.ticket, GAP) + (UNPROVED if NOT_ATTACHED in row.codes else ""),
        "count": written_as(ticket.count, str, GAP),
        "amount": money(row.amount) if row.cost else row.unpriced_because,
    }


def _sums(rows: Sequence[TicketRow]) -> Said:
    return {"count": str(pieces(rows)), "amount": money(total(rows))}


TABLE: Table[Ticket] = Table(
    head=2,
    widths={
        "place": 11,
        "on": 22,
        "purpose": 42,
        "route": 52,
        "ticket": 31,
        "count": 18,
        "amount": 24,
    },
    row=_row,
    sums=_sums,
)
