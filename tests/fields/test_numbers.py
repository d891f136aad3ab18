from decimal import Decimal
from typing import Any

import pytest

from app.fields import AmountField, HoursField, NumberField, WholeNumberField
from tests.fields.forms import given, posted


@pytest.mark.parametrize(
    ("field", "written", "kept"),
    [
        (NumberField("Ile?"), "2,5", Decimal("2.5")),
        (NumberField("Ile?"), "2.5", Decimal("2.5")),
        (NumberField("Ile?"), "1 200", Decimal(1200)),
        (NumberField("Ile?", suffix="km"), "12 km", Decimal(12)),
        (NumberField("Ile?"), "", None),
        (NumberField("Ile?", minimum=1, maximum=3), "1", Decimal(1)),
        (NumberField("Ile?", minimum=1, maximum=3), "3", Decimal(3)),
        (HoursField("Ile?"), "40", Decimal(40)),
        (HoursField("Ile?"), "40 godz.", Decimal(40)),
        (HoursField("Ile?"), "2:30", Decimal("2.5")),
        (HoursField("Ile?"), "40:00", Decimal(40)),
        (WholeNumberField("Ile?"), "6", 6),
        (WholeNumberField("Ile?"), "6,0", 6),
    ],
)
def test_number_is_read(field: Any, written: str, kept: Any) -> None:
    found = posted(field, {"x": [written]})
    assert (found.data, found.errors) == (kept, [])


@pytest.mark.parametrize(
    ("field", "written", "message"),
    [
        (NumberField("Ile?"), "dużo", "Wpisz liczbę cyframi, np. 2,5"),
        (NumberField("Ile?"), "-1", "Wpisz liczbę cyframi, np. 2,5"),
        (NumberField("Ile?"), "1e9", "Wpisz liczbę cyframi, np. 2,5"),
        (NumberField("Ile?"), "٢", "Wpisz liczbę cyframi, np. 2,5"),
        (NumberField("Ile?"), "9" * 5000, "Wpisz liczbę cyframi, np. 2,5"),
        (NumberField("Ile?"), "1,234", "Wpisz liczbę z najwyżej 2 cyframi po przecinku"),
        (NumberField("Ile?", minimum=1), "0", "Wpisz liczbę nie mniejszą niż 1"),
        (NumberField("Ile?", maximum=Decimal("2.5")), "3", "Wpisz liczbę nie większą niż 2,5"),
        (HoursField("Ile?"), "sto", "Wpisz liczbę godzin cyframi, np. 2,5"),
        (HoursField("Ile?", maximum=744), "745", "Wpisz liczbę godzin nie większą niż 744"),
        (WholeNumberField("Ile?"), "6,5", "Wpisz liczbę bez części po przecinku, np. 12"),
    ],
)
def test_wrong_number_says_what_to_do(field: Any, written: str, message: str) -> None:
    found = posted(field, {"x": [written]})
    assert found.errors == [message]
    assert (found.data, found.value) == (None, written)


@pytest.mark.parametrize(
    ("number", "shown"), [("40", "40"), ("2.50", "2,5"), ("100", "100"), ("0", "0"), ("4E+1", "40")]
)
def test_given_number_is_shown_as_people_write_it(number: str, shown: str) -> None:
    assert given(NumberField("Ile?"), Decimal(number)).value == shown


@pytest.mark.parametrize(
    ("amount", "shown"), [("7.2", "7,20"), ("35.50", "35,50"), ("40", "40,00")], ids=str
)
def test_given_amount_is_shown_as_on_a_receipt(amount: str, shown: str) -> None:
    assert given(AmountField("Ile?"), Decimal(amount)).value == shown
    assert posted(AmountField("Ile?"), {"x": [shown]}).data == Decimal(amount)
