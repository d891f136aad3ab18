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


def untaken(name: str, taken: Container[str]) -> str:
    """The name, numbered before its ending where one differing only in size of letters is taken."""
    stem, dot, ending = name.rpartition(".") if "." in name else (name, "", "")
    number, given = 1, name
    while given.casefold() in taken:
        number += 1
        given = f"{stem}-{number}{dot}{ending}"
    return given
