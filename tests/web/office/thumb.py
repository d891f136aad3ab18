"""What a person does on a page with a thumb or a mouse: press what is read there, fill in, read."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.web.office.staff import PASSWORD

PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}
DESK = {"viewport": {"width": 1280, "height": 900}}


@dataclass(frozen=True)
class Thumb:
    """One browser page at a site; no address is typed after the first."""

    page: Page

    @property
    def read(self) -> str:
        """What the page says, hard spaces as plain ones."""
        return said_in(self.page.locator("main"))

    @property
    def refusal(self) -> str:
        """Why the deed just tried was refused."""
        return said_in(self.page.locator("#odmowa"))

    def press(self, *words: str, within: Locator | None = None) -> None:
        """One link or button after another, each of which leads to another page."""
        for each in words:
            wanted = self._pressed(each, within)
            with self.page.expect_navigation():
                self._touch(wanted)

    def unfold(self, *words: str) -> None:
        """What opens or adds something on the page as it is."""
        for each in words:
            self._touch(self._pressed(each, None))

    def fill(self, told: Mapping[str, str | bool]) -> None:
        """By the name of the input; ``True`` and ``False`` are boxes to be ticked or not."""
        for name, value in told.items():
            asked = self.page.locator(f'main [name="{name}"]:not([type="hidden"])').first
            if isinstance(value, bool):
                asked.set_checked(value)
            else:
                asked.fill(value)

    def comes_to_say(self, words: str, place: str = "main") -> None:
        expect(self.page.locator(place)).to_contain_text(words)

    def download(self, words: str) -> Path:
        with self.page.expect_download() as coming:
            self._touch(self._pressed(words, None))
        return Path(coming.value.path())

    def sign_in(self, email: str) -> None:
        self.fill({"email": email, "password": PASSWORD})
        self.press("Zaloguj")

    def _pressed(self, words: str, within: Locator | None) -> Locator:
        place = within or self.page.locator("body")
        told = place.get_by_role("link", name=words).or_(place.get_by_role("button", name=words))
        return told.or_(place.locator("summary", has_text=words)).filter(visible=True).first

    def _touch(self, wanted: Locator) -> None:
        if self.page.evaluate("navigator.maxTouchPoints"):
            wanted.tap()
        else:
            wanted.click()


def said_in(place: Locator) -> str:
    return " ".join(place.inner_text().split())
