"""Figures, charts and checks on site in a browser: every promise of a page, in dark and forced colours."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.matters.builders import an_actor
from tests.months.builders import ASSISTANT_ID, ZOFIA
from tests.web.checks import machines
from tests.web.conftest import serving
from tests.web.office.served_year import DAY, a_check, serve
from tests.web.office.staff import OWN, an_account, signed_in_browser, store_of
from tests.web.page_checks import open_page, problems
from tests.web.site import a_site, close

pytestmark = [pytest.mark.browser]
CHECK = f"/kontrole/{a_check().id}/"
NEW = f"/kontrole/nowa/{'d' * 32}/"


@dataclass(frozen=True)
class Room:
    """A browser signed in as a clerk; ``coloured`` makes another with colours of its own."""

    context: BrowserContext
    address: str
    coloured: Callable[..., BrowserContext]

    def open(self, path: str) -> Page:
        return open_page(self.context, f"{self.address}/biuro/{OWN}{path}")


def emptied(page: Page) -> Page:
    """The page sent with nothing in it."""
    for field in page.locator("main input[type=text], main input[type=time], main textarea").all():
        field.fill("")
    page.locator("main button.govuk-button").last.click()
    page.wait_for_load_state()
    return page


PAGES: dict[str, Callable[[Room], Page]] = {
    "programme": lambda room: room.open("/zestawienia/"),
    "participants": lambda room: room.open("/zestawienia/uczestnicy"),
    "participant": lambda room: room.open(f"/zestawienia/uczestnicy/{ZOFIA}/"),
    "assistants": lambda room: room.open("/zestawienia/asystenci"),
    "assistant": lambda room: room.open(f"/zestawienia/asystenci/{ASSISTANT_ID}/"),
    "checks": lambda room: room.open("/kontrole/"),
    "whom to check": lambda room: room.open("/kontrole/nowa"),
    "new check": lambda room: room.open(NEW),
    "new check, in error": lambda room: emptied(room.open(NEW)),
    "check": lambda room: room.open(CHECK),
    "signed paper, in error": lambda room: emptied(room.open(f"{CHECK}podpisany")),
}


@pytest.fixture(scope="module")
def room(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    site = a_site(tmp_path_factory.mktemp("shown"), day=DAY, second_factor_required=False)
    store = store_of(site)
    serve(store)
    store.spot_checks.add(a_check(), an_actor(), "spot_check.noted")
    account = an_account(site)
    with serving(site) as address:
        context = signed_in_browser(browser, site, address, account)

        def coloured(**colours: Any) -> BrowserContext:
            other = browser.new_context(locale="pl-PL", **colours)
            other.add_cookies(context.cookies())  # type: ignore[arg-type] # what it gave it takes
            return other

        yield Room(context, address, coloured)
        context.close()
    close(site)


@pytest.mark.parametrize("name", PAGES)
def test_pages_keep_every_promise(room: Room, name: str):
    page = PAGES[name](room)
    assert problems(page) == []
    page.close()


@pytest.mark.parametrize(
    "colours",
    [{"color_scheme": "dark"}, {"forced_colors": "active"}],
    ids=["dark", "forced colours"],
)
def test_charts_read_in_other_colours(room: Room, colours: dict[str, str]):
    with room.coloured(**colours) as context:
        page = open_page(context, f"{room.address}/biuro/{OWN}/zestawienia/uczestnicy/{ZOFIA}/")
        told = problems(page, (machines.axe_is_silent,))
        assert [each for each in told if "chart" in each or "figure" in each] == []
        solid, ink, ground = page.evaluate(
            """() => ["solid", "ink", "ground"].map(name =>
                getComputedStyle(document.querySelector(".teczka-chart__" + name)).fill)"""
        )
        assert ground not in {solid, ink}


def test_bars_are_told_in_words_and_drawn_to_scale(room: Room):
    page = room.open("/zestawienia/")
    months = page.locator("figure").first.locator(".teczka-chart__bars > li")
    assert "luty 2026: 52,33" in months.nth(1).inner_text()
    bar = months.first.locator("rect").first.bounding_box()
    mark = months.first.locator("line.teczka-chart__mark").bounding_box()
    whole = months.first.bounding_box()
    assert bar is not None
    assert mark is not None
    assert whole is not None
    assert abs(bar["width"] / whole["width"] - 55.5 / 70) < 0.01  # hours against the plan
    assert abs(mark["x"] - whole["x"] - whole["width"]) < 5
    page.close()
