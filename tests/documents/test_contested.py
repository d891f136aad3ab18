"""Rows a blocking finding is about are marked, and no sum of the rest holds them."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from app.documents.contested import contested
from rules.diary import Assignment, Drive, Month, OtherCare, Served, Service, Ticket
from rules.month.moments import WARSAW
from rules.month.settled import Card, Cost, Log, MonthVerdict, SettledRow, TravelCosts
from rules.verdict import Basis, Finding, Severity, Source, Value

JAN, OLA, BOGNA, CELINA = "Jan Testowy", "Ola Testowa", "Bogna Pomocna", "Celina Zastępcza"
MONTH = Month(
    participants=(Served(JAN), Served(OLA)),
    assignments=(Assignment(BOGNA, JAN), Assignment(CELINA, JAN), Assignment(BOGNA, OLA)),
    services=(
        Service(assistant=BOGNA, participant=JAN),
        Service(assistant=CELINA, participant=JAN),
        Service(assistant=BOGNA, participant=OLA),
        Service(assistant=BOGNA, participant=JAN),
    ),
    other_care=(OtherCare(participant=OLA),),
    drives=(
        Drive(assistant=BOGNA, participant=JAN),
        Drive(assistant=CELINA, participant=JAN),
        Drive(assistant=BOGNA, participant=OLA),
    ),
    tickets=(Ticket(assistant=BOGNA, participant=JAN),),
)
ALL = {
    *(("services", n) for n in range(4)),
    *(("drives", n) for n in range(3)),
    ("tickets", 0),
}


def finding(
    about: str, code: str = "x", severity: Severity = Severity.BLOCKS, **values: Value
) -> Finding:
    return Finding(code, "X1", severity, about, Basis("e", Source("d")), values)


def places(*findings: Finding) -> set[tuple[str, int]]:
    found = contested(MonthVerdict(findings), MONTH)
    return {*found.places, *(("services", part.service) for part in found.parts)}


@pytest.mark.parametrize(
    ("about", "of_services", "of_drives", "of_tickets"),
    [
        ("services.1.ends", [1], [], []),
        ("services.0.waiting.0", [0], [], []),
        ("services.0.assistant", [0, 3], [0], [0]),
        ("services.0.participant", [0, 1, 3], [0, 1], [0]),
        ("assignments.1.statement.relation", [1], [1], []),
        ("participants.1.case.certificate", [2], [2], []),
        ("other_care.0.starts", [2], [2], []),
        ("drives.2.vehicle", [], [2], []),
        ("tickets.0", [], [], [0]),
        ("handed_in.0.on", [], [], []),
        ("earlier.0.ends", [], [], []),
        ("services", [], [], []),
        ("assignments.9", [], [], []),
    ],
)
def test_finding_stands_against_the_rows_it_is_about(
    about: str, of_services: list[int], of_drives: list[int], of_tickets: list[int]
) -> None:
    def expected() -> Iterator[tuple[str, int]]:
        yield from (("services", n) for n in of_services)
        yield from (("drives", n) for n in of_drives)
        yield from (("tickets", n) for n in of_tickets)

    assert places(finding(about)) == {*expected()}


@pytest.mark.parametrize("about", ["", "of", "programme"])
def test_finding_about_the_month_stands_against_all_of_it(about: str) -> None:
    assert places(finding(about)) == ALL


def test_ceiling_is_about_one_assistant_and_a_name_given_twice_about_one_person() -> None:
    assert places(finding("drives", assistant=CELINA)) == {("drives", 1)}
    assert places(finding("participants", participant=OLA)) == {("services", 2), ("drives", 2)}


def test_warning_stands_against_nothing() -> None:
    assert places(finding("services.0", severity=Severity.WARNS)) == set()


def test_named_services_are_all_meant_but_of_a_full_day_only_the_one_that_goes_over() -> None:
    named = "services.0=8:00 services.2=2026-03-16 earlier.1=2:00"
    assert places(finding("services.0.ends", services=named)) == {("services", 0), ("services", 2)}
    full = finding("services.2", code="window-exceeded", services=named)
    assert places(full) == {("services", 2)}


def row(starts: datetime, ends: datetime) -> SettledRow:
    return SettledRow(0, starts.date(), starts, ends, ends - starts, False, False)


def test_only_the_refused_part_of_a_night_is_marked() -> None:
    evening = row(datetime(2026, 3, 14, 22, tzinfo=WARSAW), datetime(2026, 3, 15, tzinfo=WARSAW))
    morning = row(datetime(2026, 3, 15, tzinfo=WARSAW), datetime(2026, 3, 15, 2, tzinfo=WARSAW))
    card = Card(JAN, BOGNA, False, (evening, morning), 1, timedelta(hours=4), timedelta())
    night = finding("services.0.starts", services="services.0=2026-03-15T00:00:00+01:00/")
    found = contested(MonthVerdict((night,), cards=(card,)), MONTH)
    assert (found.row(evening), found.row(morning)) == (False, True)
    assert found.rest_of_card(card) == timedelta(hours=2)
    before = finding("services.0.starts", services="services.0=/2026-03-15T00:00:00+01:00")
    found = contested(MonthVerdict((before,), cards=(card,)), MONTH)
    assert (found.row(evening), found.row(morning)) == (True, False)


def test_rest_of_travel_is_without_what_is_contested_and_drives_may_await_a_rate() -> None:
    costs = (
        Cost(Log.DRIVES, 0, BOGNA, Decimal("10.10")),
        Cost(Log.DRIVES, 1, CELINA, Decimal(5)),
        Cost(Log.TICKETS, 0, BOGNA, Decimal("4.40")),
    )
    nothing = Decimal(0)
    travel = TravelCosts(BOGNA, Decimal("10.10"), Decimal("4.40"), nothing, None)
    waits = finding("drives.2.vehicle", code="rate-of-organiser-missing")
    verdict = MonthVerdict((finding("tickets.0.attached"), waits), costs=costs, travel=(travel,))
    found = contested(verdict, MONTH)
    assert found.rest_of_travel(travel) == Decimal("10.10")
    assert found.unpriced == (("drives", 2),)
    assert found.awaiting == {("drives", 2)}
    both = contested(MonthVerdict((waits, finding("drives.2.on", day=date(2026, 1, 1)))), MONTH)
    assert both.awaiting == frozenset()
