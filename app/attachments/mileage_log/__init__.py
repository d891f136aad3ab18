"""The mileage log (ewidencja przebiegu pojazdu): drives in the assistant's own vehicle (rule K1)."""

from app.attachments.mileage_log.context import context
from app.attachments.month_signatures import signatures
from app.attachments.monthly import MonthlyAttachment
from app.attachments.travel_logs.rows import logged
from rules.diary import Drive
from rules.vocabulary import MonthlyDocument

ATTACHMENT = MonthlyAttachment(
    slug=MonthlyDocument.MILEAGE_LOG,
    context=context,
    applies=lambda sheet: bool(logged(sheet, Drive)),
    signatures=signatures,
)
