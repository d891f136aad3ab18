"""Care noted by the office: one that gives no hour is refused, and it ends without being forgotten."""

from dataclasses import replace
from datetime import date, time

import pytest

from app.errors import DeedRefused
from app.months.care import CareSchedule
from app.months.caring import BACKWARDS, NO_DAYS, NO_LENGTH, given_until, noted
from rules.vocabulary import OtherCareKind
from tests.matters.builders import SEJNY
from tests.months.builders import ZOFIA

SCHEDULE = CareSchedule(
    id="",
    programme=SEJNY,
    matter_id=ZOFIA,
    kind=OtherCareKind.CARE_SERVICES,
    weekdays=frozenset({0, 2}),
    starts=time(8),
    ends=time(10),
    since=date(2026, 1, 1),
)


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ({"weekdays": frozenset()}, NO_DAYS),
        ({"ends": time(8)}, NO_LENGTH),
        ({"until": date(2025, 12, 31)}, BACKWARDS),
    ],
)
def test_care_of_no_hour_is_refused(fault, said: str):
    with pytest.raises(DeedRefused) as refused:
        noted(replace(SCHEDULE, **fault))
    assert refused.value.because == (said,)


def test_a_night_and_a_single_day_are_care():
    night = replace(SCHEDULE, starts=time(22), ends=time(6), note=" nocą ")
    assert noted(night).note == "nocą"
    once = replace(SCHEDULE, until=SCHEDULE.since)
    assert noted(once) == once


def test_care_ends_on_a_day_it_was_given_on():
    assert given_until(SCHEDULE, date(2026, 1, 1)).until == date(2026, 1, 1)
    with pytest.raises(DeedRefused, match="zaczynają się"):
        given_until(SCHEDULE, date(2025, 12, 31))
