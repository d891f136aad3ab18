"""A picture of a side comes in; the QR codes on it and how the page stands by ours go out.

Thin paper shows the code of its other side mirrored, and the reader reads that as well. Turned upright by
what it says, a mirrored code lies in the page's upper right quarter, and ours is printed in the lower left
one: so a code is believed only where it was printed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import atan2, degrees, dist

import zxingcpp
from PIL import Image, ImageFilter

from app.documents.scans.side import CodePlace
from app.dossier.page_code import PageCode, read_payload

CODE_LEFT = CODE_LOW = 5.4
"""Millimetres of the printed code from the page's edges."""
MILLIMETRES = 12.5
"""Of the printed code's side."""
_FINER = 3
"""The reader tells corners in whole pixels: read anew so many times larger, they are that much finer."""

_CORNER = 0.2
"""Of the longer side: 60 mm hold the code of a sheet that lies askew."""
_HARD: tuple[tuple[ImageFilter.Filter, ...], ...] = (
    (ImageFilter.BoxBlur(2),),  # against noise
    (ImageFilter.BoxBlur(1), ImageFilter.UnsharpMask(5, 300, 0)),
    (ImageFilter.UnsharpMask(4, 500, 0),),  # against blur
    (ImageFilter.BoxBlur(2), ImageFilter.UnsharpMask(4, 300, 0)),  # against both
)
_QR = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])

Point = tuple[float, float]


@dataclass(frozen=True)
class FoundCode:
    """A code of ours: how the scan must be turned for it (degrees clockwise), and its place when it is."""

    code: PageCode
    turned: int
    at: CodePlace


@dataclass(frozen=True)
class Found:
    """``ours`` are the codes of ours where they are printed, ``others`` says whether any other was read."""

    ours: tuple[FoundCode, ...] = ()
    others: bool = False

    @property
    def code(self) -> FoundCode | None:
        """The page's code; ``None`` also where two stand against each other."""
        return self.ours[0] if self.ours and not self.contradictory else None

    @property
    def contradictory(self) -> bool:
        return len({found.code for found in self.ours}) > 1

    def scaled(self, factor: float) -> "Found":
        """The same on a picture ``factor`` times as large."""
        ours = tuple(replace(found, at=found.at.scaled(factor)) for found in self.ours)
        return replace(self, ours=ours)


def codes_on(picture: Image.Image) -> Found:
    """Read every QR code of a grey ``picture`` of a whole side."""
    return _found(picture, picture, (0, 0))


def codes_in_corners(picture: Image.Image) -> Found:
    """Look where ours are printed once more, sharpened and smoothed, until one of ours is found."""
    for filters in _HARD:
        for left, top, right, low in _corner_boxes(picture.size):
            corner = picture.crop((left, top, right, low))
            for each in filters:
                corner = corner.filter(each)
            found = _found(corner, picture, (left, top))
            if found.ours:
                return found
    return Found()


def _found(part: Image.Image, picture: Image.Image, at: tuple[int, int]) -> Found:
    ours, others = [], False
    for symbol in _read(part):
        code = read_payload(symbol.text)
        found = _placed(code, _corners(symbol, at), picture) if code else None
        if found:
            ours.append(found)
        # A code of ours that lies elsewhere shines through, or is a picture of a page: it says nothing.
        others = others or code is None
    return Found(tuple(ours), others)


def _read(picture: Image.Image) -> Iterable[zxingcpp.Barcode]:
    found: Iterable[zxingcpp.Barcode] = zxingcpp.read_barcodes(
        picture, formats=_QR, text_mode=zxingcpp.TextMode.Plain, try_invert=False
    )
    return found


def _corner_boxes(size: tuple[int, int]) -> Iterable[tuple[int, int, int, int]]:
    """The lower left corner first; the others are where it lies when the sheet went in another way."""
    width, height = size
    side = round(max(size) * _CORNER)
    for left, top in ((0, height - side), (width - side, 0), (0, 0), (width - side, height - side)):
        yield left, top, left + side, top + side


def _placed(code: PageCode, corners: tuple[Point, ...], picture: Image.Image) -> FoundCode | None:
    turned = -round(degrees(_slope(corners)) / 90) * 90 % 360
    at = _place(_turned(_finer(code, corners, picture), turned, picture.size))
    width, height = picture.size if turned in {0, 180} else reversed(picture.size)
    return FoundCode(code, turned, at) if at.across < width / 2 and at.down > height / 2 else None


def _corners(symbol: zxingcpp.Barcode, at: tuple[int, int]) -> tuple[Point, ...]:
    """Upper left, upper right, lower right, lower left: as the code itself stands."""
    place = symbol.position
    corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
    return tuple((float(at[0] + corner.x), float(at[1] + corner.y)) for corner in corners)


def _finer(code: PageCode, corners: tuple[Point, ...], picture: Image.Image) -> tuple[Point, ...]:
    """The same corners to a third of a pixel, where the code can be read that large."""
    margin = dist(corners[0], corners[1]) / 4
    left, top = (round(min(each) - margin) for each in zip(*corners, strict=True))
    right, low = (round(max(each) + margin) for each in zip(*corners, strict=True))
    cut = picture.crop((left, top, right, low))
    large = cut.resize((cut.width * _FINER, cut.height * _FINER), Image.Resampling.BICUBIC)
    for symbol in _read(large):
        if read_payload(symbol.text) == code:
            return tuple((left + x / _FINER, top + y / _FINER) for x, y in _corners(symbol, (0, 0)))
    return corners


def _turned(corners: tuple[Point, ...], turned: int, size: tuple[int, int]) -> tuple[Point, ...]:
    """Where the corners come to lie when the picture is turned clockwise."""
    width, height = size
    if turned == 90:
        return tuple((height - y, x) for x, y in corners)
    if turned == 180:
        return tuple((width - x, height - y) for x, y in corners)
    return tuple((y, width - x) for x, y in corners) if turned else corners


def _place(corners: tuple[Point, ...]) -> CodePlace:
    sides = [dist(corners[place], corners[place - 1]) for place in range(4)]
    return CodePlace(
        across=corners[3][0],
        down=corners[3][1],
        millimetre=sum(sides) / 4 / MILLIMETRES,
        turn=degrees(_slope(corners)),
    )


def _slope(corners: tuple[Point, ...]) -> float:
    """By how much the code is turned clockwise, by its upper and lower edges together, in radians."""
    upper_left, upper_right, lower_right, lower_left = corners
    across = upper_right[0] - upper_left[0] + lower_right[0] - lower_left[0]
    down = upper_right[1] - upper_left[1] + lower_right[1] - lower_left[1]
    return atan2(down, across)
