"""Figures as files write them come in; every dated value by name goes out, or the faults with places."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from rules.loading import DataBroken, Fault, Mistake, fault, shape
from rules.verdict import Figure, Value

UNITS = (
    *("hours_a_year", "hours", "minutes", "years", "months", "days"),
    *("per_cent", "persons", "zloty", "zloty_a_month", "zloty_per_km", "zloty_per_hour"),
)
TOO_MUCH = 10**12
"""No figure of a programme comes near it, and below it every product can be counted."""

History = Mapping[str, tuple[Figure, ...]]
"""Every dated value of each figure, by the figure's name."""


def dated_figures(raw: object, file: str, key: str) -> History:
    """The figures under a key of a file; raises ``DataBroken`` with every fault in them.

    An entry is ``unit``, ``source``, perhaps ``checked_on``, and ``values``: each ``from`` a day, or from
    ever, a ``value``, and its own ``source`` and ``checked_on`` where they are not the entry's.
    """
    if not isinstance(raw, dict):
        raise DataBroken((fault(file, key, Mistake.EXPECTED, wanted="a mapping", found=raw),))
    faults: list[Fault] = []
    history: dict[str, tuple[Figure, ...]] = {}
    for name, entry in raw.items():
        try:
            history[str(name)] = _dated(str(name), entry, file, f"{key}.{name}")
        except DataBroken as broken:
            faults += broken.faults
    if faults:
        raise DataBroken(tuple(faults))
    return MappingProxyType(history)


def _dated(name: str, entry: Any, file: str, place: str) -> tuple[Figure, ...]:
    values = entry.get("values") if isinstance(entry, dict) else None
    if not isinstance(values, list) or not values or not all(isinstance(v, dict) for v in values):
        raise DataBroken((fault(file, place, Mistake.UNDATED),))
    shared = {k: v for k, v in entry.items() if k != "values"}
    renamed = [{("valid_from" if k == "from" else k): x for k, x in v.items()} for v in values]
    written = [{"name": name, **shared, **value} for value in renamed]
    dated = shape(written, tuple[Figure, ...], file, place)
    refuse_odd_figures({place: dated}, file)
    return dated


def refuse_odd_figures(figures: History, file: str) -> None:
    """Rules count with figures and pages say them: a number, in a unit we can say, one a day.

    ``figures`` are by their place in the file; raises ``DataBroken``.
    """
    faults: list[Fault] = []
    for place, dated in figures.items():
        for figure in dated:
            if not _countable(figure.value):
                values = {"wanted": "a number", "found": figure.value}
                faults.append(fault(file, place, Mistake.EXPECTED, **values))
            if figure.unit not in UNITS:
                faults.append(fault(file, place, Mistake.UNIT, units=", ".join(UNITS)))
        days = [figure.valid_from for figure in dated]
        twice = {day for day in days if days.count(day) > 1}
        faults += [_twice(file, place, day) for day in sorted(twice, key=str)]
    if faults:
        raise DataBroken(tuple(faults))


def _countable(value: Value) -> bool:
    return type(value) in {int, Decimal} and abs(Decimal(str(value))) < TOO_MUCH


def _twice(file: str, place: str, day: date | None) -> Fault:
    if day is None:
        return fault(file, place, Mistake.NO_DAY_TWICE)
    return fault(file, place, Mistake.DAY_TWICE, day=day)


def in_force(history: History, day: date) -> Mapping[str, Figure]:
    """The figures that hold on a day, by name; one that begins later is left out."""
    held = {name: figure_on(history, name, day) for name in history}
    return MappingProxyType({name: figure for name, figure in held.items() if figure})


def figure_on(history: History, name: str, day: date) -> Figure | None:
    """The figure of this name that holds on a day; ``None`` where there is none yet."""
    held: Figure | None = None
    latest = date.min
    for figure in history.get(name, ()):  # a plain loop: every rule of every case comes by
        since = figure.valid_from or date.min
        if latest <= since <= day:
            held, latest = figure, since
    return held
