"""What the reader of scans opens is let pass by its first bytes; what is evidently something else is not."""

import pytest

from app.documents.scans.first_bytes import media_type
from tests.documents.copies.specimens import a_pdf, picture


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (a_pdf(), "application/pdf"),
        (b"@PJL SET JOBNAME\n" + a_pdf(), "application/pdf"),
        (picture(kind="JPEG"), "image/jpeg"),
        (picture(kind="PNG"), "image/png"),
        (picture(kind="TIFF"), "image/tiff"),
        (picture(kind="TIFF", big_tiff=True), "image/tiff"),
        (picture(kind="HEIF"), "image/heic"),
        (picture(kind="GIF"), ""),
        (picture(kind="WEBP"), ""),
        (b"PK\x03\x04 a letter", ""),
        (b"\x00" * 2000 + b"%PDF-1.7", ""),
        (b"", ""),
    ],
    ids=["pdf", "pdf of a printer", "jpeg", "png", "tiff", "large tiff", "heic", *["other"] * 5],
)
def test_kinds_are_told_by_the_first_bytes(data: bytes, kind: str) -> None:
    assert media_type(data) == kind
