from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from app.wording.dates import long_moment
from app.wording.hours import duration
from app.wording.values import UNREADABLE, figure_in_words, in_words, with_unit
from rules.programme import UNITS, Priority
from rules.verdict import Figure, Source, Value
from rules.vocabulary import CertificateKind, Degree, Vehicle

WARSAW = ZoneInfo("Europe/Warsaw")
NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("hours", Decimal("2.50"), "2,5 godziny"),
        ("hours", timedelta(hours=2, minutes=30), "2 godz. 30 min"),
        ("own_funds", Decimal(80), "80 godzin"),
        ("total", Decimal("26.45"), "26,45 zł"),
        ("ceiling", Decimal(1300), "1 300,00 zł"),
        ("written", Decimal(-5), "−5,00 zł"),
        ("rate", Decimal("1.15"), "1,15 zł za kilometr"),
        ("until", date(2026, 5, 9), "9 maja 2026 r."),
        ("starts", datetime(2026, 1, 9, 20, tzinfo=WARSAW), "9 stycznia 2026 r., godz. 20:00"),
        ("commute", True, "tak"),
        ("commute", False, "nie"),
        ("degree", Degree.SEVERE, "znaczny"),
        ("priority", Priority.SEVERE, "znaczny stopień niepełnosprawności"),
        ("kind", CertificateKind.DEGREE, "orzeczenie o stopniu niepełnosprawności"),
        ("vehicle", str(Vehicle.MOPED), "motorower"),
        ("year", 2026, "2026"),
        ("kilometres", Decimal("12.50"), "12,5"),
        ("hours", Decimal("NaN"), UNREADABLE),
        ("total", Decimal("-Infinity"), UNREADABLE),
        ("a name nobody knows", "text", "text"),
        ("documents", "application_card,unknown", "Karta zgłoszenia, unknown"),
        ("check", "unknown", "unknown"),
    ],
)
def test_a_value_is_said_by_its_type_or_by_its_name(name: str, value: Value, said: str) -> None:
    assert in_words(name, value).replace(NBSP, " ") == said


@pytest.mark.parametrize(
    ("length", "said"),
    [
        (timedelta(), "0 min"),
        (timedelta(seconds=45), "45 s"),
        (timedelta(minutes=90), "1 godz. 30 min"),
        (timedelta(hours=12), "12 godz."),
        (timedelta(days=30, minutes=1), "720 godz. 1 min"),
        (-timedelta(hours=1, minutes=5), "−1 godz. 5 min"),
    ],
)
def test_a_length_of_time(length: timedelta, said: str) -> None:
    assert duration(length).replace(NBSP, " ") == said


def test_a_moment_is_said_by_warsaws_clock() -> None:
    assert long_moment(datetime(2026, 7, 1, 18, 5, tzinfo=UTC)).endswith(f"godz.{NBSP}20:05")


@pytest.mark.parametrize(("hour", "which"), [(0, "letni"), (1, "zimowy")])
def test_an_hour_shown_twice_says_which_it_is(hour: int, which: str) -> None:
    moment = datetime(2026, 10, 25, hour, 30, tzinfo=UTC)
    assert long_moment(moment).endswith(f"2:30 (czas {which})")


@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_can_be_said(unit: str) -> None:
    said = figure_in_words(Figure("x", Decimal(5), unit, Source("S000")))
    assert said.startswith("5")
    assert "_" not in said


def test_what_a_step_gives_without_a_unit_is_said_by_its_type() -> None:
    assert with_unit(timedelta(minutes=5), "") == f"5{NBSP}min"
    assert with_unit(True, "zloty") == "tak"
    assert with_unit("text", "hours") == "text"
