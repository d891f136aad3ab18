"""The Minister's GDPR clause (art. 14): what happens to the data, read and signed."""

from app.attachments.attachment import Attachment
from app.attachments.circumstances import due
from app.attachments.gdpr_clause_minister.context import context
from app.attachments.gdpr_clause_minister.questions import MinisterClausePage
from app.attachments.signatures import of_the_participant
from rules.vocabulary import Document

ATTACHMENT = Attachment(
    slug=Document.GDPR_CLAUSE_MINISTER,
    pages=(MinisterClausePage,),
    context=context,
    applies=due(Document.GDPR_CLAUSE_MINISTER),
    signatures=lambda case, programme: (of_the_participant(case, programme),),
)
