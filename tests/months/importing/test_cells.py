"""What one cell says, as people and spreadsheets write it; and what is said of a cell that says nothing."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from app.months.importing import cells
from app.months.importing.cells import Unclear
from rules.diary import YearMonth
from rules.vocabulary import Vehicle

JANUARY = YearMonth(2026, 1)
SEVENTH = date(2026, 1, 7)


@pytest.mark.parametrize(
    "text",
    [
        "7.01.2026",
        "07.01.2026",
        "7.1.2026 r.",
        "7.01.26",
        "07-01-2026",
        "2026-01-07",
        "2026-01-07 00:00",
        "2026.01.07",
        "2026/1/7",
        "7 stycznia 2026",
        "7 stycznia 2026 r.",
        "7\N{NO-BREAK SPACE}STYCZNIA 2026",
        "7 sty 2026",
        "7 I 2026",
        "7 stycznia",
        "środa, 7 stycznia 2026",
        "śr. 7.01.2026",
        "7.01",
        "7.",
        " 7 ",
    ],
)
def test_a_day_as_people_write_it(text: str) -> None:
    assert cells.a_day(text, JANUARY) == SEVENTH


@pytest.mark.parametrize("text", ["31.02.2026", "0.01.2026", "7.13.2026", "2026-02-29", "32"])
def test_a_day_no_calendar_has(text: str) -> None:
    with pytest.raises(Unclear):
        cells.a_day(text, JANUARY)


@pytest.mark.parametrize(
    "text", ["jutro", "07/01/2026", "46029", "7,01", "7 smoka 2026", "#ARG!", "=A1"]
)
def test_what_is_no_day_is_told_how_one_looks(text: str) -> None:
    with pytest.raises(Unclear, match=r"7\.01\.2026"):
        cells.a_day(text, JANUARY)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("8:00", 480),
        ("08:00", 480),
        ("8.00", 480),
        ("8", 480),
        ("08:00:00", 480),
        ("godz. 8:30", 510),
        ("8:30 godz.", 510),
        ("0:00", 0),
        ("24:00", 1440),
        ("0,354166666667", 510),
        ("0,5", 720),
        ("0,25", 360),
    ],
)
def test_an_hour_as_people_and_sheets_write_it(text: str, minutes: int) -> None:
    assert cells.an_hour(text).minutes == minutes


@pytest.mark.parametrize(
    "text", ["8,30", "8:5", "8:60", "24:01", "25", "ósma", "0,3", "1,5", "-1", "8:00-10:00"]
)
def test_what_is_no_hour_is_told_how_one_looks(text: str) -> None:
    with pytest.raises(Unclear, match="8:30"):
        cells.an_hour(text)


@pytest.mark.parametrize(
    ("text", "winter"),
    [("2:30 zimowy", True), ("2:30 (czas zimowy)", True), ("2:30 letni", False), ("2:30", None)],
)
def test_an_hour_shown_twice_may_say_which(text: str, winter: bool | None) -> None:
    assert cells.an_hour(text).winter is winter


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("35,50", "35.50"),
        ("35.5 zł", "35.50"),
        ("1 234,50\N{NO-BREAK SPACE}zł", "1234.50"),
        ("8", "8.00"),
    ],
)
def test_an_amount(text: str, amount: str) -> None:
    assert cells.an_amount(text) == Decimal(amount)


@pytest.mark.parametrize("text", ["-5", "1.234,50", "dużo", "1e3", "100000", "1,234"])
def test_what_is_no_amount(text: str) -> None:
    with pytest.raises(Unclear, match="Wpisz liczbę"):
        cells.an_amount(text)


def test_kilometres_and_pieces() -> None:
    assert str(cells.kilometres("12,50 km")) == "12.5"
    assert str(cells.kilometres("120")) == "120"
    assert cells.a_whole("2") == 2
    with pytest.raises(Unclear, match="całkowitą"):
        cells.a_whole("2,5")


@pytest.mark.parametrize(
    ("text", "answer"), [("TAK", True), ("x", True), ("1", True), ("Nie", False), ("0", False)]
)
def test_yes_and_no(text: str, answer: bool) -> None:
    assert cells.yes_or_no(text) is answer


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Samochód powyżej 900 cm³", Vehicle.CAR_OVER_900),
        ("samochod do 900 cm3", Vehicle.CAR_TO_900),
        ("samochód o pojemności do 900 cm³", Vehicle.CAR_TO_900),
        ("motorower", Vehicle.MOPED),
        ("samochód elektryczny", Vehicle.CAR_WITHOUT_DISPLACEMENT),
    ],
)
def test_a_vehicle(text: str, kind: Vehicle) -> None:
    assert cells.a_vehicle(text) is kind


@pytest.mark.parametrize(
    ("meaning", "text"),
    [(cells.yes_or_no, "może"), (cells.a_vehicle, "rower"), (cells.a_line, "a" * 301)],
)
def test_other_cells_say_what_to_write(meaning: Callable[[str], object], text: str) -> None:
    with pytest.raises(Unclear, match=r"Wpisz|Skróć"):
        meaning(text)
