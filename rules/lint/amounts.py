"""A programme comes in; figures that are missing, implausible or not what the source says come out."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from rules.lint.problem import Problem, every_figure, problem
from rules.programme import Programme
from rules.verdict import Figure
from rules.vocabulary import Vehicle

PLAUSIBLE = {
    "hours_a_year": (Decimal(30), Decimal(8784)),
    "hours": (Decimal(1), Decimal(168)),
    "minutes": (Decimal(1), Decimal(1440)),
    "years": (Decimal(1), Decimal(26)),
    "months": (Decimal(1), Decimal(60)),
    "days": (Decimal(1), Decimal(60)),
    "per_cent": (Decimal(1), Decimal(100)),
    "persons": (Decimal(1), Decimal(10_000)),
    "zloty": (Decimal(1_000), Decimal(100_000_000)),
    "zloty_a_month": (Decimal(20), Decimal(5_000)),
    "zloty_per_km": (Decimal("0.05"), Decimal(5)),
    "zloty_per_hour": (Decimal(10), Decimal(200)),
}
"""Least and greatest by unit: wide enough for every office, too narrow for a slipped digit group."""

LIMITS = (
    "limit_child",
    "limit_moderate",
    "limit_moderate_compound",
    "limit_severe",
    "limit_severe_compound",
)
"""From the least severe to the most: a higher need never has a lower limit."""

MILEAGE = {f"mileage_{vehicle}": vehicle for vehicle in Vehicle}

NEEDED = (
    *LIMITS,
    *("child_to_age", "adult_from_age", "minor_to_age", "majority_age"),
    *("experience_months", "report_days"),
    *("window_hours", "window_service_hours", "waiting_minutes"),
    *(name for name, of in MILEAGE.items() if of is not Vehicle.CAR_WITHOUT_DISPLACEMENT),
)

AGES = ("child_from_age", "child_to_age", "adult_from_age", "minor_to_age", "majority_age")

UNITS_OF_NAMES: Mapping[str, Iterable[str]] = {
    "hours_a_year": LIMITS,
    "hours": ("window_hours", "window_service_hours"),
    "minutes": ("waiting_minutes",),
    "years": AGES,
    "months": ("experience_months",),
    "days": ("report_days",),
    "per_cent": ("high_support_share",),
    "persons": ("places",),
    "zloty": ("money", "grant"),
    "zloty_a_month": ("travel_ceiling",),
    "zloty_per_km": MILEAGE,
    "zloty_per_hour": ("hourly_cost",),
}
"""In what unit the rules take each figure: they count with the number and never ask."""

UNIT_OF = {name: unit for unit, names in UNITS_OF_NAMES.items() for name in names}


def needed_figures(programme: Programme) -> Iterator[Problem]:
    """The rules find every figure they ask the edition for."""
    for name in NEEDED:
        if name not in programme.edition.history:
            yield problem("figure-missing", f"edition.figures.{name}", figure=name)


def units(programme: Programme) -> Iterator[Problem]:
    """Every figure the rules know is in the unit they take it in."""
    for place, figure in every_figure(programme):
        wanted = UNIT_OF.get(figure.name, figure.unit)
        if figure.unit != wanted:
            values = {"figure": figure.name, "unit": figure.unit, "wanted": wanted}
            yield problem("figure-unit-wrong", place, **values)


def amounts(programme: Programme) -> Iterator[Problem]:
    """Amounts are plausible, limits rise with the need, and a grant is within the whole."""
    for place, figure in every_figure(programme):
        least, greatest = PLAUSIBLE[figure.unit]
        if not least <= number(figure) <= greatest:
            values = {"figure": figure.name, "value": figure.value}
            yield problem("amount-implausible", place, **values)
    figures = [f for name in LIMITS if (f := programme.edition.figures.get(name)) is not None]
    for lower, higher in pairwise(figures):
        if number(lower) > number(higher):
            values = {"lower": lower.name, "higher": higher.name}
            values |= {"value": lower.value, "other": higher.value}
            yield problem("limits-out-of-order", f"edition.figures.{lower.name}", **values)
    if programme.grant and programme.money and number(programme.grant) > number(programme.money):
        both = {"grant": programme.grant.value, "money": programme.money.value}
        yield problem("grant-above-money", "grant", **both)


def figures_in_quotes(programme: Programme) -> Iterator[Problem]:
    """A quote with numbers names the figure's own: an old amount left behind is caught by it."""
    for place, figure in every_figure(programme):
        quoted = _numbers(figure.source.quote)
        if quoted and number(figure) not in quoted:
            values = {"figure": figure.name, "value": figure.value, "quote": figure.source.quote}
            yield problem("figure-not-in-quote", place, **values)


def number(figure: Figure) -> Decimal:
    """A figure's value, to be counted with."""
    return Decimal(str(figure.value))


def _numbers(quote: str) -> set[Decimal]:
    """The numbers of a Polish text: spaces and dots group digits, a comma begins the fraction."""
    found = re.findall(r"\d{1,3}(?:[ \u00a0.]\d{3})+(?:,\d+)?|\d+(?:,\d+)?", quote)
    return {Decimal(re.sub(r"[ \u00a0.]", "", text).replace(",", ".")) for text in found}
