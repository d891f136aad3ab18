"""The crop shows the place to sign, however the sheet lay; looking written on puts pages in an order."""

from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from app.documents.page_mark import marked
from app.documents.scans import ScannedSide, SharedBytes, signature_picture
from app.documents.scans.sheets import opened
from app.documents.scans.side_reading import read_side
from app.dossier.printed import SigningPlace
from tests.documents.scans.scanner import (
    PRINTED_DOTS,
    Damage,
    as_pdf,
    printed,
    scanned,
    seeded,
    signed,
)
from tests.documents.tagged import an_untagged_pdf

PLACE = SigningPlace(page=1, who="uczestnik", left=110, low=240, width=80, height=13)
"""As far from the code as places are."""
DAMAGES = {
    "askew the other way and turned": Damage(dots=150, skew=-4.5, turned=270, noise=10),
    "shrunk and shifted": Damage(scale=0.96, shift=(4, -3), turned=180),
    "black and white": Damage(one_bit=True, skew=1),
}


def a_sheet() -> Image.Image:
    """A page with a dotted line to sign on, 1 mm above the lower edge of the place."""
    sheet = printed(marked(an_untagged_pdf(b""), "K7MX-3T9P", 1))[0]
    dot = PRINTED_DOTS / 25.4
    y = sheet.height - (PLACE.low + 1) * dot
    for place in range(80):
        x = (PLACE.left + place) * dot
        ImageDraw.Draw(sheet).ellipse((x, y - 0.2 * dot, x + 0.4 * dot, y + 0.2 * dot), fill=0)
    return sheet


def read(sheet: Image.Image, damage: Damage) -> ScannedSide:
    stack = as_pdf([(scanned(sheet, damage, seeded(4)), damage)])
    with SharedBytes(stack) as shared, shared.opened() as source:
        return read_side(opened(source), 1)


def crop(sheet: Image.Image, damage: Damage) -> tuple[Image.Image, bool]:
    side = read(sheet, damage)
    assert side.code_at is not None
    shown = signature_picture(side.picture, side.code_at, PLACE)
    return Image.open(BytesIO(shown.picture)).convert("L"), shown.perhaps_written


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_the_crop_shows_the_place_upright(damage: Damage) -> None:
    sheet = a_sheet()
    dot = PRINTED_DOTS / 25.4
    # A black square in the middle of the place has to come out in the middle of the crop.
    x, y = PLACE.left + PLACE.width / 2, PLACE.low + PLACE.height / 2
    box = ((x - 2) * dot, sheet.height - (y + 2) * dot, (x + 2) * dot, sheet.height - (y - 2) * dot)
    ImageDraw.Draw(sheet).rectangle(box, fill=0)
    shown, _ = crop(sheet, damage)
    middle = shown.crop((shown.width // 2 - 40, 0, shown.width // 2 + 40, shown.height * 2 // 3))
    left, top, right, low = middle.point(lambda grey: 255 * (grey < 110)).getbbox()
    millimetre = shown.width / (PLACE.width + 8)
    assert (left + right) / 2 - 40 == pytest.approx(0, abs=2 * millimetre)
    assert (top + low) / 2 - shown.height / 2 == pytest.approx(0, abs=2 * millimetre)
    assert right - left == pytest.approx(4 * millimetre, abs=0.8 * millimetre)


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_an_empty_line_looks_empty_and_a_signed_one_written_on(damage: Damage) -> None:
    box = (PLACE.left + 20, PLACE.low, 35, PLACE.height)
    assert not crop(a_sheet(), damage)[1]
    assert crop(signed(a_sheet(), box, seeded(5)), damage)[1]


def test_a_place_beyond_the_scan_is_white() -> None:
    side = read(a_sheet(), Damage())
    assert side.code_at is not None
    beyond = SigningPlace(page=1, who="uczestnik", left=300, low=400, width=80, height=13)
    shown = signature_picture(side.picture, side.code_at, beyond)
    assert Image.open(BytesIO(shown.picture)).convert("L").getextrema()[0] > 250
    assert not shown.perhaps_written
