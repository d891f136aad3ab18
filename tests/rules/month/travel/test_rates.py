"""K1: the rate of a kilometre by vehicle and day, in law and with an office."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from rules.month.travel.rates import rate_on
from rules.programme import load_programme
from rules.verdict import Figure
from rules.vocabulary import Vehicle
from tests.rules.month.travel.journeys import MONDAY, OURS, WIAZOWNA, paying

LAST_OLD, FIRST_NEW = date(2023, 1, 16), date(2023, 1, 17)


@pytest.mark.parametrize(
    ("vehicle", "old", "new"),
    [
        (Vehicle.CAR_TO_900, "0.5214", "0.89"),
        (Vehicle.CAR_OVER_900, "0.8358", "1.15"),
        (Vehicle.MOTORCYCLE, "0.2302", "0.69"),
        (Vehicle.MOPED, "0.1382", "0.42"),
    ],
)
@pytest.mark.parametrize("slug", ["wiazowna_2026", "sejny_2026", "ngo_2024"])
def test_k1_the_law_has_two_rates_for_each_vehicle(slug, vehicle, old, new):
    programme = load_programme(slug)

    before, since = (rate_on(programme, vehicle, day) for day in (LAST_OLD, FIRST_NEW))

    assert before is not None
    assert since is not None
    assert (before.value, since.value) == (Decimal(old), Decimal(new))
    assert before.figure.source.document == "KM_2007"
    assert since.figure.source.document == "DZU_2023_5"


@pytest.mark.parametrize("vehicle", [v for v in Vehicle if "without" not in v])
def test_k1_there_is_no_rate_before_the_first_one(vehicle):
    assert rate_on(WIAZOWNA, vehicle, date(2007, 11, 13)) is None
    assert rate_on(WIAZOWNA, vehicle, date(2007, 11, 14)) is not None
    assert rate_on(paying(**{f"mileage_{vehicle}": "0.10"}), vehicle, date.min) is None


@pytest.mark.parametrize("day", [date.min, LAST_OLD, MONDAY, date.max])
def test_k1_the_law_has_no_rate_for_a_car_without_displacement(day):
    vehicle = Vehicle.CAR_WITHOUT_DISPLACEMENT
    rate = rate_on(paying(mileage_car_without_displacement="0.60"), vehicle, day)

    assert rate_on(WIAZOWNA, vehicle, day) is None
    assert rate is not None
    assert rate.value == Decimal("0.60")


@pytest.mark.parametrize(
    ("own", "holds", "whose"),
    [("1.14", "1.14", "organiser"), ("1.15", "1.15", "law"), ("1.16", "1.15", "law")],
)
def test_k1_the_lower_of_law_and_organiser_holds(own, holds, whose):
    rate = rate_on(paying(mileage_car_over_900=own), Vehicle.CAR_OVER_900, MONDAY)

    assert rate is not None
    assert rate.value == Decimal(holds)
    assert rate.figure is getattr(rate, whose)


def test_k1_the_organisers_rate_holds_from_its_day():
    name = "mileage_car_over_900"
    lower = Figure(name, Decimal("0.80"), "zloty_per_km", OURS, valid_from=MONDAY)
    programme = replace(WIAZOWNA, local_rates={name: (lower,)})

    days = (date(2026, 1, 4), MONDAY)
    before, since = (rate_on(programme, Vehicle.CAR_OVER_900, day) for day in days)

    assert before is not None
    assert since is not None
    assert (before.value, since.value) == (Decimal("1.15"), Decimal("0.80"))


@pytest.mark.parametrize("odd", ["-0.01", "NaN", "sNaN", "Infinity", "-Infinity"])
def test_k1_nobody_pays_an_impossible_rate(odd):
    programme = paying(mileage_moped=odd, mileage_car_without_displacement=odd)

    rate = rate_on(programme, Vehicle.MOPED, MONDAY)

    assert rate is not None
    assert rate.value == Decimal("0.42")
    assert rate_on(programme, Vehicle.CAR_WITHOUT_DISPLACEMENT, MONDAY) is None
