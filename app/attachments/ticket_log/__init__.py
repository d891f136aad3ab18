"""The ticket log (ewidencja biletów komunikacyjnych): journeys by public transport."""

from app.attachments.month_signatures import signatures
from app.attachments.monthly import MonthlyAttachment
from app.attachments.ticket_log.context import context
from app.attachments.travel_logs.rows import logged
from rules.diary import Ticket
from rules.vocabulary import MonthlyDocument

ATTACHMENT = MonthlyAttachment(
    slug=MonthlyDocument.TICKET_LOG,
    context=context,
    applies=lambda sheet: bool(logged(sheet, Ticket)),
    signatures=signatures,
)
