from datetime import date, time

import pytest

from app.months.care import CareSchedule, care_in
from app.months.judged_month import judged
from rules.diary import YearMonth
from rules.vocabulary import OtherCareKind
from tests.matters.builders import SEJNY
from tests.months.builders import ZOFIA, an_entry, what_is_known

MORNINGS = CareSchedule(
    id="c1",
    programme=SEJNY,
    matter_id=ZOFIA,
    kind=OtherCareKind.CARE_SERVICES,
    weekdays=frozenset({0, 2}),
    starts=time(8),
    ends=time(10),
    since=date(2026, 1, 5),
    until=date(2026, 1, 14),
)


def test_schedule_gives_its_weekdays_within_its_dates() -> None:
    days = [care.starts.date().day for care in care_in(MORNINGS, YearMonth(2026, 1), "Zofia")]
    assert days == [5, 7, 12, 14]


def test_schedule_without_an_end_fills_the_month() -> None:
    from_now_on = CareSchedule(**{**vars(MORNINGS), "until": None})
    assert len(list(care_in(from_now_on, YearMonth(2026, 2), "Zofia"))) == 8


@pytest.mark.parametrize("month", [YearMonth(2025, 12), YearMonth(2026, 2)], ids=str)
def test_schedule_gives_nothing_outside_its_dates(month: YearMonth) -> None:
    assert list(care_in(MORNINGS, month, "Zofia")) == []


def test_night_ends_on_the_next_day() -> None:
    nights = CareSchedule(**{**vars(MORNINGS), "starts": time(22), "ends": time(6)})
    (first, *_) = care_in(nights, YearMonth(2026, 1), "Zofia")
    assert (first.starts.day, first.ends.day) == (5, 6)


def test_service_in_the_hours_of_other_care_is_found_at_its_entry() -> None:
    """T5."""
    inside = an_entry("2026-01-07 09:00", "2026-01-07 11:00")
    beside = an_entry("2026-01-08 09:00", "2026-01-08 11:00")
    month = judged(what_is_known(inside, beside, care=(MORNINGS,)))
    assert any(finding.rule == "T5" for finding in month.by_entry[inside.id])
    assert not any(finding.rule == "T5" for finding in month.by_entry.get(beside.id, ()))
