"""A paper of the commission comes in; it goes out filled in, to edit and to print."""

from app.commission_papers import CommissionPaper
from app.documents.fill import fill
from app.documents.pipeline import BLANKS, Office, Produced

COMMISSION_BLANKS = BLANKS / "commission"


def commission_docx(paper: CommissionPaper) -> bytes:
    """The DOCX alone, which takes no LibreOffice; raises ``BlankBroken``."""
    blank = COMMISSION_BLANKS / f"{paper.blank}.docx"
    return fill(blank, paper.context, title=paper.title)


def commission_paper(paper: CommissionPaper, *, office: Office) -> Produced:
    """The DOCX and the tagged PDF of one paper.

    Raises ``ConversionFailed`` or ``BlankBroken``.
    """
    docx = commission_docx(paper)
    return Produced(paper.slug, paper.title, docx, office.convert(docx))
