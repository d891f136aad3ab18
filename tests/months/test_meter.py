"""What the hours meter says of a year of 600 hours, month by month."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.months.assignment import AssignmentState
from app.months.entry import ServiceEntry
from app.months.judged_month import judged
from app.months.meter import Meter, Outlook, as_time, meters
from tests.months.builders import (
    ASSISTANT_ID,
    JAN,
    OTHER_ID,
    ZOFIA,
    an_assignment,
    an_entry,
    what_is_known,
)

ALL_MONTHS = ("2026-01", "2026-02", "2026-03")


def hours(number: int) -> timedelta:
    return timedelta(hours=number)


def zofia(*entries: ServiceEntry, of: str = "2026-01", **changes) -> Meter:
    months = meters(judged(what_is_known(*entries, of=of, **changes)), ASSISTANT_ID)
    return next(each for each in months if each.matter_id == ZOFIA)


def daily(month: str, count: int, **changes) -> list[ServiceEntry]:
    """Ten hours on each of the first so many days."""
    return [
        an_entry(f"{month}-{day:02} 08:00", f"{month}-{day:02} 18:00", **changes)
        for day in range(1, count + 1)
    ]


def test_used_and_left_of_the_year_and_of_the_agreed_month() -> None:
    meter = zofia(*daily("2026-01", 10), *daily("2026-02", 2), of="2026-02")
    assert (meter.limit, meter.used, meter.left) == (Decimal(600), hours(120), hours(480))
    assert (meter.planned, meter.in_month, meter.left_in_month) == (
        Decimal(50),
        hours(20),
        hours(30),
    )
    assert meter.agreed


def test_others_hours_count_for_the_year_but_not_for_what_was_agreed_with_me() -> None:
    other = daily("2026-01", 3, assistant_id=OTHER_ID)
    meter = zofia(*other)
    assert (meter.used, meter.in_month) == (hours(30), hours(0))


def test_without_an_agreement_the_rest_of_the_year_is_shared() -> None:
    free = an_assignment(ZOFIA, monthly_hours=None)
    meter = zofia(*daily("2026-01", 5), of="2026-02", assignments=(free,))
    assert meter.planned == Decimal(50)
    assert not meter.agreed
    assert zofia(assignments=(free,), of="2026-12").planned == Decimal(600)


def test_too_little_to_tell() -> None:
    few = daily("2026-01", 3)
    assert zofia(*few, on=date(2026, 1, 20)).outlook is Outlook.TOO_LITTLE
    assert zofia(on=date(2026, 1, 20)).outlook is Outlook.TOO_LITTLE


def test_pace_tells_the_day_the_hours_run_out() -> None:
    """300 of 600 hours in the 31 days of January last as long again."""
    meter = zofia(*daily("2026-01", 30), on=date(2026, 2, 5))
    assert (meter.outlook, meter.runs_out_on) == (Outlook.RUNS_OUT, date(2026, 3, 3))


def test_days_to_come_say_nothing_of_the_pace() -> None:
    planned = daily("2026-02", 28)
    meter = zofia(*daily("2026-01", 6), *planned, of="2026-02", on=date(2026, 2, 1))
    assert meter.used == hours(340)
    assert meter.runs_out_on == date(2026, 2, 1) + timedelta(days=530 * 32 // 70)


def test_little_used_lasts_to_the_end() -> None:
    meter = zofia(*daily("2026-01", 2), on=date(2026, 2, 5))
    assert (meter.outlook, meter.runs_out_on) == (Outlook.LASTS, None)


def test_used_up() -> None:
    meter = zofia(*daily("2026-01", 31), *daily("2026-02", 28), *daily("2026-03", 2), of="2026-03")
    assert meter.outlook is Outlook.USED_UP
    assert meter.left == hours(-10)


def test_unknown_limit_is_said_to_be_unknown() -> None:
    known = what_is_known(*daily("2026-01", 1))
    nobody = replace(known.matters[0], answers={})
    meter = zofia(*daily("2026-01", 1), matters=(nobody, known.matters[1]))
    assert (meter.limit, meter.left, meter.outlook) == (None, None, Outlook.TOO_LITTLE)


def test_only_participants_assigned_in_the_month_are_metered() -> None:
    for jan in (
        an_assignment(JAN, ends=date(2025, 12, 31)),
        an_assignment(JAN, state=AssignmentState.PREPARED),
    ):
        known = what_is_known(assignments=(an_assignment(ZOFIA), jan))
        assert [meter.matter_id for meter in meters(judged(known), ASSISTANT_ID)] == [ZOFIA]


@settings(max_examples=20, deadline=None)
@given(counts=st.tuples(*(st.integers(0, 28) for _ in ALL_MONTHS)))
def test_what_is_used_and_what_is_left_make_the_limit(counts: tuple[int, ...]) -> None:
    entries = [e for month, n in zip(ALL_MONTHS, counts, strict=True) for e in daily(month, n)]
    meter = zofia(*entries, of="2026-03", on=date(2026, 3, 31))
    assert meter.left is not None
    assert meter.limit is not None
    assert meter.used + meter.left == as_time(meter.limit)
    assert meter.used == hours(10 * sum(counts))
    if meter.runs_out_on:
        assert date(2026, 3, 31) <= meter.runs_out_on < date(2026, 12, 31)


@pytest.mark.parametrize("of", ALL_MONTHS)
def test_a_month_further_on_never_has_less_used(of: str) -> None:
    entries = [e for month in ALL_MONTHS for e in daily(month, 4)]
    assert zofia(*entries, of=of).used == hours(40 * (ALL_MONTHS.index(of) + 1))
