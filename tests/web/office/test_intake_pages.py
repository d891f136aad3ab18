"""The pages of intake, papers and changes, clean and in error, held to every promise a page makes."""

from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.matters.builders import a_matter, a_resolution, a_resolved_matter, an_applicant
from tests.web.conftest import serving
from tests.web.office.clerk import BORN, Clerk, a_clerk
from tests.web.office.staff import OWN, cookie_of
from tests.web.page_checks import open_page, problems
from tests.web.site import close

pytestmark = [pytest.mark.browser]
CLEAN = [
    "przyjmij/wydruk",
    "przyjmij/z-papieru",
    "m1/odpowiedzi/popraw",
    "m1/uzupelnienie",
    "m2/zmiana",
    "m2/zmiana/zapisana",
    "m2/zmiana/adres",
    "m2/zmiana/asystent",
    "m2/rezygnacja",
    "m2/zwrot-i-forma-pism",
]
PRESSED = ["przyjmij", "m1/dokumenty", "m2/zmiana/orzeczenie", "m2/zmiana/godziny"]
"""Held as they open, and again after their button was pressed on an empty form."""
REFUSED = ["m1/wezwanie", "m2/zamkniecie"]
"""Held once the deed is refused; the clean page is the same but for that."""
HOURS = {"name": "Program fikcyjny", "hours": "200", "since-day": "1", "since-month": "3"}
CALLED = {"missing": "Podpis na karcie zakresu czynności."}


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clerk]:
    """Two printouts of somebody, an application that is incomplete and called for, a place that was given."""
    clerk = a_clerk(tmp_path_factory.mktemp("intake"))
    unconfirmed = an_applicant(declarations_confirmed=None)
    clerk.printed(unconfirmed, "AB12-CD34", "draft")
    clerk.printed(unconfirmed, "EF56-GH78", "draft")
    clerk.keeps(a_matter())
    sent = a_resolution(sent_on=date(2026, 1, 20))
    clerk.keeps(a_resolved_matter(id="m2", case_number="2.2026", resolutions=(sent,)))
    clerk.post("m1/dokumenty", {"application_card": "enclosed"})
    clerk.post("m1/wezwanie", CALLED)
    today = {"reported_on-day": "2", "reported_on-month": "3", "reported_on-year": "2026"}
    clerk.post("m2/zmiana/godziny", HOURS | today | {"since-year": "2026"})
    clerk.post("przyjmij", {"name": "Zofia Przykładowa", **BORN})
    yield clerk
    close(clerk.site)


@pytest.fixture(scope="module")
def context(browser: Browser, seeded: Clerk) -> Iterator[tuple[BrowserContext, str]]:
    with serving(seeded.site) as address:
        context = browser.new_context(locale="pl-PL")
        context.set_default_timeout(30_000)
        value = cookie_of(seeded.visitor)
        context.add_cookies([{"name": "teczka", "value": value, "url": address}])
        yield context, f"{address}/biuro/{OWN}/sprawy/"
        context.close()


def press(page: Page) -> None:
    page.locator("main form button.govuk-button:visible").first.click()
    page.wait_for_load_state()


@pytest.mark.parametrize("path", CLEAN)
def test_a_page_as_it_opens(context: tuple[BrowserContext, str], path: str):
    page = open_page(context[0], context[1] + path)
    assert page.url == context[1] + path
    assert problems(page) == []
    page.close()


@pytest.mark.parametrize("path", PRESSED)
def test_a_page_as_it_opens_and_with_something_to_mend(
    context: tuple[BrowserContext, str], path: str
):
    page = open_page(context[0], context[1] + path)
    assert problems(page) == []
    page.goto(context[1] + path)
    if path == "m1/dokumenty":
        page.uncheck("#application_card-enclosed")
        page.check("#application_card-signed")
    press(page)
    assert page.locator(".govuk-error-summary").count() == 1
    assert problems(page) == []
    page.close()


@pytest.mark.parametrize("path", REFUSED)
def test_a_page_whose_deed_is_refused(context: tuple[BrowserContext, str], path: str):
    page = open_page(context[0], context[1] + path)
    press(page)
    assert page.locator("#odmowa").count() == 1
    assert problems(page) == []
    page.close()


def test_a_page_of_questions_in_error(context: tuple[BrowserContext, str]):
    page = open_page(context[0], f"{context[1]}m1/odpowiedzi/popraw/uczestnik")
    page.fill("#postcode", "abc")
    page.get_by_role("button", name="Dalej").click()
    page.wait_for_load_state()
    assert page.locator(".govuk-error-summary").count() == 1
    assert problems(page) == []
    page.close()


def test_a_paper_is_taken_in_by_keyboard_alone(context: tuple[BrowserContext, str]):
    page = open_page(context[0], f"{context[1]}przyjmij")
    page.focus("#code")
    page.keyboard.type("ef56gh78")
    page.keyboard.press("Enter")
    page.wait_for_url("**/przyjmij/wydruk")
    page.focus("#way-in_person")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("przyniosła siostra")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/dokumenty")
    assert "Założono sprawę" in page.locator("main").inner_text()
    page.close()
