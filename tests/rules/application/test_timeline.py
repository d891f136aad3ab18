from datetime import date

import pytest

from rules.application.timeline import (
    birthday,
    day_of_age,
    days_after,
    has_turned,
    is_child_to_protect,
    is_under_age,
)
from rules.programme import load_programme
from tests.builders import a_case, a_participant


@pytest.mark.parametrize(
    ("born", "years", "day"),
    [
        (date(2010, 3, 15), 16, date(2026, 3, 15)),
        (date(2024, 2, 29), 2, date(2026, 2, 28)),
        (date(2008, 2, 29), 16, date(2024, 2, 29)),
        (date(2008, 2, 29), 18, date(2026, 2, 28)),
        (date(2008, 2, 28), 18, date(2026, 2, 28)),
        (date(2008, 3, 29), 18, date(2026, 3, 29)),
        (date(9983, 3, 15), 16, date(9999, 3, 15)),
        (date(9984, 3, 15), 16, date.max),
        (date(9999, 12, 31), 16, date.max),
    ],
)
def test_birthday(born: date, years: int, day: date) -> None:
    assert birthday(born, years) == day


def test_an_age_is_reached_as_the_birthday_begins() -> None:
    assert has_turned(date(2010, 3, 15), 16, date(2026, 3, 15))
    assert not has_turned(date(2010, 3, 15), 16, date(2026, 3, 14))


def test_days_end_with_the_calendar() -> None:
    assert days_after(date(2026, 2, 25), 7) == date(2026, 3, 4)
    assert days_after(date(9999, 12, 30), 7) == date.max


@pytest.mark.parametrize(("slug", "protected"), [("wiazowna_2026", True), ("ngo_2024", False)])
def test_a_seventeen_year_old_is_under_age_everywhere_and_protected_in_2026(
    slug: str, protected: bool
) -> None:
    programme = load_programme(slug)
    day = programme.starts
    born = date(day.year - 17, 1, 1)
    case = a_case(participant=a_participant(birth_date=born))

    assert is_under_age(case, programme, day) is True
    assert is_child_to_protect(case, programme, day) is protected


def test_nobody_can_tell_without_a_birth_date() -> None:
    programme = load_programme("wiazowna_2026")
    case = a_case(participant=a_participant(birth_date=None))

    assert is_under_age(case, programme, programme.starts) is None
    assert is_child_to_protect(case, programme, programme.starts) is None


def test_the_day_of_an_age_may_be_the_day_it_is_asked_from() -> None:
    programme, born, sixteen = load_programme("wiazowna_2026"), date(2010, 9, 21), date(2026, 9, 21)

    assert day_of_age(programme, born, "child_to_age", sixteen) == sixteen
    assert day_of_age(programme, born, "child_to_age", date(2026, 9, 22)) == date.max
