"""Pages of a control in a browser: every promise of a page, with what they show and with mistakes in them."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.web.conftest import serving
from tests.web.office.control.controlled import ROOT, Controlled, a_controlled_site, opened
from tests.web.office.control.test_control_pages import draw, packed, ready
from tests.web.office.staff import signed_in_browser
from tests.web.page_checks import open_page, problems
from tests.web.site import close

pytestmark = [pytest.mark.browser]
SEED = {"awarded": "2", "refused": "1", "seed": "27.11.2026: 3 7 12"}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Controlled]:
    made = a_controlled_site(tmp_path_factory.mktemp("shown"))
    visitor = opened(made)
    assert draw(visitor, made.control().id, SEED) == 200
    taken = sorted(made.control().taken)
    packed(made, made.control().id, *taken)
    ready(made, packed(made, made.control().id, *taken))
    yield made
    close(made.site)


@pytest.fixture(scope="module")
def context(house: Controlled, browser: Browser) -> Iterator[tuple[BrowserContext, str]]:
    """Somebody who controls, at the address of the site."""
    with serving(house.site) as address:
        context = signed_in_browser(browser, house.site, address, house.auditor())
        yield context, address
        context.close()


@pytest.mark.parametrize("page", ["{control}/", "teczki/{matter}/", "teczki/{matter}/werdykty"])
def test_what_was_drawn_is_shown_as_promised(
    house: Controlled, context: tuple[BrowserContext, str], page: str
):
    browser, address = context
    control = house.control()
    path = page.format(control=control.id, matter=min(control.taken))
    assert problems(open_page(browser, address + ROOT + path)) == []


@pytest.mark.parametrize("page", ["losowanie", "paczka"])
def test_mistakes_are_shown_as_promised(
    house: Controlled, context: tuple[BrowserContext, str], page: str
):
    browser, address = context
    shown = open_page(browser, f"{address}{ROOT}{house.control().id}/{page}")
    for field in shown.locator("main textarea").all():
        field.fill("")
    shown.locator("main button[type=submit]").last.click()
    shown.wait_for_load_state()
    assert shown.locator(".govuk-error-summary").count() == 1
    assert problems(shown) == []
