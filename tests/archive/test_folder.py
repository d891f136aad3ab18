import json
import stat
import subprocess

import bagit
import pytest

from app.archive.bag import Payload
from app.archive.checking import check_bag
from app.archive.faults import Trouble
from app.archive.folder import JOURNAL, PART, BagFolder
from app.archive.naming import slug
from app.errors import OutputRefused
from tests.archive.bags import ABOUT, NAMES, a_bag, begun, contents, files

INDEX = [Payload("index.html", b"<p>wszystkie</p>")]


def test_a_finished_bag_is_one_to_everybody(tmp_path):
    folder = tmp_path / "paczka"
    fingerprint = a_bag(folder)
    assert bagit.Bag(str(folder)).validate()
    told = subprocess.run(
        ["sha256sum", "--strict", "-c", "manifest-sha256.txt"],
        cwd=folder,
        check=False,
        capture_output=True,
    )
    assert (told.returncode, told.stdout.count(b": OK")) == (0, 9)
    checked = check_bag(folder)
    assert (checked.sound, checked.files, checked.fingerprint) == (True, 9, fingerprint)
    assert b"Source-Organization: O\xc5\x9brodek" in (folder / "bag-info.txt").read_bytes()


def test_only_the_owner_may_read_what_leaves_the_sealed_rooms(tmp_path):
    folder = tmp_path / "paczka"
    a_bag(folder)
    for path in (folder, *folder.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


def test_a_killed_export_goes_on_and_does_nothing_twice(tmp_path):
    whole, folder = tmp_path / "whole", tmp_path / "paczka"
    fingerprint = a_bag(whole)
    begun(folder, NAMES[0])
    (folder / "data" / f"{NAMES[1]}{PART}").mkdir()
    (folder / "data" / f"{NAMES[1]}{PART}" / "half.pdf").write_bytes(b"%P")
    (folder / "data" / NAMES[1]).mkdir()  # moved there, and killed before the journal told of it
    (folder / "data" / NAMES[1] / "stale.pdf").write_bytes(b"%P")
    with (folder / JOURNAL).open("ab") as journal:
        journal.write(b'{"key": "OPS.2')
    first = (folder / "data" / NAMES[0] / "index.html").stat().st_mtime_ns
    assert check_bag(folder).faults[0].trouble is Trouble.UNFINISHED
    bag = begun(folder, *NAMES)
    assert bag.finished == {NAMES[0]}
    assert bag.finish(ABOUT, INDEX) == fingerprint
    assert contents(folder) == contents(whole)
    assert (folder / "data" / NAMES[0] / "index.html").stat().st_mtime_ns == first


def test_no_case_number_makes_a_dossier_take_the_place_of_another(tmp_path):
    """An office numbers its cases as it likes, also like a draft of ours would be called."""
    names = (f"{slug(f'{NAMES[0]}{PART}')}", f"{NAMES[0]}.part", NAMES[0])
    begun(tmp_path / "paczka", *names).finish(ABOUT, INDEX)
    assert check_bag(tmp_path / "paczka").sound


def test_a_dossier_that_fails_half_way_leaves_the_others(tmp_path):
    folder = tmp_path / "paczka"
    bag = begun(folder, NAMES[0])

    def breaking():
        yield next(files(NAMES[1]))
        raise RuntimeError

    with pytest.raises(RuntimeError):
        bag.add(NAMES[1], NAMES[1], breaking(), {})
    assert [each.key for each in bag.written()] == [NAMES[0]]
    assert begun(folder, *NAMES).finish(ABOUT, INDEX) == a_bag(tmp_path / "whole")


def test_a_line_filled_while_the_files_come_is_told(tmp_path):
    bag, line = BagFolder(tmp_path / "paczka", "x"), {}

    def filling():
        yield from files(NAMES[0])
        line["papers"] = "2"

    bag.add("m1", NAMES[0], filling(), line)
    assert next(bag.written()).line == {"papers": "2"}


def test_two_exports_are_never_mixed_in_one_folder(tmp_path):
    begun(tmp_path / "a", NAMES[0])
    with pytest.raises(OutputRefused, match="nie zaczęto"):
        BagFolder(tmp_path / "a", "wiazowna_2026")
    a_bag(tmp_path / "b")
    with pytest.raises(OutputRefused, match="gotowa paczka"):
        BagFolder(tmp_path / "b", "sejny_2026")
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "wakacje.jpg").touch()
    with pytest.raises(OutputRefused, match="nie jest pusty"):
        BagFolder(tmp_path / "c", "sejny_2026")


def test_a_folder_that_cannot_be_written_says_what_to_do(tmp_path):
    (tmp_path / "plik").touch()
    with pytest.raises(OutputRefused, match="Zwolnij miejsce"):
        BagFolder(tmp_path / "plik" / "paczka", "sejny_2026")


def test_the_journal_speaks_of_each_dossier_in_a_line(tmp_path):
    begun(tmp_path / "a", *NAMES)
    lines = (tmp_path / "a" / JOURNAL).read_text().splitlines()
    assert json.loads(lines[0]) == {"of": "sejny_2026"}
    assert [json.loads(each)["key"] for each in lines[1:]] == [*NAMES]
