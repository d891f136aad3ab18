"""A programme and an office's settings come in; the programme with the office's lower limits goes out (L2).

The edition's own figures stay as they are: of all ceilings the lowest wins, so a limit set too high is idle.
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from app.matters.office import OfficeSettings
from rules.figures import in_force
from rules.programme import Programme
from rules.verdict import Figure, Source

UNIT = "hours_a_year"
SET_BY_OFFICE = Source("Ustawienia biura", "limity godzin")


def as_run(programme: Programme, settings: OfficeSettings) -> Programme:
    """The programme as this office runs it: each of its own limits joins those of the organiser's file."""
    if not settings.lower_limits:
        return programme
    history = dict(programme.local_history)
    for name, hours in settings.lower_limits:
        history[name] = tuple(_lowered(history.get(name, ()), name, hours, programme))
    return replace(
        programme,
        local_history=MappingProxyType(history),
        local_limits=in_force(history, programme.starts),
    )


def _lowered(
    figures: tuple[Figure, ...], name: str, hours: Decimal, programme: Programme
) -> Iterator[Figure]:
    if all(figure.valid_from and figure.valid_from > programme.starts for figure in figures):
        yield Figure(name, hours, UNIT, SET_BY_OFFICE)
    for figure in figures:
        lower = hours < Decimal(str(figure.value))
        yield replace(figure, value=hours, source=SET_BY_OFFICE) if lower else figure
