"""The bytes of a scanned stack come in; what is on each side, and sides to be filed, go out."""

from app.documents.confined import SharedBytes
from app.documents.scans.confinement import (
    count_pages,
    page_pdf,
    pages_pdf,
    read_pages,
    read_scan,
)
from app.documents.scans.first_bytes import media_type
from app.documents.scans.place_to_sign import SignaturePicture, signature_picture
from app.documents.scans.side import CodePlace, ScannedSide

__all__ = [
    "CodePlace",
    "ScannedSide",
    "SharedBytes",
    "SignaturePicture",
    "count_pages",
    "media_type",
    "page_pdf",
    "pages_pdf",
    "read_pages",
    "read_scan",
    "signature_picture",
]
