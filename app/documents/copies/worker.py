"""Uploaded bytes come in on standard input; a reply, copy or refusal, goes out.

Runs as a process of its own: ``python -m app.documents.copies.worker MAX_PAGES``, started and
judged by :mod:`app.documents.copies.confinement`, which says why.
"""

import sys
import traceback

import pikepdf.settings

from app.documents.confined import hold_to
from app.documents.copies.accepted import AcceptedCopy, Kind
from app.documents.copies.kind import recognise
from app.documents.copies.pdf.pages import pdf_pages
from app.documents.copies.photo import photo_page
from app.documents.copies.reply import written
from app.errors import UploadRefused

MEMORY_BYTES = 1536 * 1024 * 1024
PROCESSOR_SECONDS = 40
REPLY_BYTES = 160 * 1024 * 1024
_UNPACKED_BYTES = 256 * 1024 * 1024

TOO_HEAVY = (
    "Ten plik wymaga zbyt wiele pamięci lub czasu. Zapisz go w mniejszej rozdzielczości"
    " albo sfotografuj orzeczenie i dodaj zdjęcia stron."
)
UNREADABLE = (
    "Nie udało się odczytać tego pliku: jest uszkodzony albo nietypowo zbudowany."
    " Zeskanuj lub sfotografuj orzeczenie jeszcze raz."
)


def made_safe(data: bytes, *, max_pages: int) -> AcceptedCopy:
    """Recognise ``data`` and make upright A4 pages of it.

    Raises :class:`UploadRefused`, and nothing else.
    """
    try:
        kind = recognise(data)
        return pdf_pages(data, max_pages=max_pages) if kind is Kind.PDF else photo_page(data, kind)
    except UploadRefused:
        raise
    except MemoryError:
        # Without the traceback, which holds what filled the memory.
        raise UploadRefused(TOO_HEAVY) from None
    except Exception as error:
        # The parsers of three libraries over any bytes at all: no list of their errors is ever
        # whole.
        raise UploadRefused(UNREADABLE) from error


def _confine() -> None:
    """Let the kernel hold this process to what reading one file may take; nothing gives it back."""
    hold_to(memory_bytes=MEMORY_BYTES, processor_seconds=PROCESSOR_SECONDS, reply_bytes=REPLY_BYTES)
    pikepdf.settings.set_qpdf_limits(
        flate_max_memory=_UNPACKED_BYTES,
        run_length_max_memory=_UNPACKED_BYTES,
        png_max_memory=_UNPACKED_BYTES,
        tiff_max_memory=_UNPACKED_BYTES,
        parser_max_nesting=100,
    )


def main() -> None:
    """Read, make safe, reply."""
    _confine()
    data = sys.stdin.buffer.read()
    try:
        reply = written(made_safe(data, max_pages=int(sys.argv[1])))
    except UploadRefused as refusal:
        if refusal.__cause__ is not None:
            traceback.print_exception(refusal.__cause__)
        reply = written(refusal)
    except MemoryError:
        reply = written(UploadRefused(TOO_HEAVY))
    sys.stdout.buffer.write(reply)


if __name__ == "__main__":
    main()
