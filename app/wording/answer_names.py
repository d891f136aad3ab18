"""The dotted path of an answer comes in; what people call that answer goes out.

„inny program 1 – przyznano”, „usługa 4 – do”: entries of a list are counted from one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, is_dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from app.wording.labels import label
from rules.case import Case
from rules.diary import Month
from rules.loading import read_mapping, shape

FILE = Path(__file__).with_suffix(".yaml")
DASH = " – "
WHOLE: Mapping[str, str] = {
    "participant": "uczestnik",
    "certificate": "orzeczenie",
    "helper": "osoba, która pomaga wypełnić wniosek",
    "situation": "sytuacja uczestnika",
    "case": "zgłoszenie",
    "statement": "dane asystenta",
}
"""What a part is called where it is meant as a whole; within a path its answers say it."""


@dataclass(frozen=True)
class _Names:
    fields: Mapping[str, Mapping[str, str]]


@cache
def field_names() -> Mapping[str, Mapping[str, str]]:
    """What each answer is called, by the class of a case or month and the field's name."""
    return shape(read_mapping(FILE), _Names, FILE.name).fields


@cache
def answer_name(path: str) -> str:
    """The name of an answer of a case, of a month, or of a case of a recruitment by its number."""
    parts = path.split(".")
    kind = _root(parts[0])
    if kind is None:  # a number an office gave, which may hold dots itself
        known = next((n for n, part in enumerate(parts) if _root(part) is Case), len(parts))
        number, parts, kind = ".".join(parts[:known]), parts[known:], Case
        return DASH.join([f"sprawa {number}".strip(), *_named(kind, parts)])
    return DASH.join(_named(kind, parts))


def _root(name: str) -> Any:
    names = field_names()
    return Case if name in names["Case"] else Month if name in names["Month"] else None


def _named(kind: Any, parts: list[str]) -> list[str]:
    said: list[str] = []
    for part in parts:
        if part.isdecimal() and get_origin(kind) is tuple:
            place = str(int(part) + 1)
            said[-1:] = [f"{said[-1]} {place}" if said else place]
            kind = get_args(kind)[0]
            continue
        said.append(_one(kind, part))
        kind = _within(kind, part)
    told = [one for one in said if one]
    return told or [WHOLE.get(part, part) for part in parts[-1:]]


def _one(kind: Any, part: str) -> str:
    if isinstance(kind, type) and is_dataclass(kind):
        return field_names().get(kind.__name__, {}).get(part, "")
    keys = get_args(kind)[:1]  # a mapping, whose keys are words of the vocabulary
    if (
        keys
        and isinstance(keys[0], type)
        and issubclass(keys[0], StrEnum)
        and part in list(keys[0])
    ):
        return label(keys[0](part))
    return part


def _within(kind: Any, part: str) -> Any:
    """The type of a part, without the ``None`` that stands for no answer."""
    found = _hints(kind).get(part) if isinstance(kind, type) and is_dataclass(kind) else None
    if isinstance(found, UnionType):
        return next(one for one in get_args(found) if one is not type(None))
    return found


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
