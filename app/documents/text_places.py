"""A page the converter made comes in; its pieces of text with their places go out, in the order of painting.

The converter places every piece anew, from the page's lower left corner and never turned, and writes its
letters as hexadecimal numbers: that is all this reads, five times as fast as a general reader.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Page

from app.documents.page_text import EM, PageFont

_READ = re.compile(
    rb"(?P<begin>\bBT\b)"
    rb"|/(?P<font>\S+) (?P<size>[\d.]+) Tf"
    rb"|(?P<left>[-\d.]+) (?P<low>[-\d.]+) (?P<move>T[dm])"
    rb"|\[(?P<array>[^\]]*)\]\s*TJ"
    rb"|<(?P<one>[0-9A-Fa-f]*)>\s*Tj"
)
_CODES = re.compile(rb"<([0-9A-Fa-f]*)>")
_DRAWN = re.compile(rb">\s*(-?[\d.]+)")


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
    fonts: dict[bytes, PageFont | None] = {}
    font: PageFont | None = None
    size = left = low = 0.0
    for found in _READ.finditer(_painted(page)):
        if found["begin"]:
            left = low = 0.0
        elif found["font"]:
            size, name = float(found["size"]), found["font"]
            font = fonts[name] = fonts.get(name) or _font(page, name)
        elif found["move"]:
            anew = found["move"] == b"Tm"
            left = float(found["left"]) + (0.0 if anew else left)
            low = float(found["low"]) + (0.0 if anew else low)
        elif font is not None:
            text, width = _shown(found, font)
            yield Piece(text, left, low, width * size)


def _painted(page: Page) -> bytes:
    contents = page.obj.get(Name.Contents, Array())
    streams = contents if isinstance(contents, Array) else [contents]
    return b"\n".join(each.read_bytes() for each in streams)


def _font(page: Page, name: bytes) -> PageFont | None:
    known, key = page.resources.get(Name.Font, Dictionary()), f"/{name.decode('ascii')}"
    return PageFont(known[key]) if key in known else None


def _shown(found: re.Match[bytes], font: PageFont) -> tuple[str, float]:
    """The text of one operator and its width; the numbers between letters draw them together, in 1/1000."""
    array = found["array"]
    if array is None:
        codes, drawn = found["one"], 0.0
    else:
        codes = b"".join(_CODES.findall(array))
        drawn = sum(map(float, _DRAWN.findall(array)))
    plain = bytes.fromhex(codes.decode("ascii"))
    return font.read(plain), font.width(plain) - drawn / EM
