"""A page the converter made comes in; its pieces of text with their places go out, in the order of painting.

The converter places every piece anew, from the page's lower left corner and never turned: that is all this
reads.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import pikepdf
from pikepdf import Array, Dictionary, Name, Page, String

from app.documents.page_text import EM, PageFont

NUMBERS = (int, float, Decimal)
OPERATORS = "BT Td Tm Tf Tj TJ"


@dataclass(frozen=True)
class Piece:
    """A text on one line: its left end, its baseline and its width, in points."""

    text: str
    left: float
    low: float
    width: float

    @property
    def right(self) -> float:
        return self.left + self.width


def text_places(page: Page) -> Iterator[Piece]:
    """The pieces of a page; those in no font of the page's own are left out."""
    fonts: dict[str, PageFont | None] = {}
    font: PageFont | None = None
    size = left = low = 0.0
    for instruction in pikepdf.parse_content_stream(page, OPERATORS):
        operands, operator = instruction.operands, str(instruction.operator)
        match operator:
            case "BT":
                left = low = 0.0
            case "Td":
                left, low = left + float(operands[0]), low + float(operands[1])
            case "Tm":
                left, low = float(operands[4]), float(operands[5])
            case "Tf":
                name, size = str(operands[0]), float(operands[1])
                font = fonts[name] = fonts.get(name) or _font(page, name)
            case _ if font is not None:
                yield _piece(operands[0], font, size, left, low)


def _font(page: Page, name: str) -> PageFont | None:
    known = page.resources.get(Name.Font, Dictionary())
    return PageFont(known[name]) if name in known else None


def _piece(shown: object, font: PageFont, size: float, left: float, low: float) -> Piece:
    """One operator's text; the numbers between its strings draw letters together, in 1/1000 of the size."""
    codes, drawn = b"", 0.0
    for part in shown.as_list() if isinstance(shown, Array) else [shown]:
        if isinstance(
            part, NUMBERS
        ):  # asked first: whether something is a String takes ten times as long
            drawn += float(part)
        elif isinstance(part, String):
            codes += bytes(part)
    return Piece(font.read(codes), left, low, (font.width(codes) - drawn / EM) * size)
