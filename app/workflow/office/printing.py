"""A paper about to be printed comes in; it goes out with its code on every page, known here by then."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from app.documents.page_mark import marked
from app.dossier.printed import PrintedPaper, PrintedPart
from app.workflow.office.rooms import PageCodes


@dataclass(frozen=True)
class Print:
    """What is printed under one code, before the code says anything: ``said`` are its files to edit.

    ``code`` stays the same as often as the paper is printed; what ``said`` says tells its editions apart.
    """

    code: str
    programme: str
    kind: str
    origin: str
    title: str
    parts: tuple[PrintedPart, ...]
    said: tuple[bytes, ...]


def registered(codes: PageCodes, about: Print, pages: int) -> PrintedPaper:
    """Note the print, before anybody can take it to a printer; with the edition its pages must bear."""
    paper = PrintedPaper(
        code=about.code,
        programme=about.programme,
        kind=about.kind,
        origin=about.origin,
        title=about.title,
        pages=pages,
        digest=_digest(about.said),
        parts=about.parts,
    )
    return codes.give(paper)


def printed(codes: PageCodes, about: Print, pdf: bytes, pages: int) -> bytes:
    """The PDF, of so many pages, with the code on each; it is registered by then."""
    given = registered(codes, about, pages)
    return marked(pdf, given.code, given.edition)


def _digest(said: Sequence[bytes]) -> str:
    digests = (hashlib.sha256(each).digest() for each in said)
    return hashlib.sha256(b"".join(digests)).hexdigest()
