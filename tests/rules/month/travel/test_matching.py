"""K3, K4: which service a journey belongs to, and what proves it."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from rules.diary import Service, YearMonth
from rules.month.settled import Log
from tests.rules.month.travel.journeys import (
    MONDAY,
    WHO,
    a_drive,
    a_month,
    a_taxi_ride,
    a_ticket,
    found,
    judged,
)

WARSAW = ZoneInfo("Europe/Warsaw")


def at(day: int, hour: int, minute: int = 0, month: int = 1) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=WARSAW)


def a_service(starts: datetime, ends: datetime, **changes: Any) -> Service:
    who = {"assistant": WHO["assistant"], "participant": WHO["participant"]}
    return Service(starts, ends, **{**who, "goes_out": True, **changes})


def everything(**changes: Any) -> dict[str, Any]:
    return {
        "drives": (a_drive(**changes),),
        "tickets": (a_ticket(**changes),),
        "taxi_rides": (a_taxi_ride(**changes),),
    }


def test_k3_journeys_of_every_log_find_their_service():
    month = a_month(services=(a_service(at(5, 10), at(5, 12)),), **everything())

    assert found(month, "K3") == []


@pytest.mark.parametrize(
    ("services", "code"),
    [
        ((), "journey-without-service"),
        ((a_service(at(5, 9), at(5, 10), commute=True),), "journey-on-way-to-service"),
        ((a_service(at(5, 9), at(5, 10), goes_out=False),), "journey-without-going-out"),
        ((a_service(at(5, 9), at(5, 10), goes_out=None),), "journey-going-out-missing"),
    ],
)
def test_k3_each_log_is_told_what_its_service_lacks(services, code):
    month = a_month(services=services, **everything())

    assert found(month, "K3") == [(code, "blocks", f"{log}.0.on") for log in Log]


def test_k3_a_finding_names_the_day_and_the_people():
    (finding,) = [f for f in judged(a_month(drives=(a_drive(),))).findings if f.rule == "K3"]

    assert finding.values == {
        "on": MONDAY,
        "assistant": "Bogna Pomocna",
        "participant": "Zofia Przykładowa",
    }


LESS_TO_MORE = (
    a_service(at(5, 8), at(5, 9), commute=True),
    a_service(at(5, 9), at(5, 10), goes_out=False),
    a_service(at(5, 10), at(5, 11), goes_out=None),
    a_service(at(5, 11), at(5, 12), goes_out=True),
)


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_k3_the_service_that_says_most_counts_whatever_the_order(count):
    services = LESS_TO_MORE[:count]
    forth = found(a_month(services=services, drives=(a_drive(),)), "K3")
    back = found(a_month(services=services[::-1], drives=(a_drive(),)), "K3")
    codes = (
        "journey-on-way-to-service",
        "journey-without-going-out",
        "journey-going-out-missing",
    )

    assert forth == back
    assert [code for code, _, _ in forth] == list(codes[count - 1 : count])


@pytest.mark.parametrize(
    ("starts", "ends", "days"),
    [
        (at(5, 20), at(6, 2), {5, 6}),
        (at(5, 20), at(6, 0), {5}),
        (at(5, 20), at(6, 0, 1), {5, 6}),
        (at(5, 0), at(6, 0), {5}),
        (at(5, 23, 59), at(8, 0, 1), {5, 6, 7, 8}),
        # The same in other zones: what counts is the day in Warsaw.
        (at(5, 0, 30).astimezone(UTC), at(5, 1).astimezone(UTC), {5}),
        (
            at(5, 23).astimezone(ZoneInfo("Asia/Tokyo")),
            at(6, 1).astimezone(ZoneInfo("America/New_York")),
            {5, 6},
        ),
    ],
)
def test_k3_a_service_covers_every_date_it_has_a_part_on(starts, ends, days):
    tickets = tuple(a_ticket(on=date(2026, 1, day)) for day in range(4, 10))
    month = a_month(services=(a_service(starts, ends),), tickets=tickets)

    missed = {4 + int(about.split(".")[1]) for _, _, about in found(month, "K3")}

    assert missed == set(range(4, 10)) - days


def test_k3_a_night_of_the_clock_change_covers_both_dates():
    night = a_service(at(28, 22, month=3), at(29, 4, month=3))
    days = (date(2026, 3, 28), date(2026, 3, 29))
    tickets = tuple(a_ticket(on=day) for day in days)

    assert found(a_month(of=YearMonth(2026, 3), services=(night,), tickets=tickets), "K3") == []


def test_k3_a_service_of_the_month_before_covers_its_night():
    night = a_service(at(31, 22), at(1, 4, month=2))
    ride = a_taxi_ride(on=date(2026, 2, 1))
    month = a_month(of=YearMonth(2026, 2), earlier=(night,), taxi_rides=(ride,))

    assert found(month, "K3") == []


@pytest.mark.parametrize("other", ["assistant", "participant"])
def test_k3_it_is_the_same_assistant_and_the_same_participant(other):
    service = a_service(at(5, 10), at(5, 12), **{other: "Jan Testowy"})
    month = a_month(services=(service,), drives=(a_drive(),))

    assert found(month, "K3") == [("journey-without-service", "blocks", "drives.0.on")]


def test_k3_a_service_without_its_hours_is_none():
    service = Service(starts=at(5, 10), assistant="Bogna Pomocna", participant="Zofia Przykładowa")
    month = a_month(services=(service,), drives=(a_drive(),))

    assert found(month, "K3") == [("journey-without-service", "blocks", "drives.0.on")]


def test_k3_people_nobody_named_are_asked_for():
    month = a_month(tickets=(a_ticket(assistant=" ", participant=""),))

    assert found(month, "K3") == [
        ("journey-assistant-missing", "blocks", "tickets.0.assistant"),
        ("journey-participant-missing", "blocks", "tickets.0.participant"),
    ]


@pytest.mark.parametrize("who", ["assistant", "participant"])
def test_k3_no_service_is_looked_for_while_either_is_unnamed(who):
    month = a_month(tickets=(a_ticket(**{who: ""}),))

    assert found(month, "K3") == [(f"journey-{who}-missing", "blocks", f"tickets.0.{who}")]


@pytest.mark.parametrize("day", [date(2026, 2, 5), date(2025, 1, 5), date.min, date.max])
def test_k3_a_journey_of_another_month_costs_nothing_here(day):
    month = a_month(**everything(on=day))

    assert found(month, "K3") == [("journey-outside-month", "blocks", f"{log}.0.on") for log in Log]
    assert found(month, "K4") == []
    assert found(month, "K5") == []
    assert judged(month).costs == ()


def test_k3_a_month_without_a_date_takes_every_day():
    month = a_month(of=None, services=(a_service(at(5, 10), at(5, 12)),), **everything())

    assert found(month, "K3") == []
    assert len(judged(month).costs) == 3


@pytest.mark.parametrize("none", ["", " ", "\t\n", "\N{NO-BREAK SPACE}"])
def test_k4_a_ride_needs_the_number_of_its_invoice(none):
    month = a_month(taxi_rides=(a_taxi_ride(), a_taxi_ride(invoice=none)))

    assert found(month, "K4") == [("invoice-missing", "blocks", "taxi_rides.1.invoice")]


def test_k4_the_same_number_twice_is_looked_at_again_in_both_rows():
    rides = tuple(a_taxi_ride(invoice=n) for n in ("FV 1/26", "FV 2/26", " fv1/26"))
    findings = [f for f in judged(a_month(taxi_rides=rides)).findings if f.rule == "K4"]

    assert [(f.code, str(f.severity), f.about) for f in findings] == [
        ("invoice-twice", "warns", "taxi_rides.0.invoice"),
        ("invoice-twice", "warns", "taxi_rides.2.invoice"),
    ]
    assert [f.values["invoice"] for f in findings] == ["FV 1/26", "fv1/26"]


@pytest.mark.parametrize(
    ("attached", "code"), [(None, "tickets-attached-missing"), (False, "tickets-not-attached")]
)
def test_k4_tickets_are_attached(attached, code):
    month = a_month(tickets=(a_ticket(), a_ticket(attached=attached)))

    assert found(month, "K4") == [(code, "blocks", "tickets.1.attached")]


@pytest.mark.parametrize(("count", "possible"), [(None, True), (1, True), (0, False), (-1, False)])
def test_k4_there_is_at_least_one_ticket(count, possible):
    wrong = [("ticket-count-impossible", "blocks", "tickets.0.count")]

    assert found(a_month(tickets=(a_ticket(count=count),)), "K4") == ([] if possible else wrong)
