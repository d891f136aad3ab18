"""Scans of every kind of file are recognised and drawn; what is no scan is refused with what to do."""

import pikepdf
import pytest
from PIL import Image

from app.documents.confined import SharedBytes
from app.documents.scans.sheets import Sheets, opened
from app.errors import UploadRefused
from tests.documents.copies.specimens import CORNERS, a_pdf, add_page, corners, pattern, picture

ORIENTATION = 0x0112
LOCKED = pikepdf.Encryption(owner="wlasciciel", user="czytelnik")


def sheets_of(data: bytes) -> Sheets:
    with SharedBytes(data) as shared, shared.opened() as source:
        return opened(source)


def drawn(data: bytes, number: int = 1, dots: int = 100) -> Image.Image:
    with SharedBytes(data) as shared, shared.opened() as source:
        return opened(source).drawn(number, dots)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "HEIF"])
def test_a_picture_is_one_side_drawn_as_large_as_a4(kind: str) -> None:
    taken = picture(pattern(1654, 2339), kind)
    assert len(sheets_of(taken)) == 1
    side = drawn(taken)
    assert corners(side) == CORNERS
    assert side.size == pytest.approx((827, 1169), abs=2)


def test_a_pdf_is_drawn_in_colours_page_by_page() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        add_page(pdf)
        add_page(pdf, 841.89, 595.276, Rotate=90)

    scan = a_pdf(change)
    assert len(sheets_of(scan)) == 2
    assert corners(drawn(scan, 1)) == CORNERS
    assert drawn(scan, 2).size == pytest.approx((827, 1169), abs=2)


def test_every_frame_of_a_tiff_is_a_side() -> None:
    frames = [Image.new("RGB", (210, 297), colour) for colour in CORNERS]
    taken = picture(frames[0], "TIFF", save_all=True, append_images=frames[1:])
    assert len(sheets_of(taken)) == 4
    assert [drawn(taken, number).getpixel((9, 9)) for number in (3, 1, 4)] == [
        CORNERS[2],
        CORNERS[0],
        CORNERS[3],
    ]


def test_a_photograph_is_drawn_as_the_camera_was_held() -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    lying = pattern(600, 900).transpose(Image.Transpose.ROTATE_90)
    side = drawn(picture(lying, exif=exif))
    assert corners(side) == CORNERS
    assert side.width < side.height


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16"])
def test_white_paper_is_white_in_every_mode(mode: str) -> None:
    white = {"LA": (255, 0), "RGBA": (0, 0, 0, 0), "CMYK": (0, 0, 0, 0), "I;16": 65535}.get(
        mode, 255
    )
    image = Image.new(mode, (210, 297), white)
    if mode == "P":
        image = Image.new("RGB", (210, 297), "white").quantize(4)
    kind = "TIFF" if mode == "CMYK" else "PNG"
    assert drawn(picture(image, kind)).getpixel((50, 50)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("dots", "pixels"), [((200, 200), 1169), ((72, 72), 1169), ((1, 1), 1169), ((0, 0), 1169)]
)
def test_a_size_no_sheet_has_is_taken_for_a4(dots: tuple[int, int], pixels: int) -> None:
    side = drawn(picture(pattern(1654, 2339), dpi=dots))
    assert max(side.size) == pytest.approx(pixels, abs=2)


def test_a_page_as_large_as_a_hall_is_drawn_no_larger_than_a_sheet() -> None:
    side = drawn(a_pdf(lambda pdf: add_page(pdf, 14_400, 14_400)), dots=400)
    assert side.width * side.height <= 22_000_000


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "To nie jest skan"),
        (b"To jest list.", "PDF, TIFF, JPG"),
        (picture(kind="GIF"), "To nie jest skan"),
        (b"PK\x03\x04" + bytes(100), "To nie jest skan"),
        (a_pdf(encryption=LOCKED), "zabezpieczony hasłem.*wyłącz hasło"),
        (b"%PDF-1.7\n" + bytes(5000), "uszkodzony.*zeskanuj te kartki ponownie"),
        (b"%PDF-1.7\n%%EOF", "uszkodzony"),
        (a_pdf(lambda _: None), "uszkodzony"),
        (picture()[:100], "uszkodzony"),
        (b"II*\x00" + bytes(500), "uszkodzony"),
    ],
    ids=["nothing", "text", "gif", "zip", "locked", "zeros", "only a head", "no pages", "cut", "tiff"],
)  # fmt: skip
def test_what_is_no_scan_is_refused_with_what_to_do(data: bytes, said: str) -> None:
    with pytest.raises(UploadRefused, match=f"(?s){said}"):
        sheets_of(data)


def test_a_picture_with_too_many_pixels_is_refused_before_it_is_decoded() -> None:
    with pytest.raises(UploadRefused, match=r"zbyt wiele pikseli.*200–300 dpi"):
        sheets_of(picture(Image.new("1", (20_000, 20_000)), "PNG"))


def test_one_pixel_is_a_side() -> None:
    assert drawn(picture(Image.new("RGB", (1, 1), "white"))).getpixel((0, 0)) == (255, 255, 255)


@pytest.mark.parametrize("number", [0, 2, -1])
def test_a_side_there_is_not_is_never_another_one(number: int) -> None:
    for scan in (picture(), a_pdf()):
        with pytest.raises(IndexError):
            drawn(scan, number)
