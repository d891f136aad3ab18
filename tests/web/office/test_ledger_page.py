"""The ledger's page: lines in words, found without a name in an address, and verified."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import text

from app.matters.rights import Role
from tests.web.office import seeded
from tests.web.office.staff import OWN, an_account, signed_in, store_of
from tests.web.site import a_site, close
from tests.web.visitor import Visitor

PATH = f"/biuro/{OWN}/dziennik-zdarzen/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    site = a_site(tmp_path_factory.mktemp("ledger"), day=seeded.DAY, second_factor_required=False)
    seeded.seed(site)
    yield site
    close(site)


@pytest.fixture(scope="module")
def clerk(site: Flask) -> Visitor:
    return signed_in(site, an_account(site, Role.CLERK))


def test_lines_lead_to_their_matters_and_say_what_changed(clerk: Visitor):
    clerk.get(PATH)
    assert "Założenie sprawy" in clerk.text
    assert f'href="/biuro/{OWN}/sprawy/{seeded.REFUSED}/"' in clerk.page
    assert "Co się zmieniło" in clerk.text


def test_a_query_is_posted_and_remembered(clerk: Visitor):
    clerk.get(PATH)
    clerk.post(PATH, {"text": "urojony", "action": "look"})
    assert clerk.at == PATH
    assert "PS.5.2026" in clerk.page
    assert "PS.4.2026" not in clerk.page
    clerk.get(PATH)
    assert "PS.4.2026" not in clerk.page
    clerk.get(f"/biuro/{OWN}/sprawy/")
    assert "Wszystkie sprawy" in clerk.text, "the register keeps a query of its own"
    clerk.get(PATH)
    clerk.post(PATH, {"action": "all"})
    assert "PS.4.2026" in clerk.page


@pytest.mark.parametrize("place", ["abc", "-1", "9" * 40, "٣"])
def test_an_odd_page_is_the_newest(clerk: Visitor, place: str):
    clerk.get(PATH)
    newest = clerk.page.count("<li>")
    assert clerk.get(f"{PATH}?przed={place}").status_code == 200
    assert clerk.page.count("<li>") == newest
    clerk.get(f"{PATH}?przed=3")
    assert clerk.page.count("teczka-history__when") == 2


def test_an_administrator_sees_no_details_and_no_way_to_matters(site: Flask):
    administrator = signed_in(site, an_account(site, Role.ADMINISTRATOR))
    administrator.get(PATH)
    assert "Szczegóły widzą osoby, które mogą czytać sprawy." in administrator.text
    assert "/sprawy/" not in administrator.page
    assert "Co się zmieniło" not in administrator.text


def test_the_ledger_is_verified_in_words(site: Flask, clerk: Visitor):
    clerk.get(PATH)
    clerk.post(f"{PATH}sprawdz", {})
    assert "Dziennik jest nienaruszony" in clerk.text
    with store_of(site).shelf.database.writing() as session:
        session.execute(text("DROP TRIGGER ledger_no_UPDATE"))
        session.execute(text("UPDATE ledger SET event = 'matter.closed' WHERE id = 2"))
    clerk.get(PATH)
    clerk.post(f"{PATH}sprawdz", {})
    assert "Dziennik jest naruszony" in clerk.text
    assert "wiersz 2: treść zmieniono po zapisaniu" in clerk.text
