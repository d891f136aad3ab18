"""Scanned sides filed alone: the same pictures, upright, and nothing that could act."""

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image, ImageOps

from app.documents.confined import SharedBytes
from app.documents.scans.filed_pages import filed_pages
from app.documents.scans.pdf_sheets import PdfSheets
from tests.documents.copies.specimens import (
    BLUE,
    CORNERS,
    GREEN,
    RED,
    YELLOW,
    a_pdf,
    add_page,
    complaints,
    corners,
    keys_of,
    pattern,
    picture,
    rendered,
)
from tests.documents.tagged import opened

TITLE = "Karta zgłoszenia do Programu (skan)"
ORIENTATION = 0x0112


def filed(data: bytes, *pages: tuple[int, int]) -> bytes:
    with SharedBytes(data) as shared, shared.opened() as source:
        return filed_pages(source, pages or ((1, 0),), TITLE)


def with_pictures(pdf: Pdf, number: int = 3) -> None:
    """Pages of a scanner that lists the pictures of all pages at each, and adds a link and a script."""
    pictures = Dictionary()
    for place in range(number):
        image = pikepdf.Stream(pdf, picture(pattern(40 + place, 60)))
        image.update(
            Dictionary(
                Type=Name.XObject,
                Subtype=Name.Image,
                Width=40 + place,
                Height=60,
                ColorSpace=Name.DeviceRGB,
                BitsPerComponent=8,
                Filter=Name.DCTDecode,
            )
        )
        pictures[f"/Im{place}"] = image
    shared = pdf.make_indirect(Dictionary(XObject=pictures))
    script = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
    for place in range(number):
        drawing = f"q 595 0 0 842 0 0 cm /Im{place} Do Q".encode()
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=script)
        page = add_page(pdf, operators=drawing, AA=Dictionary(O=script), Annots=Array([link]))
        page.obj.Resources = shared
    pdf.Root.OpenAction = script


def test_a_page_of_a_pdf_keeps_its_own_picture_byte_for_byte_and_no_other() -> None:
    document = opened(filed(a_pdf(with_pictures), (2, 0)))
    [page] = document.pages
    assert list(page.Resources.XObject) == ["/Im1"]
    assert page.Resources.XObject.Im1.read_raw_bytes() == picture(pattern(41, 60))


def test_nothing_that_could_act_is_filed(tmp_path: Path) -> None:
    made = filed(a_pdf(with_pictures), (1, 0), (3, 0))
    assert not keys_of(made) & {"/JavaScript", "/JS", "/AA", "/OpenAction", "/Annots", "/A"}
    assert complaints(made, tmp_path) == ""


def test_pages_lie_in_the_order_asked_for_each_turned_upright() -> None:
    def change(pdf: Pdf) -> None:
        for turn in (0, 90, 180, 270):
            add_page(pdf, Rotate=turn)

    made = filed(a_pdf(change), (4, 90), (3, 180), (2, 270), (1, 0))
    assert len(opened(made).pages) == 4
    for page in range(1, 5):
        assert corners(rendered(made, page)) == CORNERS


def test_a_jpeg_is_kept_as_it_is_on_a_sheet_of_a4() -> None:
    taken = picture(pattern(827, 1169))
    document = opened(filed(taken))
    [page] = document.pages
    assert page.Resources.XObject.Scan.read_raw_bytes() == taken
    assert [float(side) for side in page.mediabox] == pytest.approx([0, 0, 595.3, 841.9], abs=0.1)


@pytest.mark.parametrize("held", range(1, 9))
def test_a_jpeg_lies_as_its_camera_was_held(held: int) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = held
    taken = picture(pattern(), exif=exif)
    upright = ImageOps.exif_transpose(Image.open(BytesIO(taken)))
    made = rendered(filed(taken))
    assert corners(made) == corners(upright.convert("RGB"))
    assert (made.width > made.height) == (upright.width > upright.height)


@pytest.mark.parametrize(
    ("turned", "expected"),
    [
        (90, (BLUE, RED, YELLOW, GREEN)),
        (180, (YELLOW, BLUE, GREEN, RED)),
        (270, (GREEN, YELLOW, RED, BLUE)),
    ],
)
def test_a_picture_is_turned_clockwise(turned: int, expected: tuple[object, ...]) -> None:
    assert corners(rendered(filed(picture(), (1, turned)))) == expected


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "HEIF"])
def test_other_pictures_are_filed_as_well(kind: str, tmp_path: Path) -> None:
    made = filed(picture(kind=kind))
    assert corners(rendered(made)) == CORNERS
    assert complaints(made, tmp_path) == ""


def test_black_and_white_stays_one_bit_a_pixel_and_the_right_way_round() -> None:
    bits = Image.new("1", (100, 140), 1)
    bits.paste(0, (0, 0, 50, 70))
    made = filed(picture(bits, "TIFF"))
    document = opened(made)
    [page] = document.pages
    assert page.Resources.XObject.Scan.BitsPerComponent == 1
    grey = rendered(made).convert("L")
    assert (grey.getpixel((20, 20)), grey.getpixel((280, 400))) == (0, 255)


def test_cmyk_of_a_printer_keeps_its_colours() -> None:
    made = rendered(filed(picture(pattern().convert("CMYK"))))
    red, green, *_ = (made.getpixel(place) for place in ((40, 40), (250, 40)))
    assert red[0] > 200
    assert red[2] < 100
    assert green[1] > 150 > green[0]


def test_frames_of_a_tiff_are_sides_of_their_own() -> None:
    red, blue = (Image.new("RGB", (210, 297), colour) for colour in (RED, BLUE))
    made = filed(picture(red, "TIFF", save_all=True, append_images=[blue]), (2, 0), (1, 0))
    assert [rendered(made, page).getpixel((99, 99)) for page in (1, 2)] == [BLUE, RED]


def test_the_page_filed_is_the_one_drawn_however_a_broken_file_is_counted() -> None:
    """qpdf leaves out a page that is not there, pdfium counts it: one of them names the neighbour."""

    def change(pdf: Pdf) -> None:
        for width in (100, 200, 300, 400):
            add_page(pdf, width)

    whole = a_pdf(change, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    [kids] = re.findall(rb"/Kids \[ ([^]]+) \]", whole)
    second = kids.split(b" R ")[1] + b" R"
    broken = whole.replace(kids, kids.replace(second, b"null".ljust(len(second))))
    with SharedBytes(broken) as shared, shared.opened() as source:
        drawn = PdfSheets(source).drawn(3, 72).width
    document = opened(filed(broken, (3, 0)))
    [page] = document.pages
    assert float(page.mediabox[2]) == drawn == 300


def test_the_file_says_what_it_is() -> None:
    document = opened(filed(picture()))
    assert document.docinfo["/Title"] == TITLE
    assert document.open_metadata()["dc:title"] == TITLE
    assert document.Root.ViewerPreferences.DisplayDocTitle


@pytest.mark.parametrize("number", [0, 2, -1])
def test_a_side_there_is_not_is_never_another_one(number: int) -> None:
    for scan in (picture(), a_pdf()):
        with pytest.raises(IndexError):
            filed(scan, (number, 0))
