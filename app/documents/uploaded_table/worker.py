"""An uploaded table comes in on standard input; its sheets, or why it is refused, go out as JSON.

Runs as a process of its own: ``python -m app.documents.uploaded_table.worker``, started and judged by
:mod:`app.documents.uploaded_table.confinement`.
"""

import json
import sys
import traceback
from typing import Any

from app.documents.confined import hold_to
from app.documents.uploaded_table.limits import OLD_EXCEL, TOO_HEAVY, UNREADABLE
from app.documents.uploaded_table.ods_table import CONTENT, ods_sheets
from app.documents.uploaded_table.package import opened
from app.documents.uploaded_table.text_table import text_sheets
from app.documents.uploaded_table.xlsx_table import BOOK, xlsx_sheets
from app.errors import UploadRefused
from app.months.table_rows import Sheet

MEMORY_BYTES = 768 * 1024 * 1024
PROCESSOR_SECONDS = 15
REPLY_BYTES = 16 * 1024 * 1024
OLE, ZIP = b"\xd0\xcf\x11\xe0", b"PK"


def sheets_in(data: bytes) -> tuple[Sheet, ...]:
    """The sheets of a file of any of the three kinds, told apart by what is in it, not by its name."""
    if data.startswith(OLE):
        raise UploadRefused(OLD_EXCEL)
    if not data.startswith(ZIP):
        return text_sheets(data)
    with opened(data) as package:
        if BOOK in package.names:
            return xlsx_sheets(package)
        if CONTENT in package.names:
            return ods_sheets(package)
    raise UploadRefused(UNREADABLE)


def reply_to(data: bytes) -> dict[str, Any]:
    """``sheets`` or ``refused``; it never raises."""
    try:
        found = sheets_in(data)
    except UploadRefused as refusal:
        return {"refused": str(refusal)}
    except MemoryError:
        return {"refused": TOO_HEAVY}
    except Exception as error:  # noqa: BLE001 - a reader over any bytes at all: no list of errors is whole
        sys.stderr.write(f"{type(error).__name__}\n")  # and no message: it may quote the file
        traceback.print_tb(error.__traceback__)
        return {"refused": UNREADABLE}
    return {"sheets": [[[row.number, row.cells] for row in sheet] for sheet in found]}


def main() -> None:
    """Read, reply."""
    hold_to(memory_bytes=MEMORY_BYTES, processor_seconds=PROCESSOR_SECONDS, reply_bytes=REPLY_BYTES)
    sys.stdout.buffer.write(json.dumps(reply_to(sys.stdin.buffer.read())).encode())


if __name__ == "__main__":
    main()
