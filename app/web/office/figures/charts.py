"""Values by month come in; a chart of bars goes out: lengths in hundredths of the width, told without colour.

Lengths across are percentages and heights follow the size of the text, so that a chart reads the same on a
phone and on a wide screen, however large the text.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.wording.numbers import figure

HUNDREDTH = Decimal("0.01")
WHOLE = Decimal(100)


class Fill(StrEnum):
    """How a part of a bar is drawn: full, in stripes, in dots, in squares."""

    SOLID = "solid"
    STRIPES = "stripes"
    DOTS = "dots"
    SQUARES = "squares"


@dataclass(frozen=True)
class Series:
    """What a fill stands for, in words."""

    fill: Fill
    words: str


@dataclass(frozen=True)
class Value:
    """One bar: its name, a value for every series, what is set against it, and all of it in words."""

    name: str
    values: tuple[Decimal, ...]
    mark: Decimal | None
    words: str


@dataclass(frozen=True)
class Part:
    """A part of a bar, from ``start`` on, in hundredths of the width."""

    fill: Fill
    start: Decimal
    length: Decimal


@dataclass(frozen=True)
class Bar:
    name: str
    words: str
    parts: tuple[Part, ...]
    mark: Decimal | None


@dataclass(frozen=True)
class Chart:
    """``key`` tells the charts of a page apart; ``series`` and ``mark`` are its legend."""

    key: str
    title: str
    series: tuple[Series, ...]
    mark: str
    bars: tuple[Bar, ...]


def chart(
    key: str, title: str, series: Sequence[Series], mark: str, values: Iterable[Value]
) -> Chart:
    """The longest bar or the furthest mark takes the whole width; a series that is nowhere has no key."""
    given = tuple(values)
    most = max((max(sum(v.values, Decimal(0)), v.mark or Decimal(0)) for v in given), default=0)
    scale = WHOLE / most if most else Decimal(0)
    fills = [each.fill for each in series]
    shown = tuple(
        each for place, each in enumerate(series) if any(value.values[place] for value in given)
    )
    marked = any(value.mark is not None for value in given)
    bars = tuple(
        Bar(
            value.name,
            value.words,
            tuple(_parts(fills, value.values, scale)),
            None if value.mark is None else _length(value.mark, scale),
        )
        for value in given
    )
    return Chart(key, title, shown, mark if marked else "", bars)


def _parts(fills: list[Fill], values: tuple[Decimal, ...], scale: Decimal) -> Iterable[Part]:
    start = Decimal(0)
    for fill, value in zip(fills, values, strict=True):
        if value:
            yield Part(fill, _length(start, scale), _length(value, scale))
        start += value


def _length(value: Decimal, scale: Decimal) -> Decimal:
    return (value * scale).quantize(HUNDREDTH)


def short(value: Decimal) -> str:
    """„123,5”: a value as a chart says it."""
    return figure(value.quantize(HUNDREDTH))
