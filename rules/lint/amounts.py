"""A programme comes in; figures that are missing, implausible or not what the source says come out."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from rules.lint.problem import Problem, problem
from rules.programme import Programme
from rules.verdict import Figure

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

NEEDED = (
    *LIMITS,
    "child_to_age",
    "adult_from_age",
    "minor_to_age",
    "majority_age",
    "experience_months",
    "report_days",
)


def needed_figures(programme: Programme) -> Iterator[Problem]:
    """The rules find every figure they ask the edition for."""
    for name in NEEDED:
        if name not in programme.edition.history:
            yield problem("figure-missing", f"edition.figures.{name}", figure=name)


def every_figure(programme: Programme) -> Iterator[tuple[str, Figure]]:
    """Every figure of programme and edition, each dated value, with its place."""
    for name, dated in programme.edition.history.items():
        yield from ((f"edition.figures.{name}", figure) for figure in dated)
    for name, dated in programme.local_history.items():
        yield from ((f"local_limits.{name}", figure) for figure in dated)
    for place in ("places", "money", "grant"):
        figure = getattr(programme, place)
        if figure is not None:
            yield place, figure


def amounts(programme: Programme) -> Iterator[Problem]:
    """Amounts are plausible, limits rise with the need, and a grant is within the whole."""
    for place, figure in every_figure(programme):
        least, greatest = PLAUSIBLE.get(figure.unit, (Decimal(1), Decimal(0)))
        if not least <= _number(figure) <= greatest:
            values = {"figure": figure.name, "value": figure.value}
            yield problem("amount-implausible", place, **values)
    figures = [f for name in LIMITS if (f := programme.edition.figures.get(name)) is not None]
    for lower, higher in pairwise(figures):
        if _number(lower) > _number(higher):
            values = {"figure": lower.name, "value": lower.value}
            yield problem("amount-implausible", f"edition.figures.{lower.name}", **values)
    if programme.grant and programme.money and _number(programme.grant) > _number(programme.money):
        both = {"grant": programme.grant.value, "money": programme.money.value}
        yield problem("grant-above-money", "grant", **both)


def figures_in_quotes(programme: Programme) -> Iterator[Problem]:
    """A quote with numbers names the figure's own: an old amount left behind is caught by it."""
    for place, figure in every_figure(programme):
        quoted = _numbers(figure.source.quote)
        if quoted and _number(figure) not in quoted:
            values = {"figure": figure.name, "value": figure.value, "quote": figure.source.quote}
            yield problem("figure-not-in-quote", place, **values)


def local_limits(programme: Programme) -> Iterator[Problem]:
    """An organiser's limit has the edition's name and is not above the edition's."""
    for name, dated in programme.local_history.items():
        edition = programme.edition.figures.get(name)
        if edition is None or name not in LIMITS:
            yield problem("local-limit-unknown", f"local_limits.{name}", figure=name)
            continue
        for figure in dated:
            if _number(figure) > _number(edition):
                values = {"figure": name, "local": figure.value, "edition": edition.value}
                yield problem("local-limit-above", f"local_limits.{name}", **values)


def _number(figure: Figure) -> Decimal:
    return Decimal(str(figure.value))


def _numbers(quote: str) -> set[Decimal]:
    """The numbers of a Polish text: spaces and dots group digits, a comma begins the fraction."""
    found = re.findall(r"\d{1,3}(?:[ \u00a0.]\d{3})+(?:,\d+)?|\d+(?:,\d+)?", quote)
    return {Decimal(re.sub(r"[ \u00a0.]", "", text).replace(",", ".")) for text in found}
