from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.wording.dates import NBSP
from app.wording.hours import days, hours, months
from app.wording.numbers import figure


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("0", "0 godzin"),
        ("1", "1 godzina"),
        ("2", "2 godziny"),
        ("4", "4 godziny"),
        ("5", "5 godzin"),
        ("12", "12 godzin"),
        ("14", "14 godzin"),
        ("21", "21 godzin"),
        ("22", "22 godziny"),
        ("112", "112 godzin"),
        ("840", "840 godzin"),
        ("1000", "1 000 godzin"),
        ("2.5", "2,5 godziny"),
        ("2.50", "2,5 godziny"),
        ("0.25", "0,25 godziny"),
        ("40.00", "40 godzin"),
    ],
)
def test_hours_take_the_right_plural(number: str, said: str) -> None:
    assert hours(Decimal(number)) == said.replace(" ", NBSP)


def test_days_and_months_too() -> None:
    assert [days(n) for n in (1, 7)] == [f"1{NBSP}dzień", f"7{NBSP}dni"]
    assert [months(n) for n in (1, 3, 6)] == [
        f"1{NBSP}miesiąc", f"3{NBSP}miesiące", f"6{NBSP}miesięcy",
    ]  # fmt: skip
    assert months(Decimal("1.5")) == f"1,5{NBSP}miesiąca"


@given(st.decimals(0, 10**9, places=2))
def test_a_figure_says_the_same_number(number: Decimal) -> None:
    assert Decimal(figure(number).replace(NBSP, "").replace(",", ".")) == number
    assert "." not in figure(number)


@pytest.mark.parametrize(
    ("number", "text"), [("1E+3", "1 000"), ("100", "100"), ("0", "0"), ("1234.50", "1 234,5")]
)
def test_a_figure_has_no_idle_zeros_and_no_exponent(number: str, text: str) -> None:
    assert figure(Decimal(number)) == text.replace(" ", NBSP)
