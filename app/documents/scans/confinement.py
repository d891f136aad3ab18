"""The bytes of a scan come in; what processes that can do little else read of it goes out.

A scan is a stranger's file like any upload (see :mod:`app.documents.copies.confinement`), only larger: it
lies in memory once, and each process reads some pages of it. Pages read are final, so that a stack can be
taken up where a crash left it.
"""

import logging
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from app.documents.confined import Ended, SharedBytes, run_confined
from app.documents.scans import reply, worker
from app.documents.scans.pdf_sheets import DAMAGED
from app.documents.scans.side import ScannedSide
from app.errors import InternalError, UploadRefused

MOST_BYTES = 500 * 1024 * 1024
MOST_PAGES = 2000
AT_ONCE = 2
"""Processes that read at the same time, of all stacks together: their memory has a bound."""
CHUNK = 50
"""Sides that :func:`read_scan` asks for at once."""
MOST_BROKEN = 5
"""So many sides of one call may end their process before the file as a whole is refused."""
_SLACK = 4
"""The clock of a process is so many times its processor time: the machine has other work."""

Scan = bytes | SharedBytes
"""A scan worked through in several calls is best held as ``SharedBytes``: its bytes are then copied once."""

# Written without the forms of counted words: every process would load them, and the rules with them.
_TOO_LARGE = (
    f"Ten plik jest za duży: może mieć najwyżej {MOST_BYTES // 1024 // 1024}\N{NO-BREAK SPACE}MB."
    " Zeskanuj stos w rozdzielczości 200–300 dpi albo podziel go na mniejsze pliki i dodaj je osobno."
)
_TOO_MANY = (
    "Liczba stron tego pliku: {pages}. Stos może mieć najwyżej"
    f" {MOST_PAGES}\N{NO-BREAK SPACE}stron. Podziel go na mniejsze pliki i dodaj je osobno."
)
_places = threading.BoundedSemaphore(AT_ONCE)
_log = logging.getLogger(__name__)


def count_pages(scan: Scan) -> int:
    """Say how many sides a scan has.

    Raises :class:`UploadRefused`, in Polish, for what is no scan, is locked, broken or too large, or has
    more than :data:`MOST_PAGES`.
    """
    if len(scan) > MOST_BYTES:
        raise UploadRefused(_TOO_LARGE)
    ended = _run(scan, "count", seconds=worker.STARTING_SECONDS)
    pages = reply.read_count(ended.reply)
    if not pages:
        raise UploadRefused(DAMAGED)
    if pages > MOST_PAGES:
        raise UploadRefused(_TOO_MANY.format(pages=pages))
    return pages


def read_scan(scan: Scan, pages: range | None = None) -> Iterator[ScannedSide]:
    """Read a whole scan, or its ``pages`` (a range of step 1, from 1), a few at a time."""
    wanted = range(1, count_pages(scan) + 1) if pages is None else pages
    for first in wanted[::CHUNK]:
        yield from read_pages(scan, first, min(first + CHUNK, wanted.stop) - 1)


def read_pages(scan: Scan, first: int, last: int) -> tuple[ScannedSide, ...]:
    """Read sides ``first`` to ``last``, from 1, in two processes side by side.

    A side that ends its process is ``damaged``; raises :class:`UploadRefused` when the file as a whole
    cannot be read, :class:`InternalError` when the process cannot even start.
    """
    middle = (first + last) // 2
    with ThreadPoolExecutor(AT_ONCE) as both:
        halves = both.map(lambda part: _read(scan, *part), ((first, middle), (middle + 1, last)))
        return tuple(side for half in halves for side in half)


def page_pdf(scan: Scan, number: int, turned: int, title: str) -> bytes:
    """Side ``number`` alone as a PDF, as it was scanned, turned upright by ``turned`` degrees clockwise."""
    return pages_pdf(scan, ((number, turned),), title)


def pages_pdf(scan: Scan, pages: Sequence[tuple[int, int]], title: str) -> bytes:
    """Some sides, each with the degrees to turn it by, as one PDF, in the order given.

    ``title`` names the paper and nobody: other users of the machine see it in the list of processes.
    Raises as :func:`count_pages`.
    """
    asked = [f"{number}:{turned}" for number, turned in pages]
    seconds = worker.STARTING_SECONDS + worker.PAGE_SECONDS * len(asked)
    pdf = reply.read_pdf(_run(scan, "file", title, *asked, seconds=seconds).reply)
    if pdf is None:
        raise UploadRefused(DAMAGED)
    return pdf


def _read(scan: Scan, first: int, last: int) -> list[ScannedSide]:
    sides: list[ScannedSide] = []
    broken = 0
    while (start := first + len(sides)) <= last:
        seconds = worker.STARTING_SECONDS + worker.PAGE_SECONDS * (last - start + 1)
        ended = _run(scan, "read", str(start), str(last), seconds=seconds)
        sides.extend(reply.read_sides(ended.reply, start)[: last - start + 1])
        if first + len(sides) <= last:
            broken += 1
            if broken > MOST_BROKEN:
                raise UploadRefused(DAMAGED)
            sides.append(ScannedSide(first + len(sides), damaged=True))
    return sides


def _run(scan: Scan, *arguments: str, seconds: int) -> Ended:
    with _places:
        ended = run_confined(worker.__name__, *arguments, data=scan, clock_seconds=_SLACK * seconds)
    if ended.complaint:
        # Names of errors and lines of code, never what the file says.
        _log.info("a reader complained of a scan: %s", ended.complaint)
    if ended.code == 1 and not ended.reply:
        raise InternalError(f"the reader of scans does not start: {ended.complaint}")
    if ended.code in {None, -signal.SIGXCPU, -signal.SIGKILL}:
        _log.warning("a scan took its reader too long")
    return ended
