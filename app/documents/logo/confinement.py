"""An uploaded picture comes in; a PNG that holds nothing but its pixels goes out."""

import logging
import threading

from app.documents.confined import run_confined
from app.documents.logo import worker
from app.errors import UploadRefused

MAX_BYTES = 1024 * 1024
AT_ONCE = 1
SECONDS = 20.0

EMPTY = "Wybierz plik z logo."
TOO_LARGE = (
    "Plik z logo jest za duży: może mieć najwyżej 1 MB. Zapisz go w mniejszej rozdzielczości."
)
NO_PNG = (
    "To nie jest obraz PNG albo nie da się go odczytać. Zapisz logo jako PNG, najwyżej 16 milionów "
    "pikseli, i dodaj je jeszcze raz."
)
BUSY = "W tej chwili sprawdzany jest inny obraz. Odczekaj chwilę i dodaj logo jeszcze raz."
_place = threading.BoundedSemaphore(AT_ONCE)
_log = logging.getLogger(__name__)


def safe_logo(data: bytes) -> bytes:
    """The picture redrawn as PNG; raises ``UploadRefused`` for what is none, or too large."""
    if not data:
        raise UploadRefused(EMPTY)
    if len(data) > MAX_BYTES:
        raise UploadRefused(TOO_LARGE)
    if not _place.acquire(timeout=SECONDS):
        raise UploadRefused(BUSY)
    try:
        ended = run_confined(worker.__name__, data=data, clock_seconds=SECONDS)
    finally:
        _place.release()
    if ended.complaint:
        # Names of errors and lines of code, never what the file says.
        _log.info("a reader complained of a logo: %s", ended.complaint)
    if ended.code != 0 or not ended.reply.startswith(b"\x89PNG\r\n\x1a\n"):
        raise UploadRefused(NO_PNG)
    return ended.reply
