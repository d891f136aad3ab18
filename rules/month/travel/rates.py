"""A vehicle, a day and a programme come in; the rate for a kilometre that holds goes out (rule K1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rules.programme import Programme, figure_on
from rules.verdict import Figure
from rules.vocabulary import Vehicle

NAMES: Mapping[Vehicle, str] = {vehicle: f"mileage_{vehicle}" for vehicle in Vehicle}
WITHOUT_RATE = frozenset({Vehicle.CAR_WITHOUT_DISPLACEMENT})
"""Vehicles the law has no rate for: it tells cars apart by displacement, and these have none."""


@dataclass(frozen=True)
class Rate:
    """What a kilometre costs, in zloty: the law's ceiling, the organiser's own figure, the lower wins.

    One of the two may be absent, never both.
    """

    law: Figure | None
    organiser: Figure | None

    @property
    def figure(self) -> Figure:
        """The figure that decides; of equal ones the law's."""
        figures = [figure for figure in (self.law, self.organiser) if figure is not None]
        return min(figures, key=zloty)

    @property
    def value(self) -> Decimal:
        return zloty(self.figure)


def rate_on(programme: Programme, vehicle: Vehicle, day: date) -> Rate | None:
    """The rate on a day; ``None`` where the law's is not known, or has none and the organiser neither."""
    law = figure_on(programme.edition.history, NAMES[vehicle], day)
    organiser = figure_on(programme.local_rates, NAMES[vehicle], day)
    if organiser is not None and not _may_be_paid(organiser):
        organiser = None
    if law is None and (organiser is None or vehicle not in WITHOUT_RATE):
        return None
    return Rate(law, organiser)


def zloty(figure: Figure) -> Decimal:
    """The value of a figure of money."""
    return Decimal(str(figure.value))


def _may_be_paid(figure: Figure) -> bool:
    """Nobody pays a negative rate; the lint says so to whoever keeps the file."""
    value = zloty(figure)
    return value.is_finite() and value >= 0
