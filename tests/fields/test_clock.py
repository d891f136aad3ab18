from datetime import date, time

import pytest
from hypothesis import given as generated
from hypothesis import settings
from hypothesis import strategies as st

from app.fields import DayField, TimeField
from tests.fields.forms import given, posted

SAID = {"Podaj dzień cyframi, np. 7.01.2026", "Podaj godzinę od 0:00 do 23:59, np. 8:30"}


@pytest.mark.parametrize(
    "text", ["2026-01-07", "7.01.2026", "07.1.2026", "7-1-2026", "7.01.2026 r."]
)
def test_day_is_read_as_browsers_post_it_and_as_people_type_it(text: str) -> None:
    field = posted(DayField("Dzień"), {"x": [text]})
    assert field.data == date(2026, 1, 7)
    assert field.value == "2026-01-07", "a browser shows no other form of it"


@pytest.mark.parametrize(
    ("text", "read"),
    [("08:30", time(8, 30)), ("8.30", time(8, 30)), ("8", time(8)), ("08:30:00", time(8, 30))],
)
def test_time_is_read_to_the_minute(text: str, read: time) -> None:
    assert posted(TimeField("Od"), {"x": [text]}).data == read


def test_midnight_is_an_answer() -> None:
    assert posted(TimeField("Od", missing="Podaj"), {"x": ["00:00"]}).errors == []
    assert given(TimeField("Od", missing="Podaj"), time(0)).errors == []
    assert posted(TimeField("Od", missing="Podaj"), {"x": [""]}).errors == ["Podaj"]


@pytest.mark.parametrize("text", ["31.02.2026", "2026-13-01", "jutro", "2026"])
def test_unreadable_day_stays_as_it_was_typed(text: str) -> None:
    field = posted(DayField("Dzień"), {"x": [text]})
    assert field.errors == ["Podaj dzień cyframi, np. 7.01.2026"]
    assert (field.value, field.answer) == (text, None)


@settings(max_examples=60, deadline=None)
@generated(st.text(max_size=12) | st.sampled_from(["٣:٣٠", "24:00", "8:60", "½", "1:2:3:4"]))
def test_nothing_raises(text: str) -> None:
    for field in (posted(DayField("x"), {"x": [text]}), posted(TimeField("x"), {"x": [text]})):
        assert set(field.errors) <= SAID
