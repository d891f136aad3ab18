"""An assistant's phone: a browser of 360 px with the diary open, with or without a network."""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import BrowserContext, Error, Page

from tests.months.builders import ZOFIA
from tests.web.office.diary.assistant import DIARY, Helping
from tests.web.office.staff import cookie_of

OFFLINE = f"{DIARY}bez-sieci"
SIZE = {"width": 360, "height": 740}
SECONDS = 20
KEPT = """async () => {
  const names = (await indexedDB.databases()).map(each => each.name)
  if (!names.includes('teczka-dziennik')) return []
  const database = await new Promise(done => {
    const asked = indexedDB.open('teczka-dziennik')
    asked.onsuccess = () => done(asked.result)
  })
  const all = store => new Promise(done => {
    const asked = database.transaction(store).objectStore(store).getAll()
    asked.onsuccess = () => done(asked.result)
  })
  const kept = [...await all('entries'), ...await all('known')]
  database.close()
  return kept
}"""
CACHED = """async () => {
  const texts = []
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    for (const key of await cache.keys()) texts.push([key.url, await (await cache.match(key)).text()])
  }
  return texts
}"""


def within_seconds(what: Callable[[], Any]) -> Any:
    """What it gives as soon as that is true; the last of it when time is over."""
    ends = time.monotonic() + SECONDS
    while not (found := what()) and time.monotonic() < ends:
        time.sleep(0.05)
    return found


@dataclass
class Phone:
    context: BrowserContext
    address: str
    page: Page = field(init=False)

    def __post_init__(self) -> None:
        self.page = self.context.pages[0] if self.context.pages else self.context.new_page()

    def signed_in_as(self, helping: Helping) -> "Phone":
        value = cookie_of(helping.visitor)
        self.context.add_cookies([{"name": "teczka", "value": value, "url": self.address}])
        return self

    def ready(self) -> "Phone":
        """The diary was opened once: worker and page for no connection are there, people are known."""
        self.open(DIARY)
        self.page.evaluate("navigator.serviceWorker.ready.then(() => 1)")
        assert within_seconds(lambda: any(each.get("participants") for each in self.kept()))
        assert within_seconds(lambda: self.page.evaluate("!!navigator.serviceWorker.controller"))
        return self

    def open(self, path: str) -> None:
        self.page.goto(f"{self.address}{path}")

    def send_now(self) -> None:
        """Press the button, unless the phone was quicker and sent what waited by itself."""
        with suppress(Error):
            self.page.click("text=Wyślij teraz", timeout=2000)

    def kept(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.page.evaluate(KEPT)
        return found

    def cached(self) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = self.page.evaluate(CACHED)
        return found

    def says(self, words: str) -> bool:
        """Whether the page comes to say it; hard spaces count as plain ones."""
        return bool(within_seconds(lambda: words in self.text))

    @property
    def text(self) -> str:
        try:
            body: str = self.page.evaluate("document.body.innerText")
        except Error:  # the page is on its way to another
            return ""
        return body.replace("\N{NO-BREAK SPACE}", " ")

    def write(self, **more: str) -> None:
        """Fill in the form of the page for no connection and press its button."""
        self.page.locator(
            f"input[name=participant][value='{more.pop('participant', ZOFIA)}']"
        ).check()
        told = {"on": "2026-01-07", "starts": "08:00", "ends": "10:00", "activity": "spacer"} | more
        for name, value in told.items():
            self.page.fill(f"[name={name}]", value)
        self.page.click("[data-press]")
