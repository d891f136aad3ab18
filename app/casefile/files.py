"""A path comes in; the text of the file goes out, or ``CaseFileError``, whose places are worded here."""

from collections.abc import Iterable
from pathlib import Path

from app.casefile import sentences, source
from app.errors import CaseFileError

LARGEST = 1024 * 1024
"""The most bytes of a file."""

Fault = tuple[source.Path, int, str]
"""The path of a value, its line (0 for none) and what is wrong with it."""


def text_of(path: Path) -> str:
    """The text of a file; raises ``CaseFileError``."""
    name = str(path)
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise refused(name, [((), 0, sentences.NO_FILE)]) from None
    except OSError:
        raise refused(name, [((), 0, sentences.UNREADABLE)]) from None
    if len(data) > LARGEST:
        raise refused(name, [((), 0, sentences.TOO_LARGE)])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise refused(name, [((), line, sentences.NOT_UTF8)]) from None


def refused(name: str, faults: Iterable[Fault]) -> CaseFileError:
    """Every fault as a problem, in the order of lines."""
    return CaseFileError(
        [
            (_place(name, line, path), sentence)
            for path, line, sentence in sorted(faults, key=lambda fault: fault[1])
        ]
    )


def dotted(path: source.Path) -> str:
    """„services[3].ends”; rows are counted from one, as people do."""
    steps = (f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(steps).lstrip(".")


def _place(name: str, line: int, path: source.Path) -> str:
    """„sprawa.yaml:12: participant.birth_date”."""
    parts = (f"{name}:{line}" if line else name, dotted(path))
    return ": ".join(part for part in parts if part)
