"""Starting, coming back, finishing and deleting, each without a browser."""

import re

import pytest
from flask import Flask

from tests.builders import a_case, a_child_case
from tests.web.visitor import START, START_TOKEN, Visitor, answers_of

BIRTH = {"birth_date-day": "17", "birth_date-month": "maja", "birth_date-year": "1980"}


def resume(visitor: Visitor, code: str, birth: dict[str, str] = BIRTH) -> None:
    visitor.get("/wroc")
    visitor.post("/wroc", {"code": code, **birth})


@pytest.mark.parametrize("case", [a_case(), a_child_case()], ids=["adult", "child"])
def test_a_draft_is_started_and_its_code_shown(site: Flask, case):
    visitor = Visitor(site)
    code = visitor.start(case)
    assert re.fullmatch(r"[0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4}", code)
    assert visitor.get("/wniosek").status_code == 200


def test_a_start_page_in_error_keeps_what_was_typed_and_starts_nothing(site: Flask):
    visitor = Visitor(site)
    visitor.get("/program/wiazowna_2026/zacznij")
    response = visitor.post(
        "/program/wiazowna_2026/zacznij",
        {"birth_date-day": "31", "birth_date-month": "lutego", "birth_date-year": "1980"},
    )
    assert response.status_code == 422
    assert "lutego" in visitor.page
    assert visitor.get("/wniosek").request.path == "/wroc"


def test_a_double_click_starts_one_draft(site: Flask):
    visitor = Visitor(site)
    visitor.get("/program/wiazowna_2026/zacznij")
    first_page, token = visitor.page, START_TOKEN.search(visitor.page)[1]
    sent = {**answers_of(a_case())[START], "start_token": token}
    visitor.post("/program/wiazowna_2026/zacznij", sent)
    visitor.answer("uczestnik", {"first_name": ["Zofia"]}, "save")
    visitor.page = first_page
    visitor.post("/program/wiazowna_2026/zacznij", sent)
    visitor.get("/wniosek/pytania/uczestnik")
    assert 'value="Zofia"' in visitor.page


def test_coming_back_in_another_browser_with_code_and_birth_date(site: Flask):
    first = Visitor(site)
    code = first.start(a_case())
    first.answer("uczestnik", {"first_name": ["Zofia"]}, "save")
    other = Visitor(site)
    resume(other, code.lower().replace(" ", "-"))
    assert other.at == "/wniosek"
    other.get("/wniosek/pytania/uczestnik")
    assert 'value="Zofia"' in other.page


@pytest.mark.parametrize("wrong", ["code", "birth date"])
def test_wrong_code_and_wrong_date_are_told_in_the_same_words(site: Flask, wrong: str):
    code = Visitor(site).start(a_case())
    visitor = Visitor(site)
    if wrong == "code":
        resume(visitor, "2345 6789 ABCD")
    else:
        resume(visitor, code, {**BIRTH, "birth_date-year": "1981"})
    assert visitor.at == "/wroc"
    assert "Nie ma wniosku o takim kodzie" in visitor.text
    assert visitor.get("/wniosek").request.path == "/wroc"


def test_guessing_codes_is_stopped(site: Flask):
    Visitor(site).start(a_case())
    visitor = Visitor(site)
    visitor.get("/wroc")
    last = [
        visitor.post("/wroc", {"code": f"2345 6789 {n:04}", **BIRTH}).status_code for n in range(60)
    ]
    assert last[0] == 422
    assert last[-1] == 429


def test_a_new_code_replaces_the_old_one(site: Flask):
    visitor = Visitor(site)
    old = visitor.start(a_case())
    visitor.post("/wniosek/kod", {})
    new = visitor.code()
    assert new != old
    other = Visitor(site)
    resume(other, old)
    assert other.at == "/wroc"
    resume(other, new)
    assert other.at == "/wniosek"


def test_the_code_is_in_no_address_and_no_log(site: Flask, caplog: pytest.LogCaptureFixture):
    visitor = Visitor(site)
    code = visitor.start(a_case())
    assert code not in visitor.at
    assert code not in caplog.text
    assert code.replace(" ", "") not in caplog.text


def test_a_changed_birth_date_is_the_one_to_come_back_with(site: Flask):
    visitor = Visitor(site)
    code = visitor.start(a_case())
    visitor.answer(START, {**answers_of(a_case())[START], "birth_date-year": ["1979"]})
    other = Visitor(site)
    resume(other, code)
    assert other.at == "/wroc"
    resume(other, code, {**BIRTH, "birth_date-year": "1979"})
    assert other.at == "/wniosek"


def test_finishing_clears_the_screen_and_keeps_the_draft(site: Flask):
    visitor = Visitor(site)
    code = visitor.start(a_case())
    visitor.get("/wniosek")
    response = visitor.post("/wniosek/zakoncz", {})
    assert response.request.path == "/zakonczono"
    assert "Clear-Site-Data" in response.history[0].headers
    assert visitor.get("/wniosek").request.path == "/wroc"
    resume(visitor, code)
    assert visitor.at == "/wniosek"


def test_deleting_asks_first_and_then_leaves_nothing(site: Flask):
    visitor = Visitor(site)
    code = visitor.start(a_case())
    visitor.get("/wniosek/usun")
    assert "nie da się cofnąć" in visitor.page
    visitor.post("/wniosek/usun", {})
    assert visitor.at == "/zakonczono"
    resume(visitor, code)
    assert visitor.at == "/wroc"
