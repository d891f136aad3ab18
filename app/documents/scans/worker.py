"""A scan comes in on standard input; how many sides it has, what is on some, or some as a PDF goes out.

Runs as a process of its own: ``python -m app.documents.scans.worker count``, ``read FIRST LAST`` or
``file TITLE NUMBER:TURNED…``, started and judged by :mod:`app.documents.scans.confinement`.
"""

import sys
import traceback
from typing import BinaryIO

import pikepdf.settings

from app.documents.confined import hold_to
from app.documents.scans import reply
from app.documents.scans.filed_pages import filed_pages
from app.documents.scans.pdf_sheets import DAMAGED
from app.documents.scans.sheets import Sheets, opened
from app.documents.scans.side import ScannedSide
from app.documents.scans.side_reading import read_side
from app.errors import UploadRefused

MEMORY_BYTES = 1536 * 1024 * 1024
REPLY_BYTES = 400 * 1024 * 1024
STARTING_SECONDS = 20
PAGE_SECONDS = 3
"""Of processor time; a page takes a twentieth of a second, one that has to be looked at twice a half."""
_UNPACKED_BYTES = 256 * 1024 * 1024


def main() -> None:
    """Read, reply."""
    task, *arguments = sys.argv[1:]
    source, target = sys.stdin.buffer, sys.stdout.buffer
    _confine(task, arguments, source)
    try:
        _do(task, arguments, source, target)
    except UploadRefused as refusal:
        target.write(reply.refused(refusal))
    except Exception as error:  # noqa: BLE001 - three libraries over any bytes at all: no list is ever whole
        traceback.print_exception(error)
        target.write(reply.refused(UploadRefused(DAMAGED)))


def _do(task: str, arguments: list[str], source: BinaryIO, target: BinaryIO) -> None:
    if task == "count":
        target.write(reply.counted(len(opened(source))))
    elif task == "read":
        _read(opened(source), int(arguments[0]), int(arguments[1]), target)
    else:
        title, *pages = arguments
        wanted = [tuple(map(int, page.split(":"))) for page in pages]
        target.write(
            reply.filed(filed_pages(source, [(page[0], page[1]) for page in wanted], title))
        )


def _confine(task: str, arguments: list[str], source: BinaryIO) -> None:
    """Let the kernel hold this process to what its task may take; nothing gives it back."""
    size = source.seek(0, 2)
    source.seek(0)
    pages = int(arguments[1]) - int(arguments[0]) + 1 if task == "read" else len(arguments)
    hold_to(
        memory_bytes=MEMORY_BYTES + size,
        processor_seconds=STARTING_SECONDS + PAGE_SECONDS * pages,
        reply_bytes=REPLY_BYTES,
    )
    pikepdf.settings.set_qpdf_limits(
        flate_max_memory=_UNPACKED_BYTES,
        run_length_max_memory=_UNPACKED_BYTES,
        png_max_memory=_UNPACKED_BYTES,
        tiff_max_memory=_UNPACKED_BYTES,
        parser_max_nesting=100,
    )


def _read(sheets: Sheets, first: int, last: int, target: BinaryIO) -> None:
    for number in range(first, last + 1):
        target.write(reply.written(_side(sheets, number)))
        target.flush()  # a page that ends this process costs itself and none before it


def _side(sheets: Sheets, number: int) -> ScannedSide:
    try:
        return read_side(sheets, number)
    except Exception as error:  # noqa: BLE001 - as above
        traceback.print_exception(error)
        return ScannedSide(number, damaged=True)


if __name__ == "__main__":
    main()
