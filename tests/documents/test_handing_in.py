from dataclasses import replace
from datetime import date

import pytest

from app.documents.handing_in import UNKNOWN, UNSURE, particulars, stated, ways, window_warning
from rules.programme import Fact, load_programme
from rules.verdict import Source

WIAZOWNA, SEJNY = load_programme("wiazowna_2026"), load_programme("sejny_2026")
SURE, UNCONFIRMED = Source("S003"), Source("BG", confirmed=False)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ([], UNKNOWN),
        ([Fact("", SURE)], UNKNOWN),
        ([Fact("8:00–16:00", SURE)], "8:00–16:00"),
        ([Fact("8:00–16:00", UNCONFIRMED)], f"8:00–16:00{UNSURE}"),
        ([Fact("a", SURE), Fact("b", SURE)], "a; b"),
    ],
)
def test_what_no_source_says_is_said_to_be_unknown(facts: list[Fact], words: str) -> None:
    assert stated(*facts) == words


def test_the_office_that_says_how_is_quoted() -> None:
    assert [way.split()[0] for way in ways(WIAZOWNA)] == ["Złóż", "Jeśli"]


def test_the_office_that_does_not_say_how_must_be_asked() -> None:
    assert ways(SEJNY) == (f"Sposób złożenia dokumentów: {UNKNOWN}.",)


def test_every_particular_is_named_known_or_not() -> None:
    known, unknown = dict(particulars(WIAZOWNA)), dict(particulars(SEJNY))
    assert list(known) == list(unknown)
    assert known["Termin"].replace("\N{NO-BREAK SPACE}", " ") == (
        "od 23 grudnia 2025 r. do 9 stycznia 2026 r."
    )
    assert unknown["Termin"] == unknown["Telefon"] == UNKNOWN


@pytest.mark.parametrize(
    ("day", "beginning"),
    [
        (date(2025, 12, 22), "Zgłoszenia będą przyjmowane od 23"),
        (date(2025, 12, 23), ""),
        (date(2026, 1, 9), ""),
        (date(2026, 1, 10), "Zgłoszenia przyjmowano do 9"),
    ],
)
def test_outside_the_window_people_are_warned(day: date, beginning: str) -> None:
    warning = window_warning(WIAZOWNA, day)
    assert warning.startswith(beginning)
    assert bool(warning) is bool(beginning)
    assert ".." not in warning


def test_where_no_window_is_known_nobody_is_late() -> None:
    assert window_warning(SEJNY, date(2030, 1, 1)) == ""
    assert window_warning(replace(WIAZOWNA, window=None), date(2030, 1, 1)) == ""
