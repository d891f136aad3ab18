"""A week repeated by its page, without scripts: shown first, made once."""

import re

from tests.months.builders import JAN, an_entry
from tests.web.office.diary.assistant import DIARY, Helping

PATH = f"{DIARY}powtorz/"
SEED = re.compile(r'name="seed" value="([0-9a-f]{32})"')
WEEKS = {"source": "2026-01-12", "targets": ["2026-01-19", "2026-01-26"]}


def pressed(helping: Helping, action: str, **told) -> int:
    found = SEED.search(helping.visitor.page)
    sent = {"seed": found[1] if found else "", "action": action} | told
    return helping.visitor.post(PATH, sent).status_code


def test_plan_is_shown_before_it_is_made_and_made_once(helping: Helping):
    helping.keeps(
        an_entry("2026-01-12 08:00", "2026-01-12 10:00", id="a" * 32),
        an_entry("2026-01-13 08:00", "2026-01-13 10:00", id="b" * 32, matter_id=JAN),
        an_entry("2026-01-19 09:00", "2026-01-19 11:00", id="c" * 32),
    )
    helping.visitor.get(PATH)
    assert "12–18 stycznia 2026 r.: 2 wpisy" in helping.visitor.text
    pressed(helping, "next", **WEEKS)
    assert "Powstaną 3 wpisy" in helping.visitor.text
    assert "W tym czasie jest już inny wpis." in helping.visitor.text
    assert len(helping.entries) == 3
    page = helping.visitor.page
    pressed(helping, "make", **WEEKS)
    assert "Dodano 3 wpisy." in helping.visitor.text
    helping.visitor.page = page
    pressed(helping, "make", **WEEKS)
    assert len(helping.entries) == 6


def test_without_weeks_chosen_the_page_says_so(helping: Helping):
    helping.keeps(an_entry("2026-01-12 08:00", "2026-01-12 10:00", id="a" * 32))
    helping.visitor.get(PATH)
    assert pressed(helping, "next", source="2026-01-12") == 422
    assert helping.visitor.errors() == ["Błąd: Wybierz tygodnie do wypełnienia"]
    assert pressed(helping, "next", source="kiedyś", targets="x") == 422


def test_nothing_to_repeat_says_what_to_do(helping: Helping):
    helping.visitor.get(PATH)
    assert "Dodaj je w dzienniku" in helping.visitor.text
    helping.visitor.get(DIARY)
    assert "Powtórz tydzień" not in helping.visitor.text
