"""Every page of the service, untouched, in error and filled in, held to every promise a page makes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext

from app.attachments.answers import EVERY_PAGE
from rules.case import Case, Helper, OtherProgramme
from rules.vocabulary import CertificateKind, Equivalent, FilledBy, HelperCapacity, Qualification
from tests.builders import a_case, a_certificate, a_child_case, an_assistant
from tests.web.conftest import serving
from tests.web.journey import button, fill, slug_of
from tests.web.page_checks import open_page, problems
from tests.web.site import a_site, close
from tests.web.visitor import Visitor, answers_of

pytestmark = [pytest.mark.browser]
PUBLIC = [
    "/",
    "/program/wiazowna_2026",
    "/program/sejny_2026",
    "/program/ngo_2024/zacznij",
    "/wroc",
    "/zakonczono",
    "/pomoc",
    "/prywatnosc",
    "/deklaracja-dostepnosci",
    "/nie-ma-takiej-strony",
]
OWN = ["", "/kod", "/kopia-orzeczenia", "/sprawdz", "/wynik", "/dokumenty", "/zapisano", "/usun"]
CASES = {
    "adult": a_case(
        filled_by=FilledBy.HELPER,
        helper=Helper(name="Irena Pomocnicza", capacity=HelperCapacity.SOCIAL_WORKER),
        certificate=a_certificate(
            kind=CertificateKind.EQUIVALENT, degree=None, equivalent=Equivalent.GROUP_1
        ),
        uses_other_programmes=True,
        other_programmes=(
            OtherProgramme(name="Program A", hours=Decimal(20), since=date(2026, 1, 2)),
            OtherProgramme(name="Program B", hours=Decimal("7.5"), since=date(2026, 1, 3)),
        ),
        names_assistant=True,
        assistant=an_assistant(),
    ),
    "child": a_child_case(
        assistant=an_assistant(
            qualification=Qualification.EXPERIENCE, profession=None, experience_months=18
        )
    ),
    "alone": a_case(),
}
"""Together they are asked every page there is."""
ASKED = {name: list(answers_of(case)) for name, case in CASES.items()}
FIRST_ASKED = {slug: name for name in reversed(CASES) for slug in ASKED[name]}
EMPTY = """() => document.querySelectorAll("main input:not([type=hidden]), main textarea").forEach(
    input => { if (["radio", "checkbox"].includes(input.type)) input.checked = false; else input.value = ""; }
)"""


@dataclass(frozen=True)
class Served:
    site: Flask
    address: str

    def traveller(self, browser: Browser, case: Case, *, answered: bool) -> BrowserContext:
        """A browser that has this case open: with everything answered, or only begun."""
        visitor = Visitor(self.site)
        visitor.start(case)
        if answered:
            visitor.answer_all(case)
        cookie = visitor.client.get_cookie("teczka")
        assert cookie is not None
        context = browser.new_context(locale="pl-PL")
        context.set_default_timeout(30_000)
        context.add_cookies([{"name": "teczka", "value": cookie.value, "url": self.address}])
        return context


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    site = a_site(tmp_path_factory.mktemp("site"))
    with serving(site) as address:
        yield Served(site, address)
    close(site)


@pytest.fixture(scope="module")
def travellers(browser: Browser, served: Served) -> Iterator[dict[str, BrowserContext]]:
    """A browser for each case with everything answered, so that every page it may have can be opened."""
    contexts = {
        name: served.traveller(browser, case, answered=True) for name, case in CASES.items()
    }
    yield contexts
    for context in contexts.values():
        context.close()


@pytest.mark.parametrize("path", PUBLIC)
def test_public_pages(browser: Browser, served: Served, path: str):
    with browser.new_context(locale="pl-PL") as context:
        assert problems(open_page(context, served.address + path)) == []


def test_every_page_is_here():
    assert set(FIRST_ASKED) == {page.slug for page in EVERY_PAGE}


@pytest.mark.parametrize("slug", [page.slug for page in EVERY_PAGE])
def test_question_pages(travellers: dict[str, BrowserContext], served: Served, slug: str):
    name = FIRST_ASKED[slug]
    address = f"{served.address}/wniosek/pytania/{slug}"
    page = open_page(travellers[name], address)
    assert problems(page) == []
    page.close()
    page = open_page(travellers[name], address)
    page.evaluate(EMPTY)
    button(page).click()
    if slug_of(page) == slug:  # an optional page is left without a word
        assert problems(page) == []
    page.goto(address)
    fill(page, answers_of(CASES[name])[slug])
    button(page).click()
    assert slug_of(page) != slug
    page.wait_for_load_state()  # a page closed while it still loads may never close
    page.close()


@pytest.mark.parametrize("path", OWN)
def test_own_pages(travellers: dict[str, BrowserContext], served: Served, path: str):
    page = open_page(travellers["alone"], f"{served.address}/wniosek{path}")
    assert problems(page) == []
    page.close()


def test_the_copy_page_in_error(travellers: dict[str, BrowserContext], served: Served):
    page = open_page(travellers["alone"], f"{served.address}/wniosek/kopia-orzeczenia")
    button(page).click()
    assert problems(page) == []
    page.close()


def test_the_verdict_with_everything_to_mend(browser: Browser, served: Served):
    with served.traveller(browser, CASES["child"], answered=False) as context:
        page = open_page(context, f"{served.address}/wniosek/wynik")
        assert page.locator(".teczka-finding").count() > 5
        assert problems(page) == []


@pytest.mark.parametrize("path", ["/program/ngo_2024/zacznij", "/wroc"])
def test_public_forms_in_error(browser: Browser, served: Served, path: str):
    with browser.new_context(locale="pl-PL") as context:
        page = open_page(context, served.address + path)
        page.locator("main button[type=submit]").last.click()
        assert page.locator(".govuk-error-summary").count() == 1
        assert problems(page) == []
