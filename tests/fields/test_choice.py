from typing import Any

import pytest

from app.fields import ChoiceField, ChoicesField, ConfirmField, Option, YesNoField
from rules.vocabulary import Degree
from tests.fields.forms import given, posted

DEGREES = (Option(Degree.SEVERE, "Znaczny"), Option(Degree.MODERATE, "Umiarkowany"))


def degree(**more: Any) -> Any:
    return ChoiceField("Stopień", DEGREES, missing="Wybierz stopień", **more)


def test_choice_is_the_member() -> None:
    field = posted(degree(), {"x": ["moderate", "severe"]})
    assert field.data is Degree.MODERATE
    assert field.checked == {"moderate"}


def test_missing_choice_leads_to_the_first_radio() -> None:
    assert posted(degree(), {}).problems == (("Wybierz stopień", "x-severe"),)


@pytest.mark.parametrize("code", ["light", "Znaczny", "x" * 9999, "{{7*7}}"])
def test_choice_that_is_not_offered_is_refused(code: str) -> None:
    field = posted(degree(), {"x": [code]})
    assert (field.data, field.errors) == (None, ["Wybierz jedną z podanych odpowiedzi"])


def test_given_choice_is_checked() -> None:
    field = given(degree(), Degree.SEVERE)
    assert (field.data, field.checked) == (Degree.SEVERE, {"severe"})


def test_options_may_come_after_the_answer() -> None:
    field = posted(ChoicesField("Czynności"), {"x": ["walk", "bathing", "walk"]})
    field.options = (Option("bathing", "Kąpiel"), Option("walk", "Spacer"))
    assert field.data == {"bathing", "walk"}


def test_choices_that_are_no_longer_offered_are_told() -> None:
    field = posted(ChoicesField("Czynności", [Option("walk", "Spacer")]), {"x": ["walk", "gone"]})
    assert field.data == {"walk"}
    assert len(field.errors) == 1


def test_missing_choices() -> None:
    options = [Option("walk", "Spacer")]
    field = posted(ChoicesField("Czynności", options, missing="Zaznacz"), {"x": []})
    assert field.problems == (("Zaznacz", "x-walk"),)


@pytest.mark.parametrize(("code", "answer"), [("yes", True), ("no", False)])
def test_yes_and_no(code: str, answer: bool) -> None:
    assert posted(YesNoField("Czy?"), {"x": [code]}).data is answer
    field = given(YesNoField("Czy?"), answer)
    assert (field.data, field.checked) == (answer, {code})


def test_unanswered_yes_or_no_is_neither() -> None:
    assert posted(YesNoField("Czy?"), {}).data is None
    assert given(YesNoField("Czy?"), None).checked == frozenset()
    assert posted(YesNoField("Czy?", missing="Wybierz"), {"x": ["no"]}).errors == []


def test_confirmation() -> None:
    field = ConfirmField("Potwierdzam", missing="Zaznacz, że potwierdzasz")
    assert posted(field, {"x": ["yes"]}).data is True
    assert posted(field, {}).problems == (("Zaznacz, że potwierdzasz", "x"),)
    assert posted(ConfirmField("Potwierdzam"), {}).data is False
    assert given(field, True).errors == []
