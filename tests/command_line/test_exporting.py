from collections.abc import Iterator

import pytest

from app.archive.folder import JOURNAL
from app.config import settings_from_environment
from app.store.opened import Store, open_store
from app.workflow.office.events import Event
from tests.command_line.terminal import Teczka
from tests.matters.builders import SEJNY
from tests.workflow.dossier.exported import add_dossier

NBSP = "\N{NO-BREAK SPACE}"
PAPER = "data/OPS-1.2026/dokumenty/2026-01-05-application-card-wyd-1.pdf"


@pytest.fixture
def store(teczka: Teczka) -> Iterator[Store]:
    opened = open_store(settings_from_environment())
    for number in (1, 2):
        add_dossier(opened, number, papers=1)
    yield opened
    opened.close()


def test_a_programme_is_exported_and_verified(teczka: Teczka, store: Store, tmp_path) -> None:
    out = tmp_path / "wydane"
    answered = teczka("export", SEJNY, "--out", out, "--reason", "Kontrola")
    assert (answered.code, answered.err) == (0, "")
    assert answered.out.startswith(f"Teczki w{NBSP}folderze {out}: 2.\nOdcisk paczki: ")
    fingerprint = answered.out.splitlines()[1].rpartition(" ")[2]
    assert fingerprint in store.ledger.lines(SEJNY)[0].note
    assert store.ledger.lines(SEJNY)[0].actor == "wiersz poleceń"
    verified = teczka("verify", out)
    assert verified.code == 0
    assert f"Sprawdzono: 9{NBSP}plików" in verified.out
    assert fingerprint in verified.out


def test_verifying_needs_no_data_of_the_office(
    teczka: Teczka, store, tmp_path, monkeypatch
) -> None:
    teczka("export", SEJNY, "--out", tmp_path / "wydane")
    monkeypatch.setenv("TECZKA_DATA", str(tmp_path / "nowhere"))
    monkeypatch.setenv("TECZKA_DATABASE_URL", "postgresql+psycopg://nobody@127.0.0.1:1/nothing")
    assert teczka("verify", tmp_path / "wydane").code == 0
    assert not (tmp_path / "nowhere").exists()


def test_one_matter_by_its_number(teczka: Teczka, store: Store, tmp_path) -> None:
    answered = teczka("export", SEJNY, "--matter", "ops/2.2026", "--out", tmp_path / "jedna")
    assert f"Teczki w{NBSP}folderze {tmp_path / 'jedna'}: 1." in answered.out
    assert [path.name for path in (tmp_path / "jedna/data").iterdir() if path.is_dir()] == [
        "OPS-2.2026"
    ]
    asked = next(e for e in store.ledger.lines(SEJNY) if e.event == Event.DOSSIER_EXPORT_ASKED)
    assert "wierszu poleceń" in asked.note
    unknown = teczka("export", SEJNY, "--matter", "99", "--out", tmp_path / "zadna")
    assert (unknown.code, unknown.err.startswith(f"W{NBSP}tym programie nie ma")) == (2, True)
    assert not (tmp_path / "zadna").exists()


def test_begun_again_it_says_how_many_were_there(teczka: Teczka, store: Store, tmp_path) -> None:
    out = tmp_path / "wydane"
    teczka("export", SEJNY, "--out", tmp_path / "first")
    (tmp_path / "first").rename(out)
    journal = [f'{{"of": "teczki-{SEJNY.replace("_", "-")}"}}']
    (out / JOURNAL).write_text("\n".join(journal) + "\n")
    unfinished = teczka("verify", out)
    assert (unfinished.code, "wydawanie przerwano" in unfinished.out) == (1, True)
    assert "Wskaż inny folder" not in teczka("export", SEJNY, "--out", out).err
    again = teczka("export", SEJNY, "--out", out)
    assert (again.code, "gotowa paczka" in again.err) == (2, True)


def test_every_fault_is_named_in_polish(teczka: Teczka, store: Store, tmp_path) -> None:
    out = tmp_path / "wydane"
    teczka("export", SEJNY, "--out", out)
    (out / PAPER).write_bytes(b"inna karta")
    (out / "data/index.html").unlink()
    (out / "data/dopisane.txt").touch()
    (out / "data/x\n\x1b[8mPaczka jest nienaruszona").touch()
    (out / "data/za\u202efdp.exe").touch()
    (out / "data/OPS-2.2026/index.html").rename(out / "data/OPS-2.2026/strona.html")
    answered = teczka("verify", out)
    assert (answered.code, answered.err) == (1, "")
    for words in (
        "Paczka jest naruszona",
        f"{PAPER}: plik zmieniono po wydaniu",
        "data/index.html: brakuje pliku",
        f"data/dopisane.txt: pliku nie było w{NBSP}wydanej paczce",
        "data/OPS-2.2026/index.html: plik nazywa się teraz data/OPS-2.2026/strona.html",
        r"'data/x\n\x1b[8mPaczka jest nienaruszona': pliku nie było",
        r"'data/za\u202efdp.exe': pliku nie było",
        "Weź jej kopię",
    ):
        assert words in answered.out, words


def test_a_changed_manifest_says_which_files_it_leaves_open(
    teczka: Teczka, store, tmp_path
) -> None:
    out = tmp_path / "wydane"
    teczka("export", SEJNY, "--out", out)
    manifest = out / "manifest-sha256.txt"
    lines = manifest.read_text(encoding="ascii").splitlines(keepends=True)
    manifest.write_text("".join(each for each in lines if PAPER not in each), encoding="ascii")
    told = teczka("verify", out).out.splitlines()
    assert "  manifest-sha256.txt: plik zmieniono po wydaniu" in told
    assert f"  {PAPER}" in told


def test_a_folder_that_is_no_bag_says_what_to_point_at(teczka: Teczka, tmp_path) -> None:
    answered = teczka("verify", tmp_path)
    assert (answered.code, "Wskaż folder" in answered.out) == (1, True)
