"""Letters come in, one by one in posting order; one PDF to print on both sides of the paper goes out.

It is for a printer and claims nothing of accessibility: it has no structure tree, and each letter's own
PDF has one. Bookmarks and page labels hold case numbers and never a name.
"""

import io
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from typing import BinaryIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, String

from app.documents.bundle import PRODUCER
from app.documents.streamed_pdf import Copying, StreamedPdf, scalar
from app.errors import ConversionFailed

LANGUAGE = "pl-PL"


@dataclass(frozen=True)
class PrintedLetter:
    """One letter: the number of its case and its PDF, or the pages it has of one, counted from 0.

    Letters of one PDF come one after another, with the very same bytes.
    """

    case_number: str
    pdf: bytes
    pages: range | None = None


@dataclass(frozen=True)
class PrintRun:
    """What came out: letters, pages with the blank backs, and sheets of paper printed on both sides."""

    letters: int
    pages: int

    @property
    def sheets(self) -> int:
        return self.pages // 2


def print_file(letters: Iterable[PrintedLetter], file: BinaryIO, *, title: str) -> PrintRun:
    """Write the letters in this order; a blank page follows each of an odd number of pages.

    Letters are taken one at a time and forgotten, so that memory does not grow with their number.
    Raises ``ConversionFailed`` for a letter without pages, ``pikepdf.PdfError`` for one that is no PDF.
    """
    with ExitStack() as opened:
        run = _Run(StreamedPdf(file), opened)
        for letter in letters:
            run.add(letter)
        run.finish(title)
    return PrintRun(run.letters, len(run.pages))


@dataclass(frozen=True)
class _Source:
    """A PDF letters are taken from, and what was taken of it."""

    data: bytes
    pdf: pikepdf.Pdf
    copying: Copying


class _Run:
    """The file while letters are being added."""

    def __init__(self, target: StreamedPdf, opened: ExitStack) -> None:
        self._target, self._opened = target, opened
        self._source: _Source | None = None
        self._tree = target.reserve()
        self._starts: list[tuple[str, int]] = []
        self.pages: list[int] = []

    @property
    def letters(self) -> int:
        return len(self._starts)

    def add(self, letter: PrintedLetter) -> None:
        source = self._source_of(letter.pdf)
        chosen = range(len(source.pdf.pages)) if letter.pages is None else letter.pages
        pages = [source.pdf.pages[place] for place in chosen]
        if not pages:
            raise ConversionFailed(f"the letter of {letter.case_number} has no pages")
        self._starts.append((letter.case_number, len(self.pages)))
        for page in pages:
            self._page(_contents(page, source.copying) + _size(page, source.copying))
        if len(pages) % 2:
            self._page(b"/Resources<<>>" + _size(pages[-1], source.copying))

    def _source_of(self, data: bytes) -> _Source:
        """The PDF of a letter, which that of the letter before may have been."""
        if self._source is None or self._source.data is not data:
            self._opened.close()
            pdf = self._opened.enter_context(pikepdf.open(io.BytesIO(data)))
            if any(Name.Annots in page.obj for page in pdf.pages):
                pdf.flatten_annotations("print")
            self._source = _Source(data, pdf, Copying(self._target))
        return self._source

    def finish(self, title: str) -> None:
        """Page tree, bookmarks, labels and title, now that all letters are known."""
        target, kids = self._target, b" ".join(b"%d 0 R" % page for page in self.pages)
        tree = b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(self.pages), kids)
        target.write(self._tree, tree)
        pairs = (scalar(String(title)), scalar(String(PRODUCER)))
        info = target.add(b"<</Title %b/Producer %b>>" % pairs)
        root = target.add(
            b"<</Type/Catalog/Pages %d 0 R/Lang %b/ViewerPreferences<</DisplayDocTitle true"
            b"/Duplex/DuplexFlipLongEdge/PrintScaling/None>>%b>>"
            % (self._tree, scalar(String(LANGUAGE)), self._found() if self._starts else b"")
        )
        target.finish(root, info)

    def _page(self, body: bytes) -> None:
        number = self._target.reserve()
        self._target.write(number, b"<</Type/Page/Parent %d 0 R%b>>" % (self._tree, body))
        self.pages.append(number)

    def _found(self) -> bytes:
        """A bookmark and a page label for each letter."""
        labels = b"".join(
            b"%d<</S/D/P %b>>" % (page, scalar(String(f"{number} s. ")))
            for number, page in self._starts
        )
        return b"/PageMode/UseOutlines/Outlines %d 0 R/PageLabels<</Nums[%b]>>" % (
            self._outline(),
            labels,
        )

    def _outline(self) -> int:
        target, root = self._target, self._target.reserve()
        items = [target.reserve() for _ in self._starts]
        for place, (number, page) in enumerate(self._starts):
            beside = b"/Prev %d 0 R" % items[place - 1] if place else b""
            if place + 1 < len(items):
                beside += b"/Next %d 0 R" % items[place + 1]
            where = (scalar(String(number)), self.pages[page], root, beside)
            target.write(items[place], b"<</Title %b/Dest[%d 0 R/Fit]/Parent %d 0 R%b>>" % where)
        ends = (items[0], items[-1], len(items))
        target.write(root, b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % ends)
        return root


def _contents(page: Page, copying: Copying) -> bytes:
    """What a page paints and with what, its own or inherited."""
    resources = copying.written(_inherited(page, Name.Resources) or Dictionary())
    painted = b"/Resources %b" % resources
    if Name.Contents in page.obj:
        painted += b"/Contents %b" % copying.written(page.obj.Contents)
    if Name.Group in page.obj:
        painted += b"/Group %b" % copying.written(page.obj.Group)
    return painted


def _size(page: Page, copying: Copying) -> bytes:
    size = b"/MediaBox %b/CropBox %b" % (
        copying.written(Array(page.mediabox)),
        copying.written(Array(page.cropbox)),
    )
    turned = page.rotation
    return size + (b"/Rotate %d" % turned if turned else b"")


def _inherited(page: Page, name: Name) -> Object | None:
    node: Object | None = page.obj
    while node is not None and name not in node:
        node = node.get(Name.Parent)
    return None if node is None else node[name]
