"""``archive check``, ``backup`` and ``restore`` as an administrator meets them."""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from sqlalchemy import delete

from app.config import settings_from_environment
from app.dossier.dossier import Dossier
from app.store.backup.layout import Folder
from app.store.claims import Room
from app.store.keys import key_file
from app.store.office_models import Record
from app.store.opened import Store, open_store
from app.store.tombstones import Grave, bury
from app.workflow.dossier.reading import DossierReading
from app.workflow.office.desk import Desk
from tests.command_line.terminal import Answered, Teczka
from tests.store.builders import NAME
from tests.store.full_store import a_furnished_folder, copied, every_claim, path_of
from tests.store.matters import PROGRAMME

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return a_furnished_folder(tmp_path_factory.mktemp("furnished"))


@pytest.fixture
def store(furnished: Path, teczka: Teczka, tmp_path: Path) -> Iterator[Store]:
    copied(furnished, tmp_path)
    opened = open_store(settings_from_environment())
    yield opened
    opened.close()


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    return tmp_path / "copy", tmp_path / "safe"


def _dossiers(store: Store) -> Sequence[Dossier]:
    reading = DossierReading(Desk(store), store.ledger)
    return [reading.whole(matter) for matter in store.matters.all(PROGRAMME)]


def _papers(store: Store) -> Sequence[bytes]:
    every = (file for each in _dossiers(store) for paper in each.papers for file in paper.files)
    owners = {each.name: each.owner for each in store.archive.all()}
    return [store.archive.get(file.name, owner=owners[file.name]) for file in every]


def _wipe(store: Store) -> None:
    store.close()
    settings = settings_from_environment()
    shutil.rmtree(settings.data)
    shutil.rmtree(settings.generated)


def test_backup_wipe_restore_gives_the_same_dossiers(
    teczka: Teczka, store: Store, folders: tuple[Path, Path]
) -> None:
    dossiers, papers, lines = _dossiers(store), _papers(store), store.ledger.lines(PROGRAMME)
    assert len(dossiers) == 2
    assert all(each.papers and each.history for each in dossiers)
    out, keys_out = folders
    made = teczka("backup", "--out", out, "--keys-out", keys_out)
    assert (made.code, made.err) == (0, "")
    _wipe(store)
    answered = teczka("restore", "--from", out, "--keys-from", keys_out)
    assert (answered.code, answered.err) == (0, "")
    assert "Wszystko jest takie, jak zapisano." in answered.out
    again = open_store(settings_from_environment())
    assert _dossiers(again) == dossiers
    assert _papers(again) == papers
    assert again.ledger.lines(PROGRAMME) == lines
    assert again.integrity.whole().sound
    again.close()


def test_a_sound_store_leaves_with_0(teczka: Teczka, store: Store) -> None:
    answered = teczka("archive", "check")
    assert (answered.code, answered.err) == (0, "")
    files = len(every_claim(store))
    assert answered.out.startswith(f"Sprawdzono: {files}{NBSP}plików, ")


def _check_with(teczka: Teczka, store: Store, room: Room) -> tuple[Answered, str]:
    claim = next(each for each in every_claim(store) if each.room is room)
    path = path_of(store, claim)
    path.write_bytes(path.read_bytes()[:-1])
    return teczka("archive", "check"), claim.name


def test_a_damaged_paper_is_named_with_its_dossier_and_nobodys_name(
    teczka: Teczka, store: Store
) -> None:
    answered, name = _check_with(teczka, store, Room.ARCHIVE)
    assert answered.code == 1
    thing = f"dokument{NBSP}z{NBSP}"
    (line,) = (each for each in answered.out.splitlines() if thing in each)
    assert f"teczka{NBSP}" in line
    assert line.endswith("(sejny_2026): treść jest inna niż zapisana")
    assert f"    files/archive {name} " in answered.out
    assert "Co zrobić:" in answered.out
    assert NAME not in answered.out


def test_a_record_taken_away_is_told_of_the_ledger(teczka: Teczka, store: Store) -> None:
    with store.shelf.database.writing() as session:
        session.execute(delete(Record).where(Record.kind == "matter"))
    answered = teczka("archive", "check")
    assert answered.code == 1
    assert f"w{NBSP}bazie brakuje tego" in answered.out


def test_missing_keys_are_said_plainly(
    teczka: Teczka, store: Store, folders: tuple[Path, Path]
) -> None:
    out, keys_out = folders
    assert teczka("backup", "--out", out, "--keys-out", keys_out).code == 0
    key_file(settings_from_environment()).unlink()
    answered = teczka("archive", "check")
    assert answered.code == 3
    assert "Brakuje klucza, którym zaszyfrowano dane." in answered.err
    _wipe(store)
    answered = teczka("restore", "--from", out)
    assert (answered.code, "--keys-from" in answered.err) == (2, True)


def test_a_backup_without_a_place_for_keys_is_refused(
    teczka: Teczka, store: Store, folders: tuple[Path, Path]
) -> None:
    out, _ = folders
    assert "Brakuje: --out." in teczka("backup").err
    answered = teczka("backup", "--out", out)
    assert (answered.code, "--keys-out" in answered.err) == (2, True)
    answered = teczka("backup", "--out", out, "--keys-out", out / "klucze")
    assert (answered.code, f"jedne w{NBSP}folderze drugich" in answered.err) == (2, True)
    assert not out.exists()


def test_a_restore_over_data_is_refused(
    teczka: Teczka, store: Store, folders: tuple[Path, Path]
) -> None:
    out, keys_out = folders
    teczka("backup", "--out", out, "--keys-out", keys_out)
    answered = teczka("restore", "--from", out, "--keys-from", keys_out)
    assert (answered.code, "Niczego nie zmieniono." in answered.err) == (2, True)
    assert len(_dossiers(store)) == 2


def test_a_damaged_backup_is_restored_only_when_told_to(
    teczka: Teczka, store: Store, folders: tuple[Path, Path]
) -> None:
    out, keys_out = folders
    teczka("backup", "--out", out, "--keys-out", keys_out)
    spoiled = next((out / "files" / "archive").rglob("*.*"))
    spoiled.write_bytes(spoiled.read_bytes() + b"x")
    _wipe(store)
    words = ("restore", "--from", out, "--keys-from", keys_out)
    answered = teczka(*words)
    assert answered.code == 1
    assert f"{spoiled.relative_to(out)}: treść jest inna niż zapisana" in answered.out
    assert "Niczego nie przywrócono." in answered.out
    assert not settings_from_environment().data.exists()
    answered = teczka(*words, "--even-damaged")
    assert answered.code == 1
    assert f"pliku nie ma na{NBSP}dysku" in answered.out


def test_a_file_that_could_be_copied_from_nowhere_leaves_with_1(
    teczka: Teczka, store: Store, folders: tuple[Path, Path]
) -> None:
    out, keys_out = folders
    path_of(store, every_claim(store)[0]).unlink()
    answered = teczka("backup", "--out", out, "--keys-out", keys_out)
    assert (answered.code, f"Nie ma skąd skopiować: 1{NBSP}plik." in answered.out) == (1, True)


def test_runs_to_keep_and_to_forget_are_told(
    teczka: Teczka, store: Store, folders: tuple[Path, Path]
) -> None:
    out, keys_out = folders
    words = ("backup", "--out", out, "--keys-out", keys_out)
    teczka(*words)
    (first,) = Folder(out).runs()
    assert f"Usunięto starsze zapisy: {first}." in teczka(*words, "--keep", 1).out
    nothing = teczka("backup", "forget", "--out", out, "--keys-out", keys_out)
    assert "W żadnym zapisie nie ma danych, które usunięto." in nothing.out
    (second,) = Folder(out).runs()
    with store.shelf.database.writing() as session:
        bury(session, store.keyed_hash, PROGRAMME, "erasure-1", [Grave("matter", "m1", 1)])
    teczka(*words)
    gone = teczka("backup", "forget", "--out", out, "--keys-out", keys_out).out.strip()
    assert gone == f"Usunięto zapis {second}: dane usunięte ?"
