"""The dataclasses a dossier is made of come in; the JSON Schema of ``dossier.json`` goes out."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from app.dossier.completeness import Expected, Standing
from app.dossier.kept import KeptPaper
from app.matters.matter import Matter
from app.months.assignment import Assignment
from app.months.care import CareSchedule
from app.months.entry import ServiceEntry
from app.months.month_file import HandedContent, MonthFile
from app.months.spot_check import SpotCheck
from app.workflow.dossier.dossier_file import FORMAT, OF_ALL_THEY_SERVE, OF_THE_ASSISTANT

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
DAY: Schema = {"type": "string", "format": "date"}
MOMENT: Schema = {"type": "string", "format": "date-time"}
NUMBER: Schema = {"type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)?$"}
MINUTES: Schema = {"type": "integer", "minimum": 0}
SCALARS: Mapping[Any, Schema] = {
    str: TEXT,
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    Decimal: NUMBER,
    date: DAY,
    datetime: MOMENT,
    time: {"type": "string", "format": "time"},
    timedelta: {"type": "string", "description": "microseconds"},
}
RECORDS: Mapping[str, type] = {
    "papers": KeptPaper,
    "assignments": Assignment,
    "services": ServiceEntry,
    "months": MonthFile,
    "handed_in": HandedContent,
    "other_care": CareSchedule,
    "spot_checks": SpotCheck,
}
"""Members of the file that are lists, and of what."""


def schema_text() -> str:
    """The schema as it is committed."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def schema() -> Schema:
    """Of the whole file, JSON Schema 2020-12; every member is always there."""
    known: dict[str, Schema] = {}
    members = {
        "format": {"const": FORMAT},
        "handed_out": _object(at=MOMENT, by=TEXT, reason=TEXT),
        "programme": _object(slug=TEXT, name=TEXT),
        "participant": TEXT,
        "matter": _of(Matter, known),
        "verdict": {"type": "object", "description": "what the rules say today, see verdict.json"},
        "judged_on": DAY,
        "completeness": _list(_of(Expected, known)),
        **{name: _list(_of(kind, known)) for name, kind in RECORDS.items()},
        "assistants": _list(_object(assistant_id=TEXT, first_name=TEXT, last_name=TEXT)),
        "sums": _list(_sum()),
        "history": _list(_line()),
    }
    _without(known["Assignment"], OF_THE_ASSISTANT)
    _without(known["Edition"], OF_ALL_THEY_SERVE)
    known["Gap"] |= _object(**known["Gap"]["properties"], counts={"type": "boolean"})
    known["Expected"] |= _object(
        **known["Expected"]["properties"] | {"papers": _list(TEXT)}, standing=_of(Standing, known)
    )
    known["KeptFile"] = _object(path=_or_null(TEXT), media_type=TEXT, sha256=TEXT, size=MINUTES)
    return {
        "$schema": DIALECT,
        "title": "A dossier exported by Teczka",
        **_object(**members),
        "$defs": dict(sorted(known.items())),
    }


def _sum() -> Schema:
    tally = _object(fund_minutes=MINUTES, own_funds_minutes=MINUTES, travel=NUMBER)
    names = ("accepted", "handed_in", "entered", "contested")
    return _object(month=TEXT, **dict.fromkeys(names, tally))


def _line() -> Schema:
    texts = dict.fromkeys(("event", "kind", "record_id", "who", "note"), TEXT)
    anything: Schema = {"type": "object"}
    return _object(number={"type": "integer"}, at=MOMENT, **texts, before=anything, after=anything)


def _object(**members: Schema) -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": members,
        "required": [*members],
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _or_null(one: Schema) -> Schema:
    return {"anyOf": [one, {"type": "null"}]}


def _without(record: Schema, names: Collection[str]) -> None:
    for name in names:
        record["properties"].pop(name)
    record["required"] = [*record["properties"]]


def _of(kind: Any, known: dict[str, Schema]) -> Schema:
    origin, parts = get_origin(kind), get_args(kind)
    if origin in {Union, UnionType}:
        (one,) = (each for each in parts if each is not NoneType)
        return _or_null(_of(one, known))
    if is_dataclass(kind):
        return _record(kind, known)
    if origin in {tuple, frozenset, Sequence}:
        return _list(_of(parts[0], known))
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _of(parts[1], known)}
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {"enum": [str(member) for member in kind]}
    return SCALARS[kind]


def _record(kind: Any, known: dict[str, Schema]) -> Schema:
    name = kind.__name__
    if name not in known:
        known[name] = {}  # holds the place while its parts are described
        hints = get_type_hints(kind)
        members = {each.name: _of(hints[each.name], known) for each in fields(kind)}
        told = " ".join((kind.__doc__ or "").partition("\n\n")[0].split())
        known[name] = {"description": told, **_object(**members)}
    return {"$ref": f"#/$defs/{name}"}
