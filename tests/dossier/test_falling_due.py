"""When a dossier's time is over: full calendar years, never while held, never while unconfirmed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dossier.falling_due import DueYear, Kept, calendar, due_of, due_on
from app.dossier.retention import Hold, Retention
from tests.matters.builders import a_matter

YEAR = 2026
SET = Retention("sejny_2026", "B5", 5, "umowa", date(2026, 1, 2), "Klara Kartotekowa")
HOLD = Hold("kontrola", date(2027, 1, 1), "Klara Kartotekowa")
DAYS = st.dates(date(2025, 1, 1), date(2040, 12, 31))


def closed(on: date | None, number: str = "m1"):
    return replace(a_matter(), id=number, closed_on=on)


@pytest.mark.parametrize(
    ("closed_on", "first"),
    [
        (date(2026, 12, 31), date(2032, 1, 1)),
        (date(2027, 1, 1), date(2033, 1, 1)),
        (None, date(2032, 1, 1)),
    ],
)
def test_years_are_counted_from_the_first_of_january_after_it(closed_on, first: date) -> None:
    assert due_on(closed(closed_on), YEAR, SET) == first
    before, then = first - timedelta(1), first
    assert due_of(closed(closed_on), YEAR, SET, before).kept is Kept.NOT_YET
    assert due_of(closed(closed_on), YEAR, SET, then).kept is None


@given(
    closed_on=st.none() | DAYS, today=DAYS, years=st.integers(1, 10), held=st.sampled_from("mxo")
)
def test_nothing_goes_before_its_full_years_or_while_a_hold_stands(
    closed_on: date | None, today: date, years: int, held: str
) -> None:
    holds = {"m": (replace(HOLD, matter_id="m1"),), "x": (replace(HOLD, matter_id="x"),), "o": ()}
    retention = replace(SET, years=years, holds=holds[held])
    due = due_of(closed(closed_on), YEAR, retention, today)
    full = today.year - 1 - (closed_on.year if closed_on else YEAR)
    assert (due.kept is None) == (full >= years and held != "m")


def test_nothing_goes_while_unconfirmed_or_while_the_programme_is_held() -> None:
    late = date(2050, 1, 1)
    for retention in (Retention("sejny_2026"), replace(SET, confirmed_on=None)):
        assert due_of(closed(None), YEAR, retention, late).kept is Kept.UNCONFIRMED
    assert due_on(closed(None), YEAR, Retention("sejny_2026")) is None
    assert not replace(SET, years=0).is_confirmed, "there is no figure to confirm"
    held = replace(SET, holds=(HOLD,))
    assert due_of(closed(None), YEAR, held, late).kept is Kept.HELD
    lifted = replace(SET, holds=(replace(HOLD, lifted_on=late),))
    assert due_of(closed(None), YEAR, lifted, late).kept is None


def test_the_calendar_counts_dossiers_and_those_held() -> None:
    retention = replace(SET, holds=(replace(HOLD, matter_id="b"),))
    matters = [closed(date(2028, 1, 1), "c"), closed(None, "a"), closed(None, "b")]
    dues = [due_of(each, YEAR, retention, date(2026, 6, 1)) for each in matters]
    assert calendar(dues, retention) == (DueYear(2032, 2, 1), DueYear(2034, 1, 0))
    unset = Retention("sejny_2026")
    assert calendar([due_of(each, YEAR, unset, date(2026, 6, 1)) for each in matters], unset) == ()
