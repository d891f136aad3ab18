"""What a visit promises beyond any one page: paste, files without dragging, news, help, the law's page."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from playwright.sync_api import FilePayload, expect

from app.wording.dates import long_date
from app.workflow.clock import today
from tests.builders import a_case
from tests.documents.copies.specimens import pattern, picture
from tests.web.conftest import serving
from tests.web.journey import begin, button, tab_to
from tests.web.page_checks import open_page, problems
from tests.web.test_starting import BIRTH
from tests.web.visitor import Visitor

COPY = "/wniosek/kopia-orzeczenia"
TWO_PHOTOS: list[FilePayload] = [
    {
        "name": f"strona {number}.jpg",
        "mimeType": "image/jpeg",
        "buffer": picture(pattern(width=800 + number)),
    }
    for number in (1, 2)
]
# Of the technical conditions for such a statement (Ministry of Digital Affairs).
LAW_IDS = {
    *("wstep", "podmiot", "url", "data-publikacja", "data-aktualizacja", "status"),
    *("data-sporzadzenie", "kontakt", "osoba", "email", "telefon", "procedura", "architektura"),
}


@pytest.mark.browser
@pytest.mark.parametrize("kind", ["plain", "no_scripts"])
def test_the_code_may_be_pasted_as_it_was_noted(site: Flask, visitor, kind: str):
    with serving(site) as address:
        page = visitor().new_page()
        code = begin(page, address, a_case())
        page = visitor(kind, permissions=["clipboard-read", "clipboard-write"]).new_page()
        page.goto(f"{address}/wroc")
        notes = visitor("plain", permissions=["clipboard-read", "clipboard-write"]).new_page()
        notes.goto(f"{address}/pomoc")
        notes.evaluate("(text) => navigator.clipboard.writeText(text)", f"  {code.lower()} ")
        page.bring_to_front()
        page.focus('[name="code"]')
        page.keyboard.press("Control+V")
        expect(page.locator('[name="code"]')).to_have_value(re.compile(code, re.IGNORECASE))
        for name, value in BIRTH.items():
            page.fill(f'[name="{name}"]', value)
        button(page, "Otwórz wniosek").click()
        assert page.url.endswith("/wniosek")


def test_coming_back_asks_for_nothing_but_code_and_birth_date(site: Flask):
    visitor = Visitor(site)
    visitor.get("/wroc")
    names = re.findall(r'<input[^>]*name="([^"]+)"', visitor.page)
    assert names == ["csrf_token", "code", *BIRTH]


@pytest.mark.browser
def test_files_come_by_keyboard_without_dragging_and_their_arrival_is_announced(
    site: Flask, visitor
):
    with serving(site) as address:
        context = visitor("no_scripts")
        page = context.new_page()
        begin(page, address, a_case())
        page.close()
        page = open_page(context, f"{address}{COPY}")
        assert page.locator("[ondrop], [ondragover], [draggable=true]").count() == 0
        page.wait_for_load_state("load")
        tab_to(page, "files")
        # What Enter does to a native file input is the browser's; it opens a window no test can see.
        assert page.evaluate("document.activeElement.type") == "file"
        page.set_input_files("#files", TWO_PHOTOS)
        button(page, "Dodaj wybrane pliki").click()
        news = page.get_by_role("status")
        expect(news.first).to_contain_text("Dodano plik.")
        page.goto(f"{address}{COPY}")
        page.locator(".teczka-file").nth(1).get_by_role("button", name="Wyżej").press("Enter")
        expect(page.locator(".teczka-file__name").first).to_contain_text("strona 2.jpg")


@pytest.mark.browser
def test_the_page_with_news_of_files_keeps_every_promise(site: Flask, visitor):
    with serving(site) as address:
        context = visitor()
        page = context.new_page()
        begin(page, address, a_case())
        page.close()
        page = open_page(context, f"{address}{COPY}")
        page.set_input_files("#files", TWO_PHOTOS)
        button(page, "Dodaj wybrane pliki").click()
        assert page.get_by_role("status").count() >= 2
        assert problems(page) == []


def test_the_last_day_of_a_draft_is_said_wherever_it_is_left(site: Flask):
    visitor = Visitor(site)
    visitor.start(a_case())
    kept = timedelta(days=site.extensions["teczka"].settings.draft_days)
    last = long_date(today() + kept).replace("\N{NO-BREAK SPACE}", " ")
    for path in ("/wniosek/kod", "/wniosek/zapisano", "/wniosek"):
        visitor.get(path)
        assert last in visitor.text, path


@pytest.mark.parametrize("path", ["/", "/program/sejny_2026", "/wroc", "/wniosek", "/nie-ma"])
def test_help_is_one_link_in_the_same_place_everywhere(site: Flask, path: str):
    visitor = Visitor(site)
    visitor.start(a_case())
    visitor.get(path)
    footer = visitor.page.partition("<footer")[2]
    links = re.findall(r'href="(/[a-z-]+)">', footer)
    assert links == ["/pomoc", "/deklaracja-dostepnosci", "/prywatnosc"]


def test_the_accessibility_statement_has_the_ids_the_law_s_machines_look_for(site: Flask):
    visitor = Visitor(site)
    visitor.get("/deklaracja-dostepnosci")
    ids = re.findall(r'id="a11y-([a-z-]+)"', visitor.page)
    assert set(ids) >= LAW_IDS
    assert len(ids) == len(set(ids))
    for name in ("publikacja", "aktualizacja", "sporzadzenie"):
        assert re.search(rf'<(time|span)[^>]* id="a11y-data-{name}"', visitor.page), name
