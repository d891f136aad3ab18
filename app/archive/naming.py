"""Words come in; names of files that every disk and every computer takes go out."""

import re
import unicodedata
from collections.abc import Container

LONGEST = 80
_OTHER = re.compile(r"[^A-Za-z0-9._-]+")
_DOTS = re.compile(r"\.{2,}")
_NO_MARK_TO_LOSE = str.maketrans("łŁ", "lL")


def slug(text: str) -> str:
    """ASCII letters, digits, dots and dashes alone: „OPS/12 ł.2026” is ``OPS-12-l.2026``."""
    plain = unicodedata.normalize("NFKD", text.translate(_NO_MARK_TO_LOSE))
    kept = "".join(sign for sign in plain if not unicodedata.combining(sign))
    name = _DOTS.sub(".", _OTHER.sub("-", kept.replace("_", "-")))[:LONGEST].strip(".-")
    return name or "bez-nazwy"


def untaken(name: str, taken: Container[str], ending: str = "") -> str:
    """The name with its ending, numbered where one is ``taken`` that differs only in size of letters."""
    number, given = 1, f"{name}{ending}"
    while given.casefold() in taken:
        number += 1
        given = f"{name}-{number}{ending}"
    return given
