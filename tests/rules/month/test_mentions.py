from datetime import date, timedelta

import pytest

from rules.month.entries import entries
from rules.month.mentions import with_days, with_parts, with_times
from rules.month.moments import Span
from tests.month_builders import a_month, a_service, at

MINUTE = timedelta(minutes=1)
(NIGHT,) = entries(a_month(a_service("2026-01-12 22:00", "2026-01-13 06:00")))


@pytest.mark.parametrize(
    ("time", "text"),
    [
        (0 * MINUTE, "0:00"),
        (9 * MINUTE, "0:09"),
        (59 * MINUTE, "0:59"),
        (60 * MINUTE, "1:00"),
        (61 * MINUTE, "1:01"),
        (600 * MINUTE, "10:00"),
        (MINUTE / 60, "0:00:01"),
        (60 * MINUTE - MINUTE / 60, "0:59:59"),
    ],
)
def test_a_time_is_told_in_hours_minutes_and_seconds_if_there_are_any(time: timedelta, text: str):
    assert with_times([(NIGHT, time)]) == f"services.0={text}"


def test_a_service_named_twice_is_told_once_with_its_times_together_and_its_first_day():
    assert with_times([(NIGHT, MINUTE), (NIGHT, 2 * MINUTE)]) == "services.0=0:03"
    days = [(NIGHT, date(2026, 1, 13)), (NIGHT, date(2026, 1, 12))]
    assert with_days(days) == "services.0=2026-01-13"


@pytest.mark.parametrize(
    ("starts", "ends", "text"),
    [
        ("2026-01-12 22:00", "2026-01-13 06:00", "2026-01-12"),
        ("2026-01-12 22:00", "2026-01-13 00:00", "/2026-01-13T00:00:00+01:00"),
        ("2026-01-13 00:00", "2026-01-13 06:00", "2026-01-13T00:00:00+01:00/"),
    ],
)
def test_of_a_part_only_the_moment_that_cuts_it_is_told(starts: str, ends: str, text: str):
    assert with_parts([(NIGHT, Span(at(starts), at(ends)))]) == f"services.0={text}"
