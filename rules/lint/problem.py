"""What the checks of a programme file answer, and how they walk through one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from types import MappingProxyType

from rules.verdict import Severity, Source, Value


@dataclass(frozen=True)
class Problem:
    """One trap: ``place`` is the dotted key in the programme or edition file."""

    code: str
    place: str
    severity: Severity = Severity.BLOCKS
    values: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))


def problem(
    code: str, place: str, severity: Severity = Severity.BLOCKS, /, **values: Value
) -> Problem:
    """A problem with the values its sentence needs, by name."""
    return Problem(code, place, severity, MappingProxyType(values))


def every_source(thing: object, place: str = "") -> Iterator[tuple[str, Source]]:
    """Every source within a value object, with the dotted path to it."""
    if isinstance(thing, Source):
        yield place, thing
    elif is_dataclass(thing) and not isinstance(thing, type):
        for each in fields(thing):
            yield from every_source(getattr(thing, each.name), _under(place, each.name))
    elif isinstance(thing, Mapping):
        for key, value in thing.items():
            yield from every_source(value, _under(place, str(key)))
    elif isinstance(thing, tuple):
        for number, value in enumerate(thing):
            yield from every_source(value, _under(place, str(number)))


def _under(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key
