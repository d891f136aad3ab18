"""What a file says of its size comes in; how large to draw it goes out."""

from math import sqrt

DRAWN_PIXELS = 20_000_000
"""Of a side as it is drawn for reading: A4 at 400 dots per inch."""
A4_LONG = 11.69
"""Inches."""
PLAUSIBLE = (5.5, 18.0)
"""Inches of a sheet's longer side: a file that tells of any other is taken to show A4."""
POINTS = 72
"""Per inch."""


def scale_for(width: float, height: float, dots: int) -> float:
    """Pixels per point of a side ``width`` by ``height`` points, drawn with ``dots`` per inch of paper.

    Less where that would be more than :data:`DRAWN_PIXELS`.
    """
    long = max(width, height, 1.0) / POINTS
    believed = long if PLAUSIBLE[0] <= long <= PLAUSIBLE[1] else A4_LONG
    most = sqrt(DRAWN_PIXELS / max(width * height, 1.0))
    return min(dots / POINTS * believed / long, most)
