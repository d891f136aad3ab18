"""A scan and some of its sides come in; a PDF of those sides alone, as they were scanned, goes out.

Nothing is drawn anew: a page of a PDF is taken over with its own pictures, a JPEG as it is; any other
picture keeps every pixel. Only what could act (links, scripts, notes) stays behind.
"""

import zlib
from collections.abc import Sequence
from io import BytesIO
from typing import BinaryIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Page, Pdf, Stream
from PIL import Image

from app.documents.scans.picture_sheets import PictureSheets, in_colours
from app.documents.scans.sheets import opened

A4_SHORT, A4_LONG = 595.276, 841.89
"""Points."""
_ACTING = ("/Annots", "/AA", "/B", "/PieceInfo", "/Metadata", "/StructParents", "/Thumb")
_PLACED = {
    # What the camera says of how it was held: where the picture's unit square comes to lie on the page.
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}
_ORIENTATION = 274
_COLOURS = {
    "1": Name.DeviceGray,
    "L": Name.DeviceGray,
    "RGB": Name.DeviceRGB,
    "CMYK": Name.DeviceCMYK,
}


def filed_pages(source: BinaryIO, pages: Sequence[tuple[int, int]], title: str) -> bytes:
    """Sides by number, from 1, each with the degrees clockwise to turn it by.

    Raises :class:`UploadRefused` for what is no scan; whatever the readers raise for what is broken.
    """
    sheets = opened(source)
    if isinstance(sheets, PictureSheets):
        target = Pdf.new()
        for number, turned in pages:
            _add_picture(target, sheets.frame(number), source, turned)
        return _saved(target, title)
    alone = BytesIO(sheets.alone([number for number, _ in pages]))
    with pikepdf.open(alone) as scan:
        target = Pdf.new()
        for page, (_, turned) in zip(list(scan.pages), pages, strict=True):
            _add_page(target, page, turned)
        return _saved(target, title)


def _add_page(target: Pdf, page: Page, turned: int) -> None:
    for key in _ACTING:
        if key in page.obj:
            del page.obj[key]
    target.pages.append(page)
    target.pages[-1].rotate(turned, relative=True)


def _add_picture(target: Pdf, image: Image.Image, source: BinaryIO, turned: int) -> None:
    """A sheet of A4, lying or standing as the picture does, and the picture as large as it fits there."""
    held = image.getexif().get(_ORIENTATION, 1)
    placed = _PLACED.get(held, _PLACED[1])
    across, up = image.size if placed[0] else reversed(image.size)
    wide, high = (A4_LONG, A4_SHORT) if across > up else (A4_SHORT, A4_LONG)
    scale = min(wide / across, high / up)
    width, height = across * scale, up * scale
    a, b, c, d, e, f = placed
    matrix = (a * width, b * height, c * width, d * height, e * width, f * height)
    left, low = (wide - width) / 2, (high - height) / 2
    numbers = " ".join(
        f"{number:.4f}" for number in (*matrix[:4], matrix[4] + left, matrix[5] + low)
    )
    target.pages.append(
        Page(
            target.make_indirect(
                Dictionary(
                    Type=Name.Page,
                    MediaBox=Array([0, 0, wide, high]),
                    Rotate=turned,
                    Resources=Dictionary(XObject=Dictionary(Scan=_drawing(target, image, source))),
                    Contents=target.make_stream(f"q {numbers} cm /Scan Do Q".encode()),
                )
            )
        )
    )


def _drawing(target: Pdf, image: Image.Image, source: BinaryIO) -> Stream:
    if image.format == "JPEG" and image.mode in _COLOURS:
        source.seek(0)
        data, form, mode = source.read(), Name.DCTDecode, image.mode
    else:
        kept = image if image.mode in {"1", "L"} else in_colours(image)
        data, form, mode = zlib.compress(kept.tobytes()), Name.FlateDecode, kept.mode
    drawing = Dictionary(
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=image.width,
        Height=image.height,
        ColorSpace=_COLOURS[mode],
        BitsPerComponent=1 if mode == "1" else 8,
        Filter=form,
    )
    if mode == "CMYK" and "adobe" in image.info:
        drawing.Decode = Array([1, 0] * 4)  # Adobe's programs write these inverted
    return Stream(target, data, drawing)


def _saved(target: Pdf, title: str) -> bytes:
    target.remove_unreferenced_resources()  # some scanners list the pictures of all pages at each
    with target.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = title
    target.docinfo["/Title"] = title
    target.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    file = BytesIO()
    target.save(file, deterministic_id=True, min_version="1.7")
    return file.getvalue()
