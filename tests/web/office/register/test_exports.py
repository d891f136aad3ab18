"""The register as a file: which matters are in it, what it says, and the line it leaves in the ledger."""

from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask

from app.matters.rights import Role
from app.workflow.office.events import Event
from rules.vocabulary import Outcome
from tests.web.office.recruitment import a_recruiting_site, assess, resolve, take_in
from tests.web.office.staff import OWN, an_account, signed_in, store_of
from tests.web.site import close
from tests.web.visitor import Visitor

PAGE = f"/biuro/{OWN}/sprawy/eksport"
REGISTER = f"/biuro/{OWN}/sprawy/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    site = a_recruiting_site(tmp_path_factory.mktemp("exports"))
    first, second, _ = take_in(site, 3)
    resolve(site, assess(site, first), Outcome.QUALIFIED, until=date(2026, 12, 31))
    assess(site, second)
    yield site
    close(site)


@pytest.fixture
def clerk(site: Flask) -> Visitor:
    number = len(store_of(site).accounts.all())
    return signed_in(site, an_account(site, email=f"{number}@example.com"))


def lines(clerk: Visitor, **data: str) -> list[list[str]]:
    clerk.get(PAGE)
    response = clerk.post(PAGE, data)
    assert response.status_code == 200
    assert "rejestr-spraw.csv" in response.headers["Content-Disposition"]
    text: str = response.data.decode("utf-8-sig")
    return [line.split(";") for line in text.strip().split("\r\n")]


def test_the_whole_register_is_a_table_with_what_a_clerk_needs(site: Flask, clerk: Visitor):
    head, award, assessed, submitted = lines(clerk, which="every", form="csv")
    told = dict(zip(head, award, strict=True))
    assert told["Znak sprawy"] == "1.2026"
    assert told["Imię i nazwisko"] == "Zofia Przykładowa"
    assert told["Miejscowość"] == "Sejny"
    assert told["Stan"] == "przyznano usługi"
    assert told["Wpłynęło"] == "2026-02-13"
    assert told["Grupa pierwszeństwa"] == "1"
    assert (told["Godziny w roku"], told["Usługi do"]) == ("240", "2026-12-31")
    assert told["Zatwierdzone"] == "tak"
    assert dict(zip(head, assessed, strict=True))["Rozstrzygnięcie"] == ""
    assert dict(zip(head, submitted, strict=True))["Stan"] == "złożone na papierze"
    line = store_of(site).ledger.lines(OWN, limit=1)[0]
    assert (line.event, line.note) == (Event.REGISTER_EXPORTED, "Rejestr spraw (CSV)")


def test_what_was_looked_for_last_may_be_all_that_is_in_the_file(clerk: Visitor):
    clerk.get(REGISTER)
    clerk.post(REGISTER, {"text": "zolwinska", "action": "look"})
    clerk.get(PAGE)
    assert 'value="found" checked' in clerk.page
    _, *rows = lines(clerk, which="found", form="csv")
    assert [row[0] for row in rows] == ["2.2026"]
    _, *rows = lines(clerk, which="every", form="csv")
    assert len(rows) == 3


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_other_files_are_handed_out_too(clerk: Visitor, ending: str):
    clerk.get(PAGE)
    response = clerk.post(PAGE, {"which": "every", "form": ending})
    assert response.data.startswith(b"PK")
    assert f"rejestr-spraw.{ending}" in response.headers["Content-Disposition"]


def test_a_form_not_filled_in_hands_out_nothing(site: Flask, clerk: Visitor):
    clerk.get(PAGE)
    before = store_of(site).ledger.lines(OWN, limit=1)[0].number
    assert clerk.post(PAGE, {}).status_code == 422
    assert len(clerk.errors()) == 2
    assert store_of(site).ledger.lines(OWN, limit=1)[0].number == before


def test_the_register_links_to_it_for_whoever_may(site: Flask, clerk: Visitor):
    clerk.get(REGISTER)
    assert PAGE in clerk.page
    member = signed_in(site, an_account(site, Role.COMMISSION))
    member.get(REGISTER)
    assert PAGE not in member.page
