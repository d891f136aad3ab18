"""The dataclasses of a case or a month come in; the JSON Schema of its file goes out, made of them alone.

Every key may be left out or empty (``null``), which means "not answered", except those without which
a file or a row says nothing. Codes of activities and the programme's slug are data of an office and so
not in the schema; ``office`` checks them.
"""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from app.casefile import moments
from app.casefile.meanings import MEANINGS, Meaning
from rules.case import Case
from rules.diary import Month, YearMonth

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
MONTH = "^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])$"
POSTCODE = "^([0-9]{2}-[0-9]{3})?$"
TITLES = {Case: "A case file of Teczka", Month: "A month file of Teczka"}
REQUIRED = {Case: ("programme",), Month: ("programme", "of")}
"""What a whole file must give beside the fields without a default."""

Schema = dict[str, Any]

SCALARS: Mapping[type, tuple[str, Schema]] = {
    str: ("string", {}),
    bool: ("boolean", {}),
    int: ("integer", {"minimum": 0}),
    Decimal: ("number", {"minimum": 0}),
    date: ("string", {"format": "date", "pattern": DAY}),
    datetime: ("string", {"pattern": moments.PATTERN}),
    YearMonth: ("string", {"pattern": MONTH}),
}
"""How each type is written: the kind of YAML value, and what must hold of it."""


def schema(kind: type = Case) -> Schema:
    """The schema of a file of this kind, JSON Schema 2020-12."""
    definitions: dict[str, Schema] = {}
    top = _record(kind, definitions, REQUIRED[kind])
    return {
        "$schema": DIALECT,
        "title": TITLES[kind],
        **top,
        "type": "object",
        "$defs": dict(sorted(definitions.items())),
    }


def _record(kind: Any, definitions: dict[str, Schema], wanted: tuple[str, ...] = ()) -> Schema:
    hints = get_type_hints(kind)
    needed = [
        each.name
        for each in fields(kind)
        if each.default is MISSING and each.default_factory is MISSING
    ]
    required = [*wanted, *needed]
    meanings = MEANINGS[kind.__name__]
    properties = {
        each.name: _told(
            _value(hints[each.name], each.name, definitions, each.name not in required),
            meanings[each.name],
        )
        for each in fields(kind)
    }
    record: Schema = {
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": properties,
    }
    return {**record, "required": required} if required else record


def _told(schema: Schema, meaning: Meaning) -> Schema:
    return {**schema, "description": meaning}


def _value(wanted: Any, name: str, definitions: dict[str, Schema], empty: bool) -> Schema:
    origin, arguments = get_origin(wanted), get_args(wanted)
    if origin in {Union, UnionType}:
        (wanted,) = (one for one in arguments if one is not NoneType)
        return _value(wanted, name, definitions, empty)
    if is_dataclass(wanted) and wanted is not YearMonth:
        reference = _reference(wanted, definitions)
        return reference if empty else {**reference, "type": "object"}
    if origin in {tuple, frozenset}:
        rows = {
            "type": _kinds("array", empty),
            "items": _value(arguments[0], name, definitions, empty=False),
        }
        return {**rows, "uniqueItems": True} if origin is frozenset else rows
    if origin is Mapping:
        keys, values = arguments
        return {
            "type": _kinds("object", empty),
            "propertyNames": {"enum": [str(key) for key in keys]},
            "additionalProperties": _value(values, name, definitions, empty),
        }
    return _scalar(wanted, name, empty)


def _reference(kind: Any, definitions: dict[str, Schema]) -> Schema:
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}  # holds the place while its parts are described
        definitions[kind.__name__] = _record(kind, definitions)
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _scalar(wanted: type, name: str, empty: bool) -> Schema:
    if issubclass(wanted, StrEnum):
        values = [str(member) for member in wanted]
        return {"enum": [*values, None] if empty else values}
    if wanted not in SCALARS:
        raise TypeError(f"a file cannot hold a {wanted}")
    kind, rest = SCALARS[wanted]
    own = {"pattern": POSTCODE} if name == "postcode" else {}
    return {"type": _kinds(kind, empty), **rest, **own}


def _kinds(kind: str, empty: bool) -> str | list[str]:
    return [kind, "null"] if empty else kind
