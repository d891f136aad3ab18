"""A text, the face of our papers and a width come in; how many lines the text takes there goes out.

Estimates, never below what a word processor needs: it may break lines at more places than are known here.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from fontTools.ttLib import TTFont

from app.errors import InternalError
from app.wording.dates import NBSP

FOLDER = Path("/usr/share/fonts/truetype/crosextra")
logging.getLogger("fontTools").setLevel(logging.ERROR)  # it comments on the font's dates
CARLITO, CARLITO_BOLD = FOLDER / "Carlito-Regular.ttf", FOLDER / "Carlito-Bold.ttf"
UNKNOWN_EM = 1.2
"""How wide a letter the face has not is taken to be, in em: another font draws it."""
STRANGE_HEIGHT = 1.4
"""How much higher a line may grow through such a letter."""
SPARE = 0.02
"""The part of every width that is left free, for rounding and justification."""


@dataclass(frozen=True)
class Typeface:
    """Carlito at a size in points, as the blanks set it, one line high."""

    size: float
    bold: bool = False

    def width(self, text: str) -> float:
        """How wide a text is on one line, in points."""
        known = self._face.widths
        return self.size * sum(known.get(letter, UNKNOWN_EM) for letter in text)

    def lines(self, text: str, width: float) -> int:
        """How many lines a text takes in a width in points: at least one, also of nothing."""
        room = width * (1 - SPARE)
        return sum(self._lines(line, room) for line in text.split("\n"))

    def height(self, text: str, width: float) -> float:
        """How high a text stands in a width, in points, without the space around its paragraph."""
        line = self.size * self._face.line
        if any(letter not in self._face.widths for letter in text if letter != "\n"):
            line *= STRANGE_HEIGHT
        return self.lines(text, width) * line

    @cached_property
    def _face(self) -> "_Face":
        return _face(CARLITO_BOLD if self.bold else CARLITO)

    def _lines(self, text: str, room: float) -> int:
        space, lines, used = self.width(" "), 1, 0.0
        for word in text.split(" "):
            long = self.width(word)
            if not word or (used and used + space + long <= room):  # spaces never begin a line
                used += space + long
                continue
            lines += 1 if used else 0
            more, used = self._broken(word, long, room)
            lines += more
        return lines

    def _broken(self, word: str, long: float, room: float) -> tuple[int, float]:
        """How many lines a word fills that is longer than one, and how wide its rest is."""
        if long <= room:
            return 0, long
        lines, used = 0, 0.0
        for letter in word:
            wide = self.width(letter)
            if used and used + wide > room:
                lines, used = lines + 1, 0.0
            used += wide
        return lines, used


@dataclass(frozen=True)
class _Face:
    """The widths of a font's letters and the height of its line, in em."""

    widths: Mapping[str, float]
    line: float


@cache
def _face(file: Path) -> _Face:
    """Read once per process; raises ``InternalError``."""
    if not file.exists():
        raise InternalError(f"{file} is missing: install the package fonts-crosextra-carlito")
    with TTFont(file, lazy=True) as font:
        em, wide, lines = font["head"].unitsPerEm, font["hmtx"], font["hhea"]
        widths = {chr(code): wide[name][0] / em for code, name in font.getBestCmap().items()}
        widths[NBSP] = widths[" "]  # the font has none, and a word processor knows it
        return _Face(widths, (lines.ascent - lines.descent + lines.lineGap) / em)
