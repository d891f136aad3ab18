from datetime import date

import pytest

from rules.diary import YearMonth
from rules.month.deadline import first_day, is_working_day, last_day, last_working_day

LAST_WORKING_DAYS = {
    2025: (31, 28, 31, 30, 30, 30, 31, 29, 30, 31, 28, 31),
    2026: (30, 27, 31, 30, 29, 30, 31, 31, 30, 30, 30, 31),
    2027: (29, 26, 31, 30, 31, 30, 30, 31, 30, 29, 30, 31),
}
"""As worked out in the facts of the programme, month by month."""


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(y, m, d) for y, days in LAST_WORKING_DAYS.items() for m, d in enumerate(days, 1)],
)
def test_t9_the_last_working_day_of_each_month(year: int, month: int, day: int):
    assert last_working_day(YearMonth(year, month)) == date(year, month, day)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2024, 12, 24), True),  # a day off only since 2025
        (date(2025, 12, 24), False),
        (date(2026, 12, 24), False),
        (date(2026, 1, 1), False),
        (date(2026, 1, 6), False),
        (date(2026, 4, 6), False),  # Easter Monday
        (date(2026, 6, 4), False),  # Corpus Christi
        (date(2026, 11, 11), False),
        (date(2026, 1, 30), True),  # Friday
        (date(2026, 1, 31), False),  # Saturday
        (date(2026, 2, 1), False),  # Sunday
        (date(2026, 2, 2), True),
    ],
)
def test_t9_working_days(day: date, works: bool):
    assert is_working_day(day) is works


@pytest.mark.parametrize("of", [YearMonth(1, 1), YearMonth(9999, 12), YearMonth(9999, 1)])
def test_t9_no_month_is_too_far_away(of: YearMonth):
    assert first_day(of) <= last_working_day(of) <= last_day(of)
