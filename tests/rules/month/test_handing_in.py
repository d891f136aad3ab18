from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from rules import check_month
from rules.diary import HandingIn, Service, TaxiRide
from rules.programme import load_programme
from rules.verdict import Finding
from tests.month_builders import OTHER_ASSISTANT, OTHER_PARTICIPANT, a_month, a_service

PROGRAMME = load_programme("wiazowna_2026")
BOGNA = "Bogna Pomocna"
LAST_BUT_ONE = a_service("2026-01-29 10:00", "2026-01-29 12:00")
ON_DEADLINE = a_service("2026-01-30 10:00", "2026-01-30 12:00")
AFTER = a_service("2026-01-31 10:00", "2026-01-31 12:00")


def found(*services: Service, handed: tuple[int, ...] = (), **month: Any) -> list[Finding]:
    """Findings of rule T9 when Bogna handed in on these days of January and February."""
    days = tuple(HandingIn(BOGNA, date(2026, 1 + (day > 31), (day - 1) % 31 + 1)) for day in handed)
    verdict = check_month(a_month(*services, handed_in=days, **month), PROGRAMME)
    return [finding for finding in verdict.findings if finding.rule == "T9"]


def codes(*services: Service, handed: tuple[int, ...] = ()) -> list[tuple[str, str]]:
    return [(f.code, f.about) for f in found(*services, handed=handed)]


@pytest.mark.parametrize(
    ("handed", "expected"),
    [
        ((), [("card-due", "handed_in")]),
        ((28,), [("handed-in-before-service", "handed_in.0.on")]),
        ((29,), []),
        ((30,), []),
        ((31,), [("handed-in-late", "handed_in.0.on")]),
        ((33,), [("handed-in-late", "handed_in.0.on")]),
        ((33, 30), []),
        ((33, 31), [("handed-in-late", "handed_in.1.on")]),
    ],
)
def test_t9_cards_are_handed_in_by_the_deadline_after_their_last_service(
    handed: tuple[int, ...], expected: list[tuple[str, str]]
):
    assert codes(LAST_BUT_ONE, handed=handed) == expected


def test_t9_what_a_late_card_says():
    (late,) = found(LAST_BUT_ONE, handed=(33,))
    assert late.values == {
        "assistant": BOGNA,
        "handed": date(2026, 2, 2),
        "deadline": date(2026, 1, 30),
    }
    (early,) = found(LAST_BUT_ONE, ON_DEADLINE, handed=(29,))
    assert early.values == {
        "assistant": BOGNA,
        "handed": date(2026, 1, 29),
        "day": date(2026, 1, 30),
    }


def test_t9_services_after_the_deadline_are_of_no_account_for_the_months_card():
    supplementary = ("supplementary-card", "services.0")
    assert codes(AFTER) == codes(AFTER, handed=(33,)) == [supplementary]
    assert codes(AFTER, ON_DEADLINE, handed=(30,)) == [supplementary]


def test_t9_one_note_a_supplementary_card_at_its_first_service():
    evening = a_service("2026-01-31 18:00", "2026-01-31 19:00")
    others = (
        a_service("2026-01-31 14:00", "2026-01-31 15:00", participant=OTHER_PARTICIPANT),
        a_service("2026-01-31 16:00", "2026-01-31 17:00", assistant=OTHER_ASSISTANT),
    )
    findings = found(evening, AFTER, *others)
    assert [(f.code, f.about) for f in findings] == [
        ("supplementary-card", "services.1"),
        ("supplementary-card", "services.2"),
        ("supplementary-card", "services.3"),
    ]
    assert findings[2].values == {
        "deadline": date(2026, 1, 30),
        "participant": "Zofia Przykładowa",
        "assistant": OTHER_ASSISTANT,
        "services": "services.3=2026-01-31",
    }
    assert findings[0].values["services"] == "services.1=2026-01-31 services.0=2026-01-31"


@pytest.mark.parametrize(
    ("changes", "is_empty"),
    [
        ({}, True),
        ({"services": (replace(AFTER, commute=True),)}, True),
        ({"services": (a_service("2026-02-09 10:00", "2026-02-09 12:00"),)}, True),
        ({"services": (), "earlier": (AFTER,)}, True),
        ({"services": (AFTER,)}, False),
        ({"services": (Service(),)}, False),
        ({"taxi_rides": (TaxiRide(),)}, False),
    ],
)
def test_t9_a_month_in_which_nothing_is_settled_has_nothing_to_settle(
    changes: dict[str, Any], is_empty: bool
):
    month = replace(a_month(), **changes)
    said = [finding.code for finding in check_month(month, PROGRAMME).findings]
    assert ("month-empty" in said) is is_empty


def test_t9_every_assistant_hands_in_for_themselves():
    theirs = a_service("2026-01-29 14:00", "2026-01-29 15:00", assistant=OTHER_ASSISTANT)
    (due,) = found(LAST_BUT_ONE, theirs, handed=(30,))
    assert (due.code, due.values["assistant"]) == ("card-due", OTHER_ASSISTANT)
    assert due.values["deadline"] == date(2026, 1, 30)


def test_t9_a_day_of_handing_in_that_was_not_given_is_asked_for():
    undated = (HandingIn(BOGNA),)
    verdict = check_month(a_month(LAST_BUT_ONE, handed_in=undated), PROGRAMME)
    assert [(f.code, f.about) for f in verdict.findings if f.rule == "T9"] == [
        ("handing-in-day-missing", "handed_in.0.on"),
        ("card-due", "handed_in"),
    ]
