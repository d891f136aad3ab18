"""What holds for every field: nothing that can be posted raises, and no message is in English."""

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.attachments.page import Answers
from app.fields import Form
from tests.web.specimen import Specimen

POLISH = re.compile(r"[A-ZĄĆĘŁŃÓŚŹŻ„]")
NAMES = sorted(
    {field.name for field in Specimen()}
    | {f"birth_date-{part}" for part in ("day", "month", "year", "hour")}
    | {
        "other-rows",
        "other-0-name",
        "other-0-hours",
        "other-1-name",
        "other-99999-name",
        "other--name",
    }
)
ODD = [
    "",
    "\x00",
    "\ud800",
    "0" * 5000,
    "½",
    "²",
    "-1",
    "1e9",
    "NaN",
    "٣",
    "yes",
    "severe",
    "29",
    "+",
    "@",
]
TEXTS = st.one_of(st.sampled_from(ODD), st.text(max_size=40))
POSTS = st.dictionaries(st.sampled_from(NAMES), st.lists(TEXTS, max_size=4), max_size=12)


def validated(raw: Mapping[str, Any]) -> Form:
    form = Specimen(Answers(raw))
    form.validate()
    return form


@settings(max_examples=300, deadline=None)
@given(POSTS)
def test_no_post_raises_and_every_message_is_one_polish_sentence(raw: dict[str, list[str]]) -> None:
    form = validated(raw)
    for field in form:
        assert len(field.errors) <= 1
        _ = field.value, field.data
    for problem in form.problems:
        assert POLISH.match(problem.message)
        assert not re.search(
            r"\b(?:not|invalid|required|must|field)\b", problem.message, re.IGNORECASE
        )


@pytest.mark.parametrize(
    "values", [None, 7, "severe", {"a": "b"}, [None, 7, ["x"], {}], [["severe"]]]
)
def test_values_of_the_wrong_shape_are_no_answers(values: Any) -> None:
    validated(dict.fromkeys(NAMES, values))


@settings(max_examples=100, deadline=None)
@given(POSTS)
def test_valid_data_can_be_written_down(raw: dict[str, list[str]]) -> None:
    """No lone surrogate and no control character is left that a file could not take."""
    form = validated(raw)
    json.dumps(form.data, default=str, ensure_ascii=False).encode("utf-8")
    for field in form:
        str(field.value).encode("utf-8")


def test_untouched_form_has_no_messages_before_it_is_validated() -> None:
    assert Specimen().problems == ()


def test_problems_come_in_the_order_of_the_questions() -> None:
    targets = [problem.target for problem in validated({}).problems]
    assert targets == [
        "first_name",
        "birth_date-day",
        "postcode",
        "degree-severe",
        "represented-yes",
        "areas-self_care",
        "hours",
        "reason",
        "confirmed",
    ]
