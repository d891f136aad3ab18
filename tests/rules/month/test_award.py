"""Who is served without an award, and on which days before one."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from rules import check_month
from rules.case import Award, Decision
from rules.diary import Month, Service
from rules.month.settled import MonthVerdict
from rules.programme import load_programme
from rules.verdict import Severity
from rules.vocabulary import Outcome
from tests.month_builders import OTHER_PARTICIPANT, a_month, a_service

PROGRAMME = load_programme("wiazowna_2026")
NOON = a_service("2026-01-12 10:00", "2026-01-12 12:00")
NIGHT = a_service("2026-01-12 22:00", "2026-01-13 02:00")
CODES = {
    *("served-on-reserve-list", "served-though-not-qualified", "service-before-decision"),
    *("service-before-award", "applied-to-another-programme"),
}


def with_case(*services: Service, place: int = 0, **answers: Any) -> Month:
    month = a_month(*services)
    people = list(month.participants)
    people[place] = replace(people[place], case=replace(people[place].case, **answers))
    return replace(month, participants=tuple(people))


def refused(month: Month) -> list[tuple[str, str, Any]]:
    verdict: MonthVerdict = check_month(month, PROGRAMME)
    found = [f for f in verdict.findings if f.code in CODES]
    assert all(f.severity is Severity.BLOCKS for f in found)
    return [(f.code, f.about, f.values["services"]) for f in found]


def test_r6_a_person_of_the_reserve_list_is_told_once_with_every_service():
    others = a_service("2026-01-14 10:00", "2026-01-14 12:00", participant=OTHER_PARTICIPANT)
    month = with_case(NIGHT, others, NOON, decision=Decision(Outcome.RESERVE))
    assert refused(month) == [
        (
            "served-on-reserve-list",
            "participants.0.case.decision.outcome",
            "services.2=2026-01-12 services.0=2026-01-12",
        )
    ]


@pytest.mark.parametrize("decided", [None, date.min, date(2026, 1, 12), date.max])
def test_r6_a_refusal_refuses_whatever_its_day(decided: date | None):
    month = with_case(NOON, decision=Decision(Outcome.NOT_QUALIFIED, decided))
    assert [code for code, *_ in refused(month)] == ["served-though-not-qualified"]


@pytest.mark.parametrize(
    ("decided", "services"),
    [
        (None, None),
        (date.min, None),
        (date(2026, 1, 12), None),
        (date(2026, 1, 13), "services.0=2026-01-12 services.1=/2026-01-13T00:00:00+01:00"),
        (date(2026, 1, 14), "services.0=2026-01-12 services.1=2026-01-12"),
        (date.max, "services.0=2026-01-12 services.1=2026-01-12"),
    ],
)
def test_r7_what_comes_before_the_day_of_the_decision_is_refused(
    decided: date | None, services: str | None
):
    month = with_case(NOON, NIGHT, decision=Decision(Outcome.QUALIFIED, decided))
    wanted = ("service-before-decision", "services.0.starts", services)
    assert refused(month) == ([] if services is None else [wanted])


@pytest.mark.parametrize(
    ("decided", "since", "code"),
    [
        (date(2026, 1, 8), date(2026, 1, 13), "service-before-award"),
        (date(2026, 1, 13), date(2026, 1, 8), "service-before-decision"),
        (date(2026, 1, 13), date(2026, 1, 13), "service-before-decision"),
        (None, date(2026, 1, 13), "service-before-award"),
        (date(2026, 1, 8), date(2026, 1, 12), None),
    ],
)
def test_r7_of_the_decision_and_the_award_the_later_day_stands(
    decided: date | None, since: date, code: str | None
):
    award = Award(Decimal(240), since)
    month = with_case(NOON, decision=Decision(Outcome.QUALIFIED, decided), award=award)
    assert [found for found, *_ in refused(month)] == ([] if code is None else [code])


def test_r7_a_case_without_a_decision_is_not_asked_for_one():
    assert refused(with_case(NOON, award=Award(Decimal(240), date(2026, 1, 13)))) == []


def test_r7_who_applied_elsewhere_is_not_served_here():
    month = with_case(NOON, NIGHT, programme="sejny_2026")
    services = "services.0=2026-01-12 services.1=2026-01-12"
    about = "participants.0.participant"
    assert refused(month) == [("applied-to-another-programme", about, services)]


def test_r7_of_a_person_nobody_described_no_award_is_asked():
    stranger = replace(NOON, participant="Ktoś Nieopisany")
    month = with_case(stranger, decision=Decision(Outcome.RESERVE), programme="sejny_2026")
    assert refused(month) == []
