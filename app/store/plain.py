"""A frozen value of the house comes in; plain JSON goes out, of which the same value is made again.

A member that is missing takes its default, so that what was kept before a field existed still opens;
one that is no longer known is passed over.
"""

import base64
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar, get_args, get_origin

import cattrs

T = TypeVar("T")
MICROSECOND = timedelta(microseconds=1)
Plain = Mapping[str, Any]
"""What JSON can say of an object: its members by name."""


def plain_of(value: object) -> dict[str, Any]:
    """The members as JSON can say them; equal values give equal ones, whatever the order of a set."""
    plain: dict[str, Any] = _converter().unstructure(value)
    return plain


def made_of(plain: Plain, kind: type[T]) -> T:
    """The value. Mappings in it cannot be changed; typed answers stay the lists they are, as in drafts."""
    return _converter().structure(plain, kind)


def written(plain: Plain) -> bytes:
    """The one way to write it down: equal members give equal bytes."""
    return json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def read(text: bytes) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(text)
    return plain


@cache
def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(detailed_validation=False)
    for kind, write, make in LEAVES:
        converter.register_unstructure_hook(kind, write)
        converter.register_structure_hook(kind, _maker(make))
    converter.register_unstructure_hook_factory(_is_set, _set_writer)
    converter.register_unstructure_hook_factory(_is_mapping, _mapping_writer)
    converter.register_structure_hook_factory(_is_mapping, _mapping_maker)
    return converter


LEAVES: tuple[tuple[type, Callable[[Any], str], Callable[[str], Any]], ...] = (
    (date, date.isoformat, date.fromisoformat),
    (datetime, datetime.isoformat, datetime.fromisoformat),
    (time, time.isoformat, time.fromisoformat),
    (timedelta, lambda length: str(length // MICROSECOND), lambda text: int(text) * MICROSECOND),
    (Decimal, str, Decimal),
    (
        bytes,
        lambda data: base64.b64encode(data).decode("ascii"),
        lambda text: base64.b64decode(text, validate=True),
    ),
)
"""What JSON has no word for: how it is written as a text, and made of one."""


def _maker(make: Callable[[str], Any]) -> Callable[[Any, Any], Any]:
    return lambda text, _: make(text)


def _is_set(kind: Any) -> bool:
    return get_origin(kind) is frozenset


def _is_mapping(kind: Any) -> bool:
    return get_origin(kind) is Mapping


def _set_writer(kind: Any, converter: cattrs.Converter) -> Callable[[Any], Any]:
    write = converter.get_unstructure_hook(get_args(kind)[0])
    return lambda members: sorted(write(member) for member in members)


def _mapping_writer(kind: Any, converter: cattrs.Converter) -> Callable[[Any], Any]:
    write_key, write = (converter.get_unstructure_hook(part) for part in get_args(kind))
    return lambda mapping: {write_key(key): write(value) for key, value in mapping.items()}


def _mapping_maker(kind: Any, converter: cattrs.Converter) -> Callable[[Any, Any], Any]:
    key_kind, value_kind = get_args(kind)
    if (key_kind, value_kind) == (str, Sequence[str]):  # typed answers are most of a matter
        return lambda plain, _: MappingProxyType(plain)
    key, value = (converter.get_structure_hook(part) for part in (key_kind, value_kind))
    return lambda plain, _: MappingProxyType(
        {key(name, key_kind): value(each, value_kind) for name, each in plain.items()}
    )
