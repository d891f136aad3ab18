"""The pages of keeping and erasing in a browser, clean and in error: every promise of a page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.web.conftest import serving
from tests.web.office.retention.house import HELD, HERS, House, a_house
from tests.web.office.staff import OWN, signed_in_browser
from tests.web.page_checks import open_page, problems
from tests.web.site import close

pytestmark = [pytest.mark.browser]
KEPT = "/przechowywanie/"


@dataclass(frozen=True)
class Room:
    """A browser of the second clerk, who has an order to confirm."""

    context: BrowserContext
    address: str
    house: House

    def open(self, path: str) -> Page:
        return open_page(self.context, f"{self.address}/biuro/{OWN}{path}")

    def sent(self, path: str) -> Page:
        """The page sent with nothing in it."""
        page = self.open(path)
        for field in page.locator("main input[type=text], main textarea").all():
            field.fill("")
        page.locator("main button.govuk-button").last.click()
        page.wait_for_load_state()
        return page


PAGES: dict[str, Callable[[Room], Page]] = {
    "all": lambda room: room.open(KEPT),
    "period, in error": lambda room: room.sent(f"{KEPT}okres"),
    "a year": lambda room: room.open(f"{KEPT}lata/2032"),
    "a dossier, in error": lambda room: room.sent(f"{KEPT}teczki/{HERS}/"),
    "an order, in error": lambda room: room.sent(f"{KEPT}wnioski/{room.house.order.id}/"),
    "a certificate": lambda room: room.open(f"{KEPT}zaswiadczenia/{room.house.erased}/"),
    "a correction, in error": lambda room: room.sent(f"/sprawy/{HELD}/dane/sprostowanie"),
    "a request": lambda room: room.open(f"/sprawy/{HELD}/dane/{room.house.request.id}/"),
}


@pytest.fixture(scope="module")
def room(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    house = a_house(tmp_path_factory.mktemp("shown"))
    with serving(house.site) as address:
        context = signed_in_browser(browser, house.site, address, house.second)
        yield Room(context, address, house)
        context.close()
    close(house.site)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_keeps_its_promises(room: Room, name: str) -> None:
    page = PAGES[name](room)
    assert problems(page) == []
    page.close()
