"""A grey picture of a side comes in; whether anything was written or printed on it goes out.

The back of a sheet is seldom white: light is uneven, the front shines through, edges throw shadows, holes
are black. Ink is what is much darker than the paper around it, in thin strokes, away from the edges.
"""

from PIL import Image, ImageChops, ImageFilter

CELL = 2.0
"""Millimetres: the paper is judged in squares of this side."""
EDGE = 8.0
"""Millimetres along every edge that count for nothing."""
DARKER = 0.30
"""Of the paper's light that ink takes away at least; what shines through thin paper takes less."""
STROKE = 0.08
"""Share of a square that ink covers where something is written."""
FULL = 0.95
"""Share no writing covers: a hole, a shadow, a scanner's lid. Its neighbours are its edge."""
COVERED = 0.15
"""Share of the squares that lids beside a sheet askew and holes cover at most: more is a picture."""
LIGHT = 100
"""The grey that some place of any sheet of paper has at least."""
INKED_CELLS = 3
"""Fewer squares with ink are specks of dust. Measured: empty backs have none, initials three and more."""
_LONG = 297.0
_LIGHTS = 50
"""Places along the longer side at which the paper's light is taken."""
_FINE = 1200
"""Pixels of the longer side when it is looked at: 100 dots per inch."""


def is_blank(picture: Image.Image) -> bool:
    """Nothing is on it but what a scanner and thin paper add."""
    fine = picture.reduce(max(1, round(max(picture.size) / _FINE)))
    cell = max(1, round(CELL / _LONG * max(fine.size)))
    cells = ink_on(fine).reduce(cell)
    full = cells.point(_above(round(FULL * 255)))
    written = cells.point(_above(round(STROKE * 255)))
    written = ImageChops.subtract(written, full.filter(ImageFilter.MaxFilter(3)))
    # Cut off last: a black wedge of the lid is known by the part of it that lies at the edge.
    within = _within(cells.size, round(EDGE / CELL))
    return (
        max(fine.tobytes()) >= LIGHT
        and _white(written.crop(within)) < INKED_CELLS
        and _white(full.crop(within)) <= COVERED * cells.width * cells.height
    )


def _white(cells: Image.Image) -> int:
    return cells.histogram()[255]


def _within(size: tuple[int, int], edge: int) -> tuple[int, int, int, int]:
    width, height = size
    return (edge, edge, max(edge + 1, width - edge), max(edge + 1, height - edge))


def ink_on(picture: Image.Image) -> Image.Image:
    """White where a grey picture is much darker than the paper around it, black elsewhere."""
    coarse = max(1, round(max(picture.size) / _LIGHTS))
    lights = picture.reduce(coarse).filter(ImageFilter.MaxFilter(5))
    # What has less than half of the brightest light is no paper but the lid around it.
    dimmest = max(lights.tobytes()) // 2
    lights = lights.point([max(light, dimmest) for light in range(256)])
    paper = lights.resize(picture.size, Image.Resampling.BILINEAR)
    limit = paper.point([round(light * (1 - DARKER)) for light in range(256)])
    return ImageChops.subtract(limit, picture).point(_above(1))


def _above(level: int) -> list[int]:
    """A table that makes every grey from ``level`` on white and every other black."""
    return [255 * (grey >= level) for grey in range(256)]
