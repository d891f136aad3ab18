"""Codes on a picture of a side: which are believed, and how the page stands by them."""

from functools import cache

import pytest
from PIL import Image, ImageOps

from app.documents import page_mark
from app.documents.page_mark import marked
from app.documents.scans import page_codes
from app.documents.scans.page_codes import Found, codes_in_corners, codes_on
from app.documents.stamp import MILLIMETRE
from app.dossier.page_code import PageCode
from tests.documents.scans.scanner import Damage, printed, scanned, seeded
from tests.documents.tagged import an_untagged_pdf

CODE = PageCode("K7MX-3T9P", 1, 1, 1)
A4, A4_LYING = (595.276, 841.89), (841.89, 595.276)


@cache
def a_page(code: str = CODE.code, size: tuple[float, float] = A4) -> Image.Image:
    return printed(marked(an_untagged_pdf(b"", size=size), code, 1))[0]


def read(sheet: Image.Image, **damage: object) -> Found:
    return codes_on(scanned(sheet, Damage(**damage), seeded(1)))


def test_a_code_is_sought_where_it_is_printed() -> None:
    corner, side = page_mark.CORNER, page_mark.MODULES * page_mark.MODULE
    assert pytest.approx(corner / MILLIMETRE) == page_codes.CODE_LEFT == page_codes.CODE_LOW
    assert pytest.approx(side / MILLIMETRE) == page_codes.MILLIMETRES


@pytest.mark.parametrize(
    ("turned", "size"), [(0, A4), (90, A4), (180, A4), (270, A4), (0, A4_LYING), (90, A4_LYING)]
)
def test_a_code_tells_how_to_turn_the_page_and_where_it_lies(
    turned: int, size: tuple[float, float]
) -> None:
    found = read(a_page(size=size), turned=turned).code
    assert found is not None
    assert found.code == CODE
    assert found.turned == -turned % 360
    pixels = 200 / 25.4
    height = (210 if size == A4_LYING else 297) * pixels
    assert found.at.across == pytest.approx(5.4 * pixels, abs=1.5)
    assert found.at.down == pytest.approx(height - 5.4 * pixels, abs=1.5)
    assert found.at.millimetre == pytest.approx(pixels, rel=0.01)
    assert found.at.turn == pytest.approx(0, abs=0.5)


@pytest.mark.parametrize("skew", [-5, 3])
def test_skew_is_told_clockwise(skew: float) -> None:
    found = read(a_page(), skew=skew, turned=90).code
    assert found is not None
    assert found.at.turn == pytest.approx(skew, abs=0.5)


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_code_that_shines_through_is_not_the_page_s(turned: int) -> None:
    assert read(ImageOps.mirror(a_page()), turned=turned) == Found()


def test_a_picture_of_a_page_elsewhere_is_not_believed() -> None:
    shown = Image.new("L", a_page().size, 255)
    shown.paste(a_page().resize((900, 1270)), (1000, 100))
    assert read(shown) == Found()


def test_two_of_ours_stand_against_each_other() -> None:
    both = a_page().copy()
    part = a_page("P2QR-5S8T").crop((0, both.height - 300, 300, both.height))
    both.paste(part, (0, both.height - 700))
    found = read(both)
    assert found.contradictory
    assert found.code is None


def test_the_same_code_twice_is_one() -> None:
    twice = a_page().copy()
    twice.paste(twice.crop((0, twice.height - 300, 300, twice.height)), (0, twice.height - 700))
    found = read(twice)
    assert len(found.ours) == 2
    assert found.code is not None


def test_a_page_without_any_code_says_nothing() -> None:
    assert read(Image.new("L", (1984, 2806), 255)) == Found()


@pytest.mark.parametrize("damage", [{"blur": 0.22}, {"noise": 80.0}], ids=["blurred", "noised"])
def test_a_second_look_at_the_corners_finds_more(damage: dict[str, float]) -> None:
    picture = scanned(a_page(), Damage(dots=200, turned=180, **damage), seeded(2))
    closer = picture.resize((picture.width * 2, picture.height * 2), Image.Resampling.BILINEAR)
    assert codes_on(picture).code is None
    found = codes_in_corners(closer).code
    assert found is not None
    assert (found.code, found.turned) == (CODE, 180)
