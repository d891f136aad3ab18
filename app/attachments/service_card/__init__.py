"""The service card (karta realizacji usług): what an assistant did for a participant in a month."""

from app.attachments.month_signatures import signatures
from app.attachments.monthly import MonthlyAttachment, MonthSheet
from app.attachments.service_card.context import context
from rules.vocabulary import MonthlyDocument


def _applies(_sheet: MonthSheet) -> bool:
    """Every month is settled by a card, also one without services."""
    return True


ATTACHMENT = MonthlyAttachment(
    slug=MonthlyDocument.SERVICE_CARD,
    context=context,
    applies=_applies,
    signatures=signatures,
)
