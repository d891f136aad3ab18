"""The names people give to months come in, their numbers go out."""

import unicodedata

NOMINATIVE = (
    "styczeń", "luty", "marzec", "kwiecień", "maj", "czerwiec",
    "lipiec", "sierpień", "wrzesień", "październik", "listopad", "grudzień",
)  # fmt: skip
GENITIVE = (
    "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca",
    "lipca", "sierpnia", "września", "października", "listopada", "grudnia",
)  # fmt: skip
# Dates are often written with the month in Roman figures: 15 III 2026.
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def _plain(name: str) -> str:
    """Lower case without Polish marks, which many people leave out."""
    marked = unicodedata.normalize("NFD", name.casefold())
    return "".join(c for c in marked if not unicodedata.combining(c)).rstrip(".")


def _names() -> dict[str, int]:
    names: dict[str, int] = {}
    for series in (NOMINATIVE, GENITIVE, _ROMAN):
        names |= {_plain(name): number for number, name in enumerate(series, start=1)}
    return names | {_plain(name)[:3]: number for number, name in enumerate(NOMINATIVE, start=1)}


_NUMBERS = _names()


def month_number(text: str) -> int | None:
    """1 to 12 from „3”, „03”, „marzec”, „marca”, „mar”, „III”; ``None`` from anything else."""
    if text.isascii() and text.isdigit():
        number = int(text) if len(text) <= 2 else 0
        return number if 1 <= number <= 12 else None
    return _NUMBERS.get(_plain(text))
