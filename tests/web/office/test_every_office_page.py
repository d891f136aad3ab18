"""Every page of the office, in error where it can be, held to every promise a page makes.

A room adds its pages to ``PAGES``: a name, and how a clerk who is signed in gets the page before the eyes.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page

from app.matters.rights import Role
from tests.web.conftest import serving
from tests.web.office.staff import OTHER, OWN, PASSWORD, an_account, app_of, signed_in_browser
from tests.web.page_checks import open_page, problems
from tests.web.site import a_site, close

pytestmark = [pytest.mark.browser]
SHORT = "krótkie"


@dataclass(frozen=True)
class Desk:
    """A browser at a site, and the account it may sign in to or is signed in to."""

    context: BrowserContext
    address: str

    def open(self, path: str) -> Page:
        return open_page(self.context, self.address + path)

    def sent(self, path: str, **filled_in: str) -> Page:
        """The page after its form was sent with these answers."""
        page = self.open(path)
        for name, value in filled_in.items():
            page.locator(f"main [name={name}]").fill(value)
        page.locator("main button[type=submit]").last.click()
        page.wait_for_load_state()
        return page


def _second_step(desk: Desk) -> Page:
    page = desk.sent("/biuro/zaloguj", email="auditor@example.com", password=PASSWORD)
    page.locator("main button[type=submit]").click()
    return page


def _spare_code(desk: Desk) -> Page:
    page = desk.sent("/biuro/zaloguj", email="auditor@example.com", password=PASSWORD)
    page.get_by_role("link", name="Wpisz kod zapasowy").click()
    page.locator("main button[type=submit]").click()
    return page


def _spare_codes(desk: Desk) -> Page:
    page = desk.open("/biuro/konto/drugi-skladnik")
    page.locator("[name=code]").fill(app_of(page.content()).generate().token or "")
    page.locator("main button[type=submit]").click()
    page.get_by_role("heading", name="Zapisz kody zapasowe").wait_for()
    return page


OPEN: dict[str, Callable[[Desk], Page]] = {
    "sign in": lambda desk: desk.open("/biuro/zaloguj?wylogowano=1"),
    "sign in, wrong": lambda desk: desk.sent(
        "/biuro/zaloguj", email="nikt@example.com", password=SHORT
    ),
    "second step": _second_step,
    "spare code": _spare_code,
    "forgotten": lambda desk: desk.sent("/biuro/odzyskaj"),
    "password by code": lambda desk: desk.sent("/biuro/nowe-haslo", password=SHORT, again="inne"),
}
"""Pages for whoever is signed out."""
PAGES: dict[str, Callable[[Desk], Page]] = {
    "choice of programmes": lambda desk: desk.open("/biuro/"),
    "overview": lambda desk: desk.open(f"/biuro/{OWN}/"),
    "account": lambda desk: desk.open("/biuro/konto"),
    "password": lambda desk: desk.sent(
        "/biuro/konto/haslo", present=PASSWORD, password=SHORT, again=SHORT
    ),
    "confirm": lambda desk: desk.sent("/biuro/potwierdz"),
    "second factor": lambda desk: desk.sent("/biuro/konto/drugi-skladnik", code="000"),
    "spare codes shown": _spare_codes,  # the account has a second factor from here on
    "spare codes": lambda desk: desk.open("/biuro/konto/kody-zapasowe"),
}
"""Pages for a clerk of two programmes."""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Flask, str]]:
    folder = tmp_path_factory.mktemp("office")
    mail = {"mail_url": "smtp://poczta.example", "mail_from": "teczka@gmina.example"}
    site = a_site(folder, second_factor_required=False, **mail)
    auditor = an_account(site, Role.AUDITOR)
    with site.app_context():
        secret = site.extensions["teczka totp"].generate_totp_secret()
    site.extensions["teczka"].store.accounts.set_second_factor(auditor.id, secret, [])
    with serving(site) as address:
        yield site, address
    close(site)


@pytest.fixture(scope="module")
def clerk(browser: Browser, served: tuple[Flask, str]) -> Iterator[Desk]:
    site, address = served
    account = an_account(site, programmes=(OWN, OTHER))
    context = signed_in_browser(browser, site, address, account)
    yield Desk(context, address)
    context.close()


@pytest.mark.parametrize("name", OPEN)
def test_pages_before_signing_in(browser: Browser, served: tuple[Flask, str], name: str):
    with browser.new_context(locale="pl-PL") as context:
        assert problems(OPEN[name](Desk(context, served[1]))) == []


@pytest.mark.parametrize("name", PAGES)
def test_pages_of_a_clerk(clerk: Desk, name: str):
    page = PAGES[name](clerk)
    assert problems(page) == []
    page.close()
