"""A paper of the commission comes in; the text of its filled DOCX goes out."""

from app.commission_papers import CommissionPaper
from app.config import ROOT
from app.documents.fill import fill, marks
from tests.attachments import reading

BLANKS = ROOT / "form_templates" / "commission"


def asked(paper: CommissionPaper) -> set[str]:
    """What the paper's blank asks for."""
    return marks(BLANKS / f"{paper.blank}.docx")


def filled(paper: CommissionPaper) -> bytes:
    return fill(BLANKS / f"{paper.blank}.docx", paper.context, title=paper.title)


def lines(paper: CommissionPaper) -> list[str]:
    return reading.lines(filled(paper))


def text(paper: CommissionPaper) -> str:
    return reading.text(filled(paper))
