"""The pages in a bag, opened from the disk as whoever is handed one opens them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.matters.builders import SEJNY
from tests.web.checks import focus, layout, machines, words
from tests.web.checks.watch import watch
from tests.web.page_checks import open_page, problems
from tests.workflow.dossier.exported import CLERK, add_assistant, an_office, exporting_of

pytestmark = [pytest.mark.browser]
CHECKS = (
    machines.axe_is_silent,
    words.html_is_strict,
    focus.focus_is_visible,
    focus.order_is_natural,
    layout.reflows_at_320,
    layout.stands_text_spacing,
    layout.stands_double_text,
    layout.targets_are_large,
    layout.prints_well,
)
"""What holds without a server, a form or the furniture of our own pages."""


@pytest.fixture(scope="module")
def bag(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    with an_office(folder) as store:
        add_assistant(store, f"{1:032x}")
        exporting_of(store).export_to(folder / "out", CLERK, SEJNY, "Kontrola Wojewody")
    return folder / "out"


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(locale="pl-PL")
    yield opened
    opened.close()


@pytest.mark.parametrize("page", ["index.html", "OPS-1.2026/index.html"])
def test_a_page_of_a_bag_is_for_everybody(bag: Path, context: BrowserContext, page: str) -> None:
    opened = open_page(context, (bag / "data" / page).as_uri())
    assert problems(opened, CHECKS) == []
    opened.emulate_media(color_scheme="dark")
    assert machines.axe_is_silent(opened) == []
    assert not watch(opened).complaints
