"""One site with two assistants, served for a module; answers can be cut after the work was done."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from socket import SHUT_RDWR
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.web.conftest import serving
from tests.web.office.diary.assistant import Helping, an_assisted_site, assisting
from tests.web.office.offline.phone import SIZE, Phone
from tests.web.site import close


@dataclass
class Wire:
    """What lies between a phone and the service; ``cuts`` are addresses whose answers are lost."""

    application: Callable[..., Iterable[bytes]]
    cuts: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)

    def __call__(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        asked = f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}"
        self.asked.append(asked)
        answer = self.application(environ, start)
        if asked in self.cuts:
            environ["werkzeug.socket"].shutdown(SHUT_RDWR)
        return answer


@dataclass
class House:
    address: str
    wire: Wire
    aurelia: Helping
    """The assistant whose phone it is."""
    other: Helping


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    site = an_assisted_site(tmp_path_factory.mktemp("offline"))
    wire = Wire(site)
    with serving(wire) as address:
        yield House(address, wire, assisting(site), assisting(site, email="inna@example.com"))
    close(site)


@pytest.fixture
def phone(house: House, browser: Browser) -> Iterator[Phone]:
    """A phone on which the diary was opened once; the diary itself is empty."""
    house.aurelia.forgets()
    house.aurelia.visitor = type(house.aurelia)(house.aurelia.site, house.aurelia.account).visitor
    house.wire.asked.clear()
    house.wire.cuts.clear()
    context = browser.new_context(locale="pl-PL", viewport=SIZE)
    context.set_default_timeout(10_000)
    yield Phone(context, house.address).signed_in_as(house.aurelia).ready()
    context.close()
