from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from app.months.judged_month import judged
from app.months.month_file import Part
from app.months.parts import days_of, part_on, parts_of
from rules.diary import YearMonth
from rules.month.moments import WARSAW
from tests.months.builders import a_drive, an_entry, what_is_known

JANUARY, FEBRUARY = YearMonth(2026, 1), YearMonth(2026, 2)


def test_service_before_the_deadline_is_of_the_main_part() -> None:
    entry = an_entry("2026-01-30 10:00", "2026-01-30 12:00")
    assert parts_of(entry) == ((JANUARY, Part.MAIN),)


def test_service_after_the_deadline_is_of_the_supplement() -> None:
    """T9: 31 January 2026 is a Saturday."""
    entry = an_entry("2026-01-31 10:00", "2026-01-31 12:00")
    assert parts_of(entry) == ((JANUARY, Part.SUPPLEMENT),)


def test_night_after_the_deadline_touches_both_parts() -> None:
    entry = an_entry("2026-01-30 20:00", "2026-01-31 04:00")
    assert parts_of(entry) == ((JANUARY, Part.MAIN), (JANUARY, Part.SUPPLEMENT))


def test_night_over_the_month_end_touches_two_months() -> None:
    entry = an_entry("2026-01-31 20:00", "2026-02-01 04:00")
    assert parts_of(entry) == ((JANUARY, Part.SUPPLEMENT), (FEBRUARY, Part.MAIN))


def test_service_until_midnight_does_not_touch_the_next_day() -> None:
    entry = an_entry("2026-01-30 20:00", "2026-01-31 00:00")
    assert parts_of(entry) == ((JANUARY, Part.MAIN),)


def test_journey_of_another_day_touches_that_days_part() -> None:
    day = an_entry("2026-01-31 10:00", "2026-01-31 12:00").starts.date()
    entry = an_entry("2026-01-30 20:00", "2026-01-30 23:00", journeys=(a_drive(on=day),))
    assert (JANUARY, Part.SUPPLEMENT) in parts_of(entry)


def test_slip_of_a_year_does_not_run_on_for_years() -> None:
    entry = an_entry("2026-01-30 10:00", "2036-01-30 12:00")
    assert len(list(days_of(entry))) <= 8


BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 363 * 24), st.integers(1, 47))
def test_every_row_the_rules_make_lies_in_a_part_the_entry_touches(begun: int, hours: int) -> None:
    starts = (BEGINNING + timedelta(hours=begun)).astimezone(WARSAW)
    ends = (BEGINNING + timedelta(hours=begun + hours)).astimezone(WARSAW)
    some = an_entry("2026-01-01 00:00", "2026-01-01 01:00")
    entry = replace(some, starts=starts, ends=ends)
    touched = parts_of(entry)
    rows = [
        row.on
        for of in dict.fromkeys(of for of, _ in touched)
        for card in judged(what_is_known(entry, of=str(of))).verdict.cards
        for row in card.rows
    ]
    assert {part_on(day) for day in rows} == set(touched)
