"""The name a file had on somebody's disk comes in; a short harmless label for the page goes out."""

import unicodedata

LENGTH = 80

_NAMELESS = "plik bez nazwy"
# Categories: control, format (which holds the marks that reverse text), surrogate, private use,
# unassigned, line and paragraph separators.
_UNSHOWN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def display_name(name: str) -> str:
    """Make a label of at most :data:`LENGTH` characters; it is for showing only, never for a path.

    A long name keeps its beginning and its end, so that the ending people know a file by stays
    visible.
    """
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    shown = "".join(
        " " if character.isspace() else character
        for character in unicodedata.normalize("NFC", last)
        if character.isspace() or unicodedata.category(character) not in _UNSHOWN
    )
    label = " ".join(shown.split())
    if len(label) > LENGTH:
        label = f"{label[: LENGTH - 13].rstrip()}…{label[-12:].lstrip()}"
    return label if label.strip(".") else _NAMELESS
