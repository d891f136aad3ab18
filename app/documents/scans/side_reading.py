"""One side of a scan comes in; what is on it goes out."""

from dataclasses import replace
from io import BytesIO

from PIL import Image

from app.documents.scans.blank_paper import is_blank
from app.documents.scans.page_codes import Found, codes_in_corners, codes_on
from app.documents.scans.sheets import Sheets
from app.documents.scans.side import ScannedSide

DOTS = 200
"""Per inch: a printed module of half a millimetre is four pixels wide."""
HARD_DOTS = 400
SHOWN = 2
"""So many times smaller is the picture for the screen."""
QUALITY = 60
_UPRIGHT = {
    90: Image.Transpose.ROTATE_270,  # Pillow turns the other way round
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}


def read_side(sheets: Sheets, number: int) -> ScannedSide:
    """Read side ``number``, from 1. Raises whatever the readers of its file raise."""
    drawn = sheets.drawn(number, DOTS)
    grey = drawn.convert("L")
    found = codes_on(grey)
    blank = not found.ours and is_blank(grey)
    if blank:
        sheets.require_pictures(number)  # a page taken for an empty back is dropped
    if not found.ours and not blank:
        found = _read_hard(sheets, number, found, drawn.width)
    code = found.code
    turned = code.turned if code else 0
    return ScannedSide(
        number=number,
        code=code.code if code else None,
        code_at=code.at.scaled(1 / SHOWN) if code else None,
        turned=turned,
        blank=blank,
        other_codes=found.others and not found.ours,
        contradictory=found.contradictory,
        picture=_shown(drawn, turned),
    )


def _read_hard(sheets: Sheets, number: int, found: Found, width: int) -> Found:
    """A second, closer look at a page without a code of ours; places as on a picture so wide."""
    grey = sheets.drawn(number, HARD_DOTS).convert("L")
    again = codes_on(grey)
    if not again.ours:
        again = replace(codes_in_corners(grey), others=found.others or again.others)
    return again.scaled(width / grey.width)


def _shown(drawn: Image.Image, turned: int) -> bytes:
    small = drawn.reduce(SHOWN)
    upright = small.transpose(_UPRIGHT[turned]) if turned else small
    file = BytesIO()
    upright.save(file, "JPEG", quality=QUALITY)
    return file.getvalue()
