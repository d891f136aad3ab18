from datetime import timedelta
from decimal import Decimal

import pytest

from app.wording.hours import (
    duration_in_words,
    hours_in_words,
    hours_with_words,
    in_hours_with_words,
    of_hours,
)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("0", "zero godzin"),
        ("1", "jedna godzina"),
        ("2", "dwie godziny"),
        ("12", "dwanaście godzin"),
        ("21", "dwadzieścia jeden godzin"),
        ("22", "dwadzieścia dwie godziny"),
        ("112", "sto dwanaście godzin"),
        ("360", "trzysta sześćdziesiąt godzin"),
        ("2002", "dwa tysiące dwie godziny"),
        ("0.5", "pół godziny"),
        ("2.5", "dwie i pół godziny"),
        ("360.25", "trzysta sześćdziesiąt i 25/100 godziny"),
        ("840.00", "osiemset czterdzieści godzin"),
    ],
)
def test_hours_in_words_agree_with_their_number(number: str, words: str) -> None:
    assert hours_in_words(Decimal(number)) == words


def test_figures_and_words_stand_together() -> None:
    said = "360\N{NO-BREAK SPACE}godzin (słownie: trzysta sześćdziesiąt godzin)"
    assert hours_with_words(360) == said


@pytest.mark.parametrize(
    ("number", "said"),
    [("1", "1 godziny"), ("24", "24 godzin"), ("240", "240 godzin"), ("54.55", "54,55 godziny")],
)
def test_part_of_hours_takes_the_genitive(number: str, said: str) -> None:
    assert of_hours(Decimal(number)) == said.replace(" ", "\N{NO-BREAK SPACE}")


def test_no_paper_says_less_than_nothing() -> None:
    with pytest.raises(ValueError, match="never negative"):
        hours_in_words(-1)


@pytest.mark.parametrize(
    ("length", "said", "words"),
    [
        (timedelta(), "0 godz.", "zero godzin"),
        (timedelta(minutes=1), "1 min", "jedna minuta"),
        (timedelta(hours=1), "1 godz.", "jedna godzina"),
        (timedelta(hours=2, minutes=30), "2 godz. 30 min", "dwie godziny i trzydzieści minut"),
        (
            timedelta(hours=22, minutes=22),
            "22 godz. 22 min",
            "dwadzieścia dwie godziny i dwadzieścia dwie minuty",
        ),
        (
            timedelta(hours=45, minutes=21),
            "45 godz. 21 min",
            "czterdzieści pięć godzin i dwadzieścia jeden minut",
        ),
        (timedelta(hours=112, seconds=3), "112 godz. 3 s", "sto dwanaście godzin i trzy sekundy"),
    ],
)
def test_settled_time_is_exact_in_figures_and_words(
    length: timedelta, said: str, words: str
) -> None:
    told = in_hours_with_words(length).replace("\N{NO-BREAK SPACE}", " ")
    assert told == f"{said} (słownie: {words})"


def test_no_paper_says_less_than_no_time() -> None:
    with pytest.raises(ValueError, match="never negative"):
        duration_in_words(timedelta(minutes=-1))
