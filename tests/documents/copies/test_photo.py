import struct
import zlib
from io import BytesIO

import pikepdf
import pytest
from PIL import Image, ImageCms

from app.documents.copies.accepted import Kind
from app.documents.copies.photo import DOTS_PER_INCH, photo_page
from app.errors import UploadRefused
from tests.documents.copies.specimens import (
    CORNERS,
    GPS,
    WHITE,
    complaints,
    corners,
    ink,
    keys_of,
    pattern,
    picture,
    rendered,
)

# How a camera that was held so stores the picture, for each value of the EXIF orientation.
STORED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
CAMERA = "Aparat Testowy 1"


def camera_notes(orientation: int = 1) -> Image.Exif:
    notes = Image.Exif()
    notes[0x0112] = orientation
    notes[0x0110] = CAMERA
    notes.get_ifd(GPS)[1] = "N"
    notes.get_ifd(GPS)[2] = (54.0, 6.0, 0.0)
    return notes


def inside(pdf: bytes) -> Image.Image:
    """The picture a page was made of."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        held = opened.pages[0].obj.Resources.XObject.Copy
        return Image.open(BytesIO(held.read_raw_bytes()))


@pytest.mark.parametrize("orientation", STORED)
def test_a_photo_stands_upright_however_the_camera_was_held(orientation):
    turn = STORED[orientation]
    stored = pattern() if turn is None else pattern().transpose(turn)
    copy = photo_page(picture(stored, exif=camera_notes(orientation)), Kind.JPEG)
    page = rendered(copy.pdf)
    assert page.width < page.height
    assert corners(page) == CORNERS


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (picture(exif=camera_notes(), comment=CAMERA.encode()), Kind.JPEG),
        (picture(kind="PNG", exif=camera_notes()), Kind.PNG),
        (picture(kind="HEIF", exif=camera_notes().tobytes()), Kind.HEIC),
    ],
    ids=["jpeg", "png", "heic"],
)
def test_what_the_camera_wrote_beside_the_picture_is_gone(data, kind):
    assert CAMERA.encode() in data
    pdf = photo_page(data, kind).pdf
    assert CAMERA.encode() not in pdf
    assert not inside(pdf).getexif()
    assert not {"exif", "comment", "icc_profile"} & inside(pdf).info.keys()
    assert not {"/Metadata", "/Info"} & keys_of(pdf)


def sixteen_bits() -> bytes:
    rows = (
        Image.linear_gradient("L").resize((700, 900)).convert("I").point(lambda level: level * 257)
    )
    return picture(rows.convert("I;16"), kind="PNG")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (picture(pattern().convert("CMYK")), Kind.JPEG),
        (picture(progressive=True), Kind.JPEG),
        (picture(pattern().convert("P"), kind="PNG"), Kind.PNG),
        (picture(pattern().convert("RGBA"), kind="PNG"), Kind.PNG),
        (picture(kind="HEIF", quality=95), Kind.HEIC),
        (picture(pattern(5000, 8000), quality=60), Kind.JPEG),
    ],
    ids=["cmyk", "progressive", "palette", "alpha", "heic", "forty megapixels"],
)
def test_every_way_to_store_colours_shows_the_same(data, kind):
    assert corners(rendered(photo_page(data, kind).pdf)) == CORNERS


def test_a_photo_lying_on_its_side_gets_a_sheet_lying_on_its_side():
    page = rendered(photo_page(picture(pattern(1200, 800)), Kind.JPEG).pdf)
    assert page.width > page.height
    assert corners(page) == CORNERS


def test_the_margins_and_the_footer_stay_free():
    page = rendered(photo_page(picture(pattern(600, 900)), Kind.JPEG).pdf, dots=254)
    left, top, right, bottom = ink(page)
    millimetres = [side / 10 for side in (left, top, page.width - right, page.height - bottom)]
    assert min(millimetres[:3]) >= 11.9
    assert millimetres[3] >= 19.9


def test_what_is_transparent_is_paper():
    image = Image.new("RGBA", (900, 900), (0, 0, 0, 0))
    image.paste((255, 0, 0, 255), (300, 300, 600, 600))
    page = rendered(photo_page(picture(image, kind="PNG"), Kind.PNG).pdf)
    left, top, right, bottom = ink(page)
    assert page.getpixel((left - 5, top - 5)) == WHITE
    assert (right - left) < page.width / 2
    assert page.getpixel(((left + right) // 2, (top + bottom) // 2))[1:] == pytest.approx(
        (0, 0), abs=3
    )


def test_a_transparent_colour_of_a_palette_is_paper():
    image = Image.new("P", (900, 900), 0)
    image.putpalette([0, 0, 0, 255, 0, 0])
    image.paste(1, (0, 0, 450, 900))
    page = rendered(photo_page(picture(image, kind="PNG", transparency=0), Kind.PNG).pdf)
    assert min(page.getpixel((page.width * 3 // 4, page.height // 2))) >= 250


def test_sixteen_bits_of_grey_keep_their_black_and_white():
    grey = inside(photo_page(sixteen_bits(), Kind.PNG).pdf)
    assert grey.mode == "L"
    darkest, lightest = grey.getextrema()
    assert darkest <= 3
    assert lightest >= 252
    assert grey.getpixel((grey.width // 2, grey.height // 2)) == pytest.approx(128, abs=3)


def test_black_and_white_is_not_turned_over():
    image = Image.new("1", (900, 900), 1)
    image.paste(0, (0, 0, 450, 900))
    grey = inside(photo_page(picture(image, kind="PNG"), Kind.PNG).pdf)
    assert grey.getpixel((10, 450)) < 10
    assert grey.getpixel((890, 450)) > 245


def test_colours_follow_the_profile_and_the_profile_stays_behind():
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    copy = photo_page(picture(icc_profile=srgb), Kind.JPEG)
    assert corners(rendered(copy.pdf)) == CORNERS
    assert "icc_profile" not in inside(copy.pdf).info
    # A profile that does not fit, or is none, is passed over.
    for strange in (lab.tobytes(), b"no profile at all"):
        assert corners(rendered(photo_page(picture(icc_profile=strange), Kind.JPEG).pdf)) == CORNERS


def test_no_more_points_are_kept_than_a_printer_shows():
    kept = inside(photo_page(picture(pattern(6000, 9000), quality=50), Kind.JPEG).pdf)
    # 265 mm is what the margins leave of the height.
    assert max(kept.size) == pytest.approx(265 / 25.4 * DOTS_PER_INCH, rel=0.01)


def test_a_small_photo_is_taken_with_a_warning():
    notes = photo_page(picture(pattern(300, 500)), Kind.JPEG).notes
    assert len(notes) == 1
    assert "bardzo małe" in notes[0]
    assert photo_page(picture(pattern(600, 400)), Kind.JPEG).notes == ()


def test_of_a_moving_picture_the_first_is_taken_and_said():
    frames = {"save_all": True, "append_images": [Image.new("RGB", (800, 1200))]}
    copy = photo_page(picture(kind="PNG", **frames), Kind.PNG)
    assert corners(rendered(copy.pdf)) == CORNERS
    assert "tylko pierwszy" in " ".join(copy.notes)


def boast(width: int, height: int) -> bytes:
    """A PNG of a few bytes that claims to be this large."""

    def chunk(name: bytes, content: bytes) -> bytes:
        checked = name + content
        return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = chunk(b"IDAT", zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + pixels + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [11_000, 14_000, 60_000, 2_000_000_000])
def test_a_picture_that_claims_to_be_huge_is_refused_before_it_is_decoded(side):
    with pytest.raises(UploadRefused, match="zbyt wiele pikseli"):
        photo_page(boast(side, side), Kind.PNG)


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.95])
@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (picture(quality=95), Kind.JPEG),
        (picture(progressive=True, quality=95), Kind.JPEG),
        (picture(kind="PNG"), Kind.PNG),
        (picture(kind="HEIF", quality=95), Kind.HEIC),
    ],
    ids=["jpeg", "progressive", "png", "heic"],
)
def test_a_picture_cut_short_is_refused(data, kind, share):
    with pytest.raises(UploadRefused, match="uszkodzony albo niepełny"):
        photo_page(data[: int(len(data) * share)], kind)


def test_what_hides_behind_a_picture_is_gone():
    copy = photo_page(picture() + b"%PDF-1.7 /JavaScript PK\x03\x04", Kind.JPEG)
    assert b"JavaScript" not in copy.pdf
    assert b"PK\x03\x04" not in copy.pdf


def test_the_file_is_sound_and_always_the_same(tmp_path):
    data = picture()
    pdf = photo_page(data, Kind.JPEG).pdf
    assert not complaints(pdf, tmp_path)
    assert photo_page(data, Kind.JPEG).pdf == pdf
