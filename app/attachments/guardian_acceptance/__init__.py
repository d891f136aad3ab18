"""The guardian's acceptance of a named assistant (akceptacja osoby asystenta), for minors."""

from app.attachments.attachment import Attachment
from app.attachments.circumstances import due
from app.attachments.guardian_acceptance.context import context
from app.attachments.guardian_acceptance.questions import PAGES
from app.attachments.signatures import of_the_guardian, of_the_organiser
from rules.vocabulary import Document

ATTACHMENT = Attachment(
    slug=Document.GUARDIAN_ACCEPTANCE,
    pages=PAGES,
    context=context,
    applies=due(Document.GUARDIAN_ACCEPTANCE),
    signatures=lambda case, _programme: (of_the_guardian(case), of_the_organiser()),
)
