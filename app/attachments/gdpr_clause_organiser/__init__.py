"""The organiser's GDPR clause (art. 13): what happens to the data, read and signed."""

from app.attachments.attachment import Attachment
from app.attachments.circumstances import due
from app.attachments.gdpr_clause_organiser.context import context
from app.attachments.gdpr_clause_organiser.questions import OrganiserClausePage
from app.attachments.signatures import of_the_participant
from rules.vocabulary import Document

ATTACHMENT = Attachment(
    slug=Document.GDPR_CLAUSE_ORGANISER,
    pages=(OrganiserClausePage,),
    context=context,
    applies=due(Document.GDPR_CLAUSE_ORGANISER),
    signatures=lambda case, programme: (of_the_participant(case, programme),),
)
