"""A page's picture, where its code lies and a place to sign come in; a picture of that place goes out.

The code was printed a known way from the place: where it lies on the scan, how large and how much askew,
tells where the place came to lie, however the sheet went through the scanner.
"""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from app.documents.scans.blank_paper import ink_on
from app.documents.scans.page_codes import CODE_LEFT, CODE_LOW
from app.documents.scans.side import CodePlace
from app.dossier.printed import SigningPlace

MARGIN = 4.0
"""Millimetres shown around the place: signatures are larger than their lines."""
SHOWN = 5.0
"""Pixels per millimetre of the picture."""
WRITTEN = 0.022
"""Share of the place with ink where somebody wrote. Measured: empty ones reach 0.013, signed ones 0.031."""
LINE = 0.45
"""A row with so much ink is a printed line."""


@dataclass(frozen=True)
class SignaturePicture:
    """A JPEG of the place; ``perhaps_written`` puts pages in an order and is never told as „signed”."""

    picture: bytes
    perhaps_written: bool


def signature_picture(page: bytes, code_at: CodePlace, place: SigningPlace) -> SignaturePicture:
    """``page`` and ``code_at`` are a :class:`ScannedSide`'s."""
    with Image.open(BytesIO(page), formats=["JPEG"]) as picture:
        shown = _cut(picture, code_at, place, MARGIN)
        inside = _cut(picture, code_at, place, 0.0)
    file = BytesIO()
    shown.save(file, "JPEG", quality=80)
    return SignaturePicture(file.getvalue(), _ink(inside.convert("L")) >= WRITTEN)


def _cut(picture: Image.Image, at: CodePlace, place: SigningPlace, margin: float) -> Image.Image:
    """Upright, whatever the skew; paper beyond the sheet's edges is white."""
    left, high = place.left - CODE_LEFT - margin, place.low + place.height - CODE_LOW + margin
    width, height = place.width + 2 * margin, place.height + 2 * margin
    size = (max(1, round(width * SHOWN)), max(1, round(height * SHOWN)))
    x, y = at.shifted(left, high)
    right_x, right_y = at.shifted(left + 1 / SHOWN, high)
    low_x, low_y = at.shifted(left, high - 1 / SHOWN)
    matrix = (right_x - x, low_x - x, x, right_y - y, low_y - y, y)
    return picture.transform(
        size, Image.Transform.AFFINE, matrix, Image.Resampling.BICUBIC, fillcolor="white"
    )


def _ink(place: Image.Image) -> float:
    """Share of the place with ink, rows that are printed lines left out."""
    inked = ink_on(place)
    rows = inked.resize((1, inked.height), Image.Resampling.BOX).tobytes()
    written = [row for row in rows if row < LINE * 255]
    return sum(written) / 255 / len(rows)
