"""A value object and changes by dotted path come in; the object with those answers goes out."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar, get_type_hints

from rules.examples.example import Changes
from rules.loading import shape
from rules.month.moments import aware, in_warsaw

T = TypeVar("T")

MOMENT = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d)?([+-]\d\d:\d\d)?")
ZONELESS = " bez strefy"
"""Ends a moment that names no zone, as one from a careless file may."""


def changed(thing: T, changes: Changes, where: str) -> T:
    """The object with each answer in the place its path names; raises ``DataBroken`` or ``KeyError``."""
    for path, raw in changes.items():
        thing = _with(thing, path.split("."), raw, f"{where}: {path}")
    return thing


def _with(thing: Any, path: list[str], raw: Any, where: str) -> Any:
    name, *rest = path
    if isinstance(thing, tuple):
        place = int(name)
        return (*thing[:place], _new(thing[place], rest, raw, where), *thing[place + 1 :])
    if isinstance(thing, Mapping):
        return MappingProxyType({**thing, name: raw})
    if rest:
        return replace(thing, **{name: _with(getattr(thing, name), rest, raw, where)})
    kind: Any = type(thing)
    return replace(thing, **{name: shape(raw, _hints(kind)[name], where)})


def _new(thing: Any, rest: list[str], raw: Any, where: str) -> Any:
    return _with(thing, rest, raw, where) if rest else shape(raw, type(thing), where)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def with_moments(raw: Any) -> Any:
    """The same with every text that is a moment as one: local Warsaw time, or with an offset."""
    if isinstance(raw, dict):
        # YAML 1.1 reads the word „on” as a yes; the only such key here is the field „on”.
        return {"on" if k is True else k: with_moments(value) for k, value in raw.items()}
    if isinstance(raw, list):
        return [with_moments(value) for value in raw]
    if isinstance(raw, str) and MOMENT.fullmatch(raw.removesuffix(ZONELESS)):
        given = datetime.fromisoformat(raw.removesuffix(ZONELESS))
        return given if raw.endswith(ZONELESS) else _moment(given)
    return _moment(raw) if isinstance(raw, datetime) else raw


def _moment(given: datetime) -> datetime:
    """On Warsaw's clock; what names no zone stays as its text shows it, even an hour spring skips."""
    return aware(given) if given.tzinfo is None else in_warsaw(given.astimezone(UTC))
