from decimal import Decimal
from typing import Any

from app.fields import Form, HoursField, Rows, TextField, YesNoField, add_row, remove_row
from tests.fields.forms import given, posted


class Programme(Form):
    name = TextField("Nazwa", missing="Podaj nazwę programu")
    hours = HoursField("Godziny", missing="Podaj liczbę godzin")
    ended = YesNoField("Czy się skończył?")


def rows(**more: Any) -> Any:
    return Rows(Programme, "Inne programy", row_label="Program", **more)


TWO = {
    "x-rows": ["2"],
    "x-0-name": ["Opieka"],
    "x-0-hours": ["12,5"],
    "x-1-name": ["Wsparcie"],
    "x-1-hours": ["3"],
    "x-1-ended": ["yes"],
}


def test_rows_are_read() -> None:
    field = posted(rows(), TWO)
    assert [row["name"] for row in field.data] == ["Opieka", "Wsparcie"]
    assert field.data[0] == {"name": "Opieka", "hours": Decimal("12.5"), "ended": None}
    assert field.problems == ()


def test_empty_rows_are_shown_but_are_no_answer() -> None:
    field = posted(rows(), {"x-rows": ["3"], "x-1-name": ["Opieka"], "x-1-hours": ["1"]})
    assert len(field.rows) == 3
    assert len(field.data) == 1
    assert field.problems == ()


def test_missing_rows_lead_to_the_first_input() -> None:
    field = posted(rows(missing="Podaj choć jeden program"), {"x-rows": ["1"]})
    assert field.problems == (("Podaj choć jeden program", "x-0-name"),)


def test_messages_of_several_rows_say_which() -> None:
    field = posted(rows(), {"x-rows": ["2"], "x-0-name": ["Opieka"], "x-1-hours": ["dużo"]})
    assert field.problems == (
        ("Program 1: podaj liczbę godzin", "x-0-hours"),
        ("Program 2: podaj nazwę programu", "x-1-name"),
        ("Program 2: wpisz liczbę godzin cyframi, np. 2,5", "x-1-hours"),
    )


def test_messages_of_one_row_need_no_number() -> None:
    field = posted(rows(), {"x-0-name": ["Opieka"]})
    assert field.problems == (("Podaj liczbę godzin", "x-0-hours"),)


def test_given_rows_are_shown() -> None:
    field = given(rows(), [{"name": "Opieka", "hours": Decimal("2.50"), "ended": True}])
    [row] = field.rows
    assert (row["name"].value, row["hours"].value, row["ended"].checked) == (
        "Opieka",
        "2,5",
        {"yes"},
    )


def test_one_row_is_shown_when_there_is_none() -> None:
    assert len(given(rows(), ()).rows) == 1
    assert len(given(rows(least=0), ()).rows) == 0


def test_number_of_rows_is_bounded() -> None:
    many = posted(rows(most=3), {"x-rows": ["999"], "x-77-name": ["Opieka"]})
    assert (len(many.rows), many.can_add, many.can_remove) == (3, False, True)
    assert len(posted(rows(), {"x-rows": ["-5"]}).rows) == 1


def test_added_row_is_empty_and_last() -> None:
    field = posted(rows(), add_row(TWO, "x"))
    assert [row["name"].value for row in field.rows] == ["Opieka", "Wsparcie", ""]
    assert len(posted(rows(), add_row({}, "x")).rows) == 2


def test_removed_row_lets_the_later_ones_move_up() -> None:
    field = posted(rows(), remove_row(TWO, "x", 0))
    assert [row["name"].value for row in field.rows] == ["Wsparcie"]
    assert field.data[0]["ended"] is True


def test_removing_a_row_touches_no_other_group() -> None:
    raw = TWO | {"xy-0-name": ["Inny"], "x": ["y"]}
    left = remove_row(raw, "x", 0)
    assert (left["xy-0-name"], left["x"]) == (["Inny"], ["y"])
    assert remove_row(raw, "x", 9) == raw
