"""What is on one side, where no scanner is needed to tell."""

import pypdfium2
import pytest
from pikepdf import Dictionary, Name, Pdf, Stream
from PIL import Image

from app.documents.confined import SharedBytes
from app.documents.scans.sheets import opened
from app.documents.scans.side import ScannedSide
from app.documents.scans.side_reading import read_side
from app.documents.scans.worker import _side
from tests.documents.copies.specimens import a_pdf, add_page, picture


def read(data: bytes) -> ScannedSide:
    with SharedBytes(data) as shared, shared.opened() as source:
        return read_side(opened(source), 1)


def a_page_with(jpeg: bytes) -> bytes:
    def change(pdf: Pdf) -> None:
        page = add_page(pdf, operators=b"q 595 0 0 842 0 0 cm /Im Do Q")
        image = Stream(pdf, jpeg)
        image.update(
            Dictionary(
                Type=Name.XObject,
                Subtype=Name.Image,
                Width=827,
                Height=1169,
                ColorSpace=Name.DeviceGray,
                BitsPerComponent=8,
                Filter=Name.DCTDecode,
            )
        )
        page.obj.Resources = Dictionary(XObject=Dictionary(Im=image))

    return a_pdf(change)


def test_an_empty_picture_is_blank_and_shown() -> None:
    side = read(a_page_with(picture(Image.new("L", (827, 1169), 240))))
    assert side.blank
    assert side.picture.startswith(b"\xff\xd8\xff")


def test_a_picture_that_cannot_be_decoded_is_no_empty_back() -> None:
    scan = a_page_with(b"no JPEG at all")
    with pytest.raises(pypdfium2.PdfiumError):
        read(scan)
    with SharedBytes(scan) as shared, shared.opened() as source:
        assert _side(opened(source), 1) == ScannedSide(1, damaged=True)
