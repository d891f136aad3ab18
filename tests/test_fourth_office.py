"""A fourth office is one YAML file: nothing else changes, and it has pages, papers, lint and verdict."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest

from app.command_line.entry import run
from app.documents.convert import OfficePool
from rules import programme as programmes
from rules.programme import load_programme, programme_slugs
from tests.builders import a_case
from tests.documents.tagged import faults, told
from tests.rules.offices import Office
from tests.web.site import a_site, close
from tests.web.visitor import Visitor

FILE = Path(__file__).parents[1] / "docs" / "adding-an-office" / "lipowka_2026.yaml"
SLUG = FILE.stem
NAME = "Gminny Ośrodek Pomocy Społecznej w Lipówce Fikcyjnej"
COMMUNE = "Gmina Lipówka Fikcyjna"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The data folder with one more file in it, in place of the real one."""
    copy = Office(tmp_path, SLUG)
    copyfile(FILE, copy.path)
    monkeypatch.setattr(programmes, "DATA", copy.data)
    load_programme.cache_clear()
    yield copy.path
    load_programme.cache_clear()


@pytest.mark.office
def test_one_file_gives_pages_papers_lint_and_verdict(
    office: Path, tmp_path: Path, office_pool: OfficePool
) -> None:
    assert set(programme_slugs()) == {SLUG, "ngo_2024", "sejny_2026", "wiazowna_2026"}
    site = a_site(tmp_path, office_pool)
    visitor = Visitor(site)
    visitor.get("/")
    assert f"/program/{SLUG}" in visitor.page
    visitor.get(f"/program/{SLUG}")
    assert NAME in visitor.text
    assert COMMUNE in visitor.text
    case = a_case(programme=SLUG)
    visitor.start(case)
    visitor.answer_all(case)
    visitor.get("/wniosek/kopia-orzeczenia")
    visitor.post("/wniosek/kopia-orzeczenia", {"na-papierze": "yes", "action": "next"})
    visitor.get("/wniosek/wynik")
    assert "Wniosek jest kompletny" in visitor.page
    visitor.get("/wniosek/dokumenty")
    visitor.post("/wniosek/dokumenty", {})
    site.extensions["teczka"].producing.wait(_open(visitor), 60)
    bundle = visitor.get("/wniosek/dokumenty/bundle.pdf").data
    blanks = visitor.get(f"/program/{SLUG}/druki/komplet.pdf").data
    close(site)
    for pdf in (bundle, blanks):
        said = " ".join(told(pdf, "pdftotext", "-raw").split())
        assert NAME in said
        assert COMMUNE in said
        assert "Wiązowna" not in said.replace("05-462 Wiązowna", "")
        assert faults(pdf) == []


def _open(visitor: Visitor):
    """The application the visitor has open."""
    with visitor.client as client:
        client.get("/wniosek")
        from app.web.visit import current_application  # noqa: PLC0415 - needs the request just made

        return current_application()


def test_the_command_line_knows_it_and_its_lint_finds_nothing(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["lint", SLUG]) == 0
    assert "0\N{NO-BREAK SPACE}błędów" in capsys.readouterr().out
