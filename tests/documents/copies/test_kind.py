import zipfile
from io import BytesIO

import docx
import pytest

from app.documents.copies import Kind, recognise
from app.errors import UploadRefused
from tests.documents.copies.specimens import a_pdf, picture


def zipped(**members: str) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return written.getvalue()


def word_file() -> bytes:
    written = BytesIO()
    docx.Document().save(written)
    return written.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (a_pdf(), Kind.PDF),
        (b"\xef\xbb\xbf" + a_pdf(), Kind.PDF),
        (picture(kind="JPEG"), Kind.JPEG),
        (picture(kind="PNG"), Kind.PNG),
        (picture(kind="HEIF"), Kind.HEIC),
    ],
    ids=["pdf", "pdf after a byte order mark", "jpeg", "png", "heic"],
)
def test_content_alone_says_what_a_file_is(data, kind):
    assert recognise(data) is kind


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        (b"", "jest pusty"),
        (word_file(), "Word"),
        (b"{\\rtf1\\ansi Orzeczenie}", "RTF"),
        (zipped(mimetype="application/vnd.oasis.opendocument.text"), "LibreOffice"),
        (zipped(**{"skan.txt": "x" * 50}), "archiwum ZIP"),
        (b"<!DOCTYPE html><html><body>Orzeczenie</body></html>", "strona internetowa"),
        ("Orzeczenie o stopniu niepełnosprawności".encode(), "plik tekstowy"),
        (picture(kind="GIF"), "JPG albo PNG"),
        (picture(kind="WEBP"), "JPG albo PNG"),
        (picture(kind="TIFF"), "TIFF"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + bytes(100), "film"),
        (bytes(137 * n % 251 for n in range(1, 500)), "Nie rozpoznajemy"),
        (b"GIF89a" + bytes(20) + a_pdf(), "JPG albo PNG"),
    ],
    ids=[
        "empty",
        "docx",
        "rtf",
        "odt",
        "zip",
        "html",
        "text",
        "gif",
        "webp",
        "tiff",
        "film",
        "noise",
        "gif that is also a pdf",
    ],
)
def test_anything_else_is_refused_with_advice_and_what_is_accepted(data, advice):
    with pytest.raises(UploadRefused) as refusal:
        recognise(data)
    assert advice in str(refusal.value)
    assert "PDF oraz zdjęcia JPG (JPEG), PNG i HEIC" in str(refusal.value)
