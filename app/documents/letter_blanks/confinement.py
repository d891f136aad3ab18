"""An uploaded blank comes in; nothing goes out when letters can be written with it, and else its faults.

The blank is a stranger's file that names what to print: it is opened, read and tried in a process that can
do little else (see :mod:`app.documents.confined`), whose reply is checked before anything believes it.
"""

import json
import logging
import signal
import threading

from app.documents.confined import Ended, run_confined
from app.documents.letter_blanks import worker
from app.documents.letter_blanks.package import MAX_BYTES, TOO_LARGE
from app.errors import BlankRefused, InternalError
from app.letters.letter import Letter
from rules.programme import Programme

AT_ONCE = 2
WAITING_SECONDS = 30.0
CLOCK_SECONDS = 30.0

_BUSY = (
    "W tej chwili sprawdzanych jest zbyt wiele wzorów. Odczekaj chwilę i dodaj wzór jeszcze raz."
)
_places = threading.BoundedSemaphore(AT_ONCE)
_log = logging.getLogger(__name__)


def check_blank(data: bytes, letter: Letter, programme: Programme) -> None:
    """Return when every sample letter of this programme can be written with the blank.

    Raises ``BlankRefused`` with every fault, and its paragraph, in Polish; ``InternalError`` when the
    process cannot even start.
    """
    if len(data) > MAX_BYTES:
        raise BlankRefused((("", TOO_LARGE),))
    if not _places.acquire(timeout=WAITING_SECONDS):
        raise BlankRefused((("", _BUSY),))
    try:
        ended = run_confined(
            worker.__name__, letter.slug, programme.slug, data=data, clock_seconds=CLOCK_SECONDS
        )
    finally:
        _places.release()
    if found := _judged(ended):
        raise BlankRefused(found)


def _judged(ended: Ended) -> worker.Pairs:
    if ended.complaint:
        # Names of errors and lines of code, never what the file says.
        _log.info("a reader complained of a blank: %s", ended.complaint)
    if ended.code == 1 and not ended.reply:
        raise InternalError(f"the reader of blanks does not start: {ended.complaint}")
    if ended.code in {None, -signal.SIGXCPU, -signal.SIGKILL}:
        return (("", worker.TOO_HEAVY),)
    try:
        return tuple((str(place), str(said)) for place, said in json.loads(ended.reply)["faults"])
    except (ValueError, KeyError, TypeError):
        _log.warning("a blank ended its reader with code %s", ended.code)
        return (("", worker.UNREADABLE),)
