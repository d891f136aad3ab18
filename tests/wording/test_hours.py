from decimal import Decimal

import pytest

from app.wording.hours import hours_in_words, hours_with_words


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


def test_no_paper_says_less_than_nothing() -> None:
    with pytest.raises(ValueError, match="never negative"):
        hours_in_words(-1)
