"""Pages about the commission's work, clean and in error, held to every promise; a session by keyboard."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page

from app.matters.matter import State
from app.matters.session import Session, SessionState
from rules.vocabulary import Outcome
from tests.web.conftest import serving
from tests.web.journey import fill_by_keyboard, press_by_keyboard, tab_to
from tests.web.office.recruitment import (
    MEMBERS,
    a_recruiting_site,
    a_session_of,
    assess,
    check,
    desk_of,
    four_eyes,
    matters_of,
    resolve,
    take_in,
)
from tests.web.office.staff import OWN, an_account, signed_in_browser
from tests.web.page_checks import open_page, problems
from tests.web.site import close

pytestmark = [pytest.mark.browser]
ROOT = f"/biuro/{OWN}"


@dataclass(frozen=True)
class Room:
    """A browser signed in as a clerk at a site with a session under way."""

    site: Flask
    context: BrowserContext
    address: str
    session: Session

    def open(self, path: str) -> Page:
        return open_page(self.context, f"{self.address}{ROOT}{path}")

    def held(self, path: str) -> Page:
        return self.open(f"/komisja/{self.session.id}/{path}")

    def matter(self, place: int, path: str) -> Page:
        return self.open(f"/sprawy/{matters_of(self.site)[place].id}/{path}")

    def proposal(self, place: int) -> Page:
        return self.held(f"sprawy/{self.session.agenda[place]}")


def pressed(page: Page, **chosen: str) -> Page:
    """The page after its button was pressed, with these answers chosen."""
    for name, value in chosen.items():
        page.locator(f"main [name={name}][value={value}]").check()
    page.locator("main button.govuk-button").last.click()
    page.wait_for_load_state()
    return page


def emptied(page: Page) -> Page:
    """The page sent with nothing in it."""
    for field in page.locator("main input[type=text], main textarea").all():
        field.fill("")
    for box in page.locator("main input[type=checkbox]").all():
        box.uncheck()
    return pressed(page)


PAGES: dict[str, Callable[[Room], Page]] = {
    "overview": lambda room: room.open("/"),
    "sessions": lambda room: room.open("/komisja/"),
    "new session, in error": lambda room: emptied(room.open("/komisja/nowe")),
    "session": lambda room: room.held(""),
    "present, in error": lambda room: emptied(room.held("obecni")),
    "agenda": lambda room: room.held("porzadek"),
    "agenda, refused": lambda room: emptied(room.held("porzadek")),
    "notes": lambda room: room.held("uwagi"),
    "proposal": lambda room: room.proposal(1),
    "proposal, in error": lambda room: emptied(room.proposal(1)),
    "proposal, refused": lambda room: pressed(room.proposal(1), outcome="qualified", agreed="vote"),
    "proposal made before": lambda room: room.proposal(0),
    "closing": lambda room: room.held("zamknij"),
    "to confirm": lambda room: room.open("/do-zatwierdzenia"),
    "lists": lambda room: room.open("/listy/"),
    "reserve list": lambda room: room.open("/lista-rezerwowa/"),
    "register as a file": lambda room: room.open("/sprawy/eksport"),
    "card of assessment": lambda room: room.matter(0, "ocena"),
    "card of assessment, in error": lambda room: emptied(room.matter(0, "ocena")),
    "priority, in error": lambda room: pressed(room.matter(2, "pierwszenstwo")),
    "resolution": lambda room: room.matter(0, "rozstrzygniecie/nowe"),
    "resolution, refused": lambda room: pressed(
        room.matter(2, "rozstrzygniecie/nowe"), outcome="not_qualified"
    ),
    "withdrawal, in error": lambda room: pressed(room.matter(3, "rozstrzygniecie/wycofaj")),
    "confirmation": lambda room: room.matter(3, "rozstrzygniecie/zatwierdz"),
}
"""The matters: two on the agenda, the first with a proposal; one checked; one proposed, one not looked at."""


@pytest.fixture(scope="module")
def room(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    site = a_recruiting_site(tmp_path_factory.mktemp("commission"))
    four_eyes(site)
    take_in(site, 5)
    first, second, third, fourth, _ = matters_of(site)
    session = a_session_of(site, [assess(site, first), assess(site, second)], awarded=1)
    check(site, third)
    resolve(site, assess(site, fourth), Outcome.QUALIFIED)
    with serving(site) as address:
        context = signed_in_browser(browser, site, address, an_account(site))
        yield Room(site, context, address, session)
        context.close()
    close(site)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_keeps_its_promises(room: Room, name: str):
    page = PAGES[name](room)
    assert problems(page) == []
    page.close()


def test_a_session_is_held_by_keyboard_alone(browser: Browser, tmp_path):
    site = a_recruiting_site(tmp_path)
    for matter in take_in(site, 2):
        assess(site, matter)
    with serving(site) as address:
        context = signed_in_browser(browser, site, address, an_account(site))
        page = context.new_page()
        page.goto(f"{address}{ROOT}/")
        press_by_keyboard(page, "Komisja")
        press_by_keyboard(page, "Otwórz posiedzenie")
        fill_by_keyboard(page, {"place": ["sala narad"]})
        press_by_keyboard(page, "Otwórz posiedzenie")
        press_by_keyboard(page, "Wpisz obecnych")
        fill_by_keyboard(page, {"chair": [MEMBERS[0]], "present": ["\n".join(MEMBERS)]})
        press_by_keyboard(page, "Zapisz listę obecnych")
        press_by_keyboard(page, "Ułóż porządek obrad")
        press_by_keyboard(page, "Zapisz porządek obrad")
        propose_by_keyboard(page, "Następna sprawa: 1.2026", "qualified")
        propose_by_keyboard(page, "Następna sprawa: 2.2026", "reserve")
        press_by_keyboard(page, "Zamknij posiedzenie")
        press_by_keyboard(page, "Zamykam posiedzenie")
        assert "Posiedzenie jest zamknięte" in page.inner_text("main")
        context.close()
    (session,) = desk_of(site).rooms.sessions.all(OWN)
    assert session.state is SessionState.CLOSED
    assert session.present == MEMBERS
    assert [matter.state for matter in matters_of(site)] == [State.AWARDED, State.RESERVE]
    close(site)


def propose_by_keyboard(page: Page, link: str, outcome: str) -> None:
    press_by_keyboard(page, link)
    fill_by_keyboard(page, {"outcome": [outcome], "agreed": ["consensus"]})
    if outcome == "reserve":
        tab_to(page, "for_want_of_places")
        page.keyboard.press("Space")
    press_by_keyboard(page, "Zapisz propozycję")
    assert "jest zapisana" in page.inner_text("main")
