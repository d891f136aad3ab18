from decimal import Decimal

import pytest
from babel.numbers import format_currency
from hypothesis import given
from hypothesis import strategies as st

from app.wording.dates import NBSP
from app.wording.money import money, money_in_words, money_with_words


@pytest.mark.parametrize(
    ("amount", "said", "words"),
    [
        ("0", "0,00 zł", "zero złotych 00/100"),
        ("1", "1,00 zł", "jeden złoty 00/100"),
        ("26.45", "26,45 zł", "dwadzieścia sześć złotych 45/100"),
        ("2.005", "2,01 zł", "dwa złote 01/100"),
        ("12.30", "12,30 zł", "dwanaście złotych 30/100"),
        ("1234.56", "1 234,56 zł", "tysiąc dwieście trzydzieści cztery złote 56/100"),
        (
            "146181",
            "146 181,00 zł",
            "sto czterdzieści sześć tysięcy sto osiemdziesiąt jeden złotych 00/100",
        ),
        ("3000000", "3 000 000,00 zł", "trzy miliony złotych 00/100"),
    ],
)
def test_amounts_in_figures_and_in_words(amount: str, said: str, words: str) -> None:
    assert money(Decimal(amount)) == said.replace(" ", NBSP)
    assert money_in_words(Decimal(amount)) == words


def test_both_together() -> None:
    assert money_with_words(Decimal("26.45")) == (
        f"26,45{NBSP}zł (słownie: dwadzieścia sześć złotych 45/100)"
    )


def test_half_a_grosz_goes_up_and_may_carry() -> None:
    assert money(Decimal("0.995")) == f"1,00{NBSP}zł"


def test_no_paper_speaks_of_less_than_nothing() -> None:
    with pytest.raises(ValueError, match="never negative"):
        money(Decimal("-0.01"))


@given(st.decimals(10000, 10**9, places=2))
def test_figures_agree_with_babel(amount: Decimal) -> None:
    assert money(amount) == format_currency(amount, "PLN", locale="pl")
