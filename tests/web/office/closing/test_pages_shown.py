"""The pages of the month's closing in a browser, clean and in error, held to every promise a page makes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from app.months.month_file import MonthFile, Part, Remark
from tests.months.builders import OTHER_ID
from tests.web.conftest import serving
from tests.web.office.closing.house import (
    JANS,
    LATE,
    MONTH,
    NO_INVOICE,
    QUEUE,
    VISIT,
    House,
    a_house,
)
from tests.web.office.staff import OWN, signed_in_browser, store_of
from tests.web.page_checks import open_page, problems
from tests.web.site import close

pytestmark = [pytest.mark.browser]


@dataclass(frozen=True)
class Shown:
    """One assistant's month in the clerk's hands, the supplement full of things to mend."""

    house: House
    file: MonthFile
    assistant: BrowserContext
    clerk: BrowserContext
    address: str

    def of_assistant(self, path: str) -> Page:
        return open_page(self.assistant, self.address + path)

    def of_clerk(self, path: str = "") -> Page:
        return open_page(self.clerk, f"{self.address}{QUEUE}{path}")

    @property
    def opened(self) -> Page:
        return self.of_clerk(f"{self.file.id}/")


@pytest.fixture(scope="module")
def shown(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    house = a_house(tmp_path_factory.mktemp("closing"))
    house.write(VISIT, JANS, replace(LATE, journeys=NO_INVOICE.journeys, goes_out=True))
    house.give_back(house.hand_in(), Remark("Na papierze jest 12:00.", VISIT.id), Remark("Popraw."))
    house.change(VISIT, ends=VISIT.ends.replace(hour=13))
    file = house.hand_in()
    theirs = replace(VISIT, id="theirs", assistant_id=OTHER_ID, journeys=())
    store_of(house.site).entries.add(theirs, house.clerk.actor, "service.entered")
    with serving(house.site) as address:
        contexts = [
            signed_in_browser(browser, house.site, address, account)
            for account in (house.assistant, house.clerk)
        ]
        yield Shown(house, file, *contexts, address)
        for context in contexts:
            context.close()
    close(house.site)


def _refused(shown: Shown) -> Page:
    page = shown.opened
    page.get_by_role("checkbox").first.check()
    page.get_by_text("Uwaga do wiersza 1 – Karta").first.click()
    page.get_by_label("Uwaga do tego wiersza").first.fill("Nieczytelny podpis.")
    page.get_by_role("button", name="Przyjmij rozliczenie").click()
    page.get_by_text("Tego nie można teraz zrobić").wait_for()
    assert page.get_by_role("checkbox").first.is_checked()
    assert page.get_by_label("Uwaga do tego wiersza").first.input_value() == "Nieczytelny podpis."
    return page


def _not_stated(shown: Shown) -> Page:
    house = shown.house
    if house.file(shown.file).is_frozen:
        house.give_back(house.file(shown.file), Remark("Jeszcze raz.", JANS.id))
    page = shown.of_assistant(f"{MONTH}glowne/oddaj")
    page.locator("main button[type=submit]").last.click()
    page.get_by_text("Popraw błędy").wait_for()
    return page


PAGES: dict[str, Callable[[Shown], Page]] = {
    "months": lambda shown: shown.of_assistant(f"/biuro/{OWN}/rozliczenie/"),
    "month": lambda shown: shown.of_assistant(MONTH),
    "take back": lambda shown: shown.of_assistant(f"{MONTH}glowne/cofnij"),
    "queue": lambda shown: shown.of_clerk("?stan=comparison&miesiac=2026-01"),
    "compare": lambda shown: shown.opened,
    "compare, refused": _refused,
    "hand in, in error": _not_stated,  # the clerk gave the month back from here on
    "month, returned": lambda shown: shown.of_assistant(MONTH),
    "compare, returned": lambda shown: shown.opened,
}


@pytest.mark.parametrize("name", PAGES)
def test_page_keeps_every_promise(shown: Shown, name: str):
    page = PAGES[name](shown)
    assert problems(page) == []
    page.close()


def test_supplement_is_the_one_to_mend(shown: Shown):
    page = shown.of_assistant(MONTH)
    part = page.get_by_role("region", name="Rozliczenie dodatkowe")
    assert "Do poprawy: 1" in part.inner_text()
    assert (
        Part.SUPPLEMENT
        in shown.house.closing.state(shown.house.assistant.actor, OWN, shown.file.of).parts
    )
    page.close()
