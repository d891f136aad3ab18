"""The record of a check comes in; it goes out filled in, to edit and to print."""

from app.documents.fill import fill
from app.documents.pipeline import BLANKS, Office, Produced
from app.month_papers.paper import MonthPaper

MONTH_BLANKS = BLANKS / "month"


def spot_check_docx(paper: MonthPaper) -> bytes:
    """The DOCX alone, which takes no LibreOffice; raises ``BlankBroken``."""
    return fill(MONTH_BLANKS / f"{paper.slug}.docx", paper.context, title=paper.title)


def spot_check_paper(paper: MonthPaper, *, office: Office) -> Produced:
    """The DOCX and the tagged PDF.

    Raises ``ConversionFailed`` or ``BlankBroken``.
    """
    docx = spot_check_docx(paper)
    return Produced(paper.slug, paper.title, docx, office.convert(docx))
