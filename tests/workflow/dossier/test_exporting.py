import io
import os
import signal
import subprocess
import sys
import zipfile
from dataclasses import replace
from functools import partial
from pathlib import Path

import bagit
import pytest
from lxml import html

from app.archive.checking import check_bag
from app.archive.folder import JOURNAL
from app.archive.index_page import NOT_TOLD
from app.archive.zipped import CENTRAL
from app.dossier.completeness import completeness
from app.errors import DeedRefused, NotOnRecord
from app.matters.rights import Role
from app.workflow.dossier import exporting
from app.workflow.dossier.packed import whole_line
from app.workflow.office.events import Event
from tests.matters.builders import SEJNY, an_actor
from tests.workflow.dossier.exported import (
    AUDITOR,
    CLERK,
    add_dossier,
    add_paper,
    an_office,
    exporting_of,
)

REASON = "Kontrola Wojewody, pismo 7/2026"
FIRST = f"{1:032x}"


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    with an_office(tmp_path_factory.mktemp("office")) as store:
        yield store


@pytest.fixture
def store(tmp_path):
    with an_office(tmp_path) as store:
        yield store


@pytest.fixture(scope="module")
def unpacked(office, tmp_path_factory):
    """The folder in the ZIP of the first dossier."""
    folder = tmp_path_factory.mktemp("unpacked")
    data = b"".join(exporting_of(office).dossier_zip(AUDITOR, SEJNY, FIRST, REASON))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        package.extractall(folder)
    (bag,) = folder.iterdir()
    return bag


def test_a_dossier_goes_out_as_a_bag_anybody_can_check(unpacked):
    assert unpacked.name == "teczka-OPS-1.2026"
    assert bagit.Bag(str(unpacked)).validate()
    assert check_bag(unpacked).sound
    told = subprocess.run(
        ["sha256sum", "--quiet", "-c", "manifest-sha256.txt"], cwd=unpacked, check=False
    )
    assert told.returncode == 0


def test_every_file_of_every_edition_is_in_it(unpacked, office):
    kept = {
        file.sha256
        for paper in office.kept_papers.find(SEJNY, subject=FIRST)
        for file in paper.files
    }
    told = (unpacked / "manifest-sha256.txt").read_text()
    assert len(kept) == 4
    assert all(digest in told for digest in kept)


def test_no_path_names_a_person(unpacked):
    names = [path.name for path in unpacked.rglob("*")]
    assert "2026-01-05-application-card-wyd-1.pdf" in names
    assert all(name.isascii() and "ol" not in name for name in names if name != "index.html")


@pytest.mark.parametrize("page", ["index.html", "OPS-1.2026/index.html"])
def test_every_link_of_a_page_leads_somewhere_in_the_bag(unpacked, page):
    path = unpacked / "data" / page
    tree = html.fromstring(path.read_bytes())
    for href in tree.xpath("//a/@href"):
        where, _, place = href.partition("#")
        assert not where or (path.parent / where).is_file(), href
        assert where or tree.get_element_by_id(place) is not None
    assert not tree.xpath("//script | //link | //img")
    assert tree.get("lang") == "pl"


def test_the_page_says_what_the_dossier_holds(unpacked):
    tree = html.fromstring((unpacked / "data/OPS-1.2026/index.html").read_bytes())
    said = " ".join(tree.text_content().split())
    for words in (
        "Zofia Żółcińska-1",
        "Karta zgłoszenia do Programu",
        "wydanie 2",
        "jest podpis (Klara Kartotekowa, 06.01.2026)",
        "skan papieru",
        "w skanie brakuje stron o numerach: 2",
        "Założenie sprawy",
        REASON,
        "sha256sum -c manifest-sha256.txt",
        "Zakwalifikowanie do Programu, 15 stycznia 2026 r.",
    ):
        assert words in said, words


def test_the_page_says_what_must_be_there_and_what_is_missing(unpacked):
    tree = html.fromstring((unpacked / "data/OPS-1.2026/index.html").read_bytes())
    rows = {
        row.xpath("string(th)"): [" ".join(cell.text_content().split()) for cell in row.xpath("td")]
        for row in tree.xpath("//table[@class='expected']/tbody/tr")
    }
    standing, there, signed, lacks = rows["Karta zgłoszenia do Programu"]
    assert standing == "Brakuje"
    assert there == (
        "W teczce: skan papieru, z dnia 5 stycznia 2026 r., włączono 5 stycznia 2026 r. (2 wydania)"
    )
    assert "Podpis widać na skanie: uczestnik (sprawdzono: Klara Kartotekowa, 06.01.2026)" in signed
    assert "Na skanie brakuje stron o numerach: 2." in lacks
    assert rows["Karta oceny indywidualnej sytuacji"][3].startswith(
        "Komisja: Nie ma skanu karty oceny"
    )
    standing, there, *_ = rows["Klauzula informacyjna realizatora"]
    assert standing == "Jest"
    assert there.endswith("W tej paczce nie ma pliku z tym dokumentem.")
    assert "„Nie wiadomo” znaczy" in tree.text_content()
    heads = tree.xpath("(//table[@class='expected'])[1]/thead//th/text()")
    assert heads == ["Co musi być", "Stan", "Co jest", "Podpisy", "Czego brakuje"]


def test_the_list_of_all_says_whether_each_dossier_is_complete(store, tmp_path, monkeypatch):
    def only_others_lack(dossier, on):
        return () if dossier.matter.id == FIRST else completeness(dossier, on)

    monkeypatch.setattr(exporting, "completeness", only_others_lack)
    add_dossier(store, 3)
    exporting_of(store).export_to(tmp_path / "out", CLERK, SEJNY, REASON)
    tree = html.fromstring((tmp_path / "out/data/index.html").read_bytes())
    told = tree.xpath("//table/tbody/tr/td[@data-label='Kompletność']")
    lacking = "Brakuje: 3. Nie wiadomo: 0."
    assert [each.text_content() for each in told] == ["Niczego nie brakuje.", lacking, lacking]
    said = " ".join(tree.text_content().split())
    assert "w których niczego nie brakuje: 1 z 3" in said


def test_a_dossier_written_before_completeness_was_told_says_so():
    line = whole_line({"href": "a", "case_number": "1", "name": "b", "state": "c", "papers": "d"})
    assert (line.standing, line.complete) == (NOT_TOLD, False)


def test_the_ledger_knows_why_and_with_which_fingerprint(store, tmp_path):
    pieces = exporting_of(store).dossier_zip(AUDITOR, SEJNY, FIRST, f"  {REASON}\n")
    asked = store.ledger.lines(SEJNY, FIRST)[0]
    assert (asked.event, asked.note) == (Event.DOSSIER_EXPORT_ASKED, REASON)
    data = b"".join(pieces)
    told = store.ledger.lines(SEJNY, FIRST)[0]
    assert told.event == Event.DOSSIER_EXPORTED
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        package.extractall(tmp_path / "out")
    fingerprint = check_bag(tmp_path / "out/teczka-OPS-1.2026").fingerprint
    assert told.note == f"{REASON} (odcisk paczki: {fingerprint})"


def test_no_whole_zip_is_out_without_a_line(store):
    pieces = exporting_of(store).dossier_zip(CLERK, SEJNY, FIRST, REASON)
    next(pieces)
    assert store.ledger.lines(SEJNY, FIRST)[0].event == Event.DOSSIER_EXPORT_ASKED
    next(piece for piece in pieces if piece.startswith(CENTRAL))
    assert store.ledger.lines(SEJNY, FIRST)[0].event == Event.DOSSIER_EXPORTED


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.COMMISSION, Role.ASSISTANT])
def test_whoever_may_not_export_gets_nothing(office, tmp_path, role):
    lines = len(office.ledger.lines(SEJNY))
    for attempt in (
        partial(exporting_of(office).dossier_zip, an_actor(role), SEJNY, FIRST, REASON),
        partial(exporting_of(office).export_to, tmp_path / "x", an_actor(role), SEJNY, REASON),
    ):
        with pytest.raises(DeedRefused, match="uprawnień"):
            attempt()
    assert not (tmp_path / "x").exists()
    assert len(office.ledger.lines(SEJNY)) == lines


def test_without_a_reason_nothing_goes_out(office):
    with pytest.raises(DeedRefused, match="Podaj powód"):
        exporting_of(office).dossier_zip(CLERK, SEJNY, FIRST, " \n")


def test_another_programmes_matter_is_not_on_record(office):
    stranger = replace(CLERK, programmes=frozenset({"wiazowna_2026"}))
    with pytest.raises(NotOnRecord):
        exporting_of(office).dossier_zip(stranger, "wiazowna_2026", FIRST, REASON)
    with pytest.raises(DeedRefused):
        exporting_of(office).dossier_zip(stranger, SEJNY, FIRST, REASON)


def test_a_programme_without_matters_has_nothing_to_hand_out(office, tmp_path):
    stranger = replace(CLERK, programmes=frozenset({"wiazowna_2026"}))
    with pytest.raises(DeedRefused, match="żadnej sprawy"):
        exporting_of(office).export_to(tmp_path / "x", stranger, "wiazowna_2026", REASON)


def test_a_programme_goes_out_as_one_bag_with_a_list(store, tmp_path):
    told = []
    exported = exporting_of(store).export_to(
        tmp_path / "out", CLERK, SEJNY, REASON, told=lambda done, total: told.append((done, total))
    )
    assert (exported.dossiers, exported.before) == (2, 0)
    assert told == [(0, 2), (1, 2), (2, 2)]
    assert bagit.Bag(str(tmp_path / "out")).validate()
    checked = check_bag(tmp_path / "out")
    assert (checked.sound, checked.files, checked.fingerprint) == (True, 13, exported.fingerprint)
    listed = html.fromstring((tmp_path / "out/data/index.html").read_bytes()).xpath(
        "//tbody//a/@href"
    )
    assert listed == ["OPS-1.2026/index.html", "OPS-2.2026/index.html"]
    exported_lines = [e for e in store.ledger.lines(SEJNY) if e.event == Event.DOSSIER_EXPORTED]
    assert {e.record_id for e in exported_lines} == {FIRST, f"{2:032x}", ""}


def test_a_damaged_file_is_told_of_and_holds_nothing_up(store, tmp_path):
    paper = store.kept_papers.find(SEJNY, subject=FIRST)[0]
    store.archive.files.delete(paper.files[0].name)
    exporting_of(store).export_to(tmp_path / "out", CLERK, SEJNY, REASON)
    assert check_bag(tmp_path / "out").sound
    said = (tmp_path / "out/data/OPS-1.2026/index.html").read_text()
    assert "pliku nie udało się odczytać" in said


def test_two_cases_of_one_number_have_a_folder_each(store, tmp_path):
    for number, case_number in ((3, "ops/1.2026"), (4, "Index.html")):
        added = store.matters.get(SEJNY, add_dossier(store, number, papers=0).id)
        store.matters.save(replace(added, case_number=case_number), CLERK, Event.MATTER_OPENED)
    exporting_of(store).export_to(tmp_path / "out", CLERK, SEJNY, REASON)
    folders = sorted(path.name for path in (tmp_path / "out/data").iterdir() if path.is_dir())
    assert folders in (
        ["Index.html-2", "OPS-1.2026", "OPS-2.2026", "ops-1.2026-2"],
        ["Index.html-2", "OPS-1.2026-2", "OPS-2.2026", "ops-1.2026"],
    )


KILLED = """
import os, signal, sys
from pathlib import Path
from app.archive import folder
from tests.workflow.dossier.exported import CLERK, an_office, exporting_of
from app.config import Settings
from app.store.opened import open_store
at = Path(sys.argv[1])
store = open_store(Settings(data=at / "data", generated=at / "generated"))
write, count = folder.BagFolder._write, 0
def dying(*given):
    global count
    count += 1
    if count > 8:
        os.kill(os.getpid(), signal.SIGKILL)
    return write(*given)
folder.BagFolder._write = dying
exporting_of(store).export_to(at / "out", CLERK, "sejny_2026", "Kontrola")
"""


def test_an_export_killed_half_way_is_gone_on_with(store, tmp_path):
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, tmp_path],
        cwd=Path.cwd(),
        check=False,
        env={**os.environ, "PYTHONPATH": "."},
    )
    assert killed.returncode == -signal.SIGKILL
    out = tmp_path / "out"
    assert (out / JOURNAL).exists()
    first = (out / "data/OPS-1.2026/dossier.json").stat()
    exported = exporting_of(store).export_to(out, CLERK, SEJNY, "Kontrola")
    assert (exported.dossiers, exported.before) == (2, 1)
    again = (out / "data/OPS-1.2026/dossier.json").stat()
    assert (again.st_ino, again.st_mtime_ns) == (first.st_ino, first.st_mtime_ns)
    assert check_bag(out).sound
    assert not (out / JOURNAL).exists()


def test_a_paper_kept_since_is_in_the_next_export(store, tmp_path):
    add_paper(store, FIRST, 3)
    exporting_of(store).export_to(tmp_path / "out", CLERK, SEJNY, REASON, matter_ids=(FIRST,))
    assert len(list((tmp_path / "out").rglob("*.pdf"))) == 3
    assert not (tmp_path / "out/data/OPS-2.2026").exists()
