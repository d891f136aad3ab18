import json
from pathlib import Path
from typing import Self

import pypdf
import pytest
from PIL import Image

from app.command_line import papers
from app.command_line.papers import DEMO
from app.documents.convert import OfficePool
from app.errors import ConversionFailed
from tests.command_line.terminal import Teczka

ADULT = DEMO / "wiazowna_znaczny_sprzezona.yaml"
CHILD = DEMO / "wiazowna_dziecko.yaml"


@pytest.fixture
def one_pool(monkeypatch: pytest.MonkeyPatch, office_pool: OfficePool) -> None:
    """The commands use the pool that is warm already, and leave it so."""

    class Lent:
        def __enter__(self) -> OfficePool:
            return office_pool

        def __exit__(self, *_: object) -> None:
            pass

    monkeypatch.setattr(papers, "_office", lambda _: Lent())


def _text(path: Path) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


@pytest.mark.office
@pytest.mark.usefixtures("one_pool")
def test_produce_writes_every_paper_the_bundle_and_the_verdict(
    teczka: Teczka, tmp_path: Path
) -> None:
    folder = tmp_path / "wynik"
    answered = teczka("produce", CHILD, "--out", folder)
    assert answered.code == 0, answered.err
    assert str(folder / "bundle.pdf") in answered.out
    slugs = [
        "activity_scope",
        "application_card",
        "cover",
        "gdpr_clause_minister",
        "gdpr_clause_organiser",
        "guardian_acceptance",
    ]
    expected = [f"{slug}.{ending}" for slug in slugs for ending in ("docx", "pdf")]
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        [*expected, "bundle.pdf", "verdict.json"]
    )
    assert json.loads((folder / "verdict.json").read_text(encoding="utf-8"))["passes"] is True
    bundle = _text(folder / "bundle.pdf")
    for told in ("Staś Zmyślony", "Żaneta Zmyślona", "Halina Wymyślona"):
        assert told in bundle


@pytest.mark.office
@pytest.mark.usefixtures("one_pool")
def test_produce_without_a_folder_uses_generated_and_leaves_no_paper_of_an_earlier_run(
    teczka: Teczka, tmp_path: Path
) -> None:
    folder = tmp_path / "generated" / ADULT.stem
    folder.mkdir(parents=True)
    (folder / "guardian_acceptance.pdf").write_bytes(b"of somebody else")
    (folder / "notatka.txt").write_text("moje", encoding="utf-8")
    assert teczka("produce", ADULT).code == 0
    assert not (folder / "guardian_acceptance.pdf").exists()
    assert (folder / "notatka.txt").read_text(encoding="utf-8") == "moje"
    assert [path for path in folder.iterdir() if path.suffix == ".part"] == []
    assert "Zofia Przykładowa" in _text(folder / "bundle.pdf")


@pytest.mark.office
@pytest.mark.usefixtures("one_pool")
def test_copies_come_last_in_the_bundle(teczka: Teczka, tmp_path: Path) -> None:
    photo = tmp_path / "zdjecie.png"
    Image.new("RGB", (600, 800), "white").save(photo)
    plain = tmp_path / "bez"
    added = tmp_path / "z"
    teczka("produce", ADULT, "--out", plain)
    answered = teczka("produce", ADULT, "--out", added, "--copy", photo, "--copy", photo)
    assert answered.code == 0, answered.err
    pages = [len(pypdf.PdfReader(folder / "bundle.pdf").pages) for folder in (plain, added)]
    assert pages[1] == pages[0] + 2


@pytest.mark.office
@pytest.mark.usefixtures("one_pool")
def test_blocked_case_still_makes_a_bundle_that_says_so(teczka: Teczka, tmp_path: Path) -> None:
    path = tmp_path / "sprawa.yaml"
    text = ADULT.read_text(encoding="utf-8")
    path.write_text(text.replace("commune: true", "commune: false"), encoding="utf-8")
    answered = teczka("produce", path, "--out", tmp_path / "wynik")
    assert answered.code == 0
    assert "Wynik: 1\N{NO-BREAK SPACE}przeszkoda." in answered.out
    verdict = json.loads((tmp_path / "wynik" / "verdict.json").read_text(encoding="utf-8"))
    assert verdict["passes"] is False


@pytest.mark.office
@pytest.mark.usefixtures("one_pool")
def test_blanks_are_written_as_docx_and_pdf(teczka: Teczka, tmp_path: Path) -> None:
    answered = teczka("blanks", "ngo_2024")
    assert answered.code == 0, answered.err
    names = sorted(path.name for path in (tmp_path / "generated" / "blanks-ngo_2024").iterdir())
    assert "blanks.pdf" in names
    assert "application_card.docx" in names
    assert "application_card.pdf" in names


@pytest.fixture
def broken_office(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def convert(self, _: bytes) -> bytes:
            raise ConversionFailed("soffice is not installed")

    monkeypatch.setattr(papers, "_office", lambda _: Broken())


@pytest.mark.usefixtures("broken_office")
def test_office_that_does_not_work_is_said_and_leaves_with_3(
    teczka: Teczka, tmp_path: Path
) -> None:
    answered = teczka("produce", ADULT, "--out", tmp_path / "wynik")
    assert answered.code == 3
    assert "Nie udało się utworzyć PDF-a. Sprawdź, czy działa LibreOffice." in answered.err
    assert not (tmp_path / "wynik").exists()


@pytest.mark.usefixtures("broken_office")
@pytest.mark.parametrize("name", ["nie-ma.pdf", "."])
def test_copy_that_cannot_be_read_is_said(teczka: Teczka, tmp_path: Path, name: str) -> None:
    answered = teczka("produce", ADULT, "--copy", tmp_path / name)
    assert answered.code == 2
    assert "--copy: nie można odczytać pliku" in answered.err


@pytest.mark.usefixtures("broken_office")
def test_copy_that_cannot_be_taken_is_refused_in_polish(teczka: Teczka, tmp_path: Path) -> None:
    path = tmp_path / "kopia.pdf"
    path.write_bytes(b"to nie jest PDF")
    answered = teczka("produce", ADULT, "--copy", path)
    assert answered.code == 2
    assert answered.err
    assert "Traceback" not in answered.err


@pytest.mark.office
@pytest.mark.usefixtures("one_pool")
def test_folder_that_cannot_be_written_is_said(teczka: Teczka, tmp_path: Path) -> None:
    (tmp_path / "plik").write_text("", encoding="utf-8")
    answered = teczka("blanks", "sejny_2026", "--out", tmp_path / "plik" / "w")
    assert answered.code == 2
    assert "Nie można zapisać plików" in answered.err
