"""The pages of letters, blanks, settings and the ledger, in error too, held to every promise of a page."""

import io
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import docx
import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page

from app.documents.letter import blank_of
from app.letters import award
from app.matters.rights import Role
from app.store.letter_values import BatchState, Order
from app.web.office.correspondence.letters import office_letters
from tests.matters.builders import an_actor
from tests.web.conftest import serving
from tests.web.office import seeded
from tests.web.office.staff import OWN, an_account, signed_in_browser, store_of
from tests.web.page_checks import open_page, problems
from tests.web.site import a_site, close
from tests.workflow.batches.stand_in import Office

pytestmark = [pytest.mark.browser]
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class Desk:
    """A browser signed in with every role, at a site with one batch of which a letter failed."""

    context: BrowserContext
    address: str
    batch_id: str

    def open(self, path: str) -> Page:
        return open_page(self.context, f"{self.address}/biuro/{OWN}{path}")

    def sent(self, path: str, press: str, **filled_in: str) -> Page:
        """The page after its form was sent with these answers."""
        page = self.open(path)
        for name, value in filled_in.items():
            page.locator(f"main [name={name}]").fill(value)
        page.get_by_role("button", name=press).click()
        page.wait_for_load_state()
        return page


def _faulty_blank(desk: Desk) -> Page:
    blank, written = docx.Document(str(blank_of(award.LETTER))), io.BytesIO()
    blank.add_paragraph("Witaj {{ pesel }}")
    blank.save(written)
    page = desk.open("/pisma/wzory/award")
    page.set_input_files(
        "#blank", {"name": "wzor.docx", "mimeType": DOCX, "buffer": written.getvalue()}
    )
    page.get_by_role("button", name="Sprawdź i zapisz wzór").click()
    page.get_by_role("heading", name="Co poprawić").wait_for()
    return page


def _nothing_ticked(desk: Desk) -> Page:
    page = desk.open("/pisma/nowe/award")
    for box in page.get_by_role("checkbox").all():
        box.uncheck()
    page.get_by_role("button", name="Przygotuj wszystkie zaznaczone").click()
    page.wait_for_load_state()
    return page


def _too_high(desk: Desk) -> Page:
    return desk.sent("/ustawienia/", "Zapisz ustawienia", limit_severe="900")


def _found(desk: Desk) -> Page:
    page = desk.sent("/dziennik-zdarzen/", "Szukaj", text="urojony")
    page.locator("summary").first.click()
    return page


PAGES: dict[str, Callable[[Desk], Page]] = {
    "letters": lambda desk: desk.open("/pisma/"),
    "new batch": lambda desk: desk.open("/pisma/nowe/refusal"),
    "new batch, nothing ticked": _nothing_ticked,
    "new batch, nothing due": lambda desk: desk.open("/pisma/nowe/reserve"),
    "new batch, preview refused": lambda desk: desk.sent(
        "/pisma/nowe/refusal", "Podgląd – PS.7.2026"
    ),
    "batch": lambda desk: desk.open(f"/pisma/{desk.batch_id}/"),
    "sent, not yet": lambda desk: desk.sent(
        f"/pisma/{desk.batch_id}/wyslane", "Zapisz jako wysłane", **{"sent_on-year": "2025"}
    ),
    "blanks": lambda desk: desk.open("/pisma/wzory/"),
    "blank": lambda desk: desk.open("/pisma/wzory/refusal"),
    "blank, faulty": _faulty_blank,
    "settings, error": lambda desk: desk.sent(
        "/ustawienia/", "Zapisz ustawienia", number_pattern="PS"
    ),
    "settings, refused": _too_high,
    "logo, none": lambda desk: desk.sent("/ustawienia/logo", "Zapisz logo", text="Herb"),
    "ledger": _found,
    "ledger verified": lambda desk: desk.sent("/dziennik-zdarzen/", "Sprawdź dziennik"),
}


def _batches(site: Flask) -> str:
    """One batch that was sent, and one of which a letter failed; the id of that one."""
    with site.app_context():
        letters, clerk = office_letters(), an_actor()
        for kind, ids in (
            ("reserve", [seeded.RESERVE]),
            ("refusal", [seeded.UNFOUNDED, seeded.REFUSED]),
        ):
            ordered = letters.batches.create(Order(OWN, kind, seeded.DAY), ids, clerk)
            letters.batches.generate(OWN, ordered.id, clerk)
            batch = letters.wait(OWN, ordered.id, 20)
            assert batch.state is BatchState.DONE
            if kind == "reserve":
                letters.send(clerk, batch, seeded.DAY, ids)
        return batch.id


@pytest.fixture(scope="module")
def desk(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("letter pages")
    site = a_site(folder, Office(), day=seeded.DAY, second_factor_required=False)
    seeded.seed(site)
    with ThreadPoolExecutor(1) as thread:  # the browser keeps an event loop in this one
        batch_id = thread.submit(_batches, site).result()
    blank = blank_of(award.LETTER).with_stem("refusal").read_bytes()
    store_of(site).letter_blanks.add(OWN, "refusal", blank, an_actor(), "wzór.docx")
    with serving(site) as address:
        context = signed_in_browser(browser, site, address, an_account(site, *Role))
        yield Desk(context, address, batch_id)
        context.close()
    close(site)


@pytest.mark.parametrize("name", PAGES)
def test_pages_of_letters_keep_their_promises(desk: Desk, name: str):
    page = PAGES[name](desk)
    assert problems(page) == []
    page.close()
