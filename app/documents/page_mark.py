"""A PDF, its code and edition come in; the PDF goes out with a QR code and its text on every page.

The code lies in the lower left corner, where no paper prints: below the picture of a copy, left of every
margin. It is a figure a screen reader can name; all of them stand together behind the last page's text, so
that none interrupts a sentence that runs over two pages.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import groupby
from operator import itemgetter

import pikepdf
import segno
from pikepdf import Array, Dictionary, Name, NumberTree, Object, Page, Pdf, String

from app.documents.stamp import ARTIFACT, BASELINE, MILLIMETRE, SIDE, Upright, upright_of
from app.documents.stamp_font import code_font
from app.documents.structure_tree import is_tagged
from app.dossier.page_code import PageCode

VERSION, LEVEL, MASK = 2, "q", 3
"""25 modules hold every code there can be, with a quarter of them lost (level Q).

One mask for all: weighing eight of them takes longer than all else, and reads no better (measured).
"""
MODULES = 25
MODULE = 0.5 * MILLIMETRE
QUIET = 4 * MODULE
CORNER = 5.4 * MILLIMETRE
"""From either edge: within what printers reach, and its quiet zone ends before margins of 20 mm do."""
SIZE = 7.0
FONT_NAME = "/TeczkaCode"
TITLE = "Kody stron"


def marked(
    pdf: bytes, code: str, edition: int, *, first: int = 1, pages: int | None = None
) -> bytes:
    """Mark every page with the code, the edition and its number.

    A paper printed alone says its place in the whole: it begins on page ``first`` of ``pages``. Raises
    ``pikepdf.PdfError`` for what is no PDF.
    """
    with pikepdf.open(BytesIO(pdf)) as document:
        total = len(document.pages) if pages is None else pages
        mark = _Mark(document)
        for number, page in enumerate(document.pages, first):
            mark.press(page, PageCode(code, edition, number, total))
        file = BytesIO()
        document.save(file, fix_metadata_version=False)  # which would read all of it anew
        return file.getvalue()


class _Mark:
    """Marks the pages of one file."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._font = code_font()
        self._embedded = self._font.embed(pdf)
        self._figures = _Figures(pdf) if is_tagged(pdf) else None

    def press(self, page: Page, code: PageCode) -> None:
        """Draw the code in the lower left corner of the page as it is seen, and its text beside it."""
        page.add_resource(self._embedded, Name.Font, Name(FONT_NAME))
        upright = upright_of(page)
        begin, end = self._enclosed(page, code, upright)
        text = f"BT {FONT_NAME} {SIZE:g} Tf 1 0 0 1 {SIDE:.2f} {BASELINE:.2f} Tm"
        lines = [
            "Q q",
            upright.drawing,
            *begin,
            *_drawn(code.payload),
            *end,
            ARTIFACT,
            f"0 g {text} <{self._font.encode(code.text)}> Tj ET",
            "EMC Q",
        ]
        page.contents_add(self._pdf.make_stream(b"q"), prepend=True)
        page.contents_add(self._pdf.make_stream("\n".join(lines).encode("ascii")))

    def _enclosed(
        self, page: Page, code: PageCode, upright: Upright
    ) -> tuple[Sequence[str], Sequence[str]]:
        """The mark a structure tree finds the drawing by; a file without one needs none."""
        if self._figures is None:
            return (), ()
        edge = CORNER + MODULES * MODULE
        number = self._figures.add(page, described(code), upright.box(CORNER, CORNER, edge, edge))
        return (f"/Figure <</MCID {number}>> BDC",), ("EMC",)


class _Figures:
    """The section of a structure tree that holds the figures of all codes, behind everything else."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._root = pdf.Root.StructTreeRoot
        if Name.ParentTree not in self._root:
            self._root.ParentTree = NumberTree.new(pdf).obj
        self._marks = NumberTree(self._root.ParentTree)
        self._next_key = max((int(key) for key in self._marks), default=-1) + 1
        self._section = self._hung()

    def add(self, page: Page, description: str, box: Sequence[float]) -> int:
        """A figure for what the page is about to draw; the number of its marked content."""
        marks = self._of(page)
        figure = Dictionary(
            Type=Name.StructElem,
            S=Name.Figure,
            P=self._section,
            Pg=page.obj,
            K=len(marks),
            Alt=String(description),
            A=Dictionary(O=Name.Layout, Placement=Name.Block, BBox=Array(box)),
        )
        element = self._pdf.make_indirect(figure)
        self._section.K.append(element)
        marks.append(element)
        return len(marks) - 1

    def _of(self, page: Page) -> Object:
        """The elements of a page by the numbers of their marked content."""
        if Name.StructParents not in page.obj or int(page.obj.StructParents) not in self._marks:
            page.obj.StructParents = self._next_key
            self._marks[self._next_key] = self._pdf.make_indirect(Array())
            self._next_key += 1
            self._root.ParentTreeNextKey = self._next_key
        return self._marks[int(page.obj.StructParents)]

    def _hung(self) -> Object:
        """The section, behind all that the document has in it, or behind all there is without one."""
        above = self._root
        tops = above.K if isinstance(above.K, Array) else Array([above.K])
        if len(tops) == 1 and isinstance(tops[0], Dictionary):
            above = tops[0]
        section = Dictionary(Type=Name.StructElem, S=Name.Sect, P=above, T=String(TITLE), K=Array())
        hung = self._pdf.make_indirect(section)
        held = above.get(Name.K, Array())
        above.K = Array([*(held if isinstance(held, Array) else [held]), hung])
        return hung


def described(code: PageCode) -> str:
    """„Kod strony K7MX-3T9P/1, strona 3 z 12”."""
    shown = code.text.split(" ")[0]
    return f"Kod strony {shown}, strona {code.page} z {code.pages}"


def _drawn(payload: str) -> Iterator[str]:
    """White for the quiet zone, then the dark modules of a row in as few rectangles as they make."""
    edge, whole = CORNER - QUIET, MODULES * MODULE + 2 * QUIET
    yield f"1 g {edge:.3f} {edge:.3f} {whole:.3f} {whole:.3f} re f 0 g"
    code = segno.make(
        payload, version=VERSION, error=LEVEL, mask=MASK, boost_error=False, micro=False
    )
    for place, row in enumerate(code.matrix, 1):
        y = CORNER + (MODULES - place) * MODULE
        for dark, run in groupby(enumerate(row), key=itemgetter(1)):
            if dark:
                columns = [column for column, _ in run]
                x, width = CORNER + columns[0] * MODULE, len(columns) * MODULE
                yield f"{x:.3f} {y:.3f} {width:.3f} {MODULE:.3f} re"
    yield "f"
