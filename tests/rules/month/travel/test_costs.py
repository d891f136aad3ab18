"""K1, K2, K5: what each row costs, how that was found, and what the rows come to."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from rules.diary import YearMonth
from rules.month.settled import Log
from rules.programme import load_programme
from rules.verdict import Figure
from rules.vocabulary import Vehicle
from tests.rules.month.travel.journeys import (
    MONDAY,
    OURS,
    WIAZOWNA,
    a_drive,
    a_month,
    a_taxi_ride,
    a_ticket,
    found,
    judged,
    paying,
)


def a_ceiling(zloty: str, since: date | None = None) -> Figure:
    return Figure("travel_ceiling", Decimal(zloty), "zloty_a_month", OURS, valid_from=since)


def test_k1_a_drive_is_explained_from_the_rate_of_its_day_to_the_grosz():
    (cost,) = judged(a_month(drives=(a_drive(),))).costs
    rate, amount = cost.steps

    assert (cost.log, cost.entry, cost.assistant) == (Log.DRIVES, 0, "Bogna Pomocna")
    assert (cost.amount, cost.rate) == (Decimal("26.45"), Decimal("1.15"))
    assert (rate.code, rate.rule, rate.gives, rate.unit) == (
        "rate-of-law",
        "K1",
        Decimal("1.15"),
        "zloty_per_km",
    )
    assert rate.inputs == {"drives.0.on": MONDAY, "drives.0.vehicle": "car_over_900"}
    assert rate.rests_on.edition == "jst_2026"
    assert rate.rests_on.source == WIAZOWNA.clause("K1")
    assert rate.rests_on.figure is not None
    assert rate.rests_on.figure.source.document == "DZU_2023_5"
    assert (amount.code, amount.rule, amount.gives, amount.unit) == (
        "cost-of-drive",
        "K5",
        Decimal("26.45"),
        "zloty",
    )
    assert amount.inputs == {"drives.0.kilometres": Decimal(23), "rate": Decimal("1.15")}
    assert amount.rests_on.source == WIAZOWNA.clause("K5")
    assert amount.rests_on.figure == rate.rests_on.figure


@pytest.mark.parametrize(
    ("vehicle", "own", "codes", "gives"),
    [
        (Vehicle.MOPED, None, ["rate-of-law"], ["0.42"]),
        (Vehicle.MOPED, "0.30", ["rate-of-law", "rate-of-organiser-lower"], ["0.42", "0.30"]),
        (Vehicle.MOPED, "0.50", ["rate-of-law", "rate-of-organiser-not-lower"], ["0.42", "0.42"]),
        (Vehicle.CAR_WITHOUT_DISPLACEMENT, "0.60", ["rate-of-organiser-alone"], ["0.60"]),
    ],
)
def test_k1_the_explanation_says_whose_rate_held(vehicle, own, codes, gives):
    programme = paying(**{f"mileage_{vehicle}": own})
    (cost,) = judged(a_month(drives=(a_drive(vehicle=vehicle),)), programme).costs
    *to_rate, last = cost.steps

    assert [step.code for step in to_rate] == codes
    assert [step.gives for step in to_rate] == [Decimal(value) for value in gives]
    assert cost.rate == Decimal(gives[-1])
    assert last.rests_on.figure is not None
    assert last.rests_on.figure.value == cost.rate


def test_k1_a_basis_names_both_figures_that_were_compared():
    programme = paying(mileage_moped="0.50")
    (cost,) = judged(a_month(drives=(a_drive(vehicle=Vehicle.MOPED),)), programme).costs
    law, own, _ = cost.steps

    assert law.rests_on.figure is not None
    assert own.rests_on.figure is not None
    assert law.rests_on.figure.source.document == "DZU_2023_5"
    assert own.rests_on.figure.source == OURS
    assert own.inputs == {"rate": Decimal("0.42"), "own_rate": Decimal("0.50")}


def test_k5_a_ticket_and_a_ride_are_explained_by_what_the_log_says():
    odd = Decimal("4.405")
    month = a_month(tickets=(a_ticket(amount=odd),), taxi_rides=(a_taxi_ride(),))
    ticket, ride = judged(month).costs

    assert (ticket.log, ticket.amount, ticket.rate) == (Log.TICKETS, Decimal("4.41"), None)
    assert [(s.code, s.rule, s.gives, s.unit) for s in ticket.steps] == [
        ("cost-of-tickets", "K5", Decimal("4.41"), "zloty")
    ]
    assert ticket.steps[0].inputs == {"tickets.0.amount": odd}
    assert (ride.log, ride.amount, ride.rate) == (Log.TAXI_RIDES, Decimal("30.00"), None)
    assert ride.steps[0].code == "cost-of-taxi-ride"
    assert ride.steps[0].inputs == {"taxi_rides.0.amount": Decimal("30.00")}


def test_k5_costs_come_in_the_order_of_the_logs_with_their_places():
    month = a_month(
        drives=(a_drive(kilometres=None), a_drive()),
        tickets=(a_ticket(amount=None), a_ticket(amount=None), a_ticket()),
        taxi_rides=(a_taxi_ride(),),
    )

    assert [(c.log, c.entry) for c in judged(month).costs] == [
        (Log.DRIVES, 1),
        (Log.TICKETS, 2),
        (Log.TAXI_RIDES, 0),
    ]


@pytest.mark.parametrize("odd", ["NaN", "sNaN", "Infinity", "-Infinity", "-3", "0", "1E+30"])
def test_k1_impossible_kilometres_block_and_cost_nothing(odd):
    month = a_month(drives=(a_drive(kilometres=Decimal(odd)),))

    assert found(month, "K1") == [("kilometres-impossible", "blocks", "drives.0.kilometres")]
    assert judged(month).costs == ()


def test_k1_every_fault_of_a_drive_is_found_at_once():
    month = a_month(drives=(a_drive(vehicle=None, kilometres=None),))

    assert found(month, "K1") == [
        ("kilometres-missing", "blocks", "drives.0.kilometres"),
        ("vehicle-missing", "blocks", "drives.0.vehicle"),
    ]


def test_k1_what_is_missing_is_named_where_it_is_missing():
    electric = Vehicle.CAR_WITHOUT_DISPLACEMENT
    drives = (a_drive(), a_drive(vehicle=electric), a_drive(kilometres=Decimal(501)))
    old = a_month(of=YearMonth(2007, 11), drives=(a_drive(on=date(2007, 11, 13)),))

    assert found(a_month(drives=drives), "K1") == [
        ("rate-of-organiser-missing", "blocks", "drives.1.vehicle"),
        ("kilometres-many", "warns", "drives.2.kilometres"),
    ]
    assert found(old, "K1") == [("rate-unknown", "blocks", "drives.0.on")]


def test_k1_a_drive_without_a_day_has_no_rate_and_says_so_under_k3_only():
    month = a_month(drives=(a_drive(on=None),))

    assert found(month, "K1") == []
    assert found(month, "K3") == [("journey-day-missing", "blocks", "drives.0.on")]
    assert judged(month).costs == ()


def test_k1_a_drive_of_another_month_is_judged_there():
    month = a_month(drives=(a_drive(on=date(2026, 2, 1), vehicle=None, kilometres=None),))

    assert found(month, "K1") == []
    assert found(month, "K3") == [("journey-outside-month", "blocks", "drives.0.on")]


def test_k2_costs_are_summed_for_each_assistant_by_name():
    month = a_month(
        drives=(a_drive(), a_drive(assistant="Celina Zastępcza", kilometres=Decimal("0.5"))),
        tickets=(a_ticket(), a_ticket(participant="Jan Testowy")),
        taxi_rides=(a_taxi_ride(assistant="Celina Zastępcza"),),
    )
    bogna, celina = judged(month).travel

    assert bogna.assistant == "Bogna Pomocna"
    assert (bogna.drives, bogna.tickets, bogna.taxi_rides) == (
        Decimal("26.45"),
        Decimal("8.80"),
        Decimal("0.00"),
    )
    assert bogna.total == Decimal("35.25")
    assert celina.assistant == "Celina Zastępcza"
    assert (celina.drives, celina.tickets, celina.taxi_rides) == (
        Decimal("0.58"),
        Decimal("0.00"),
        Decimal("30.00"),
    )
    assert bogna.ceiling is None


def test_k2_over_the_ceiling_says_by_how_much_and_for_whom():
    programme = replace(WIAZOWNA, local_rates={"travel_ceiling": (a_ceiling("20.00"),)})
    month = a_month(drives=(a_drive(),), tickets=(a_ticket(assistant="Celina Zastępcza"),))
    verdict = judged(month, programme)
    (finding,) = [f for f in verdict.findings if f.rule == "K2"]

    assert (finding.code, finding.about) == ("travel-over-ceiling", "drives")
    assert finding.values == {
        "assistant": "Bogna Pomocna",
        "total": Decimal("26.45"),
        "ceiling": Decimal("20.00"),
        "excess": Decimal("6.45"),
    }
    assert finding.rests_on.figure == a_ceiling("20.00")
    assert [costs.ceiling for costs in verdict.travel] == [Decimal("20.00")] * 2


@pytest.mark.parametrize(
    ("changes", "about"),
    [
        ({"drives": (a_drive(),), "tickets": (a_ticket(),)}, "drives"),
        ({"tickets": (a_ticket(),), "taxi_rides": (a_taxi_ride(),)}, "tickets"),
        ({"taxi_rides": (a_taxi_ride(),)}, "taxi_rides"),
        ({"drives": (a_drive(),), "tickets": (a_ticket(assistant="Celina"),)}, "drives"),
        ({"tickets": (a_ticket(assistant="Celina"),), "taxi_rides": (a_taxi_ride(),)}, "tickets"),
    ],
)
def test_k2_no_ceiling_is_noted_once_at_the_first_log_with_costs(changes, about):
    assert found(a_month(**changes), "K2") == [("no-travel-ceiling", "notes", about)]


@pytest.mark.parametrize(
    ("since", "holds"),
    [(date(2026, 1, 1), True), (date(2026, 1, 31), True), (date(2026, 2, 1), False)],
)
def test_k2_the_ceiling_is_that_of_the_months_last_day(since, holds):
    ceiling = a_ceiling("20.00", since)
    programme = replace(WIAZOWNA, local_rates={"travel_ceiling": (ceiling,)})
    (costs,) = judged(a_month(drives=(a_drive(),)), programme).travel

    assert costs.ceiling == (Decimal("20.00") if holds else None)


@pytest.mark.parametrize("odd", ["-1", "NaN", "sNaN", "Infinity"])
def test_k2_an_impossible_ceiling_is_none(odd):
    programme = replace(WIAZOWNA, local_rates={"travel_ceiling": (a_ceiling(odd),)})
    month = a_month(drives=(a_drive(),))

    assert judged(month, programme).travel[0].ceiling is None
    assert found(month, "K2", programme) == [("no-travel-ceiling", "notes", "drives")]


def test_k2_a_month_without_a_date_has_the_ceiling_of_the_programmes_last_day():
    day = WIAZOWNA.ends
    programme = replace(WIAZOWNA, local_rates={"travel_ceiling": (a_ceiling("20.00", day),)})

    (costs,) = judged(a_month(of=None, drives=(a_drive(),)), programme).travel

    assert costs.ceiling == Decimal("20.00")


def test_k5_a_written_amount_that_differs_is_named_with_the_right_one():
    month = a_month(drives=(a_drive(), a_drive(amount=Decimal("26.46"))))
    (finding,) = [f for f in judged(month).findings if f.rule == "K5"]

    assert (finding.code, str(finding.severity)) == ("amount-differs", "blocks")
    assert finding.about == "drives.1.amount"
    assert finding.values == {"written": Decimal("26.46"), "computed": Decimal("26.45")}
    assert finding.rests_on.figure is not None
    assert finding.rests_on.figure.name == "mileage_car_over_900"


@pytest.mark.parametrize("odd", ["NaN", "sNaN", "Infinity", "-26.45", "0", "1E+30"])
def test_k5_an_impossible_amount_is_said_and_never_compared(odd):
    amount = Decimal(odd)
    month = a_month(
        drives=(a_drive(amount=amount),),
        tickets=(a_ticket(amount=amount),),
        taxi_rides=(a_taxi_ride(amount=amount),),
    )

    assert found(month, "K5") == [("amount-impossible", "blocks", f"{log}.0.amount") for log in Log]
    assert [cost.amount for cost in judged(month).costs] == [Decimal("26.45")]


def test_k5_an_amount_in_parts_of_a_grosz_is_compared_as_rounded():
    near, far = a_drive(amount=Decimal("26.454")), a_drive(amount=Decimal("26.455"))

    assert found(a_month(drives=(near, far)), "K5") == [
        ("amount-not-in-grosze", "blocks", "drives.0.amount"),
        ("amount-not-in-grosze", "blocks", "drives.1.amount"),
        ("amount-differs", "blocks", "drives.1.amount"),
    ]


def test_k5_a_drive_need_not_say_its_amount():
    assert found(a_month(drives=(a_drive(amount=None),)), "K5") == []


def test_k1_k5_a_number_nobody_expects_is_doubted_on_nobodys_authority_but_ours():
    dear = a_month(taxi_rides=(a_taxi_ride(amount=Decimal("500.01")),))
    bare = replace(WIAZOWNA, edition=replace(WIAZOWNA.edition, facts={}))
    for programme, source in (
        (WIAZOWNA, WIAZOWNA.edition.facts["plausibility"].source),
        (bare, WIAZOWNA.clause("K5")),
    ):
        (finding,) = (f for f in judged(dear, programme).findings if f.code == "amount-large")
        assert finding.rests_on.source == source


@pytest.mark.parametrize("slug", ["sejny_2026", "wiazowna_2026", "ngo_2024"])
def test_k1_every_programme_prices_its_own_year(slug):
    programme = load_programme(slug)
    year = programme.starts.year
    drive = a_drive(on=date(year, 1, 5))

    (cost,) = judged(a_month(of=YearMonth(year, 1), drives=(drive,)), programme).costs

    assert cost.amount == Decimal("26.45")
