"""The checks find nothing on a good page and every fault on a bad one."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.web.conftest import serving
from tests.web.page_checks import CHECKS, MEASURE, open_page, problems
from tests.web.planted import FAULTS, Fault, planted_app

pytestmark = pytest.mark.browser
Go = Callable[[str], Page]
BY_NAME = {check.__name__: check for check in CHECKS}


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving(planted_app()) as address:
        yield address


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(locale="pl-PL")
    yield context
    context.close()


@pytest.fixture
def go(context: BrowserContext, address: str) -> Iterator[Go]:
    """Open a path; what was opened is closed after the test."""
    yield lambda path: open_page(context, address + path)
    for page in context.pages:
        page.close()


@pytest.mark.parametrize("path", ["/", "/bledy", "/jedno"])
def test_good_page_has_no_problems(go: Go, path: str) -> None:
    assert problems(go(path)) == []


@pytest.mark.parametrize(
    ("number", "fault"),
    list(enumerate(FAULTS)),
    ids=[f"{fault.caught_by}: {fault.what}" for fault in FAULTS],
)
def test_planted_fault_is_caught(go: Go, number: int, fault: Fault) -> None:
    faulty = go(f"/usterka/{number}")
    faulty.set_viewport_size({"width": 1280, "height": 900})
    faulty.evaluate(MEASURE)
    assert BY_NAME[fault.caught_by](faulty)


def test_every_check_has_a_fault_it_catches() -> None:
    assert {fault.caught_by for fault in FAULTS} == set(BY_NAME)
