"""Dossiers handed out through the pages: one at once, a programme when it is prepared."""

import io
import time
import zipfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date

import pikepdf
import pytest
from flask import Flask
from playwright.sync_api import Browser

from app.archive.checking import check_bag
from app.matters.rights import Role
from app.store.wishes import WishState
from app.workflow.office.events import Event
from tests.documents.test_dossier_pdf import Tagging
from tests.web.conftest import serving
from tests.web.office.staff import OWN, an_account, signed_in, signed_in_browser, store_of
from tests.web.page_checks import open_page, problems
from tests.web.site import a_site, close
from tests.web.visitor import Visitor
from tests.workflow.dossier.exported import add_dossier

FIRST = f"{1:032x}"
ONE, ALL = f"/biuro/{OWN}/teczki/{FIRST}/wydaj", f"/biuro/{OWN}/wydania/"
REASON = "Kontrola Wojewody"


@dataclass(frozen=True)
class Room:
    site: Flask
    auditor: Visitor

    def prepared(self) -> str:
        """The address of an export of the whole programme that is ready."""
        store = store_of(self.site)
        for wish in store.wishes.of_programme(OWN, "export"):
            if wish.state is WishState.DONE and wish.told.get("shape") == "zip":
                return f"{ALL}{wish.id}/"
        return self.asked(ALL, {"reason": REASON})

    def bound(self) -> str:
        """The address of a PDF of the first dossier that is ready."""
        return self.asked(ONE, {"form": "pdf", "reason": REASON})

    def asked(self, path: str, sent: Mapping[str, str]) -> str:
        self.auditor.get(path)
        with ThreadPoolExecutor(1) as thread:  # where no event loop of a browser runs
            thread.submit(self.auditor.post, path, sent).result()
        while store_of(self.site).wishes.unfinished("export"):
            time.sleep(0.05)
        return self.auditor.at


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    folder = tmp_path_factory.mktemp("exports")
    site = a_site(folder, Tagging(), day=date(2026, 3, 2), second_factor_required=False)
    for number in (1, 2):
        add_dossier(store_of(site), number)
    yield Room(site, signed_in(site, an_account(site, Role.AUDITOR)))
    close(site)


def told_of(room: Room) -> int:
    """Lines of the ledger, but for those that say which pages somebody who controls asked for."""
    lines = store_of(room.site).ledger.lines(OWN)
    return sum(line.event != Event.AUDIT_LOOKED for line in lines)


def test_a_dossier_is_downloaded_as_a_bag(room: Room, tmp_path) -> None:
    room.auditor.get(f"/biuro/{OWN}/sprawy/{FIRST}/")
    assert f'href="{ONE}"' in room.auditor.page
    room.auditor.get(ONE)
    answer = room.auditor.post(ONE, {"form": "zip", "reason": REASON})
    assert answer.mimetype == "application/zip"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="teczka-OPS-1.2026.zip"'
    with zipfile.ZipFile(io.BytesIO(answer.data)) as package:
        package.extractall(tmp_path)
    assert check_bag(tmp_path / "teczka-OPS-1.2026").sound
    told = store_of(room.site).ledger.lines(OWN, FIRST)[0]
    assert (told.event, told.note.startswith(REASON)) == (Event.DOSSIER_EXPORTED, True)


def test_a_dossier_is_downloaded_as_one_pdf(room: Room) -> None:
    at = room.bound()
    room.auditor.get(at)
    assert "Plik jest gotowy do pobrania" in room.auditor.page
    assert f'href="/biuro/{OWN}/sprawy/{FIRST}/"' in room.auditor.page
    answer = room.auditor.client.get(f"{at}teczki.pdf")
    assert answer.mimetype == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="teczka-OPS-1.2026.pdf"'
    with pikepdf.open(io.BytesIO(answer.data)) as pdf:
        assert (
            len(pdf.pages) == 1
        )  # these papers are no real PDFs, so the cover says that they are missing
    assert store_of(room.site).ledger.lines(OWN, FIRST)[0].event == Event.DOSSIER_EXPORTED
    assert room.auditor.client.get(f"{at}teczki.zip").status_code == 404
    room.auditor.get(ALL)
    assert "OPS/1.2026 (PDF)" in room.auditor.page


def test_a_pdf_that_is_being_made_says_how_far_it_is(room: Room) -> None:
    store = store_of(room.site)
    order = {"shape": "pdf", "cases": [[FIRST, "OPS/1.2026"]], "reason": REASON, "by": "Ignacy"}
    wish = store.wishes.ask("export", OWN, "", "a", order)
    store.wishes.move(wish.id, done=3, total=12)
    room.auditor.get(f"{ALL}{wish.id}/")
    assert "Przygotowujemy plik. Przeczytane dokumenty: 3 z 12." in room.auditor.text
    assert "Sprawdź postęp" in room.auditor.text
    assert room.auditor.client.get(f"{ALL}{wish.id}/teczki.pdf").status_code == 404
    store.wishes.end(wish.id, WishState.FAILED, "internal")
    room.auditor.get(f"{ALL}{wish.id}/")
    assert "Wydaj teczkę jeszcze raz" in room.auditor.text


def test_without_a_reason_nothing_is_handed_out(room: Room) -> None:
    lines = told_of(room)
    for path in (ONE, ALL):
        room.auditor.get(path)
        assert room.auditor.post(path, {"form": "zip", "reason": " "}).status_code == 422
        assert len(room.auditor.errors()) == 1
        assert "komu i" in room.auditor.errors()[0]
    assert told_of(room) == lines


def test_a_programme_is_prepared_and_downloaded(room: Room, tmp_path) -> None:
    at = room.prepared()
    room.auditor.get(at)
    assert "Paczka jest gotowa do pobrania" in room.auditor.page
    answer = room.auditor.client.get(f"{at}teczki.zip")
    assert (answer.status_code, answer.headers["Accept-Ranges"]) == (200, "bytes")
    assert int(answer.headers["Content-Length"]) == len(answer.data)
    with zipfile.ZipFile(io.BytesIO(answer.data)) as package:
        package.extractall(tmp_path)
    checked = check_bag(tmp_path / "teczki-sejny-2026")
    assert (checked.sound, checked.files) == (True, 13)
    told = store_of(room.site).ledger.lines(OWN)[0]
    assert told.event == Event.DOSSIER_EXPORTED
    assert told.note == f"{REASON} (odcisk paczki: {checked.fingerprint})"


@pytest.mark.parametrize(
    ("wanted", "first", "end"),
    [("100-", 100, None), ("0-99", 0, 100), ("1000-2999", 1000, 3000), ("-500", -500, None)],
)
def test_an_interrupted_download_goes_on(room: Room, wanted: str, first: int, end: int) -> None:
    at = f"{room.prepared()}teczki.zip"
    whole = room.auditor.client.get(at)
    told = told_of(room)
    headers = {"Range": f"bytes={wanted}", "If-Range": whole.headers["ETag"]}
    part = room.auditor.client.get(at, headers=headers)
    begins, ends, _ = slice(first, end).indices(len(whole.data))
    assert part.status_code == 206
    assert part.data == whole.data[first:end]
    assert part.headers["Content-Range"] == f"bytes {begins}-{ends - 1}/{len(whole.data)}"
    assert told_of(room) - told == (first <= 0)


def test_the_rest_of_another_file_is_never_handed_out(room: Room) -> None:
    at = f"{room.prepared()}teczki.zip"
    answer = room.auditor.client.get(at, headers={"Range": "bytes=100-", "If-Range": '"inny"'})
    assert (answer.status_code, answer.data[:2]) == (200, b"PK")
    assert room.auditor.client.get(at, headers={"Range": "bytes=99999999-"}).status_code == 416


def test_what_is_not_ready_is_no_file(room: Room) -> None:
    store = store_of(room.site)
    told = {"reason": REASON, "by": "Ignacy"}
    wish = store.wishes.ask("export", OWN, "", "a", told)
    store.wishes.end(wish.id, WishState.FAILED, "internal")
    room.auditor.get(f"{ALL}{wish.id}/")
    assert "Zleć ją jeszcze raz" in room.auditor.page
    assert room.auditor.client.get(f"{ALL}{wish.id}/teczki.zip").status_code == 404


def test_whoever_may_not_export_sees_no_way_to_it(room: Room) -> None:
    member = signed_in(room.site, an_account(room.site, Role.COMMISSION))
    member.get(f"/biuro/{OWN}/sprawy/{FIRST}/")
    assert "Wydaj" not in member.page
    assert "Wydania teczek" not in member.page
    assert member.client.get(ONE).status_code == 403


def test_a_package_whose_pieces_are_gone_says_to_ask_again(room: Room) -> None:
    store = store_of(room.site)
    (done, *_) = (
        w for w in store.wishes.of_programme(OWN, "export") if w.told.get("shape") == "zip"
    )
    wish = store.wishes.ask("export", OWN, "", "a", done.told)
    store.wishes.end(wish.id, WishState.DONE)
    answer = room.auditor.get(f"{ALL}{wish.id}/teczki.zip")
    assert answer.status_code == 404
    assert "Zleć ją jeszcze raz" in room.auditor.page


@pytest.mark.browser
def test_pages_keep_every_promise_of_a_page(room: Room, browser: Browser) -> None:
    at, pdf = room.prepared(), room.bound()
    account = store_of(room.site).accounts.named("auditor@example.com")
    with serving(room.site) as address:
        context = signed_in_browser(browser, room.site, address, account)
        for path in (ALL, ONE):
            page = open_page(context, address + path)
            page.locator("main [name=reason]").fill("")
            page.locator("main button[type=submit]").last.click()
            page.wait_for_load_state()
            assert problems(page) == [], path
        for path in (at, pdf):
            assert problems(open_page(context, address + path)) == []
        context.close()
