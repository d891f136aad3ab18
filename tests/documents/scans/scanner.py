"""An office's scanner, imitated: printed pages come in; what a scan of them looks like goes out.

A sheet is drawn as a printer prints it, laid askew and a little too small, lit unevenly, its other side
shining through, holes punched and edges in shadow; then it is blurred, noised and pressed into a JPEG.
"""

import io
from dataclasses import dataclass
from functools import cache
from math import cos, radians, sin
from random import Random

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

PRINTED_DOTS = 240
A4 = (210.0, 297.0)
"""Millimetres."""
PAPER = 247
"""The grey of white paper under a scanner's lamp."""
NOISE_TILE = 512


@dataclass(frozen=True)
class Damage:
    """What scanning does to a sheet.

    ``turned`` and ``skew`` in degrees clockwise, ``shift`` and ``blur`` (deviation) in millimetres, ``noise``
    a deviation in greys, ``light`` the share of light missing in the darkest corner, ``through`` the share of
    the other side's ink that shines through. ``cut`` loses what lies beyond the size of the sheet.
    """

    dots: int = 200
    turned: int = 0
    skew: float = 0.0
    scale: float = 1.0
    shift: tuple[float, float] = (0.0, 0.0)
    blur: float = 0.05
    noise: float = 4.0
    light: float = 0.1
    through: float = 0.0
    holes: bool = False
    shadow: bool = False
    one_bit: bool = False
    cut: bool = False
    quality: int = 75


def printed(pdf: bytes) -> list[Image.Image]:
    """Each page in grey, as a printer lays it on paper."""
    document = pypdfium2.PdfDocument(pdf)
    return [
        page.render(scale=PRINTED_DOTS / 72, rev_byteorder=True).to_pil().convert("L")
        for page in document
    ]


def empty_sheet() -> Image.Image:
    width, height = (round(side / 25.4 * PRINTED_DOTS) for side in A4)
    return Image.new("L", (width, height), 255)


def scanned(
    sheet: Image.Image, damage: Damage, random: Random, other: Image.Image | None = None
) -> Image.Image:
    """The side ``sheet`` with ``other`` on its back, as the scanner hands it over: grey, or 1 bit."""
    if other is not None and damage.through:
        sheet = _shone_through(sheet, other, damage.through)
    if damage.holes:
        sheet = _punched(sheet)
    scan = _laid(sheet, damage)
    scan = scan.filter(
        ImageFilter.BoxBlur(1.7 * damage.blur / 25.4 * damage.dots)
    )  # as wide a blur
    scan = _lit(scan, damage, random)
    scan = _noised(scan, damage.noise, random)
    scan = scan.transpose(_TURNS[damage.turned]) if damage.turned else scan
    return scan.point(lambda grey: 255 * (grey > 140)).convert("1") if damage.one_bit else scan


def signed(
    sheet: Image.Image, box: tuple[float, float, float, float], random: Random
) -> Image.Image:
    """The sheet with a signature of a ballpoint in the box: left, low, width, height, in millimetres."""
    left, low, width, height = box
    inked = sheet.copy()
    dot = PRINTED_DOTS / 25.4
    points, steps = [], round(width * 0.7) + 4
    for step in range(steps):
        share = step / steps
        x = left + width * (0.05 + 0.9 * share) + random.uniform(-1.5, 1.0)
        y = low + height * (0.5 + 0.35 * sin(step * 1.3) * random.uniform(0.4, 1.0))
        points.append((x * dot, sheet.height - y * dot))
    ImageDraw.Draw(inked).line(points, fill=70, width=round(0.4 * dot), joint="curve")
    return inked


def as_pdf(sides: list[tuple[Image.Image, Damage]]) -> bytes:
    """The file a scanner makes: a page a side, its picture as large as the sheet."""
    pdf = pikepdf.Pdf.new()
    for side, damage in sides:
        width, height = (72 * pixels / damage.dots for pixels in side.size)
        page = Dictionary(
            Type=Name.Page,
            MediaBox=Array([0, 0, round(width, 2), round(height, 2)]),
            Resources=Dictionary(XObject=Dictionary(Im0=_drawing(pdf, side, damage.quality))),
            Contents=pdf.make_stream(f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /Im0 Do Q".encode()),
        )
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    file = io.BytesIO()
    pdf.save(file)
    return file.getvalue()


def seeded(seed: int) -> Random:
    """The same damage in every run."""
    return Random(seed)  # noqa: S311 - chance for tests, no secret


_TURNS = {
    90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}


def _drawing(pdf: pikepdf.Pdf, side: Image.Image, quality: int) -> pikepdf.Stream:
    bits = 1 if side.mode == "1" else 8
    entries = Dictionary(
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=side.width,
        Height=side.height,
        ColorSpace=Name.DeviceGray if side.mode in {"1", "L"} else Name.DeviceRGB,
        BitsPerComponent=bits,
    )
    if bits == 1:
        return pikepdf.Stream(pdf, side.tobytes(), entries)
    file = io.BytesIO()
    side.save(file, "JPEG", quality=quality)
    entries.Filter = Name.DCTDecode
    return pikepdf.Stream(pdf, file.getvalue(), entries)


def _shone_through(sheet: Image.Image, other: Image.Image, share: float) -> Image.Image:
    """The ink of the other side, seen mirrored and softened by the paper."""
    soft = ImageOps.mirror(other).filter(ImageFilter.BoxBlur(0.15 / 25.4 * PRINTED_DOTS))
    faint = soft.point(lambda grey: round(255 - share * (255 - grey)))
    faint = faint if faint.size == sheet.size else faint.resize(sheet.size)
    return ImageChops.darker(sheet, faint)


def _punched(sheet: Image.Image) -> Image.Image:
    """Two holes, 80 mm apart, 12 mm from the left edge, black as the scanner's lid."""
    holed, dot = sheet.copy(), PRINTED_DOTS / 25.4
    draw = ImageDraw.Draw(holed)
    for y in (297 / 2 - 40, 297 / 2 + 40):
        draw.ellipse([9 * dot, (y - 3) * dot, 15 * dot, (y + 3) * dot], fill=25)
    return holed


def _laid(sheet: Image.Image, damage: Damage) -> Image.Image:
    """Sampled on the glass: the sheet scaled, turned about its middle, shifted; beyond it the lid.

    The glass is as large as the sheet, or with room for a sheet that lies askew, as feeders do that find its
    edges.
    """
    dot, ratio = damage.dots / 25.4, PRINTED_DOTS / damage.dots / damage.scale
    sine, cosine = sin(radians(damage.skew)), cos(radians(damage.skew))
    width, height = (side * damage.dots / PRINTED_DOTS for side in sheet.size)
    if not damage.cut:
        room = abs(sine)
        width, height = width * cosine + height * room, height * cosine + width * room
    x, y = width / 2 + damage.shift[0] * dot, height / 2 + damage.shift[1] * dot
    sine, cosine = sine * ratio, cosine * ratio
    matrix = (
        cosine, sine, sheet.width / 2 - cosine * x - sine * y,
        -sine, cosine, sheet.height / 2 + sine * x - cosine * y,
    )  # fmt: skip
    source = sheet.filter(
        ImageFilter.BoxBlur(max(0.0, ratio - 1) / 2)
    )  # a sensor sees all of its square
    return source.transform(
        (round(width), round(height)),
        Image.Transform.AFFINE,
        matrix,
        Image.Resampling.BILINEAR,
        fillcolor=40 if damage.shadow else 235,
    )


def _lit(scan: Image.Image, damage: Damage, random: Random) -> Image.Image:
    corners = [round(PAPER * (1 - damage.light * random.random())) for _ in range(4)]
    light = Image.new("L", (2, 2))
    light.putdata(corners)
    lit = ImageChops.multiply(scan, light.resize(scan.size, Image.Resampling.BILINEAR))
    if damage.shadow:
        reach = round(5 / 25.4 * damage.dots)
        edge = Image.linear_gradient("L").rotate(90).resize((reach, scan.height))
        lit.paste(ImageChops.multiply(lit.crop((0, 0, reach, scan.height)), edge), (0, 0))
    return lit


def _noised(scan: Image.Image, noise: float, random: Random) -> Image.Image:
    tile = _noise_tile(2 * round(noise / 2))
    layer = Image.new("L", scan.size)
    for x in range(-random.randrange(NOISE_TILE), scan.width, NOISE_TILE):
        for y in range(-random.randrange(NOISE_TILE), scan.height, NOISE_TILE):
            layer.paste(tile, (x, y))
    return ImageChops.add(scan, layer, offset=-128)


@cache
def _noise_tile(noise: int) -> Image.Image:
    return Image.effect_noise((NOISE_TILE, NOISE_TILE), noise)
