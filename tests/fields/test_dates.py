from datetime import date
from typing import Any

import pytest

from app.fields import DateField
from tests.fields.forms import given, posted

TODAY = date(2026, 1, 5)


def birth(**more: Any) -> Any:
    return DateField("Data urodzenia", today=lambda: TODAY, **more)


def parts(day: str, month: str, year: str) -> dict[str, list[str]]:
    return {"x-day": [day], "x-month": [month], "x-year": [year]}


@pytest.mark.parametrize(
    "month", ["3", "03", "marzec", "marca", "MARCA", "mar", "mar.", "III", "iii"]
)
def test_month_as_people_write_it(month: str) -> None:
    assert posted(birth(), parts("15", month, "2010")).data == date(2010, 3, 15)


@pytest.mark.parametrize(
    ("month", "number"),
    [
        ("wrzesnia", 9),
        ("październik", 10),
        ("pazdziernika", 10),
        ("sty", 1),
        ("gru", 12),
        ("XI", 11),
    ],
)
def test_month_without_polish_marks(month: str, number: int) -> None:
    assert posted(birth(), parts("1", month, "2000")).data == date(2000, number, 1)


@pytest.mark.parametrize("whole", ["15.03.2010", "15 marca 2010", "15-3-2010 r.", "15/III/2010"])
def test_whole_date_in_the_first_input_is_spread(whole: str) -> None:
    field = posted(birth(), {"x-day": [whole]})
    assert field.data == date(2010, 3, 15)
    assert field.value.year == "2010"


@pytest.mark.parametrize(
    ("day", "month", "year", "message", "target"),
    [
        ("", "3", "2010", "Data urodzenia: podaj dzień", "x-day"),
        ("15", "", "2010", "Data urodzenia: podaj miesiąc", "x-month"),
        ("15", "3", "", "Data urodzenia: podaj rok", "x-year"),
        ("15", "", "", "Data urodzenia: podaj miesiąc i rok", "x-month"),
        ("32", "3", "2010", "Data urodzenia: dzień musi być liczbą od 1 do 31", "x-day"),
        ("0", "3", "2010", "Data urodzenia: dzień musi być liczbą od 1 do 31", "x-day"),
        ("piąty", "3", "2010", "Data urodzenia: dzień musi być liczbą od 1 do 31", "x-day"),
        ("15", "13", "2010", "Data urodzenia: wpisz miesiąc jako liczbę", "x-month"),
        ("15", "marzca", "2010", "Data urodzenia: wpisz miesiąc jako liczbę", "x-month"),
        ("15", "3", "10", "Data urodzenia: wpisz rok czterema cyframi", "x-year"),
        ("15", "3", "0210", "Data urodzenia: sprawdź rok", "x-year"),
        ("29", "2", "2023", "Data urodzenia: luty 2023 r. ma tylko 28 dni", "x-day"),
        ("31", "kwietnia", "2010", "Data urodzenia: kwiecień 2010 r. ma tylko 30 dni", "x-day"),
    ],
)
def test_message_names_the_wrong_part(
    day: str, month: str, year: str, message: str, target: str
) -> None:
    field = posted(birth(), parts(day, month, year))
    assert (field.data, field.value) == (None, (day, month, year))
    [problem] = field.problems
    assert problem.message.startswith(message)
    assert problem.target == target
    assert target.removeprefix("x-") in field.wrong_parts


def test_29_february_of_a_leap_year() -> None:
    assert posted(birth(), parts("29", "2", "2024")).data == date(2024, 2, 29)


def test_nothing_given() -> None:
    assert posted(birth(), {}).errors == []
    field = posted(birth(missing="Podaj datę urodzenia"), {"x": ["2010-03-15"]})
    assert field.problems == (("Podaj datę urodzenia", "x-day"),)
    assert field.wrong_parts == ("day", "month", "year")


@pytest.mark.parametrize(
    ("limits", "written", "refused"),
    [
        ({"past": True}, ("6", "1", "2026"), True),
        ({"past": True}, ("5", "1", "2026"), False),
        ({"future": True}, ("4", "1", "2026"), True),
        ({"future": True}, ("5", "1", "2026"), False),
        ({"earliest": date(2026, 1, 5)}, ("4", "1", "2026"), True),
        ({"earliest": date(2026, 1, 5)}, ("5", "1", "2026"), False),
        ({"latest": date(2026, 1, 5)}, ("6", "1", "2026"), True),
        ({"latest": date(2026, 1, 5)}, ("5", "1", "2026"), False),
    ],
)
def test_limits_take_their_own_day(
    limits: dict[str, Any], written: tuple[str, str, str], refused: bool
) -> None:
    field = posted(birth(**limits), parts(*written))
    assert bool(field.errors) is refused
    assert (field.answer is None) is refused


def test_question_begins_its_messages_with_the_word_date() -> None:
    field = posted(DateField("Kiedy urodził się uczestnik?"), {"x-day": ["1"]})
    assert field.errors == ["Data: podaj miesiąc i rok"]


def test_given_date_is_shown_in_parts() -> None:
    assert given(birth(), date(2010, 3, 15)).value == ("15", "3", "2010")
    assert given(birth(), None).value == ("", "", "")
