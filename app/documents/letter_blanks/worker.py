"""An uploaded blank comes in on standard input; the faults of it go out as JSON.

Runs as a process of its own: ``python -m app.documents.letter_blanks.worker LETTER PROGRAMME``, started
and judged by :mod:`app.documents.letter_blanks.confinement`.
"""

import json
import sys
import traceback

from app.documents.confined import hold_to
from app.documents.letter_blanks.checking import faults
from app.errors import BlankRefused
from app.letters import ALL
from rules.programme import load_programme

MEMORY_BYTES = 768 * 1024 * 1024
PROCESSOR_SECONDS = 15
REPLY_BYTES = 1024 * 1024

TOO_HEAVY = (
    "Sprawdzenie tego wzoru wymaga zbyt wiele pamięci lub czasu. Uprość go: usuń obrazy i zbędne "
    "strony, a treść skopiuj do nowego dokumentu."
)
UNREADABLE = (
    "Nie udało się odczytać tego wzoru: jest uszkodzony albo nietypowo zbudowany. Skopiuj jego treść "
    "do nowego dokumentu i zapisz jako .docx."
)

Pairs = tuple[tuple[str, str], ...]


def checked(data: bytes, slug: str, programme: str) -> Pairs:
    """The faults as (place, sentence); it never raises."""
    letter = next(each for each in ALL if each.slug == slug)
    try:
        found = faults(data, letter, load_programme(programme))
    except BlankRefused as refusal:
        return refusal.faults
    except MemoryError:
        return (("", TOO_HEAVY),)
    except Exception as error:  # noqa: BLE001 - readers over any bytes at all: no list of errors is whole
        sys.stderr.write(f"{type(error).__name__}\n")  # and no message: it may quote the blank
        traceback.print_tb(error.__traceback__)
        return (("", UNREADABLE),)
    return tuple((fault.place, fault.sentence) for fault in found)


def main() -> None:
    """Read, check, reply."""
    hold_to(memory_bytes=MEMORY_BYTES, processor_seconds=PROCESSOR_SECONDS, reply_bytes=REPLY_BYTES)
    pairs = checked(sys.stdin.buffer.read(), sys.argv[1], sys.argv[2])
    sys.stdout.buffer.write(json.dumps({"faults": pairs}).encode())


if __name__ == "__main__":
    main()
