from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from rules import check_month
from rules.diary import Service
from rules.programme import load_programme
from rules.verdict import Severity, Value
from tests.month_builders import a_month, a_service, a_waiting

PROGRAMME = load_programme("wiazowna_2026")
HOUR = timedelta(hours=1)
DAY = "2026-01-09 "


def found(*services: Service, rule: str = "T8", **month: Any) -> list[tuple[str, str]]:
    verdict = check_month(a_month(*services, **month), PROGRAMME)
    return [(f.code, f.about) for f in verdict.findings if f.rule == rule]


def values(code: str, *services: Service, **month: Any) -> dict[str, Value]:
    findings = check_month(a_month(*services, **month), PROGRAMME).findings
    (finding,) = [f for f in findings if f.code == code]
    return dict(finding.values)


def test_t8_each_fault_names_the_answer_to_mend():
    good = a_service(DAY + "10:00", DAY + "11:00")
    assert found(good, Service()) == [
        ("service-start-missing", "services.1.starts"),
        ("service-end-missing", "services.1.ends"),
    ]
    assert found(earlier=(replace(good, ends=good.starts),)) == [
        ("service-ends-too-early", "earlier.0.ends")
    ]
    skipped = a_service("2026-03-29 02:30", "2026-03-29 02:10")
    assert found(skipped, of="2026-03") == [
        ("hour-skipped", "services.0.starts"),
        ("hour-skipped", "services.0.ends"),
    ]
    odd = a_service(DAY + "10:00", DAY + "14:00", ("2026-03-29 02:30", "3026-03-29 03:00"))
    assert found(odd) == [
        ("hour-skipped", "services.0.waiting.0.starts"),
        ("year-unreadable", "services.0.waiting.0.ends"),
    ]


def test_t8_a_moment_without_a_zone_is_read_on_polish_clocks_and_noted():
    naive = replace(a_service(DAY + "10:00", DAY + "11:00"), starts=datetime(2026, 1, 9, 10))  # noqa: DTZ001 - the point
    assert found(naive) == [("zone-missing", "services.0.starts")]
    later = replace(naive, starts=a_service(DAY + "10:00", DAY + "11:00").starts)
    later = replace(later, ends=datetime(2026, 1, 9, 11))  # noqa: DTZ001 - the point
    assert found(later) == [("zone-missing", "services.0.ends")]
    both = replace(naive, ends=datetime(2026, 1, 9, 11))  # noqa: DTZ001 - the point
    assert [code for code, _ in found(both)] == ["zone-missing"] * 2
    assert [c.settled for c in check_month(a_month(naive), PROGRAMME).cards] == [HOUR]
    assert values("zone-missing", naive)["hour"] == "10:00"


@pytest.mark.parametrize(
    ("starts", "code"),
    [
        ("2026-10-25 01:59", None),
        ("2026-10-25 02:00", "hour-twice-first"),
        ("2026-10-25 02:59", "hour-twice-first"),
        ("2026-10-25 03:00", None),
        ("2026-10-25T02:30+02:00", None),
        ("2026-10-25T02:30+01:00", None),
    ],
)
def test_t8_an_hour_shown_twice_is_noted_unless_its_offset_is_written(starts: str, code: str):
    codes = [each for each, _ in found(a_service(starts, "2026-10-25 05:00"), of="2026-10")]
    assert [each for each in codes if each.startswith("hour-")] == ([code] if code else [])


def test_t8_a_service_within_an_hour_shown_twice_is_noted_at_both_its_moments():
    short = a_service("2026-10-25 02:10", "2026-10-25 02:40")
    assert found(short, of="2026-10") == [
        ("hour-twice-first", "services.0.starts"),
        ("hour-twice-first", "services.0.ends"),
    ]


def test_t8_an_hour_another_clock_shows_twice_is_none_of_ours():
    abroad = datetime(2026, 11, 1, 1, 30, tzinfo=ZoneInfo("America/New_York"))
    service = replace(a_service("2026-11-01 06:00", "2026-11-01 08:00"), starts=abroad)
    assert found(service, of="2026-11") == []
    offset = ("2026-10-25T02:30+02:00", "2026-10-25T02:30+01:00")
    waiting = a_service("2026-10-25 01:00", "2026-10-25 05:00", offset)
    assert found(waiting, of="2026-10") == [("clock-changes", "services.0")]


def test_t8_an_hour_the_clock_skips_is_not_judged_further():
    backwards = a_service("2026-03-29 02:30", "2026-03-29 01:00")
    assert found(backwards, of="2026-03") == [("hour-skipped", "services.0.starts")]
    forwards = a_service("2026-03-29 04:00", "2026-03-29 02:30")
    assert found(forwards, of="2026-03") == [("hour-skipped", "services.0.ends")]
    far = a_service("2026-01-09 10:00", "0206-01-09 12:00")
    assert found(far) == [("year-unreadable", "services.0.ends")]
    assert values("year-unreadable", far) == {"day": date(206, 1, 9), "first": 1900, "last": 2999}


def test_t8_a_second_pass_of_an_hour_is_noted_as_the_second():
    service = a_service("2026-10-25 02:30", "2026-10-25 05:00")
    again = replace(service, starts=service.starts and service.starts.replace(fold=1))
    assert found(again, of="2026-10") == [("hour-twice-second", "services.0.starts")]


def test_t8_nights_and_clock_changes_say_what_passed():
    night = a_service("2026-03-28 22:00", "2026-03-29 04:00")
    assert values("service-over-midnight", night, of="2026-03") == {
        "first": date(2026, 3, 28),
        "last": date(2026, 3, 29),
    }
    assert values("clock-changes", night, of="2026-03") == {"time": 5 * HOUR, "clock": 6 * HOUR}


def test_t8_a_way_over_midnight_needs_no_note():
    way = a_service("2026-03-28 22:00", "2026-03-29 04:00", commute=True)
    assert found(way, of="2026-03") == []


@pytest.mark.parametrize(
    ("starts", "ends", "code"),
    [
        ("2025-12-31 22:00", "2026-01-01 00:00", "service-outside-month"),
        ("2025-12-31 22:00", "2026-01-01 00:01", "service-over-month-end"),
        ("2026-01-01 00:00", "2026-01-01 01:00", None),
        ("2026-01-31 22:00", "2026-02-01 00:00", None),
        ("2026-01-31 22:00", "2026-02-01 00:01", "service-over-month-end"),
        ("2026-02-01 00:00", "2026-02-01 00:01", "service-outside-month"),
    ],
)
def test_t8_services_at_the_ends_of_the_month(starts: str, ends: str, code: str):
    codes = [each for each, _ in found(a_service(starts, ends)) if "month" in each]
    assert codes == ([code] if code else [])


@pytest.mark.parametrize(("ends", "told"), [("2026-01-01 00:00", 0), ("2026-01-01 00:01", 1)])
def test_t8_an_earlier_service_that_reaches_into_the_month_is_named(ends: str, told: int):
    codes = dict(found(earlier=(a_service("2025-12-31 22:00", ends),)))
    assert codes == {"earlier-reaches-month": "earlier.0"} if told else not codes


def test_t8_every_month_is_far_enough_from_a_month_nobody_can_read():
    service = a_service(DAY + "10:00", DAY + "11:00")
    assert found(service, of="9999-12") == found(service, of="0001-01") == []


def test_t8_a_service_of_just_seven_days_is_read():
    week = a_service("2026-01-01 00:00", "2026-01-08 00:00")
    assert "service-too-long" not in dict(found(week))
    waited = replace(week, waiting=(a_waiting("2026-01-01 01:00", "2026-01-01 02:00"),))
    assert "service-too-long" not in dict(found(waited))
    assert values("service-too-long", a_service("2026-01-01 00:00", "2026-01-08 00:01")) == {
        "time": 168 * HOUR + timedelta(minutes=1)
    }


def test_t2_a_way_says_how_long_it_took_and_an_earlier_one_nothing():
    way = a_service(DAY + "09:30", DAY + "10:00", commute=True)
    assert values("commute-not-counted", way) == {"time": HOUR / 2}
    assert found(way, rule="T2") == [("commute-not-counted", "services.0.commute")]
    assert found(earlier=(way,), rule="T2") == []


def test_t3_a_long_waiting_says_how_long_it_was_and_what_counts():
    waits = (DAY + "10:30", DAY + "13:30")
    long = a_service(DAY + "10:00", DAY + "14:00", waits)
    assert values("waiting-over-limit", long) == {"time": 3 * HOUR, "counted": 1.5 * HOUR}
    (finding,) = [
        f for f in check_month(a_month(long), PROGRAMME).findings if f.code == "waiting-over-limit"
    ]
    assert finding.severity is Severity.NOTES
    assert finding.about == "services.0.waiting.0"
    assert finding.rests_on.figure is not None
    assert finding.rests_on.figure.name == "waiting_minutes"
    assert found(earlier=(long,), rule="T3") == []


@pytest.mark.parametrize(
    ("starts", "ends", "code"),
    [
        ("10:00", "11:00", None),
        ("09:59", "10:30", "waiting-outside-service"),
        ("10:30", "11:01", "waiting-outside-service"),
        ("10:30", "10:30", "waiting-ends-too-early"),
        ("10:30", "10:31", None),
    ],
)
def test_t3_a_waiting_lies_in_its_service(starts: str, ends: str, code: str):
    service = a_service(DAY + "10:00", DAY + "11:00", (DAY + starts, DAY + ends))
    assert [each for each, _ in found(service, rule="T3")] == ([code] if code else [])
    assert [each for each, _ in found(earlier=(service,), rule="T3")] == ([code] if code else [])
