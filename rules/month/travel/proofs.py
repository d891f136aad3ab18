"""A judged month and a programme come in; findings on what proves a ticket or a ride come out (rule K4)."""

from collections import Counter
from collections.abc import Iterator

from rules.diary import TaxiRide, Ticket
from rules.findings import Row
from rules.month.judged import Judged
from rules.month.travel.logs import belongs, log_rows
from rules.programme import Programme
from rules.verdict import Finding


def tickets(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """K4: tickets are attached to their log."""
    row = Row("K4", programme)
    for entry in log_rows(judged.month):
        ticket = entry.journey
        if not isinstance(ticket, Ticket) or not belongs(ticket, judged.month):
            continue
        if ticket.count is not None and ticket.count < 1:
            yield row.blocks("ticket-count-impossible", entry.about("count"))
        if ticket.attached is None:
            yield row.blocks("tickets-attached-missing", entry.about("attached"))
        elif not ticket.attached:
            yield row.blocks("tickets-not-attached", entry.about("attached"))


def taxi_rides(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """K4: a ride has the number of its invoice or receipt; the same number twice is looked at again."""
    row = Row("K4", programme)
    rides = [
        (entry, entry.journey)
        for entry in log_rows(judged.month)
        if isinstance(entry.journey, TaxiRide) and belongs(entry.journey, judged.month)
    ]
    uses = Counter(_number(ride) for _, ride in rides)
    for entry, ride in rides:
        about = entry.about("invoice")
        if not _number(ride):
            yield row.blocks("invoice-missing", about)
        elif uses[_number(ride)] > 1:
            yield row.warns("invoice-twice", about, invoice=ride.invoice.strip())


def _number(ride: TaxiRide) -> str:
    """An invoice's number as far as it tells invoices apart: spaces and size of letters do not."""
    return "".join(ride.invoice.split()).casefold()
