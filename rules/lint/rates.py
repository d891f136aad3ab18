"""A programme comes in; the organiser's own limits, rates and money that cannot be meant so come out."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from rules.lint.amounts import LIMITS, MILEAGE, number
from rules.lint.problem import Problem, note, problem
from rules.programme import Programme, figure_on
from rules.verdict import Figure

RATES = (*MILEAGE, "travel_ceiling", "hourly_cost")
DOUBLE = 2
"""Money for twice the hours that everybody's highest limit comes to is not meant for these hours."""


def local_limits(programme: Programme) -> Iterator[Problem]:
    """An organiser's limit has the edition's name and is on no day above the edition's."""
    for name in programme.local_history:
        place = f"local_limits.{name}"
        if name not in LIMITS or name not in programme.edition.history:
            yield problem("local-limit-unknown", place, figure=name)
        elif above := _above(programme, programme.local_history[name], name):
            local, edition, _ = above
            values = {"figure": name, "local": local.value, "edition": edition.value}
            yield problem("local-limit-above", place, **values)


def local_rates(programme: Programme) -> Iterator[Problem]:
    """A rate has a name the rules ask for; for a kilometre the law's own rate is the most."""
    for name in programme.local_rates:
        place = f"local_rates.{name}"
        if name not in RATES:
            yield problem("local-rate-unknown", place, figure=name, known=", ".join(RATES))
        elif above := _above(programme, programme.local_rates[name], name):
            local, law, day = above
            values = {"figure": name, "local": local.value, "law": law.value, "since": day}
            yield problem("mileage-above-law", place, **values)


def money(programme: Programme) -> Iterator[Problem]:
    """Places, hours and the cost of an hour come to about the money."""
    rate = figure_on(programme.local_rates, "hourly_cost", programme.starts)
    if not (programme.money and programme.places and rate):
        return
    held = [_limit(programme, name) for name in LIMITS]
    limits = [limit for limit in held if limit is not None]
    if not limits:
        return
    have, one_hour = number(programme.money), number(programme.places) * number(rate)
    least, most = one_hour * min(limits), one_hour * max(limits)
    known = {"money": have, "places": programme.places.value, "rate": number(rate)}
    if have < least:
        yield note("money-short", "money", **known, needed=least, hours=min(limits))
    if have > most * DOUBLE:
        yield note("money-too-much", "money", **known, needed=most, hours=max(limits))


def _limit(programme: Programme, name: str) -> Decimal | None:
    figure = programme.local_limits.get(name) or programme.edition.figures.get(name)
    return number(figure) if figure else None


def _above(
    programme: Programme, own: tuple[Figure, ...], name: str
) -> tuple[Figure, Figure, date] | None:
    """The first day of the programme on which an own value is above the general one, with both."""
    general = programme.edition.history.get(name, ())
    days = {programme.starts, *(f.valid_from for f in (*own, *general) if f.valid_from)}
    for day in sorted(day for day in days if programme.starts <= day <= programme.ends):
        ours, theirs = (figure_on({name: dated}, name, day) for dated in (own, general))
        if ours and theirs and number(ours) > number(theirs):
            return ours, theirs, day
    return None
