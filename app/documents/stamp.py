"""A page and what to print in its bottom margin come in; the page goes out stamped.

A stamp is an artifact: it is printed and can be selected, but a screen reader does not read it
between the last line of one page and the first of the next.
"""

from dataclasses import dataclass

from pikepdf import Name, Page, Pdf

from app.documents.stamp_font import stamp_font

MILLIMETRE = 72 / 25.4
BASELINE = 6.5 * MILLIMETRE
"""Above the lower edge: below the footers of the documents, above what printers cannot reach."""
SIDE = 20 * MILLIMETRE
LEFT = 54 * MILLIMETRE
"""Where what stands on the left begins: to the right of the page's code and its text (``page_mark``)."""
SIZE = 8.0
FONT_NAME = "/TeczkaStamp"
ARTIFACT = "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"


@dataclass(frozen=True)
class Footer:
    """What is stamped; ``heading`` makes ``left`` (may be empty) a heading.

    A heading is real content and is read; ``heading`` is the number of its marked content.
    """

    right: str
    left: str = ""
    heading: int | None = None


class Stamp:
    """Stamps pages of one file, all in the same embedded font."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._font = stamp_font()
        self._embedded = self._font.embed(pdf)

    def press(self, page: Page, footer: Footer) -> None:
        """Print the footer along the lower edge of the page as it is seen, turned or cropped."""
        page.add_resource(self._embedded, Name.Font, Name(FONT_NAME))
        upright = upright_of(page)
        width = upright.width
        size = self._size(footer, width - SIDE - (LEFT if footer.left else SIDE))
        lines = ["Q q", upright.drawing]
        if footer.left:
            mark = ARTIFACT if footer.heading is None else f"/H1 <</MCID {footer.heading}>> BDC"
            lines += [mark, self._line(footer.left, LEFT, size), "EMC"]
        right = width - SIDE - self._font.width(footer.right, size)
        lines += [ARTIFACT, self._line(footer.right, right, size), "EMC Q"]
        page.contents_add(self._pdf.make_stream(b"q"), prepend=True)
        page.contents_add(self._pdf.make_stream("\n".join(lines).encode("ascii")))

    def _line(self, text: str, x: float, size: float) -> str:
        return (
            f"BT {FONT_NAME} {size:.2f} Tf "
            f"1 0 0 1 {x:.2f} {BASELINE:.2f} Tm <{self._font.encode(text)}> Tj ET"
        )

    def _size(self, footer: Footer, room: float) -> float:
        """The usual size, or as small as a narrow page needs."""
        wanted = self._font.width(f"{footer.left}   {footer.right}".strip(), SIZE)
        return SIZE * min(1.0, max(room, 1.0) / wanted)


@dataclass(frozen=True)
class Upright:
    """A page as it is seen: its width in points; ``matrix`` leads from its lower left corner to its own."""

    width: float
    matrix: tuple[float, float, float, float, float, float]

    @property
    def drawing(self) -> str:
        """Draw from the corner as it is seen."""
        return " ".join(f"{number:g}" for number in self.matrix) + " cm"

    def box(self, left: float, low: float, right: float, high: float) -> list[float]:
        """A rectangle as it is seen, in the page's own coordinates, its lower left corner first."""
        a, b, c, d, e, f = self.matrix
        xs = sorted(a * x + c * y + e for x, y in ((left, low), (right, high)))
        ys = sorted(b * x + d * y + f for x, y in ((left, low), (right, high)))
        return [xs[0], ys[0], xs[1], ys[1]]


def upright_of(page: Page) -> Upright:
    """The page turned and cropped as a reader shows it."""
    left, low, right, high = (float(side) for side in page.cropbox)
    matrix = {
        0: (1.0, 0.0, 0.0, 1.0, left, low),
        90: (0.0, 1.0, -1.0, 0.0, right, low),
        180: (-1.0, 0.0, 0.0, -1.0, right, high),
        270: (0.0, -1.0, 1.0, 0.0, left, high),
    }[int(page.rotation) % 360]
    return Upright(right - left if matrix[0] else high - low, matrix)
