"""Empty backs are empty whatever scanner and paper add to them; one signature is not nothing."""

from functools import cache

import pytest
from PIL import Image

from app.documents.scans.blank_paper import is_blank
from tests.documents.copies.specimens import pattern
from tests.documents.scans.scanner import Damage, empty_sheet, scanned, seeded, signed
from tests.documents.scans.stacks import foreign_sheets

BARE = 7
"""Of the strangers' sheets the first: signatures, single lines, a letter."""
DAMAGES = {
    "as it is": Damage(),
    "150 dpi": Damage(dots=150, noise=10),
    "black and white": Damage(one_bit=True),
    "dim": Damage(light=0.5, shadow=True),
    "askew on a black lid": Damage(skew=4, shadow=True, holes=True, noise=14),
    "blurred": Damage(dots=150, blur=0.15),
}


@cache
def a_letter() -> Image.Image:
    return foreign_sheets(seeded(1))[BARE - 1].sheet


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
@pytest.mark.parametrize("through", [0.0, 0.25])
def test_an_empty_back_is_blank(damage: Damage, through: float) -> None:
    front = a_letter()
    thin = Damage(**{**vars(damage), "through": through})
    assert is_blank(scanned(empty_sheet(), thin, seeded(3), front).convert("L"))


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_initials_or_a_word_are_enough_to_keep_a_page(damage: Damage) -> None:
    sheets = [each.sheet for each in foreign_sheets(seeded(1))[2:4]]
    sheets.append(signed(empty_sheet(), (60, 120, 8, 5), seeded(2)))
    for sheet in sheets:
        assert not is_blank(scanned(sheet, damage, seeded(3)).convert("L"))


def test_a_photograph_over_the_whole_page_is_no_empty_back() -> None:
    assert not is_blank(pattern(827, 1169).convert("L"))


def test_black_is_no_paper() -> None:
    assert not is_blank(Image.new("L", (827, 1169), 20))


@pytest.mark.parametrize("size", [(1, 1), (1, 4000), (4000, 1), (7, 9)])
def test_a_strange_size_does_no_harm(size: tuple[int, int]) -> None:
    assert is_blank(Image.new("L", size, 255))
