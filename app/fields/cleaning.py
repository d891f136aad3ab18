"""Whatever a browser posted comes in, text that is safe to keep and print goes out."""

import unicodedata
from collections.abc import Callable, Iterable

LONGEST = 20_000
"""Characters looked at; every field's own limit is far below, so nothing kept is ever cut."""

# Control, format (zero width, bidirectional, soft hyphen), surrogate and private characters: none
# of them is seen on paper, and some of them cannot be written to a document at all.
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co"})


def _keeps(character: str) -> bool:
    point = ord(character)
    noncharacter = point & 0xFFFE == 0xFFFE or 0xFDD0 <= point <= 0xFDEF
    return unicodedata.category(character) not in _INVISIBLE and not noncharacter


def clean_line(text: str) -> str:
    """One line: NFC, every run of white space one space, nothing invisible, trimmed."""
    spaced = " ".join(text[:LONGEST].split())
    visible = "".join(filter(_keeps, spaced))
    return unicodedata.normalize("NFC", " ".join(visible.split()))


def clean_text(text: str) -> str:
    """Several lines: each cleaned as a line, at most one empty line in a row."""
    kept: list[str] = []
    for line in map(clean_line, text[:LONGEST].splitlines()):
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).strip()


def first_text(posted: Iterable[object], clean: Callable[[str], str] = clean_line) -> str:
    """The first of the values posted under one name, cleaned; ``""`` when there is no text."""
    first = next(iter(posted), "")
    return clean(first) if isinstance(first, str) else ""
