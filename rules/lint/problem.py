"""What the checks of a programme file answer, and how they walk through one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from types import MappingProxyType

from rules.programme import Programme
from rules.verdict import Figure, Severity, Source, Value

IN_FILE = {"history": "figures", "local_history": "local_limits"}
"""What a file calls the fields that hold its dated values."""
DERIVED = frozenset(IN_FILE.values())
"""The fields drawn from them, which are in no file."""


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


def note(code: str, place: str, /, **values: Value) -> Problem:
    """Something to look at once more, which may be right as it is."""
    return problem(code, place, Severity.NOTES, **values)


def every_figure(programme: Programme) -> Iterator[tuple[str, Figure]]:
    """Every figure of programme and edition, each dated value, with its place."""
    yield from _dated(programme.edition.history, "edition.figures")
    yield from own_figures(programme)


def own_figures(programme: Programme) -> Iterator[tuple[str, Figure]]:
    """Every figure of the organiser, each dated value, with its place."""
    yield from _dated(programme.local_history, "local_limits")
    yield from _dated(programme.local_rates, "local_rates")
    for place in ("places", "money", "grant"):
        figure = getattr(programme, place)
        if figure is not None:
            yield place, figure


def _dated(history: Mapping[str, tuple[Figure, ...]], place: str) -> Iterator[tuple[str, Figure]]:
    for name, dated in history.items():
        for number, figure in enumerate(dated):
            yield _numbered(f"{place}.{name}", number, dated), figure


def _numbered(place: str, number: int, dated: tuple[object, ...]) -> str:
    """A figure's only value is where the figure is."""
    return place if len(dated) == 1 else f"{place}.values.{number}"


def every_source(thing: object, place: str = "") -> Iterator[tuple[str, Source]]:
    """Every source within a value object, with the dotted path to it."""
    if isinstance(thing, Source):
        yield place, thing
    elif is_dataclass(thing) and not isinstance(thing, type):
        for name in (each.name for each in fields(thing)):
            if name not in DERIVED:
                under = _under(place, IN_FILE.get(name, name))
                yield from every_source(getattr(thing, name), under)
    elif isinstance(thing, Mapping):
        for key, value in thing.items():
            yield from every_source(value, _under(place, str(key)))
    elif isinstance(thing, tuple):
        for number, value in enumerate(thing):
            if isinstance(value, Figure):
                yield from every_source(value, _numbered(place, number, thing))
            else:
                yield from every_source(value, _under(place, str(number)))


def _under(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key
