"""The activity scope (karta zakresu czynności): what the assistant helps with, area by area."""

from app.attachments.activity_scope.context import context
from app.attachments.activity_scope.questions import PAGES
from app.attachments.attachment import Attachment
from app.attachments.circumstances import due
from app.attachments.signatures import of_the_assistant, of_the_organiser, of_the_participant
from rules.vocabulary import Document

ATTACHMENT = Attachment(
    slug=Document.ACTIVITY_SCOPE,
    pages=PAGES,
    context=context,
    applies=due(Document.ACTIVITY_SCOPE),
    signatures=lambda case, programme: (
        of_the_participant(case, programme),
        of_the_assistant(case),
        of_the_organiser(),
    ),
)
