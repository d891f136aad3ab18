from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given

from rules.month.moments import (
    DAY,
    NO_TIME,
    WARSAW,
    elapsed,
    exists,
    in_warsaw,
    instant,
    midnight,
    shown_twice,
)
from tests.rules.months import MOMENTS, unhurried

HOUR = timedelta(hours=1)
NEW_YORK, LONDON = ZoneInfo("America/New_York"), ZoneInfo("Europe/London")


def warsaw(*wall: int, fold: int = 0) -> datetime:
    return datetime(*wall, fold=fold, tzinfo=WARSAW)


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        (warsaw(2026, 3, 29, 1), warsaw(2026, 3, 29, 4), 2),
        (warsaw(2026, 10, 25, 1), warsaw(2026, 10, 25, 4), 4),
        (warsaw(2026, 10, 25, 2), warsaw(2026, 10, 25, 2, fold=1), 1),
        (warsaw(2026, 1, 9, 1), warsaw(2026, 1, 9, 4), 3),
        (datetime(2026, 1, 9, 1), datetime(2026, 1, 9, 4, tzinfo=UTC), 4),  # noqa: DTZ001 - the point
        (datetime(1, 1, 1, tzinfo=UTC), datetime(1, 1, 1, 5, tzinfo=timezone(14 * HOUR)), -9),
    ],
)
def test_t8_what_really_passes(start: datetime, end: datetime, hours: int):
    assert elapsed(start, end) == hours * HOUR


def test_t8_an_instant_is_the_same_whatever_the_zone():
    expected = datetime(2026, 1, 9, 9, tzinfo=UTC)
    assert instant(warsaw(2026, 1, 9, 10)) == expected
    assert instant(datetime(2026, 1, 9, 4, tzinfo=timezone(-5 * HOUR))) == expected
    assert instant(datetime(2026, 1, 9, 10)) == expected  # noqa: DTZ001 - read on Warsaw's clock
    assert instant(warsaw(2026, 1, 9, 10)).tzinfo is UTC
    assert in_warsaw(expected).isoformat() == "2026-01-09T10:00:00+01:00"


@pytest.mark.parametrize(
    ("year", "is_read"), [(1899, False), (1900, True), (2999, True), (3000, False)]
)
def test_t8_years_out_of_reach_have_no_instant(year: int, is_read: bool):
    assert (instant(warsaw(year, 6, 1)) is not None) == is_read


@pytest.mark.parametrize(
    ("moment", "there", "twice"),
    [
        (warsaw(2026, 3, 29, 1, 59), True, False),
        (warsaw(2026, 3, 29, 2, 0), False, False),
        (warsaw(2026, 3, 29, 2, 59), False, False),
        (warsaw(2026, 3, 29, 2, 30, fold=1), False, False),
        (warsaw(2026, 3, 29, 3, 0), True, False),
        (warsaw(2026, 10, 25, 1, 59), True, False),
        (warsaw(2026, 10, 25, 2, 0), True, True),
        (warsaw(2026, 10, 25, 2, 59, fold=1), True, True),
        (warsaw(2026, 10, 25, 3, 0), True, False),
        (datetime(2026, 3, 29, 2, 30), False, False),  # noqa: DTZ001 - read on Warsaw's clock
        (datetime(2026, 3, 8, 2, 30, tzinfo=NEW_YORK), False, False),
        (datetime(2026, 3, 29, 1, 30, tzinfo=LONDON), False, False),
        (datetime(2026, 10, 25, 1, 30, fold=1, tzinfo=LONDON), True, True),
        (datetime(2026, 3, 29, 2, 30, tzinfo=timezone(2 * HOUR)), True, False),
        (datetime(2026, 10, 25, 2, 30, tzinfo=timezone(2 * HOUR)), True, False),
    ],
)
def test_t8_hours_the_clock_skips_or_repeats(moment: datetime, there: bool, twice: bool):
    assert exists(moment) is there
    assert shown_twice(moment) is twice


def test_t8_every_hour_warsaw_ever_skipped_or_repeated_is_known():
    """Against the definition, about every day since 1900 round which the clock stood differently."""
    changed = [
        day
        for day in (date(1900, 1, 2) + n * DAY for n in range(150 * 365))
        if midnight(day + DAY) - midnight(day) != DAY
    ]
    moments = [
        datetime(*around.timetuple()[:3], tzinfo=WARSAW) + n * timedelta(minutes=6)
        for day in changed
        for around in (day - DAY, day, day + DAY)
        for n in range(240)
    ]

    assert len(changed) > 180
    assert [m for m in moments if shown_twice(m)] == [m for m in moments if _set_back(m) > NO_TIME]
    assert [m for m in moments if not exists(m)] == [m for m in moments if _set_back(m) < NO_TIME]


def _set_back(moment: datetime) -> timedelta:
    return moment.utcoffset() - moment.replace(fold=1).utcoffset()


def test_t8_a_day_begins_at_warsaws_midnight_and_may_have_23_or_25_hours():
    assert midnight(date(2026, 1, 31)) == datetime(2026, 1, 30, 23, tzinfo=UTC)
    assert midnight(date(2026, 3, 30)) - midnight(date(2026, 3, 29)) == 23 * HOUR
    assert midnight(date(2026, 10, 26)) - midnight(date(2026, 10, 25)) == 25 * HOUR


@unhurried
@given(MOMENTS, MOMENTS)
def test_t8_no_moment_is_too_odd(one: datetime, other: datetime):
    exists(one)
    shown_twice(one)
    start, end = instant(one), instant(other)
    assert elapsed(one, other) == -elapsed(other, one)
    if start and end:
        assert elapsed(one, other) == end - start
