"""A clerk with a keyboard: a stack is brought, put right and filed; its pages keep every promise."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Locator, Page

from tests.web.checks.watch import watch
from tests.web.conftest import serving
from tests.web.office.recruitment import a_recruiting_site
from tests.web.office.scans.stack import BLANK, TORN, Paper, elsewhere, heap, printed, scanned
from tests.web.office.staff import OWN, an_account, signed_in_browser
from tests.web.page_checks import problems
from tests.web.site import close

pytestmark = [pytest.mark.browser]


@dataclass(frozen=True)
class Desk:
    """A clerk's browser, and the scanner's file on their disk."""

    site: Flask
    papers: list[Paper]
    page: Page
    scans: str
    file: Path


@pytest.fixture(scope="module")
def desk(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("desk")
    site = a_recruiting_site(folder)
    papers = printed(site)
    one, two = (paper.pages for paper in papers)
    file = folder / "stos.pdf"
    file.write_bytes(heap(one[2], BLANK, two[1], one[1], two[2], TORN, elsewhere()[1], one[2]))
    with serving(site) as address:
        context = signed_in_browser(browser, site, address, an_account(site))
        page = context.new_page()
        watch(page)
        yield Desk(site, papers, page, f"{address}/biuro/{OWN}/skany/", file)
        context.close()
    close(site)


def press(thing: Locator) -> None:
    """By keyboard: the thing takes the focus and Enter does the rest."""
    thing.focus()
    thing.press("Enter")
    thing.page.wait_for_load_state()


def keeps_every_promise(page: Page) -> None:
    """Checked, and opened anew: the checks leave the address at an input."""
    assert problems(page) == []
    page.goto(page.url.partition("#")[0])


def look(page: Page, until: str) -> None:
    """Ask how far the work is until it is done."""
    for _ in range(60):
        if page.get_by_text(until).count():
            return
        press(page.get_by_role("link", name="Sprawdź postęp"))
    raise AssertionError(f"it never said: {until}")


def test_a_stack_is_filed_by_keyboard_alone(desk: Desk) -> None:
    page = desk.page
    page.goto(desk.scans)
    press(page.get_by_role("button", name="Wyślij skan"))
    keeps_every_promise(page)
    page.get_by_label("Plik ze skanem").set_input_files(desk.file)
    press(page.get_by_role("button", name="Wyślij skan"))
    look(page, "Rozpoznano 4 strony do 2 teczek")
    keeps_every_promise(page)
    stack = page.url

    page.goto(f"{stack}strony/6/")
    page.get_by_label("Oznaczenie z dołu strony").fill("K7MX")
    page.get_by_label("Oznaczenie z dołu strony").press("Enter")
    page.get_by_text("Tego nie można teraz zrobić").wait_for()
    keeps_every_promise(page)
    page.get_by_label("Znak sprawy albo nazwisko").fill(desk.papers[1].matter.case_number)
    page.get_by_label("Znak sprawy albo nazwisko").press("Enter")
    page.get_by_role("heading", name="jaki to dokument?").wait_for()
    press(page.get_by_role("button", name="Zapisz miejsce strony"))
    page.get_by_text("Popraw błędy").wait_for()
    keeps_every_promise(page)
    page.get_by_label("Klauzula realizatora").press("Space")
    press(page.get_by_role("button", name="Zapisz miejsce strony"))
    assert page.url == f"{stack}strony/7/", "the next page that waits for a clerk"
    press(page.get_by_role("button", name="To nie jest dokument programu"))
    page.goto(f"{stack}strony/8/")
    press(page.get_by_role("button", name="Zostaw tamtą, tę odłóż"))

    press(page.get_by_role("link", name="Sprawdź podpisy (2)"))
    press(page.get_by_role("button", name="Zapisz"))
    page.get_by_text("Popraw błędy").wait_for()
    keeps_every_promise(page)
    for question in page.get_by_role("group").all():
        question.get_by_label("podpisano", exact=True).press("Space")
    press(page.get_by_role("button", name="Zapisz"))
    press(page.get_by_role("button", name="Włóż do teczek: 3 dokumenty"))
    look(page, "Z tym skanem nie trzeba już nic robić")

    one, two = (scanned(desk.site, paper.matter) for paper in desk.papers)
    assert [(paper.kind, paper.missing) for paper in one] == [("application_card", ())]
    assert sorted((paper.kind, paper.pages) for paper in two) == [
        ("application_card", 2),
        ("gdpr_clause_organiser", 1),
    ]
    assert {each.seen for paper in (*one, *two) for each in paper.signed} == {True}


def test_a_stack_of_which_something_is_filed_says_so_before_it_goes(desk: Desk) -> None:
    desk.page.goto(desk.scans)
    press(desk.page.get_by_role("link", name="skan").last)
    press(desk.page.get_by_role("button", name="Usuń podglądy stron"))
    desk.page.get_by_text("Podglądy stron są usunięte").wait_for()
