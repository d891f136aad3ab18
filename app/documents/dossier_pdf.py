"""The papers of a dossier come in; one PDF goes out: a cover with contents, then every paper, bookmarked.

Tags are kept where a paper has them; a scan or a copy is a picture with a description. So the whole claims
PDF/UA only when every paper does, which a dossier with one scan in it never does.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from PIL import Image, ImageSequence

from app.documents.bundle import Part, assemble
from app.documents.checklist import Paper, contents, numbered
from app.documents.fill import fill
from app.documents.pipeline import BLANKS, COVER_TRIES, USUAL_COVER_PAGES, Office
from app.errors import ConversionFailed

COVER_BLANK = BLANKS / "dossier" / "cover.docx"
TITLE = "Teczka uczestnika"
NAME = "Okładka i spis treści"
PDF = "application/pdf"
IMAGES = frozenset({"image/jpeg", "image/png", "image/tiff"})
USUAL_DPI = 200
"""Of a picture that does not say how many dots an inch of it has."""


@dataclass(frozen=True)
class Leaf:
    """A paper to bind: ``title`` as contents and bookmarks name it, one file of it; ``label`` as „D3”."""

    title: str
    label: str
    media_type: str
    data: bytes


@dataclass(frozen=True)
class Said:
    """What the cover says; ``left_out`` are sentences on papers that are not in the file."""

    programme_name: str
    organiser_name: str
    fund: str
    participant_name: str
    case_number: str
    prepared_on: str
    handed_out_by: str
    reason: str
    left_out: tuple[str, ...] = ()


def dossier_pdf(said: Said, leaves: Sequence[Leaf], office: Office) -> bytes:
    """The whole dossier; a leaf that cannot be opened is told of on the cover and left out.

    Raises ``ConversionFailed`` or ``BlankBroken`` where there is no cover.
    """
    parts, papers, left_out = [], [], list(said.left_out)
    for leaf in leaves:
        bound = _bound(leaf)
        if bound is None:
            left_out.append(f"{leaf.title}: pliku nie da się otworzyć")
            continue
        pdf, pages = bound
        parts.append(Part(leaf.label, leaf.title, pdf, leaf.label))
        papers.append(Paper(leaf.label, leaf.title, pages))
    front = _cover(said, tuple(left_out), papers, office)
    return assemble(
        [Part("cover", NAME, front, label="O"), *parts],
        title=f"{TITLE} {said.case_number}",
        whole=f"Teczka {said.case_number}",
    )


def _bound(leaf: Leaf) -> tuple[bytes, int] | None:
    """The leaf as a PDF and the number of its pages; nothing where it is none or is locked."""
    try:
        pdf = _pictured(leaf.data) if leaf.media_type in IMAGES else leaf.data
        with pikepdf.open(BytesIO(pdf)) as opened:
            return (pdf, len(opened.pages)) if opened.pages else None
    except (pikepdf.PdfError, OSError, ValueError, Image.DecompressionBombError):
        return None


def _pictured(data: bytes) -> bytes:
    """Every picture of a file as a page of its own size."""
    with Image.open(BytesIO(data)) as image:
        pages = [frame.convert("RGB") for frame in ImageSequence.Iterator(image)]
        dots = float(image.info.get("dpi", (USUAL_DPI,))[0]) or USUAL_DPI
    file = BytesIO()
    pages[0].save(file, "PDF", resolution=dots, save_all=True, append_images=pages[1:])
    return file.getvalue()


def _cover(said: Said, left_out: tuple[str, ...], papers: Sequence[Paper], office: Office) -> bytes:
    """The cover with the page numbers that are right for its own length, which they may change."""
    length = USUAL_COVER_PAGES
    for _ in range(COVER_TRIES):
        docx = fill(
            COVER_BLANK, _context(said, left_out, numbered(papers, length + 1)), title=TITLE
        )
        pdf = office.convert(docx)
        with pikepdf.open(BytesIO(pdf)) as opened:
            pages = len(opened.pages)
        if pages == length:
            return pdf
        length = pages
    raise ConversionFailed("the length of the cover does not settle")


def _context(said: Said, left_out: tuple[str, ...], papers: Sequence[Paper]) -> dict[str, object]:
    """The names ``dossier/cover.docx`` asks for, no more and no fewer."""
    return {
        "programme_name": said.programme_name,
        "organiser_name": said.organiser_name,
        "fund": said.fund,
        "title": TITLE,
        "document_name": NAME,
        "participant_name": said.participant_name,
        "case_number": said.case_number,
        "prepared_on": said.prepared_on,
        "handed_out_by": said.handed_out_by,
        "reason": said.reason,
        "contents": contents(papers),
        "left_out": list(left_out),
    }
