"""The state of the archive as clerks and administrators see it, and what the overview says of it."""

from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser

from app.matters.rights import Role
from app.store.claims import Claim, Room
from app.workflow.integrity.checking import KIND
from tests.store.full_store import every_claim, furnish, path_of
from tests.store.matters import PROGRAMME
from tests.web.conftest import serving
from tests.web.office.staff import an_account, signed_in, signed_in_browser, store_of
from tests.web.page_checks import open_page, problems
from tests.web.site import a_site, close
from tests.web.visitor import Visitor

PATH = f"/biuro/{PROGRAMME}/archiwum/"
NBSP = "\N{NO-BREAK SPACE}"
BANNER = "Uszkodzone zapisy lub pliki: 1."


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    site = a_site(tmp_path_factory.mktemp("integrity"), second_factor_required=False)
    furnish(store_of(site))
    yield site
    close(site)


def _visitor(site: Flask, role: Role) -> Visitor:
    account = an_account(site, role, programmes={PROGRAMME})
    return signed_in(site, account)


@pytest.fixture(scope="module")
def clerk(site: Flask) -> Visitor:
    return _visitor(site, Role.CLERK)


@pytest.fixture
def damaged(site: Flask) -> Iterator[Claim]:
    """One paper of a dossier is cut short, and was looked at; it is put back."""
    store = store_of(site)
    claim = next(each for each in every_claim(store) if each.room is Room.ARCHIVE)
    path = path_of(store, claim)
    before = path.read_bytes()
    path.write_bytes(before[:-1])
    fixity = store.integrity.fixity
    fixity.look_at(store.archive.of_owner(claim.owner))
    yield claim
    path.write_bytes(before)
    fixity.look_at(store.archive.of_owner(claim.owner))


def test_a_sound_archive_is_said_to_be_sound(clerk: Visitor) -> None:
    assert clerk.get(PATH).status_code == 200
    assert "Wszystko, co sprawdzono, jest takie, jak zapisano." in clerk.text
    assert "co najmniej raz na 30 dni" in clerk.text.replace(NBSP, " ")
    clerk.get(f"/biuro/{PROGRAMME}/")
    assert "Uszkodzone" not in clerk.text


def test_a_damaged_paper_is_named_with_the_way_to_its_dossier(
    clerk: Visitor, damaged: Claim
) -> None:
    clerk.get(f"/biuro/{PROGRAMME}/")
    assert "Uszkodzone zapisy lub pliki: 1" in clerk.text
    clerk.get(PATH)
    assert "Nie wszystko jest takie, jak zapisano." in clerk.text
    assert "Dokument „Karta zgłoszenia”" in clerk.text
    assert "treść jest inna niż zapisana" in clerk.text
    assert f'href="/biuro/{PROGRAMME}/sprawy/' in clerk.page
    assert damaged.name not in clerk.page
    assert damaged.owner not in clerk.page


def test_an_administrator_is_told_how_many_and_not_which(site: Flask, damaged: Claim) -> None:
    administrator = _visitor(site, Role.ADMINISTRATOR)
    administrator.get(PATH)
    assert "Karta zgłoszenia" not in administrator.text
    assert f"Uszkodzone w{NBSP}tym programie: 1{NBSP}rzecz." in administrator.page


def test_a_check_is_asked_for_and_its_progress_shown(site: Flask, clerk: Visitor) -> None:
    store = store_of(site)
    watching = site.extensions["teczka"].watching
    watching.checking.ask(_actor(site), PROGRAMME)
    clerk.get(PATH)
    assert f"Sprawdzanie trwa: 0 z{NBSP}" in clerk.page
    assert "Sprawdź wszystko teraz" not in clerk.text
    wish = watching.checking.under_way()
    store.wishes.move(wish.id, done=9, total=7)
    clerk.get(PATH)
    assert f"Sprawdzanie trwa: 7 z{NBSP}7." in clerk.page
    watching.checking.go_on(lambda: False)
    clerk.get(PATH)
    assert clerk.post(f"{PATH}sprawdz", {}).status_code == 200
    assert clerk.at == PATH
    for _ in range(200):
        if not store.wishes.unfinished(KIND):
            break
        watching._stopped.wait(0.05)
    clerk.get(PATH)
    assert f"w{NBSP}bazie" in clerk.page
    assert "Wszystko, co sprawdzono, jest takie, jak zapisano." in clerk.text


def _actor(site: Flask) -> object:
    return store_of(site).accounts.named("clerk@example.com").actor


@pytest.mark.browser
def test_the_page_keeps_every_promise_sound_and_damaged(
    site: Flask, clerk: Visitor, browser: Browser, request: pytest.FixtureRequest
) -> None:
    account = store_of(site).accounts.named("clerk@example.com")
    with serving(site) as address:
        context = signed_in_browser(browser, site, address, account)
        page = open_page(context, address + PATH)
        assert problems(page) == []
        request.getfixturevalue("damaged")
        page.reload()
        assert page.get_by_role("heading", name="Co zrobić").is_visible()
        assert problems(page) == []
        context.close()
