"""Strategies for cases of any shape: sensible, half-filled, contradictory and absurd."""

from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from rules.case import Case

DAYS = st.one_of(
    st.dates(),
    st.dates(min_value=date(2005, 1, 1), max_value=date(2027, 12, 31)),
    st.sampled_from([date(2008, 2, 29), date(2024, 2, 29), date(2026, 1, 1), date(2026, 12, 31)]),
)
NUMBERS = st.one_of(st.decimals(), st.decimals(0, 1000, places=1))
SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    str: st.sampled_from(["", " ", "Testowy", "{{ 7*7 }}", "ŻÓŁĆ <b>", "walk", "bathing"]),
    bool: st.booleans(),
    int: st.integers(-5, 10**9),
    date: DAYS,
    Decimal: NUMBERS,
}


def of_type(wanted: Any) -> st.SearchStrategy[Any]:  # noqa: PLR0911 - one line per kind
    """Any value a field of this type may hold."""
    origin, arguments = get_origin(wanted), get_args(wanted)
    if wanted in SIMPLE:
        return SIMPLE[wanted]
    if origin is UnionType and NoneType in arguments:
        return st.none() | of_type(arguments[0])
    if origin is frozenset:
        return st.frozensets(of_type(arguments[0]), max_size=7)
    if origin is tuple:
        return st.lists(of_type(arguments[0]), max_size=3).map(tuple)
    if is_dataclass(wanted):
        hints = get_type_hints(wanted)
        made = {each.name: of_type(hints[each.name]) for each in fields(wanted)}
        return st.builds(wanted, **made)  # type: ignore[arg-type]  # a dataclass is callable
    if isinstance(wanted, type) and issubclass(wanted, StrEnum):
        return st.sampled_from(wanted)
    return st.dictionaries(st.sampled_from(arguments[0]), SIMPLE[str])


CASES = of_type(Case)
