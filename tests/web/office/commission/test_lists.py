"""The three lists on the page and as files: who stands on them, and that what is published names nobody."""

import io
import zipfile
from collections.abc import Iterator

import pytest
from flask import Flask
from openpyxl import load_workbook

from app.command_line.recruits import RECRUITS
from app.matters.rights import Role
from app.workflow.office.events import EVENT_NAMES, Event
from rules.vocabulary import Outcome
from tests.documents.tagged import an_untagged_pdf
from tests.web.office.recruitment import (
    a_recruiting_site,
    assess,
    matters_of,
    resolve,
    take_in,
    told,
)
from tests.web.office.staff import OWN, an_account, signed_in, store_of
from tests.web.site import close
from tests.web.visitor import Visitor

ROOT = f"/biuro/{OWN}/listy/"
NAMES = [word for each in RECRUITS for word in (each.first_name, each.last_name)]


class PaperOffice:
    """Stands in for LibreOffice; what it was given it keeps."""

    def __init__(self) -> None:
        self.given: list[bytes] = []

    def convert(self, docx: bytes) -> bytes:
        self.given.append(docx)
        return an_untagged_pdf(b"")

    def last(self, title: str) -> bytes:
        """The last document of this title: others may be made meanwhile, of papers to keep."""
        return next(docx for docx in reversed(self.given) if title in words_of_docx(docx))


@pytest.fixture(scope="module")
def office() -> PaperOffice:
    return PaperOffice()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, office: PaperOffice) -> Iterator[Flask]:
    """Two with an award, of whom one has been told; one on the reserve list; one refused."""
    site = a_recruiting_site(tmp_path_factory.mktemp("lists"), office)
    take_in(site, 4)
    first, second, third, fourth = matters_of(site)
    told(site, resolve(site, assess(site, first), Outcome.QUALIFIED))
    resolve(site, assess(site, second), Outcome.QUALIFIED)
    resolve(site, assess(site, third), Outcome.RESERVE, for_want_of_places=True)
    resolve(site, assess(site, fourth), Outcome.NOT_QUALIFIED)
    yield site
    close(site)


@pytest.fixture(scope="module")
def clerk(site: Flask) -> Visitor:
    return signed_in(site, an_account(site))


def words_of_docx(docx: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return package.read("word/document.xml").decode()


def last_line(site: Flask) -> tuple[str, str]:
    line = store_of(site).ledger.lines(OWN, limit=1)[0]
    return line.event, line.note


def test_the_page_shows_three_lists_in_full_and_then_as_numbers(clerk: Visitor):
    clerk.get(ROOT)
    full, _, published = clerk.text.partition("Do publikacji: same znaki spraw")
    assert "Zakwalifikowani: 2" in full
    assert full.index("1.2026") < full.index("2.2026")
    assert "Zofia Przykładowa" in full
    assert "240 godzin" in full
    assert "Lista rezerwowa nie jest kolejką" in full
    assert "3.2026" in published
    assert not [name for name in NAMES if name in published]


@pytest.mark.parametrize("ending", ["csv", "xlsx", "ods", "docx", "pdf"])
@pytest.mark.parametrize("form", ["full", "numbers"])
def test_every_file_is_handed_out_and_its_handing_out_recorded(
    site: Flask, clerk: Visitor, office: PaperOffice, form: str, ending: str
):
    response = clerk.get(f"{ROOT}qualified/{form}.{ending}")
    assert response.status_code == 200
    suffix = "" if form == "full" else "-do-publikacji"
    told_name = f'attachment; filename="lista-zakwalifikowanych{suffix}.{ending}"'
    assert response.headers["Content-Disposition"] == told_name
    event, note = last_line(site)
    assert event == Event.LIST_EXPORTED
    assert ending.upper() in note
    read = {
        "csv": lambda data: data.decode("utf-8-sig"),
        "xlsx": lambda data: str(
            [[cell.value for cell in row] for row in load_workbook(io.BytesIO(data)).active]
        ),
        "ods": lambda data: zipfile.ZipFile(io.BytesIO(data)).read("content.xml").decode(),
        "docx": words_of_docx,
        "pdf": lambda _: words_of_docx(office.last("Lista osób zakwalifikowanych")),
    }[ending](response.data)
    assert "1.2026" in read
    assert "4.2026" not in read
    assert ("Łucja" in read) is (form == "full")
    if form == "numbers":
        assert not [name for name in NAMES if name in read]


def test_a_list_that_is_none_is_no_page(clerk: Visitor):
    for file in ("qualified/full.exe", "qualified/all.pdf", "everybody/full.pdf"):
        assert clerk.get(f"{ROOT}{file}").status_code == 404


def test_the_reasons_of_a_refusal_stand_in_the_order_of_the_card(clerk: Visitor):
    text = clerk.get(f"{ROOT}not_qualified/full.csv").data.decode("utf-8-sig")
    needs, alone, help_ = (
        text.index(words)
        for words in ("przy wychodzeniu", "tylko po mieszkaniu", "Nikt z bliskich")
    )
    assert needs < alone < help_


def test_who_exports_nothing_sees_the_lists_and_no_links_to_files(site: Flask):
    member = signed_in(site, an_account(site, Role.COMMISSION))
    member.get(ROOT)
    assert "Zofia Przykładowa" in member.text
    assert "full.csv" not in member.page


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_the_card_of_assessment_is_handed_out(
    site: Flask, clerk: Visitor, office: PaperOffice, ending: str
):
    matter = matters_of(site)[2]
    response = clerk.get(f"/biuro/{OWN}/sprawy/{matter.id}/karta-oceny.{ending}")
    docx = response.data if ending == "docx" else office.last("Karta oceny")
    assert "Nikt z bliskich nie może pomagać." in words_of_docx(docx)
    assert last_line(site) == (Event.CARD_MADE, ending.upper())
    assert clerk.get(f"/biuro/{OWN}/sprawy/{matter.id}/karta-oceny.exe").status_code == 404


def test_every_event_of_the_ledger_has_its_polish_name():
    assert set(EVENT_NAMES) == set(Event)
