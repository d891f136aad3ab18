"""Every official attachment, of an application and of a month, in the order of the papers; one line each."""

from app.attachments.activity_scope import ATTACHMENT as ACTIVITY_SCOPE
from app.attachments.application_card import ATTACHMENT as APPLICATION_CARD
from app.attachments.attachment import Attachment
from app.attachments.gdpr_clause_minister import ATTACHMENT as GDPR_CLAUSE_MINISTER
from app.attachments.gdpr_clause_organiser import ATTACHMENT as GDPR_CLAUSE_ORGANISER
from app.attachments.guardian_acceptance import ATTACHMENT as GUARDIAN_ACCEPTANCE
from app.attachments.mileage_log import ATTACHMENT as MILEAGE_LOG
from app.attachments.monthly import MonthlyAttachment
from app.attachments.service_card import ATTACHMENT as SERVICE_CARD
from app.attachments.taxi_log import ATTACHMENT as TAXI_LOG
from app.attachments.ticket_log import ATTACHMENT as TICKET_LOG

ALL: tuple[Attachment, ...] = (
    APPLICATION_CARD,
    ACTIVITY_SCOPE,
    GUARDIAN_ACCEPTANCE,
    GDPR_CLAUSE_MINISTER,
    GDPR_CLAUSE_ORGANISER,
)
by_slug = {attachment.slug: attachment for attachment in ALL}

MONTHLY: tuple[MonthlyAttachment, ...] = (
    SERVICE_CARD,
    MILEAGE_LOG,
    TICKET_LOG,
    TAXI_LOG,
)
"""What an assistant hands in every month."""
