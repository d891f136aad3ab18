"""The diary in a browser: every page held to every promise, clean and in error, and findings while typing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.months.builders import JAN, ZOFIA, a_drive, a_taxi, an_entry
from tests.web.conftest import serving
from tests.web.office.diary.assistant import DIARY, NEW, Helping
from tests.web.office.staff import cookie_of
from tests.web.page_checks import open_page, problems

pytestmark = [pytest.mark.browser]
WAITED = an_entry(
    "2026-01-14 10:00",
    "2026-01-14 14:00",
    ("2026-01-14 10:30", "2026-01-14 13:30"),
    id="e" * 32,
    goes_out=True,
    journeys=(a_drive("23"), a_taxi(invoice="")),
)
OVER = an_entry("2026-01-14 13:00", "2026-01-14 15:00", id="f" * 32, matter_id=JAN)
NEW_OF_ZOFIA = f"{NEW}?osoba={ZOFIA}"


@dataclass(frozen=True)
class Phone:
    """A browser of a phone, signed in as the assistant whose diary holds two entries."""

    context: BrowserContext
    address: str
    helping: Helping

    def open(self, path: str) -> Page:
        return open_page(self.context, self.address + path)

    def pressed(self, path: str, button: str, **told: str) -> Page:
        """The page after its form was filled in and sent by this button."""
        page = self.open(path)
        for name, value in told.items():
            page.locator(f"main [name={name}]").fill(value)
        page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        page.locator(f"main button[value={button}]").last.click()
        page.wait_for_load_state()
        return page


@pytest.fixture(scope="module")
def phone(browser: Browser, bogna: Helping) -> Iterator[Phone]:
    bogna.forgets()
    bogna.keeps(WAITED, OVER)
    with serving(bogna.site) as address:
        context = browser.new_context(locale="pl-PL", viewport={"width": 360, "height": 740})
        context.set_default_timeout(30_000)
        value = cookie_of(bogna.visitor)
        context.add_cookies([{"name": "teczka", "value": value, "url": address}])
        yield Phone(context, address, bogna)
        context.close()


PAGES: dict[str, Callable[[Phone], Page]] = {
    "month": lambda phone: phone.open(DIARY),
    "new entry": lambda phone: phone.open(NEW_OF_ZOFIA),
    "new entry, in error": lambda phone: phone.pressed(NEW_OF_ZOFIA, "next", starts=""),
    "refused": lambda phone: phone.pressed(NEW_OF_ZOFIA, "next", on="2025-12-31"),
    "checked, with a journey": lambda phone: phone.pressed(f"{DIARY}{WAITED.id}/zmien", "check"),
    "remove": lambda phone: phone.open(f"{DIARY}{WAITED.id}/usun"),
    "repeat": lambda phone: phone.pressed(f"{DIARY}powtorz/", "next"),
}


@pytest.mark.parametrize("name", PAGES)
def test_pages_of_the_diary(phone: Phone, name: str):
    page = PAGES[name](phone)
    assert problems(page) == []
    page.close()


def test_findings_come_while_typing_and_go_when_mended(phone: Phone):
    page = phone.open(NEW_OF_ZOFIA)
    page.locator("[name=on]").fill("2026-01-14")
    page.locator("[name=starts]").fill("14:30")
    page.locator("[name=ends]").fill("16:00")
    live = page.locator("#na-biezaco")
    expect(live).to_contain_text("nakładają się")
    assert live.get_attribute("aria-live") == "polite"
    page.locator("[name=starts]").fill("15:30")
    expect(live).not_to_contain_text("nakładają się")
    expect(live).to_contain_text("Nic do poprawy")
    page.close()


def test_row_is_added_without_a_new_page_where_scripts_run(phone: Phone):
    page = phone.open(NEW_OF_ZOFIA)
    page.get_by_text("Przejazdy i bilety").click()
    page.evaluate("window.same = true")
    for _ in range(2):
        page.get_by_role("button", name="Dodaj przejazd własnym pojazdem").click()
    page.locator("[name=drives-1-kilometres]").fill("12")
    assert page.evaluate("window.same") is True
    page.locator("[name=drives-1-route]").fill("Sejny – Suwałki")
    page.locator("[name=on]").fill("2026-01-16")
    page.locator("main button[value=next]").last.click()
    expect(page.get_by_text("Zapisano:")).to_be_visible()
    entry = next(e for e in phone.helping.entries if e.starts.date() == date(2026, 1, 16))
    assert [str(journey.kilometres) for journey in entry.journeys] == ["12"]
    page.close()
