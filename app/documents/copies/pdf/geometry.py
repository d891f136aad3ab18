"""A strange page's boxes and turn come in; what is seen of it, and how to lay it, goes out."""

import math
from dataclasses import dataclass

from pikepdf import Array, Integer, Object, Page, Real

from app.documents.copies.sheet import A4_LONG, A4_SHORT, Sheet

Matrix = tuple[float, float, float, float, float, float]

# A page narrower than this, in points, shows nothing a person could read; one larger than this is
# no page.
_NARROWEST, _WIDEST = 9.0, 1_000_000.0


@dataclass(frozen=True)
class View:
    """What is seen of a page: left, bottom, right, top in its own units; its turn in degrees.

    ``unit`` says how many points one of its units is.
    """

    box: tuple[float, float, float, float]
    turn: int = 0
    unit: float = 1.0

    @property
    def is_printable(self) -> bool:
        left, bottom, right, top = self.box
        sides = ((right - left) * self.unit, (top - bottom) * self.unit)
        return all(_NARROWEST <= side <= _WIDEST for side in sides)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points, once it lies upright."""
        left, bottom, right, top = self.box
        width, height = (right - left) * self.unit, (top - bottom) * self.unit
        return (height, width) if self.turn % 180 else (width, height)

    def placed_on(self, sheet: Sheet) -> Matrix:
        """Turn the page clockwise by ``turn`` and lay it on its place of the sheet."""
        left, bottom, right, top = self.box
        a, b, c, d, e, f = {
            0: (1, 0, 0, 1, -left, -bottom),
            90: (0, -1, 1, 0, -bottom, right),
            180: (-1, 0, 0, -1, right, top),
            270: (0, 1, -1, 0, top, -left),
        }[self.turn]
        scale = sheet.scale * self.unit
        across, up = scale * e + sheet.left, scale * f + sheet.bottom
        return scale * a, scale * b, scale * c, scale * d, across, up


def view_of(page: Page) -> View:
    """Read what a viewer would show: the crop box within the media box, and the page's turn."""
    media = _box(inherited(page, "/MediaBox")) or (0.0, 0.0, A4_SHORT, A4_LONG)
    crop = _box(inherited(page, "/CropBox")) or media
    seen = (
        max(media[0], crop[0]),
        max(media[1], crop[1]),
        min(media[2], crop[2]),
        min(media[3], crop[3]),
    )
    if seen[0] >= seen[2] or seen[1] >= seen[3]:
        seen = media
    turn = _number(inherited(page, "/Rotate")) or 0.0
    unit = _number(page.obj.get("/UserUnit")) or 1.0
    return View(seen, int(turn) % 360 if turn % 90 == 0 else 0, unit if unit > 0 else 1.0)


def inherited(page: Page, key: str) -> Object | None:
    """Look ``key`` up on the page and then on the nodes above it, which may not go on for ever."""
    node: Object | None = page.obj
    for _ in range(50):
        if node is None:
            return None
        value = node.get(key)
        if value is not None:
            return value
        node = node.get("/Parent")
    return None


def _box(value: Object | None) -> tuple[float, float, float, float] | None:
    if not isinstance(value, Array) or len(value) != 4:
        return None
    corners = [_number(corner) for corner in value.as_list()]
    if None in corners:
        return None
    x1, y1, x2, y2 = (corner or 0.0 for corner in corners)
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _number(value: Object | None) -> float | None:
    if not isinstance(value, (Integer, Real)):
        return None
    number = float(value)
    return number if math.isfinite(number) else None
