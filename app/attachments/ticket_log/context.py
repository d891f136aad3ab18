"""A month's sheet comes in; what the blank of the ticket log asks for goes out, ready to print."""

from collections.abc import Iterator, Sequence
from typing import Any

from app.attachments.monthly import MonthSheet
from app.attachments.ticket_log.table import NOT_ATTACHED, TABLE, TicketRow, pieces
from app.attachments.travel_logs.head import log_head, people_and_days
from app.attachments.travel_logs.notes import unproved
from app.attachments.travel_logs.one_log import one_log
from app.attachments.travel_logs.rows import logged
from rules.diary import Ticket
from rules.vocabulary import MonthlyDocument

NOT_SAID = "tickets-attached-missing"


def context(sheet: MonthSheet) -> dict[str, Any]:
    """The names ``ticket_log.docx`` asks for, no more and no fewer."""
    head, rows = log_head(sheet, MonthlyDocument.TICKET_LOG), logged(sheet, Ticket)
    data, notes = people_and_days(head), tuple(_notes(rows))
    return {**head, **one_log(sheet, head, rows, TABLE, data=data, more=notes)}


def _notes(rows: Sequence[TicketRow]) -> Iterator[str]:
    yield from unproved(
        rows,
        NOT_ATTACHED,
        "Do żadnej pozycji nie dołączono biletów.",
        "Nie dołączono biletów do poz. {places}.",
    )
    yield from unproved(
        rows,
        NOT_SAID,
        "Przy żadnej pozycji nie zaznaczono, czy bilety są dołączone.",
        "Nie zaznaczono, czy dołączono bilety do poz. {places}.",
    )
    if enclosed := [row for row in rows if row.journey.attached]:
        yield f"Załączniki: bilety albo wydruki potwierdzeń, liczba: {pieces(enclosed)}."
