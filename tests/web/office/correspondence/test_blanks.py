"""Blanks of an office's own on their pages: added, refused with all faults, taken back, tried."""

import io
from collections.abc import Iterator

import docx
import pytest
from flask import Flask

from app.documents.letter import blank_of
from app.letters import award
from app.matters.rights import Role
from tests.web.office import seeded
from tests.web.office.staff import OWN, an_account, signed_in, store_of
from tests.web.site import a_site, close
from tests.web.visitor import Visitor
from tests.workflow.batches.stand_in import Office

BLANKS = f"/biuro/{OWN}/pisma/wzory/"
AWARD = f"{BLANKS}award"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    folder = tmp_path_factory.mktemp("blanks")
    site = a_site(folder, Office(), day=seeded.DAY, second_factor_required=False)
    seeded.seed(site)
    yield site
    close(site)


@pytest.fixture(scope="module")
def clerk(site: Flask) -> Visitor:
    return signed_in(site, an_account(site, Role.CLERK))


def a_blank(*paragraphs: str) -> bytes:
    blank, written = docx.Document(str(blank_of(award.LETTER))), io.BytesIO()
    for text in paragraphs:
        blank.add_paragraph(text)
    blank.save(written)
    return written.getvalue()


def add(visitor: Visitor, data: bytes) -> int:
    visitor.get(AWARD)
    file = (io.BytesIO(data), "wzor <b>.docx")
    return visitor.post(AWARD, {"blank": file, "action": "add"}).status_code


def test_every_letter_has_its_blank(clerk: Visitor):
    clerk.get(BLANKS)
    assert clerk.page.count("wzór Teczki") == 5
    assert clerk.get(f"{BLANKS}inne").status_code == 404


def test_a_blank_with_faults_is_refused_with_every_paragraph(site: Flask, clerk: Visitor):
    faulty = a_blank("Witaj {{ pesel }}", "{%p for each in rights %}", "{{ ''.__class__ }}")
    assert add(clerk, faulty) == 422
    assert "Wzoru nie zapisano. Liczba usterek: 3." in clerk.text
    for paragraph in ("{{ pesel }}", "{%p for each in rights %}", "__class__"):
        assert paragraph in clerk.text
    assert add(clerk, b"") == 422
    assert "Wybierz plik .docx" in clerk.text
    assert store_of(site).letter_blanks.versions(OWN, "award") == ()


def test_a_blank_is_added_downloaded_and_taken_back(site: Flask, clerk: Visitor):
    data = a_blank("Dopisek naszego biura")
    assert add(clerk, data) == 200
    [version] = store_of(site).letter_blanks.versions(OWN, "award")
    assert "wersja 1, Klara Zmyślona" in clerk.text
    assert clerk.get(f"{AWARD}/{version.id}.docx").get_data() == data
    assert clerk.get(f"{AWARD}/teczki.docx").get_data() == blank_of(award.LETTER).read_bytes()
    clerk.get(AWARD)
    clerk.post(AWARD, {"action": "uzyj-teczki"})
    assert store_of(site).letter_blanks.in_use(OWN, "award") is None
    clerk.post(AWARD, {"action": f"uzyj-{version.id}"})
    assert store_of(site).letter_blanks.in_use(OWN, "award") == data
    assert clerk.post(AWARD, {"action": "uzyj-obce"}).status_code == 404


def test_a_preview_is_made_up_or_of_a_matter(clerk: Visitor):
    for number in ("", "PS.1.2026"):
        clerk.get(AWARD)
        sent = {"version": "teczki", "case_number": number}
        response = clerk.post(f"{AWARD}/podglad", sent)
        assert response.mimetype == "application/pdf"
        assert "podglad-award.pdf" in response.headers["Content-Disposition"]
    clerk.get(AWARD)
    response = clerk.post(f"{AWARD}/podglad", {"version": "teczki", "case_number": "PS.99.2026"})
    assert response.status_code == 409
    assert "Nie ma sprawy o tym znaku" in clerk.text
    assert clerk.post(f"{AWARD}/podglad", {"version": "obca"}).status_code == 422


def test_an_administrator_tries_blanks_with_nobody_s_matter(site: Flask):
    administrator = signed_in(site, an_account(site, Role.ADMINISTRATOR))
    administrator.get(AWARD)
    assert "case_number" not in administrator.page.replace("{{ case_number }}", "")
    sent = {"version": "teczki", "case_number": "PS.1.2026"}
    response = administrator.post(f"{AWARD}/podglad", sent)
    letter = response.get_data()
    text = docx.Document(io.BytesIO(letter[letter.index(b"PK\x03\x04") :])).paragraphs
    assert not any("PS.1.2026" in each.text for each in text)
