"""A month's sheet comes in; what the blank of the taxi log asks for goes out, ready to print."""

from collections.abc import Iterator, Sequence
from typing import Any

from app.attachments.monthly import MonthSheet
from app.attachments.taxi_log.table import TABLE, RideRow
from app.attachments.travel_logs.head import log_head, people_and_days
from app.attachments.travel_logs.notes import unproved
from app.attachments.travel_logs.one_log import one_log
from app.attachments.travel_logs.rows import logged
from rules.diary import TaxiRide
from rules.vocabulary import MonthlyDocument

WITHOUT_INVOICE = "invoice-missing"
SHORT_NAME = "Ewidencja innych przejazdów"
"""In the footer: a longer line looks like a sentence that is not read out, as no footer is."""


def context(sheet: MonthSheet) -> dict[str, Any]:
    """The names ``taxi_log.docx`` asks for, no more and no fewer."""
    head, rows = log_head(sheet, MonthlyDocument.TAXI_LOG), logged(sheet, TaxiRide)
    data, notes = people_and_days(head), tuple(_notes(rows))
    return {
        **head,
        "document_name": SHORT_NAME,
        **one_log(sheet, head, rows, TABLE, data=data, more=notes),
    }


def _notes(rows: Sequence[RideRow]) -> Iterator[str]:
    yield from unproved(
        rows,
        WITHOUT_INVOICE,
        "Żadna pozycja nie ma faktury, rachunku ani paragonu.",
        "Bez numeru faktury, rachunku albo paragonu: poz. {places}. Wpisz numer i dołącz dokument.",
    )
    invoices = [
        f"{row.journey.invoice.strip()} (poz. {place})"
        for place, row in enumerate(rows, 1)
        if row.journey.invoice.strip()
    ]
    if invoices:
        yield f"Załączniki ({len(invoices)}): {', '.join(invoices)}."
