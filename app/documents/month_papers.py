"""A monthly attachment and its sheet come in; the paper goes out filled in, to edit and to print."""

from app.attachments.monthly import MonthlyAttachment, MonthSheet
from app.documents.fill import fill
from app.documents.pipeline import BLANKS, Office, Produced
from app.wording.labels import label


def month_docx(attachment: MonthlyAttachment, sheet: MonthSheet) -> bytes:
    """The DOCX alone, which takes no LibreOffice; raises ``BlankBroken``."""
    blank = BLANKS / f"{attachment.slug}.docx"
    return fill(blank, attachment.context(sheet), title=month_title(attachment, sheet))


def month_paper(attachment: MonthlyAttachment, sheet: MonthSheet, *, office: Office) -> Produced:
    """The DOCX and the tagged PDF of one paper.

    Raises ``ConversionFailed`` or ``BlankBroken``.
    """
    docx = month_docx(attachment, sheet)
    return Produced(attachment.slug, month_title(attachment, sheet), docx, office.convert(docx))


def month_title(attachment: MonthlyAttachment, sheet: MonthSheet) -> str:
    """„Karta realizacji usług 01/2026”; it names nobody, so that it may stand in a window or a log."""
    return " ".join(part for part in (label(attachment.slug), sheet.number) if part)
