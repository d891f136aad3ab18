"""What the lint takes for a plausible amount, to the last unit."""

from dataclasses import replace
from decimal import Decimal

import pytest

from rules.figures import UNITS
from rules.lint.amounts import amounts
from rules.programme import load_programme
from rules.verdict import Figure, Source

BOUNDS = {
    # a year of hours, a week of them, a day of minutes
    "hours_a_year": ("30", "8784"),
    "hours": ("1", "168"),
    "minutes": ("1", "1440"),
    "years": ("1", "26"),
    "months": ("1", "60"),
    "days": ("1", "60"),
    "per_cent": ("1", "100"),
    "persons": ("1", "10000"),
    "zloty": ("1000", "100000000"),
    "zloty_a_month": ("20", "5000"),
    "zloty_per_km": ("0.05", "5"),
    "zloty_per_hour": ("10", "200"),
}
A_BIT = Decimal("0.001")
EDGES = [(unit, Decimal(least), Decimal(greatest)) for unit, (least, greatest) in BOUNDS.items()]


def is_plausible(value: Decimal, unit: str) -> bool:
    places = Figure("places", value, unit, Source("S003", "x"))
    found = amounts(replace(load_programme("wiazowna_2026"), places=places))
    return ("amount-implausible", "places") not in {(p.code, p.place) for p in found}


def test_every_unit_has_bounds() -> None:
    assert set(BOUNDS) == set(UNITS)


@pytest.mark.parametrize(("unit", "least", "greatest"), EDGES)
def test_an_amount_is_plausible_up_to_its_bounds(
    unit: str, least: Decimal, greatest: Decimal
) -> None:
    assert is_plausible(least, unit)
    assert is_plausible(greatest, unit)
    assert not is_plausible(least - A_BIT, unit)
    assert not is_plausible(greatest + A_BIT, unit)
