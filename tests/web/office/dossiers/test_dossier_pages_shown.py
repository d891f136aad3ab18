"""The pages of dossiers in a browser: every promise of a page, at any width and in dark colours."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.months.builders import ZOFIA
from tests.web.checks import machines
from tests.web.conftest import serving
from tests.web.office.staff import OWN, signed_in_browser, store_of
from tests.web.page_checks import open_page, problems

pytestmark = [pytest.mark.browser]
PAGES = ("", f"{ZOFIA}/", "braki")


@pytest.fixture(scope="module")
def room(browser: Browser, office) -> Iterator[tuple[BrowserContext, str]]:
    account = store_of(office).accounts.named("clerk@example.com")
    with serving(office) as address:
        context = signed_in_browser(browser, office, address, account)
        yield context, f"{address}/biuro/{OWN}/teczki/"
        context.close()


@pytest.mark.parametrize("path", PAGES)
def test_pages_keep_every_promise(room, path):
    context, root = room
    page = open_page(context, root + path)
    assert problems(page) == []
    page.close()


def test_a_dossier_is_legible_in_the_dark(room):
    context, root = room
    page = open_page(context, f"{root}{ZOFIA}/")
    page.emulate_media(color_scheme="dark")
    assert machines.axe_is_silent(page) == []
    page.close()
