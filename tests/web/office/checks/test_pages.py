"""Checks on site by pages: noted beside the diary, mended, printed, documented."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask

from app.matters.rights import Role
from app.months.spot_check import Checked, SpotCheck
from app.workflow.office.events import Event
from tests.web.office.clerk import VERSION, day_of
from tests.web.office.served_year import DAY, a_check, serve
from tests.web.office.staff import OWN, an_account, signed_in, store_of
from tests.web.site import a_site, close
from tests.web.visitor import Visitor

ROOT = f"/biuro/{OWN}/kontrole/"
NEW = f"{ROOT}nowa/{'d' * 32}/"
FILLED: dict[str, Any] = {
    **day_of("on", a_check().on),
    "starts": "9:15",
    "ends": "9:45",
    "place": "ul. Zmyślona 1",
    "where": "yes",
    "checked_by": "Kajetan Kontrolujący\r\n\r\nKlara Zmyślona",
    "present": "Bogna Pomocna",
    **{question.value: "yes" for question in Checked},
    "no_other_care_note": "według oświadczenia",
    "findings": "Usługa zgodna z zakresem.",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    site = a_site(tmp_path_factory.mktemp("checks"), day=DAY, second_factor_required=False)
    serve(store_of(site))
    yield site
    close(site)


@pytest.fixture(scope="module")
def clerk(site: Flask) -> Visitor:
    return signed_in(site, an_account(site))


def sent(clerk: Visitor, path: str, data: dict[str, Any]) -> int:
    clerk.get(path)
    version = VERSION.search(clerk.page)
    return clerk.post(path, {"wersja": version[1] if version else ""} | data).status_code


def last(site: Flask) -> SpotCheck:
    return store_of(site).spot_checks.all(OWN)[-1]


def test_check_is_noted_beside_the_entries_of_its_day(site: Flask, clerk: Visitor):
    clerk.get(f"{ROOT}nowa")
    assert NEW in clerk.page
    clerk.get(NEW)
    assert "nie ma wpisu z tego dnia: 20 marca 2026 r." in clerk.text
    assert sent(clerk, NEW, {**FILLED, "action": "look"}) == 200
    assert "9 marca 2026 r., 8:00–13:00" in clerk.text
    assert "Kajetan Kontrolujący" in clerk.page
    assert clerk.errors() == []
    assert store_of(site).spot_checks.all(OWN) == ()
    assert sent(clerk, NEW, FILLED) == 200
    check = last(site)
    assert clerk.at == f"{ROOT}{check.id}/"
    assert check.checked_by == ("Kajetan Kontrolujący", "Klara Zmyślona")
    assert [answer.yes for answer in check.answers] == [True] * 5
    assert check.answers[3].note == "według oświadczenia"
    assert "Kontroli nie udokumentowano" in clerk.text
    assert "9 marca 2026 r., 8:00–13:00" in clerk.text


def test_mistakes_keep_what_was_typed(site: Flask, clerk: Visitor):
    before = store_of(site).spot_checks.all(OWN)
    assert sent(clerk, NEW, {"starts": "25:00", "findings": "Zachowane"}) == 422
    assert "Podaj godzinę od 0:00 do 23:59, np. 8:30" in clerk.errors()[1]
    assert "Zachowane" in clerk.page
    late = FILLED | day_of("on", DAY.replace(month=12))
    assert sent(clerk, NEW, late) == 409
    assert "nie może być późniejszy niż dzisiejszy" in clerk.text
    assert "Usługa zgodna z zakresem." in clerk.text
    assert sent(clerk, NEW, {"action": "look"}) == 422
    assert store_of(site).spot_checks.all(OWN) == before


def test_check_is_mended_until_its_paper_is_signed(site: Flask, clerk: Visitor):
    assert sent(clerk, NEW, FILLED | {"findings": ""}) == 200
    page = f"{ROOT}{last(site).id}/"
    assert sent(clerk, f"{page}podpisany", {}) == 422
    assert sent(clerk, f"{page}podpisany", {"signed": "yes"}) == 409
    assert "Wpisz ustalenia kontroli." in clerk.text
    assert sent(clerk, f"{page}popraw", FILLED | {"within_scope": "none"}) == 200
    assert (last(site).answers[2].yes, last(site).findings) == (None, "Usługa zgodna z zakresem.")
    assert "nie dotyczy" in clerk.text
    assert sent(clerk, f"{page}podpisany", {"signed": "yes"}) == 200
    assert last(site).documented
    assert "Udokumentowana" in clerk.text
    assert "Popraw kontrolę" not in clerk.text
    assert clerk.get(f"{page}popraw").status_code == 404
    assert clerk.get(f"{page}podpisany").status_code == 404


def test_old_page_overwrites_nothing(site: Flask, clerk: Visitor):
    sent(clerk, NEW, FILLED)
    page = f"{ROOT}{last(site).id}/popraw"
    sent(clerk, page, FILLED)
    assert clerk.get(page).status_code == 200
    assert clerk.post(page, FILLED | {"wersja": "1", "findings": "stare"}).status_code == 409
    assert last(site).findings == "Usługa zgodna z zakresem."
    assert "stare" in clerk.page


@pytest.mark.parametrize(
    "path", [f"nowa/{'d' * 32}/pusty-protokol.docx", "pusty-protokol.docx", "{check}/protokol.docx"]
)
def test_record_is_handed_out_filled_in_or_blank(site: Flask, clerk: Visitor, path: str):
    sent(clerk, NEW, FILLED)
    response = clerk.get(ROOT + path.format(check=last(site).id))
    assert response.data.startswith(b"PK")
    assert "protokol-kontroli.docx" in response.headers["Content-Disposition"]
    (line,) = store_of(site).ledger.lines(OWN, limit=1)
    assert (line.event, line.note) == (Event.SPOT_CHECK_PRINTED, "DOCX")


def test_whoever_only_reads_sees_checks_and_no_way_to_write(site: Flask, clerk: Visitor):
    sent(clerk, NEW, FILLED)
    auditor = signed_in(site, an_account(site, Role.AUDITOR))
    auditor.get(ROOT)
    assert "Zofia Przykładowa" in auditor.text
    assert "Zapisz kontrolę" not in auditor.text
    auditor.get(f"{ROOT}{last(site).id}/")
    assert "Popraw kontrolę" not in auditor.text
    assert "protokol.pdf" in auditor.page
