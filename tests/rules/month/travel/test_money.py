"""K5: half up to the grosz, once."""

from decimal import Decimal
from fractions import Fraction

import pytest

from rules.month.travel.money import is_amount, is_whole_grosze, product, to_the_grosz


@pytest.mark.parametrize(
    ("kilometres", "rate", "zloty"),
    [
        ("23", "1.15", "26.45"),
        ("41", "0.89", "36.49"),
        ("17", "0.69", "11.73"),
        ("9", "0.42", "3.78"),
        ("23", "0.8358", "19.22"),  # 19.2234
        ("0.5", "1.15", "0.58"),  # 0.575
        ("2.5", "1.15", "2.88"),  # 2.875: to even would be 2.88 too
        ("1.5", "0.89", "1.34"),  # 1.335
        ("4.5", "0.69", "3.11"),  # 3.105: to even would be 3.10
        ("2.5", "0.42", "1.05"),
        ("12.5", "0.5214", "6.52"),  # 6.5175
        ("2.499", "1.15", "2.87"),  # 2.87385
        ("0.004", "1.15", "0.00"),
    ],
)
def test_k5_kilometres_times_rate(kilometres, rate, zloty):
    assert str(product(Decimal(kilometres), Decimal(rate))) == zloty


def test_k5_a_product_of_many_digits_is_rounded_once():
    just_below = Decimal("2.4" + "9" * 60)
    just_above = Decimal("2.5" + "0" * 60 + "1")

    assert product(just_below, Decimal("1.15")) == Decimal("2.87")
    assert product(just_above, Decimal("1.15")) == Decimal("2.88")
    assert Fraction(just_below) * Fraction("1.15") < Fraction("2.875")


def test_k5_nothing_so_small_that_it_breaks_off():
    assert product(Decimal("1E-999999999"), Decimal("1.15")) == 0
    assert to_the_grosz(Decimal("1E-999999999")) == 0


@pytest.mark.parametrize("amount", ["0.005", "0.01", "4.40", "999999.99"])
def test_k5_an_amount_is_more_than_nothing_and_less_than_a_million(amount):
    assert is_amount(Decimal(amount))


@pytest.mark.parametrize(
    "amount", ["0", "-0", "-0.01", "1000000", "1E+999999", "NaN", "sNaN", "Infinity", "-Infinity"]
)
def test_k5_anything_else_is_no_amount(amount):
    assert not is_amount(Decimal(amount))


@pytest.mark.parametrize(
    ("amount", "whole"), [("4", True), ("4.4", True), ("4.400", True), ("4.401", False)]
)
def test_k5_zeros_at_the_end_are_no_decimal_places(amount, whole):
    assert is_whole_grosze(Decimal(amount)) is whole
