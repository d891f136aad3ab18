"""Plain values of the right shape come in; the frozen objects of the rules go out."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar, get_args, get_origin

import cattrs

from app.casefile.moments import moment
from rules.diary import YearMonth

T = TypeVar("T")


def structured(value: Any, kind: type[T]) -> T:
    """The object; raises ``BaseValidationError``, ``ValueError`` and the like where nothing fits."""
    return _converter().structure(value, kind)


@cache
def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(forbid_extra_keys=True)
    converter.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
    converter.register_structure_hook(datetime, lambda text, _: moment(text))
    converter.register_structure_hook(YearMonth, lambda text, _: _month(text))
    converter.register_structure_hook(Decimal, lambda number, _: Decimal(number))
    converter.register_structure_hook_func(_is_mapping, _texts_by_member)
    return converter


def _month(text: str) -> YearMonth:
    year, month = text.split("-")
    return YearMonth(int(year), int(month))


def _is_mapping(wanted: Any) -> bool:
    return get_origin(wanted) is Mapping


def _texts_by_member(given: Mapping[str, str], wanted: Any) -> Mapping[StrEnum, str]:
    vocabulary, _ = get_args(wanted)
    return MappingProxyType({vocabulary(key): text for key, text in given.items()})
