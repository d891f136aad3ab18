"""What the diary costs on a thin connection: every byte that comes over the wire, heads included."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.months.builders import ZOFIA, an_entry
from tests.web.office.diary.assistant import DIARY, NEW, Helping
from tests.web.office.offline.conftest import House
from tests.web.office.offline.phone import SIZE, Phone, within_seconds

FIRST, LATER = 60_000, 10_000


@dataclass
class Meter:
    """A wire between a browser and the service; ``came`` counts what the service sent, in bytes."""

    to: str
    came: int = 0

    def carry(self, listener: socket.socket) -> None:
        while True:
            try:
                browser, _ = listener.accept()
            except OSError:  # closed
                return
            place = urlsplit(self.to)
            service = socket.create_connection((place.hostname, place.port))
            Thread(target=self._pump, args=(browser, service, False), daemon=True).start()
            Thread(target=self._pump, args=(service, browser, True), daemon=True).start()

    def _pump(self, since: socket.socket, until: socket.socket, counted: bool) -> None:
        try:
            while told := since.recv(65536):
                self.came += len(told) if counted else 0
                until.sendall(told)
        except OSError:
            pass
        finally:
            for end in (since, until):
                end.close()


@contextmanager
def metered(address: str) -> Iterator[tuple[str, Meter]]:
    meter = Meter(address)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        Thread(target=meter.carry, args=(listener,), daemon=True).start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}", meter


@pytest.mark.parametrize("path", [DIARY, f"{NEW}?osoba={ZOFIA}"])
def test_the_diary_is_light(house: House, browser: Browser, path: str):
    house.aurelia.forgets()
    house.aurelia.keeps(
        *(an_entry(f"2026-01-{day:02} 10:00", f"2026-01-{day:02} 12:30") for day in range(5, 20))
    )
    with metered(house.address) as (address, meter):
        context = browser.new_context(locale="pl-PL", viewport=SIZE)
        own = Helping(house.aurelia.site, house.aurelia.account)
        phone = Phone(context, address).signed_in_as(own)
        phone.open(path)
        phone.page.evaluate("navigator.serviceWorker.ready.then(() => 1)")
        assert within_seconds(phone.cached)
        assert within_seconds(phone.kept)
        phone.page.wait_for_load_state("networkidle")
        first, meter.came = meter.came, 0
        phone.open(path)
        phone.page.wait_for_load_state("networkidle")
        later = meter.came
        context.close()
    assert 20_000 < first < FIRST
    assert 1_000 < later < LATER
