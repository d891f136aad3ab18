"""Sheets of many months come in; their papers go out as pages of a few PDFs, to be printed together.

Loading a document is half of what LibreOffice does for a paper, so a group of them is loaded as one. These
pages are for a printer: who reads a card on a screen gets its own file, which is tagged as one.
"""

import io
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice, pairwise, repeat

import pikepdf

from app.attachments.monthly import MonthlyAttachment, MonthSheet
from app.documents.bound_papers import FilledPaper, bound
from app.documents.convert import page_count
from app.documents.fill import fill
from app.documents.month_papers import month_title
from app.documents.pipeline import BLANKS, Office
from app.documents.print_file import PrintedLetter, print_file
from app.errors import ConversionFailed
from app.wording.labels import label

GROUP = 10
"""Papers in a file: more are no faster (measured), and keep a conversion nearer to its time limit."""
AT_ONCE = 3
"""Groups on their way: one is filled while an office's two processes convert."""


@dataclass(frozen=True)
class PaperPages:
    """One paper: the PDF that holds it, perhaps with others, and which of its pages, from 0, it has."""

    sheet: MonthSheet
    pdf: bytes
    pages: range


def many_papers(
    attachment: MonthlyAttachment,
    sheets: Iterable[MonthSheet],
    *,
    office: Office,
    group: int = GROUP,
    at_once: int = AT_ONCE,
) -> Iterator[PaperPages]:
    """The paper of every sheet, in order; sheets are taken a few groups ahead, never all.

    Each reads as when it is made alone; what cannot be made with others is. Raises ``ConversionFailed``
    for a paper that cannot be made alone either, ``BlankBroken``.
    """
    rest, ahead = iter(sheets), deque[Future[list[PaperPages]]]()
    with ThreadPoolExecutor(at_once, thread_name_prefix="papers") as threads:
        while True:
            while len(ahead) < at_once and (next_ones := list(islice(rest, group))):
                ahead.append(threads.submit(_together, attachment, next_ones, office))
            if not ahead:
                return
            yield from ahead.popleft().result()


def bound_sheets(attachment: MonthlyAttachment, sheets: Sequence[MonthSheet]) -> bytes:
    """One DOCX of the papers of these sheets, each on pages of its own."""
    return bound([_filled(attachment, sheet) for sheet in sheets])


def bound_pdf(
    attachment: MonthlyAttachment, sheets: Sequence[MonthSheet], *, office: Office
) -> bytes:
    """One PDF of the same papers, bookmarked; raises ``ConversionFailed`` or ``BlankBroken``."""
    papers = _together(attachment, sheets, office)
    if all(paper.pdf is papers[0].pdf for paper in papers):
        return papers[0].pdf
    file = io.BytesIO()  # some had to be made alone: as for a printer, without the tags of a screen
    letters = [PrintedLetter(paper.sheet.number, paper.pdf, paper.pages) for paper in papers]
    print_file(letters, file, title=label(attachment.slug))
    return file.getvalue()


def page_ranges(pdf: bytes) -> tuple[range, ...]:
    """The pages of each paper in a PDF that was bound, from 0."""
    return tuple(range(start, end) for start, end in pairwise(_starts(pdf)))


def _together(
    attachment: MonthlyAttachment, sheets: Sequence[MonthSheet], office: Office
) -> list[PaperPages]:
    papers = [_filled(attachment, sheet) for sheet in sheets]
    try:
        pdf = office.convert_to_print(bound(papers))
    except ConversionFailed:
        pdf, starts = b"", []  # one of them is at fault, or they are too long for one file
    else:
        starts = _starts(pdf)
    spans = pairwise(starts) if len(starts) == len(papers) + 1 else repeat((0, 0), len(papers))
    return [
        PaperPages(sheet, pdf, range(start, end))
        # A paper of other pages than it was cut into has a wrong „z 3” at its foot.
        if end - start == paper.pages
        else _alone(sheet, paper, office)
        for sheet, paper, (start, end) in zip(sheets, papers, spans, strict=True)
    ]


def _filled(attachment: MonthlyAttachment, sheet: MonthSheet) -> FilledPaper:
    said = attachment.context(sheet)
    blank = BLANKS / f"{attachment.slug}.docx"
    return FilledPaper(
        fill(blank, said, title=month_title(attachment, sheet)), pages=len(said["pages"])
    )


def _alone(sheet: MonthSheet, paper: FilledPaper, office: Office) -> PaperPages:
    pdf = office.convert_to_print(paper.docx)
    return PaperPages(sheet, pdf, range(page_count(pdf)))


def _starts(pdf: bytes) -> list[int]:
    """The page each paper begins on, by the bookmark of its title; then the end."""
    with pikepdf.open(io.BytesIO(pdf)) as document, document.open_outline() as outline:
        numbers = {page.obj.objgen: number for number, page in enumerate(document.pages)}
        places = [item.destination for item in outline.root]
        found = [numbers[place[0].objgen] for place in places if isinstance(place, pikepdf.Array)]
        return [*found, len(document.pages)]
