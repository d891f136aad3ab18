"""Builders of journeys for the tests of travel costs."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from rules.diary import Drive, Month, TaxiRide, Ticket, YearMonth
from rules.month.checking import check_month
from rules.month.settled import MonthVerdict
from rules.programme import Programme, load_programme
from rules.verdict import Figure, Source
from rules.vocabulary import Vehicle

WIAZOWNA = load_programme("wiazowna_2026")
OURS = Source("S003", "zarządzenie")
MONDAY = date(2026, 1, 5)
WHO = {"on": MONDAY, "assistant": "Bogna Pomocna", "participant": "Zofia Przykładowa"}


def a_drive(**changes: Any) -> Drive:
    drive = Drive(**WHO, vehicle=Vehicle.CAR_OVER_900, kilometres=Decimal(23))
    return replace(drive, **changes)


def a_ticket(**changes: Any) -> Ticket:
    return replace(Ticket(**WHO, count=1, amount=Decimal("4.40"), attached=True), **changes)


def a_taxi_ride(**changes: Any) -> TaxiRide:
    return replace(TaxiRide(**WHO, invoice="F/1", amount=Decimal("30.00")), **changes)


def a_month(**changes: Any) -> Month:
    return replace(Month(programme="wiazowna_2026", of=YearMonth(2026, 1), earlier=()), **changes)


def paying(**rates: str | None) -> Programme:
    """Wiązowna with its own figures by name; ``{"from": …}`` dated values are made in the test."""
    figures = {
        name: (Figure(name, Decimal(value), "zloty_per_km", OURS),)
        for name, value in rates.items()
        if value is not None
    }
    return replace(WIAZOWNA, local_rates=figures)


def judged(month: Month, programme: Programme = WIAZOWNA) -> MonthVerdict:
    return check_month(month, programme)


def found(month: Month, rule: str, programme: Programme = WIAZOWNA) -> list[tuple[str, str, str]]:
    """Code, severity and place of every finding of a rule."""
    findings = check_month(month, programme).findings
    return [(f.code, str(f.severity), f.about) for f in findings if f.rule == rule]
