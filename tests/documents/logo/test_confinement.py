"""A picture from outside: only its pixels are kept."""

import io

import pytest
from PIL import Image, PngImagePlugin

from app.documents.logo.confinement import MAX_BYTES, safe_logo
from app.documents.logo.worker import LONGEST_SIDE, MOST_PIXELS, redrawn
from app.errors import UploadRefused


def a_picture(kind: str = "PNG", size: tuple[int, int] = (60, 20), mode: str = "RGBA") -> bytes:
    written, told = io.BytesIO(), PngImagePlugin.PngInfo()
    told.add_text("Author", "Zofia Przykładowa")
    Image.new(mode, size, "teal").save(
        written, kind, **({"pnginfo": told} if kind == "PNG" else {})
    )
    return written.getvalue()


def test_a_logo_comes_out_as_a_png_of_the_same_pixels_and_nothing_else():
    safe = safe_logo(a_picture() + b"<script>")
    assert b"Author" not in safe
    assert b"script" not in safe
    with Image.open(io.BytesIO(safe)) as picture:
        assert (picture.format, picture.size, picture.text) == ("PNG", (60, 20), {})


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "Wybierz plik"),
        (b"x" * (MAX_BYTES + 1), "najwyżej 1 MB"),
        (b"%PDF-1.7", "nie jest obraz PNG"),
        (a_picture("JPEG", mode="RGB"), "nie jest obraz PNG"),
        (a_picture()[:60], "nie jest obraz PNG"),
    ],
)
def test_whatever_is_no_small_png_is_refused(data: bytes, said: str):
    with pytest.raises(UploadRefused, match=said):
        safe_logo(data)


def test_a_picture_of_too_many_pixels_is_not_unpacked():
    side = int(MOST_PIXELS**0.5) + 1
    with pytest.raises(ValueError, match="too many pixels"):
        redrawn(a_picture(size=(side, side), mode="1"))


def test_a_large_picture_is_made_smaller():
    with Image.open(io.BytesIO(redrawn(a_picture(size=(2400, 600), mode="P")))) as picture:
        assert picture.size == (LONGEST_SIDE, 300)
