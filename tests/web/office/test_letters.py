"""Letters in the browser's stead: due, previewed, ordered, made, taken, sent; by whom, and what refuses."""

import io
import re
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from flask import Flask

from app.matters.rights import Role
from app.workflow.office.events import Event
from tests.web.office import seeded
from tests.web.office.staff import OWN, an_account, signed_in, store_of
from tests.web.site import a_site, close
from tests.web.visitor import Visitor
from tests.workflow.batches.stand_in import Office

LETTERS = f"/biuro/{OWN}/pisma/"
ON_THE_DAY = {"dated-day": "2", "dated-month": "3", "dated-year": "2026", "posting": "given"}
SENT_ON = {"sent_on-day": "2", "sent_on-month": "3", "sent_on-year": "2026"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    folder: Path = tmp_path_factory.mktemp("letters")
    site = a_site(folder, Office(), day=seeded.DAY, second_factor_required=False)
    seeded.seed(site)
    yield site
    close(site)


@pytest.fixture(scope="module")
def clerk(site: Flask) -> Visitor:
    return signed_in(site, an_account(site, Role.CLERK))


def ordered(clerk: Visitor, kind: str, *matter_ids: str) -> str:
    """The address of a batch, once it is made."""
    path = f"{LETTERS}nowe/{kind}"
    clerk.get(path)
    clerk.post(path, {"matters": list(matter_ids), **ON_THE_DAY, "action": "next"})
    address, end = clerk.at, time.monotonic() + 20
    while "Sprawdź postęp" in clerk.page and time.monotonic() < end:
        clerk.get(address)
    assert "Sprawdź postęp" not in clerk.page
    return address


def test_the_first_page_says_what_waits_and_leads_to_it(clerk: Visitor):
    clerk.get(LETTERS)
    for kind in ("award", "reserve", "refusal", "completion_call", "limit_change"):
        assert f"/pisma/nowe/{kind}" in clerk.page
    assert "2 pisma" in clerk.text


def test_a_preview_is_a_file_and_orders_nothing(site: Flask, clerk: Visitor):
    path = f"{LETTERS}nowe/award"
    clerk.get(path)
    before = len(store_of(site).batches.of_programme(OWN))
    sent = {"matters": [], **ON_THE_DAY, "action": f"podglad-{seeded.AWARDED}"}
    response = clerk.post(path, sent)
    assert response.mimetype == "application/pdf"
    assert "podglad-PS.1.2026.pdf" in response.headers["Content-Disposition"]
    assert len(store_of(site).batches.of_programme(OWN)) == before
    clerk.get(path)
    assert clerk.post(path, sent | {"action": "podglad-zmyslone"}).status_code == 404


def test_a_preview_the_rules_refuse_says_why_and_on_which_clause(clerk: Visitor):
    path = f"{LETTERS}nowe/refusal"
    clerk.get(path)
    response = clerk.post(path, {**ON_THE_DAY, "action": f"podglad-{seeded.UNFOUNDED}"})
    assert response.status_code == 409
    assert "W uzasadnieniu odmowy brakuje oceny potrzeb" in clerk.text
    assert "Dlaczego?" in clerk.text


def test_without_matters_or_date_nothing_is_ordered(clerk: Visitor):
    path = f"{LETTERS}nowe/award"
    clerk.get(path)
    response = clerk.post(path, {"dated-day": "x", "action": "next"})
    assert response.status_code == 422
    assert "Zaznacz co najmniej jedną sprawę" in clerk.errors()[0]
    assert len(clerk.errors()) == 3
    assert clerk.post(path, {"matters": ["obce"], **ON_THE_DAY}).status_code == 422
    assert clerk.get(f"{LETTERS}nowe/inne").status_code == 404


def test_a_batch_is_made_taken_home_and_sent(site: Flask, clerk: Visitor):
    address = ordered(clerk, "award", seeded.AWARDED, seeded.SECOND)
    assert "Gotowe: 2 z 2." in clerk.text
    printed = clerk.get(f"{address}do-druku.pdf").get_data()
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        assert len(pdf.pages) == 4  # each letter and its blank back
    package = clerk.get(f"{address}pisma.zip").get_data()
    with zipfile.ZipFile(io.BytesIO(package)) as names:
        assert names.namelist()[:2] == ["0001-PS.1.2026.docx", "0001-PS.1.2026.pdf"]
    assert "Łucja Zmyślona" in clerk.get(f"{address}adresy.csv").get_data().decode("utf-8-sig")
    for ending in ("xlsx", "ods"):
        assert clerk.get(f"{address}adresy.{ending}").get_data().startswith(b"PK")
    assert clerk.get(f"{address}{seeded.AWARDED}.pdf").get_data().startswith(b"%PDF")
    assert clerk.get(f"{address}{seeded.AWARDED}.docx").get_data().startswith(b"PK")

    clerk.get(f"{address}wyslane")
    assert clerk.post(f"{address}wyslane", SENT_ON).status_code == 422
    clerk.post(f"{address}wyslane", {"letters": [seeded.AWARDED, seeded.SECOND], **SENT_ON})
    assert clerk.at == address
    assert "Oznaczono jako wysłane: 2 pisma." in clerk.text
    assert "Oznacz pisma jako wysłane" not in clerk.text
    matter = store_of(site).matters.get(OWN, seeded.SECOND)
    assert matter.resolution is not None
    assert matter.resolution.sent_on == seeded.DAY
    batch_id = address.split("/")[-2]
    told = [line.event for line in store_of(site).ledger.lines(OWN, batch_id)]
    taken = [Event.BATCH_TAKEN] * 7
    assert told == [Event.BATCH_SENT, *taken, Event.BATCH_ASKED, Event.BATCH_ORDERED]
    clerk.get(LETTERS)
    assert "Wysłane" in clerk.text


def test_a_failed_letter_is_named_with_its_reason_and_may_be_taken_out(clerk: Visitor):
    address = ordered(clerk, "refusal", seeded.REFUSED, seeded.UNFOUNDED)
    assert "Gotowe: 1 z 2. Nieudane: 1." in clerk.text
    assert f'href="/biuro/{OWN}/sprawy/{seeded.UNFOUNDED}/"' in clerk.page
    assert "W uzasadnieniu odmowy brakuje oceny potrzeb" in clerk.text
    clerk.get(f"{LETTERS}nowe/refusal")
    ticked = re.findall(r'value="([0-9a-f]{32})" checked', clerk.page)
    assert ticked == [seeded.UNFOUNDED], "the one whose letter lies in a batch is not ticked"
    clerk.get(address)
    clerk.post(address, {"action": f"wycofaj-{seeded.UNFOUNDED}"})
    assert "Gotowe: 1 z 1." in clerk.text
    clerk.post(address, {"action": "again"})
    assert clerk.at == address


def test_of_several_letters_the_refused_are_named_with_their_number(site: Flask, clerk: Visitor):
    address = ordered(clerk, "reserve", seeded.RESERVE)
    tomorrow = SENT_ON | {"sent_on-day": "3"}
    clerk.get(f"{address}wyslane")
    response = clerk.post(f"{address}wyslane", {"letters": seeded.RESERVE, **tomorrow})
    assert response.status_code == 409
    assert "PS.3.2026: Dzień wysłania pisma jest w przyszłości." in clerk.text


def test_a_batch_with_nothing_made_has_no_files_and_another_s_is_none(site: Flask, clerk: Visitor):
    address = ordered(clerk, "refusal", seeded.UNFOUNDED)
    for file in ("do-druku.pdf", "pisma.zip", "adresy.csv"):
        assert clerk.get(f"{address}{file}").status_code == 404
    assert clerk.get(f"{address}{seeded.UNFOUNDED}.pdf").status_code == 404
    assert clerk.get(f"{LETTERS}{'0' * 32}/").status_code == 404
    other = an_account(site, programmes=("wiazowna_2026",), email="inny@example.com")
    stranger = signed_in(site, other)
    path = address.replace(OWN, "wiazowna_2026")
    assert stranger.get(path).status_code == 404
    assert "Nie ma takiej serii pism" in stranger.text


def test_a_matter_says_when_its_call_and_its_new_limit_were_told(clerk: Visitor):
    for kind, matter_id in (("completion_call", seeded.CALLED), ("limit_change", seeded.CHANGED)):
        address = ordered(clerk, kind, matter_id)
        clerk.get(f"{address}wyslane")
        clerk.post(f"{address}wyslane", {"letters": matter_id, **SENT_ON})
        clerk.get(f"/biuro/{OWN}/sprawy/{matter_id}/")
        assert "ismo wysłano 2 marca 2026 r." in clerk.text
