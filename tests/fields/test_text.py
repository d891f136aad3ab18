from typing import Any

import pytest
from wtforms import ValidationError

from app.fields import LongTextField, TextField
from tests.fields.forms import given, posted


def test_text_is_cleaned_and_first_of_several_counts() -> None:
    field = posted(TextField("Imię"), {"x": [" Zofia\x00 ", "Inna"]})
    assert (field.data, field.value, field.errors) == ("Zofia", "Zofia", [])


def test_missing_text_says_what_to_do_and_where() -> None:
    field = posted(TextField("Imię", missing="Podaj imię"), {"x": [" \u200b "]})
    assert field.problems == (("Podaj imię", "x"),)


def test_optional_text_may_be_empty() -> None:
    assert posted(TextField("Drugie imię"), {}).errors == []


def test_too_long_text_is_shown_again_whole_but_is_no_answer() -> None:
    field = posted(TextField("Imię", max_length=5), {"x": ["Zofiaa"]})
    assert field.errors == ["„Imię”: skróć odpowiedź do 5 znaków"]
    assert (field.data, field.answer, field.value) == ("", "", "Zofiaa")


def test_text_may_fill_its_room_to_the_last_character() -> None:
    assert posted(TextField("Imię", max_length=5), {"x": ["Zofia"]}).data == "Zofia"


def test_long_text_keeps_its_lines() -> None:
    field = posted(LongTextField("Opis"), {"x": ["raz\r\ndwa"]})
    assert field.data == "raz\ndwa"


def test_given_text_is_shown() -> None:
    assert given(TextField("Imię"), "Zofia").value == "Zofia"
    assert given(TextField("Imię"), None).value == ""


def test_one_message_at_a_time() -> None:
    def refuse(_form: Any, field: Any) -> None:
        raise ValidationError(f"Zmień {field.data}")

    field = posted(TextField("Imię", validators=[refuse, refuse]), {"x": ["to"]})
    assert (field.errors, field.answer) == (["Zmień to"], "")


@pytest.mark.parametrize("raw", [{}, {"x": [""]}])
def test_own_validators_also_see_an_empty_answer(raw: dict[str, list[str]]) -> None:
    def ask(_form: Any, field: Any) -> None:
        if not field.data:
            raise ValidationError("Podaj telefon albo e-mail")

    assert posted(TextField("Telefon", validators=[ask]), raw).errors == [
        "Podaj telefon albo e-mail"
    ]
