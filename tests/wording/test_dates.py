from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.wording.dates import NBSP, long_date, month_and_year, short_date
from rules.diary import YearMonth


def test_a_day_stays_on_one_line_with_its_month_and_the_year_with_its_letter() -> None:
    assert long_date(date(2026, 1, 12)) == f"12{NBSP}stycznia 2026{NBSP}r."
    assert long_date(date(2026, 10, 1)) == f"1{NBSP}października 2026{NBSP}r."


def test_a_month_stands_in_the_nominative_in_one_piece() -> None:
    assert month_and_year(YearMonth(2026, 1)) == f"styczeń{NBSP}2026{NBSP}r."


def test_tables_have_two_digits_for_day_and_month() -> None:
    assert short_date(date(2026, 1, 9)) == "09.01.2026"


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_every_day_has_both_its_spellings(day: date) -> None:
    assert long_date(day).startswith(f"{day.day}{NBSP}")
    assert long_date(day).endswith(f" {day.year}{NBSP}r.")
    assert short_date(day) == f"{day.day:02d}.{day.month:02d}.{day.year}"
