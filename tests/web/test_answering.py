"""Answers are kept as typed before they are judged, on every page, whatever comes."""

import json
import re

import pytest
from flask import Flask

from app.attachments.answers import EVERY_PAGE
from tests.builders import a_case, a_child_case
from tests.web.test_starting import BIRTH, resume
from tests.web.visitor import Visitor

CARRIED = re.compile(r'name="carried" value="([^"]+)"')


@pytest.mark.parametrize("case", [a_case(), a_child_case()], ids=["adult", "child"])
def test_the_whole_journey_ends_without_anything_missing(site: Flask, case):
    visitor = Visitor(site)
    visitor.start(case)
    visitor.answer_all(case)
    visitor.get("/wniosek/kopia-orzeczenia")
    visitor.post("/wniosek/kopia-orzeczenia", {"na-papierze": "yes", "action": "next"})
    assert visitor.at == "/wniosek/sprawdz"
    assert "nie podano" not in re.sub(r"(?s)<footer.*", "", visitor.page).split("Telefon")[0]
    visitor.get("/wniosek/wynik")
    assert "Wniosek jest kompletny" in visitor.page


@pytest.mark.parametrize("page", EVERY_PAGE, ids=lambda page: page.slug)
def test_every_page_can_be_saved_empty_and_left(site: Flask, page):
    visitor = Visitor(site)
    case = a_child_case() if page.slug.startswith(("opiekun", "akceptacja")) else a_case()
    visitor.start(case)
    response = visitor.answer(page.slug, {}, "save")
    assert response.status_code == 200
    assert visitor.at in {"/wniosek/zapisano", "/wniosek"}


def test_what_is_wrong_is_kept_and_shown_again(site: Flask):
    visitor = Visitor(site)
    visitor.start(a_case())
    response = visitor.answer("uczestnik", {"first_name": ["Zofia"], "postcode": ["abc"]})
    assert response.status_code == 422
    assert any("kod" in error.lower() for error in visitor.errors())
    visitor.get("/wniosek")
    visitor.get("/wniosek/pytania/uczestnik")
    assert 'value="abc"' in visitor.page
    assert not visitor.errors()
    visitor.get("/wniosek/pytania/uczestnik?popraw=1")
    assert visitor.errors()


def test_pages_saved_in_two_windows_do_not_overwrite_each_other(site: Flask):
    visitor = Visitor(site)
    code = visitor.start(a_case())
    other = Visitor(site)
    resume(other, code)
    visitor.answer("uczestnik", {"first_name": ["Zofia"]}, "save")
    other.answer("sytuacja", {"reason": ["Mieszkam sama."]}, "save")
    visitor.get("/wniosek/pytania/sytuacja")
    assert "Mieszkam sama." in visitor.page
    other.get("/wniosek/pytania/uczestnik")
    assert 'value="Zofia"' in other.page


def test_a_page_sent_after_the_session_ended_is_not_lost(site: Flask):
    visitor = Visitor(site)
    code = visitor.start(a_case())
    visitor.get("/wniosek/pytania/uczestnik")
    visitor.client.delete_cookie("teczka")
    response = visitor.post(
        "/wniosek/pytania/uczestnik", {"first_name": "Zofia", "last_name": "Przykładowa"}
    )
    assert response.status_code == 403
    carried = CARRIED.search(visitor.page)
    assert carried
    told = carried[1].replace("&#34;", '"').replace("&amp;", "&")
    assert json.loads(told)["raw"]["first_name"] == ["Zofia"]
    visitor.post("/wroc", {"code": code, **BIRTH, "carried": told})
    assert visitor.at == "/wniosek/pytania/uczestnik"
    assert 'value="Zofia"' in visitor.page
    assert "Zachowaliśmy odpowiedzi" in visitor.page


@pytest.mark.parametrize(
    "told", ["{", "[]", '{"page":1}', '{"page":"x","raw":{}}', '{"page":"uczestnik","raw":7}']
)
def test_damaged_carried_answers_are_left_out(site: Flask, told: str):
    visitor = Visitor(site)
    code = visitor.start(a_case())
    visitor.get("/wroc")
    response = visitor.post("/wroc", {"code": code, **BIRTH, "carried": told})
    assert response.status_code == 200
    assert visitor.at == "/wniosek"


def test_answers_before_decide_what_is_asked(site: Flask):
    visitor = Visitor(site)
    visitor.start(a_child_case())
    visitor.get("/wniosek")
    assert "/wniosek/pytania/opiekun" in visitor.page
    assert "/wniosek/pytania/reprezentacja" not in visitor.page
    assert visitor.get("/wniosek/pytania/reprezentacja").request.path == "/wniosek"


def test_rows_are_added_and_removed_by_buttons(site: Flask):
    visitor = Visitor(site)
    visitor.start(a_case())
    page = next(page for page in EVERY_PAGE if any(f.type == "Rows" for f in page()))
    opening = {"uses_other_programmes": ["yes"]}
    visitor.answer("inne-programy", opening)
    visitor.get(f"/wniosek/pytania/{page.slug}")
    name = next(field.name for field in page() if field.type == "Rows")
    inputs = re.findall(rf'name="({name}-0-[a-z_]+)"', visitor.page)
    visitor.answer(page.slug, {**opening, inputs[0]: ["Program A"]}, f"add-{name}")
    assert f'name="{name}-1-' in visitor.page
    assert "Program A" in visitor.page
    raw = {**opening, inputs[0]: ["Program A"], inputs[0].replace("-0-", "-1-"): ["Program B"]}
    visitor.answer(page.slug, raw, f"remove-{name}-0")
    assert "Program B" in visitor.page
    assert "Program A" not in visitor.page


def test_an_unknown_page_is_a_404(site: Flask):
    visitor = Visitor(site)
    visitor.start(a_case())
    assert visitor.get("/wniosek/pytania/nie-ma-takiej").status_code == 404
