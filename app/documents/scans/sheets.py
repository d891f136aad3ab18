"""The bytes of a scan come in; its sides, each to be drawn as the file shows it, go out.

Runs in a confined process only: the readers of PDF and pictures are handed a stranger's bytes.
"""

from typing import BinaryIO

import magic

from app.documents.scans.pdf_sheets import PdfSheets
from app.documents.scans.picture_sheets import PictureSheets
from app.errors import UploadRefused

Sheets = PdfSheets | PictureSheets

NO_SCAN = (
    "To nie jest skan. Przyjmujemy skany w plikach PDF, TIFF, JPG (JPEG), PNG i HEIC:"
    " wybierz jeden z nich w ustawieniach skanera i zeskanuj te kartki jeszcze raz."
)
_PICTURES = {
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/tiff": "TIFF",
    "image/heic": "HEIF",
    "image/heif": "HEIF",
}
_HEAD = 4096


def opened(file: BinaryIO) -> Sheets:
    """Recognise a scan by its content.

    Raises :class:`UploadRefused`, in Polish, for what is no scan, is locked or cannot be read.
    """
    kind = magic.from_buffer(file.read(_HEAD), mime=True)
    file.seek(0)
    if kind == "application/pdf":
        return PdfSheets(file)
    if kind not in _PICTURES:
        raise UploadRefused(NO_SCAN)
    return PictureSheets(file, _PICTURES[kind])
