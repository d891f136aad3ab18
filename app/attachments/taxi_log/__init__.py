"""The taxi log (ewidencja kosztów przejazdu innym środkiem transportu): rides somebody else drove."""

from app.attachments.month_signatures import signatures
from app.attachments.monthly import MonthlyAttachment
from app.attachments.taxi_log.context import context
from app.attachments.travel_logs.rows import logged
from rules.diary import TaxiRide
from rules.vocabulary import MonthlyDocument

ATTACHMENT = MonthlyAttachment(
    slug=MonthlyDocument.TAXI_LOG,
    context=context,
    applies=lambda sheet: bool(logged(sheet, TaxiRide)),
    signatures=signatures,
)
