"""Programmes whose figures are not those of the files: changed from a day on, or lowered by the office."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from rules.programme import Programme, in_force
from rules.verdict import Figure, Source

ORDER = Source("S003", "zarządzenie")


def changed_from(programme: Programme, day: date, **values: int) -> Programme:
    """The programme with other values of its edition's figures from a day on."""
    history = dict(programme.edition.history)
    for name, value in values.items():
        later = replace(history[name][-1], value=value, valid_from=day, source=ORDER)
        history[name] = (*history[name], later)
    figures = in_force(history, programme.starts)
    edition = replace(programme.edition, history=MappingProxyType(history), figures=figures)
    return replace(programme, edition=edition)


def with_local_limits(programme: Programme, since: date | None = None, **hours: int) -> Programme:
    """The programme with the office's own limits, in hours a year."""
    local = {
        name: Figure(name, Decimal(value), "hours_a_year", ORDER, since)
        for name, value in hours.items()
    }
    history = {name: (figure,) for name, figure in local.items()}
    return replace(programme, local_limits=local, local_history=history)
