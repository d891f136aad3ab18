"""An uploaded table comes in; its sheets, as rows of plain texts, go out.

The file is a stranger's: it is opened and read in a process that can do little else (see
:mod:`app.documents.confined`), whose reply is checked before anything believes it.
"""

import json
import logging
import signal
import threading

from app.documents.confined import Ended, run_confined
from app.documents.uploaded_table import worker
from app.documents.uploaded_table.limits import EMPTY, MAX_BYTES, TOO_HEAVY, TOO_LARGE, UNREADABLE
from app.errors import InternalError, UploadRefused
from app.months.table_rows import Sheet, TableRow
from app.wording.dates import NBSP

AT_ONCE = 2
WAITING_SECONDS = 30.0
CLOCK_SECONDS = 30.0

_BUSY = (
    f"W{NBSP}tej chwili wczytywanych jest zbyt wiele plików. Odczekaj chwilę i{NBSP}wybierz plik "
    "jeszcze raz."
)
_places = threading.BoundedSemaphore(AT_ONCE)
_log = logging.getLogger(__name__)


def read_table(data: bytes) -> tuple[Sheet, ...]:
    """The sheets of a CSV, XLSX or ODS file; a CSV file's once for each character that may part cells.

    Raises ``UploadRefused`` with what to do for what is none of them, too much, or not to be trusted;
    ``InternalError`` when the process cannot even start.
    """
    if not data:
        raise UploadRefused(EMPTY)
    if len(data) > MAX_BYTES:
        raise UploadRefused(TOO_LARGE)
    if not _places.acquire(timeout=WAITING_SECONDS):
        raise UploadRefused(_BUSY)
    try:
        ended = run_confined(worker.__name__, data=data, clock_seconds=CLOCK_SECONDS)
    finally:
        _places.release()
    return _judged(ended)


def _judged(ended: Ended) -> tuple[Sheet, ...]:
    if ended.complaint:
        # Names of errors and lines of code, never what the file says.
        _log.info("a reader complained of a table: %s", ended.complaint)
    if ended.code == 1 and not ended.reply:
        raise InternalError(f"the reader of tables does not start: {ended.complaint}")
    if ended.code in {None, -signal.SIGXCPU, -signal.SIGKILL}:
        raise UploadRefused(TOO_HEAVY)
    try:
        reply = json.loads(ended.reply)
        refused = reply.get("refused")
        sheets = () if refused else tuple(_sheet(told) for told in reply["sheets"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        _log.warning("a table ended its reader with code %s", ended.code)
        raise UploadRefused(UNREADABLE) from error
    if refused:
        raise UploadRefused(str(refused))
    return sheets


def _sheet(told: list[tuple[int, list[str]]]) -> Sheet:
    return tuple(
        TableRow(int(number), tuple(str(cell) for cell in cells)) for number, cells in told
    )
