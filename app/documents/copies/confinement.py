"""Uploaded bytes come in; the copy made of them by a process that can do little else goes out.

The readers of PDF, JPEG, PNG and HEIC are large bodies of C and C++, and an upload is written by a
stranger: they are the widest open side of the service. So each upload is read in a fresh process

- without the service's environment, hence without its keys, and without its open files and sockets;
- held by the kernel to a size of memory, of processor time and of output (see ``worker``), and
killed when the clock says so;
- whose reply is checked before anything believes it.

A file that crashes a reader is refused; the service goes on. Both ends are memory files: an upload
touches no disk unencrypted. The process still runs as the same user and can read what that user
can: an installation that wants more puts the service in a container, as the Dockerfile does.

At most :data:`AT_ONCE` uploads are read at the same time, so that their memory has a bound as well.
"""

import logging
import signal
import threading

from app.documents.confined import run_confined
from app.documents.copies import reply, worker
from app.documents.copies.accepted import AcceptedCopy
from app.errors import InternalError, UploadRefused

AT_ONCE = 2
WAITING_SECONDS = 60.0
CLOCK_SECONDS = 60.0

_BUSY = "W tej chwili dodawanych jest zbyt wiele plików. Odczekaj chwilę i dodaj plik jeszcze raz."
_places = threading.BoundedSemaphore(AT_ONCE)
_log = logging.getLogger(__name__)


def made_safe_apart(data: bytes, *, max_pages: int) -> AcceptedCopy:
    """Let a confined process make upright A4 pages of ``data``.

    Raises :class:`UploadRefused` for what it refuses, and for what crashes it or takes too long;
    :class:`InternalError` when the process cannot even start.
    """
    if not _places.acquire(timeout=WAITING_SECONDS):
        raise UploadRefused(_BUSY)
    try:
        ended = run_confined(
            worker.__name__, str(max_pages), data=data, clock_seconds=CLOCK_SECONDS
        )
        return _judged(ended.code, ended.reply, ended.complaint)
    finally:
        _places.release()


def _judged(code: int | None, answer: bytes, complaint: str) -> AcceptedCopy:
    if complaint:
        # Names of errors and lines of code, never what the file says.
        _log.info("a reader complained of an upload: %s", complaint)
    if code == 1 and not answer:
        raise InternalError(f"the reader of uploads does not start: {complaint}")
    if code in {None, -signal.SIGXCPU, -signal.SIGKILL}:
        raise UploadRefused(worker.TOO_HEAVY)
    try:
        return reply.read(answer)
    except reply.ReplyBrokenError as error:
        _log.warning("an upload ended its reader with code %s", code)
        raise UploadRefused(worker.UNREADABLE) from error
