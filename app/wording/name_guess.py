"""A month and the dotted path of a finding come in; a name of the file that was probably meant goes out.

People are told apart by their names alone, so a slip of the pen makes another person of somebody.
"""

import unicodedata
from collections.abc import Iterator
from difflib import get_close_matches

from rules.diary import Month

ROLES = ("participant", "assistant")
ENTRIES = ("services", "earlier", "other_care", "drives", "tickets", "taxi_rides")
ALIKE = 0.8


def name_guess(month: Month, about: str) -> str:
    """„Czy chodziło o „…”?” of an unknown name of an entry, or „W pliku jest też „…””; else nothing.

    A finding about the participant is about that name; one about the assistant is about both.
    """
    match about.split("."):
        case [field, number, role] if field in ENTRIES and number.isdecimal() and role in ROLES:
            rows = getattr(month, field) or ()
            roles = ROLES[: ROLES.index(role) + 1]
        case _:
            return ""
    if int(number) >= len(rows):
        return ""
    row = rows[int(number)]
    told = (_of_role(month, each, getattr(row, each, "")) for each in roles)
    return " ".join(each for each in told if each)


def _of_role(month: Month, role: str, given: str) -> str:
    listed = set(_listed(month, role))
    if not given.strip() or given in listed:
        return ""
    if near := _near(given, listed):
        return f"Czy chodziło o\N{NO-BREAK SPACE}„{near}”?"
    near = _near(given, set(_written(month, role)) - {given})
    return (
        f"W\N{NO-BREAK SPACE}pliku jest też „{near}”: sprawdź, czy to ta sama osoba."
        if near
        else ""
    )


def _listed(month: Month, role: str) -> Iterator[str]:
    """Who is known to take part, or to be assigned."""
    people = month.participants if role == "participant" else ()
    yield from (getattr(row, role) for row in (*people, *month.assignments))


def _written(month: Month, role: str) -> Iterator[str]:
    for field in ENTRIES:
        yield from (getattr(row, role, "") for row in getattr(month, field) or ())


def _near(given: str, names: set[str]) -> str:
    plain = {_plain(name): name for name in sorted(names) if name.strip()}
    near = get_close_matches(_plain(given), plain, n=1, cutoff=ALIKE)
    return plain[near[0]] if near else ""


def _plain(name: str) -> str:
    """Without capitals and the marks of Polish letters, which people leave out most."""
    bare = unicodedata.normalize("NFD", name.casefold().replace("ł", "l"))
    return "".join(sign for sign in bare if not unicodedata.combining(sign))
