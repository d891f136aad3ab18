"""A PDF comes in; a picture of any of its pages, as the file shows it, goes out, or those pages alone."""

import ctypes
import mmap
from collections.abc import Sequence
from io import BytesIO
from typing import BinaryIO

import pypdfium2
from PIL import Image

from app.documents.scans.resolution import scale_for
from app.errors import UploadRefused

LOCKED = (
    "Ten plik PDF jest zabezpieczony hasłem. Otwórz go, podaj hasło i zapisz przez Drukuj → Zapisz jako PDF"
    " albo wyłącz hasło w ustawieniach skanera i zeskanuj te kartki jeszcze raz."
)
DAMAGED = (
    "Ten plik jest uszkodzony albo niepełny i nie da się odczytać jego stron."
    " Skopiuj go ze skanera jeszcze raz albo zeskanuj te kartki ponownie."
)


class PdfSheets:
    """The pages of a PDF. Raises :class:`UploadRefused` when it is locked or broken."""

    def __init__(self, file: BinaryIO) -> None:
        # Read where it lies: the process maps what its parent holds instead of copying it.
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY)
        try:
            self._pdf = pypdfium2.PdfDocument((ctypes.c_ubyte * len(mapped)).from_buffer(mapped))
        except pypdfium2.PdfiumError as error:
            locked = error.err_code in {
                pypdfium2.raw.FPDF_ERR_PASSWORD,
                pypdfium2.raw.FPDF_ERR_SECURITY,
            }
            raise UploadRefused(LOCKED if locked else DAMAGED) from error

    def __len__(self) -> int:
        return len(self._pdf)

    def require_pictures(self, number: int) -> None:
        """Raise ``PdfiumError`` where a picture cannot be decoded: it is drawn as nothing."""
        page = self._pdf[number - 1]
        try:
            for picture in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]):
                picture.get_bitmap().close()
        finally:
            page.close()

    def alone(self, numbers: Sequence[int]) -> bytes:
        """These pages, from 1, as a PDF of their own, their streams as they are.

        Of a broken file every reader counts the pages in its own way: only the one that drew a page can
        tell which one that was. Raises ``IndexError``, and ``PdfiumError`` for a page it cannot read.
        """
        if not all(1 <= number <= len(self) for number in numbers):
            raise IndexError(numbers)
        taken = BytesIO()
        pdf = pypdfium2.PdfDocument.new()
        try:
            pdf.import_pages(self._pdf, [number - 1 for number in numbers])
            pdf.save(taken)
        finally:
            pdf.close()
        return taken.getvalue()

    def drawn(self, number: int, dots: int) -> Image.Image:
        """Page ``number``, from 1, in colours, with about ``dots`` pixels per inch of paper."""
        if not 1 <= number <= len(self):
            raise IndexError(number)
        page = self._pdf[number - 1]
        try:
            # Colours are drawn faster than greys, and tell blue ink from print.
            width, height = page.get_size()
            scale = scale_for(width, height, dots)
            bitmap = page.render(scale=scale, rev_byteorder=True, draw_annots=False)
            picture: Image.Image = bitmap.to_pil()
            return picture.convert("RGB")
        finally:
            page.close()
