"""The application card (karta zgłoszenia): who applies, with what certificate, for what help."""

from app.attachments.application_card.context import context
from app.attachments.application_card.questions import PAGES
from app.attachments.application_card.questions.start import StartPage
from app.attachments.attachment import Attachment
from app.attachments.circumstances import due
from app.attachments.places import RECEIVER
from app.attachments.signatures import of_the_organiser, of_the_participant
from rules.vocabulary import Document

START_PAGE = StartPage
"""The page a draft begins with; it asks the birth date, the second factor of the resume code."""

ATTACHMENT = Attachment(
    slug=Document.APPLICATION_CARD,
    pages=PAGES,
    context=context,
    applies=due(Document.APPLICATION_CARD),
    signatures=lambda case, programme: (
        of_the_participant(case, programme),
        of_the_organiser(RECEIVER),
    ),
)
