"""A line of text comes in, glyphs of an embedded font go out, with their widths.

Only the glyphs a stamp can need are embedded. The text stays text: it is printed with Polish
letters and can be searched, selected and copied.
"""

import string
from dataclasses import dataclass
from functools import cache
from io import BytesIO

from fontTools import subset
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from app.attachments.typeface import CARLITO
from app.errors import InternalError
from app.wording.dates import NBSP

LETTERS = string.ascii_letters + string.digits + string.punctuation + " ąćęłńóśźżĄĆĘŁŃÓŚŹŻ„”–·…§"
CODES = string.ascii_uppercase + string.digits + "-/· ?"
"""All a page's code is written with: a letter of one page should not carry an alphabet with it."""
EM = 1000
SYMBOLIC = 4
"""The descriptor flag of a font that is not limited to the standard Latin set."""


@dataclass(frozen=True)
class StampFont:
    """A TrueType font cut down; ``glyphs`` by character, ``widths`` by glyph, in 1/1000 em.

    ``name`` begins with six letters that tell this cut from every other (ISO 32000-1, 9.6.4).
    """

    name: str
    file: bytes
    glyphs: dict[str, int]
    widths: tuple[int, ...]
    box: tuple[int, int, int, int]
    ascent: int
    descent: int

    def encode(self, text: str) -> str:
        """The text as a hexadecimal string of glyph numbers; an unknown character becomes „?”."""
        return "".join(f"{self._glyph(letter):04X}" for letter in text)

    def width(self, text: str, size: float) -> float:
        """How wide the text is at this size, in points."""
        return sum(self.widths[self._glyph(letter)] for letter in text) * size / EM

    def embed(self, pdf: Pdf) -> Object:
        """The font as an object of this file."""
        name = Name(f"/{self.name}")
        descriptor = Dictionary(
            Type=Name.FontDescriptor,
            FontName=name,
            Flags=SYMBOLIC,
            FontBBox=Array(self.box),
            ItalicAngle=0,
            Ascent=self.ascent,
            Descent=self.descent,
            CapHeight=self.ascent,
            StemV=80,
            FontFile2=pdf.make_stream(self.file, Length1=len(self.file)),
        )
        descendant = Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType2,
            BaseFont=name,
            CIDSystemInfo=Dictionary(
                Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0
            ),
            FontDescriptor=pdf.make_indirect(descriptor),
            W=Array([0, Array(self.widths)]),
            CIDToGIDMap=Name.Identity,
        )
        return pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type0,
                BaseFont=name,
                Encoding=Name("/Identity-H"),
                DescendantFonts=Array([pdf.make_indirect(descendant)]),
                ToUnicode=pdf.make_stream(self._to_unicode()),
            )
        )

    def _glyph(self, letter: str) -> int:
        return self.glyphs.get(letter, self.glyphs["?"])

    def _to_unicode(self) -> bytes:
        by_glyph = {glyph: letter for letter, glyph in self.glyphs.items() if letter != NBSP}
        pairs = [f"<{glyph:04X}> <{ord(letter):04X}>" for glyph, letter in sorted(by_glyph.items())]
        blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
        lines = [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
            *(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks),
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
        return "\n".join(lines).encode("ascii")


@cache
def stamp_font() -> StampFont:
    """The subset of Carlito stamps are set in, made once per process; raises ``InternalError``."""
    return _cut("AAAAAA", LETTERS)


@cache
def code_font() -> StampFont:
    """The smaller one of codes, which stands in every letter's file; likewise."""
    return _cut("AAAAAB", CODES)


def _cut(tag: str, letters: str) -> StampFont:
    if not CARLITO.exists():
        raise InternalError(f"{CARLITO} is missing: install the package fonts-crosextra-carlito")
    font = TTFont(CARLITO)
    options = subset.Options(
        layout_features=[], hinting=False, notdef_outline=True, glyph_names=False, name_IDs=[0, 13]
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=letters)
    subsetter.subset(font)
    file = BytesIO()
    font.save(file)
    scale = EM / font["head"].unitsPerEm
    order = font.getGlyphOrder()
    number = {name: at for at, name in enumerate(order)}
    head, hhea = font["head"], font["hhea"]
    glyphs = {chr(code): number[name] for code, name in font.getBestCmap().items()}
    glyphs[NBSP] = glyphs[" "]  # the typeface has no glyph of its own for it
    return StampFont(
        name=f"{tag}+Carlito",
        file=file.getvalue(),
        glyphs=glyphs,
        widths=tuple(round(font["hmtx"][name][0] * scale) for name in order),
        box=tuple(round(side * scale) for side in (head.xMin, head.yMin, head.xMax, head.yMax)),
        ascent=round(hhea.ascent * scale),
        descent=round(hhea.descent * scale),
    )
