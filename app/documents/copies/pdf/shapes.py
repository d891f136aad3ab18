"""What may be copied out of a strange PDF: a table of resources, their keys and their kinds.

A key that is not here does not come along: actions, files, scripts, metadata, structure and
everything a later edition of the format may add are left behind because nobody listed them, not
because somebody thought of them. Source of the keys: ISO 32000-1, chapters 7 to 9 and 11.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

PLAIN = "plain"
"""Numbers, names, texts, truth values, and lists of them."""


@dataclass(frozen=True)
class Shape:
    """The keys of one kind of dictionary or stream, each with the kind of its value.

    ``every`` is the kind of all values where the keys are free names; ``stream`` says that it may
    be a stream, ``drawn`` that such a stream holds drawing operators, which are written anew.
    """

    keys: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    every: str = ""
    stream: bool = False
    drawn: bool = False


def _keys(plain: str = "", **kinds: str) -> dict[str, str]:
    listed = {f"/{name}": PLAIN for name in plain.split()}
    return listed | {f"/{name}": kind for name, kind in kinds.items()}


_FUNCTION = _keys(
    "FunctionType Domain Range Size BitsPerSample Order Encode Decode C0 C1 N Bounds",
    Functions="function",
)

SHAPES: Mapping[str, Shape] = {
    PLAIN: Shape(),
    "bytes": Shape(stream=True),
    "resources": Shape(
        _keys(
            ExtGState="states",
            ColorSpace="colours",
            Pattern="patterns",
            Shading="shadings",
            XObject="xobjects",
            Font="fonts",
        )
    ),
    "states": Shape(every="state"),
    "colours": Shape(every="colour"),
    "patterns": Shape(every="pattern"),
    "shadings": Shape(every="shading"),
    "xobjects": Shape(every="xobject"),
    "fonts": Shape(every="font"),
    "state": Shape(
        _keys(
            "Type LW LC LJ ML D RI OP op OPM FL SM SA BM CA ca AIS TK",
            Font="font",
            BG="function",
            BG2="function",
            UCR="function",
            UCR2="function",
            SMask="soft mask",
        )
    ),
    "soft mask": Shape(_keys("Type S BC", G="xobject", TR="function")),
    # The parts of all colour spaces together: profile, calibration, tint function.
    "colour": Shape(
        _FUNCTION | _keys("WhitePoint BlackPoint Gamma Matrix", Alternate="colour"), stream=True
    ),
    "function": Shape(_FUNCTION, stream=True),
    "shading": Shape(
        _keys(
            "ShadingType Background BBox AntiAlias Coords Domain Extend Matrix BitsPerCoordinate"
            " BitsPerComponent BitsPerFlag Decode VerticesPerRow",
            ColorSpace="colour",
            Function="function",
        ),
        stream=True,
    ),
    "pattern": Shape(
        _keys(
            "Type PatternType PaintType TilingType BBox XStep YStep Matrix",
            Resources="resources",
            Shading="shading",
            ExtGState="state",
        ),
        stream=True,
        drawn=True,
    ),
    "form": Shape(
        _keys("Type Subtype FormType BBox Matrix", Resources="resources", Group="group"),
        stream=True,
        drawn=True,
    ),
    "group": Shape(_keys("Type S I K", CS="colour")),
    "image": Shape(
        _keys(
            "Type Subtype Width Height BitsPerComponent Intent ImageMask Decode Interpolate"
            " SMaskInData Matte",
            ColorSpace="colour",
            Mask="image",
            SMask="image",
        ),
        stream=True,
    ),
    "font": Shape(
        _keys(
            "Type Subtype Name BaseFont FirstChar LastChar Widths DW W DW2 W2 FontBBox FontMatrix",
            Encoding="encoding",
            ToUnicode="character map",
            FontDescriptor="descriptor",
            DescendantFonts="font",
            CIDSystemInfo="system",
            CIDToGIDMap="bytes",
            CharProcs="glyphs",
            Resources="resources",
        )
    ),
    "glyphs": Shape(every="glyph"),
    "glyph": Shape(stream=True, drawn=True),
    "encoding": Shape(
        _keys(
            "Type BaseEncoding Differences CMapName WMode", CIDSystemInfo="system", UseCMap="bytes"
        ),
        stream=True,
    ),
    "character map": Shape(
        _keys("Type CMapName WMode", CIDSystemInfo="system", UseCMap="bytes"), stream=True
    ),
    "system": Shape(_keys("Registry Ordering Supplement")),
    "descriptor": Shape(
        _keys(
            "Type FontName FontFamily FontStretch FontWeight Flags FontBBox ItalicAngle Ascent"
            " Descent Leading CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth CharSet",
            FontFile="font file",
            FontFile2="font file",
            FontFile3="font file",
            CIDSet="bytes",
        )
    ),
    "font file": Shape(_keys("Length1 Length2 Length3 Subtype"), stream=True),
    # How a stream is packed belongs to every stream.
    "packing": Shape(
        _keys(
            "Predictor Colors BitsPerComponent Columns EarlyChange K EndOfLine EncodedByteAlign"
            " Rows EndOfBlock BlackIs1 DamagedRowsBeforeError ColorTransform",
            JBIG2Globals="bytes",
        )
    ),
}

FILTERS = frozenset(
    {
        "/ASCIIHexDecode", "/ASCII85Decode", "/LZWDecode", "/FlateDecode", "/RunLengthDecode",
        "/CCITTFaxDecode", "/JBIG2Decode", "/DCTDecode", "/JPXDecode",
    }
)  # fmt: skip
