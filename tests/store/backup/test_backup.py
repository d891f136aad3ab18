"""A backup is whole as of one moment, copies nothing twice, proves itself, and forgets whom it must."""

import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.config import Settings
from app.errors import OutputRefused
from app.store import keys
from app.store.backup import making
from app.store.backup.folders import admit
from app.store.backup.forgetting import forget, keep, remembering
from app.store.backup.layout import MANIFEST, Folder
from app.store.backup.making import MadeRun, back_up
from app.store.backup.restoring import examine, restore
from app.store.claims import Room
from app.store.database import Database
from app.store.fixity import Damage
from app.store.office_models import Record
from app.store.opened import Store, open_store
from app.store.tombstones import Grave, bury
from tests.store.builders import NAME, SQLITE_ONLY, TurnableClock, every_byte
from tests.store.full_store import a_dossier, a_furnished_folder, copied, every_claim, path_of
from tests.store.full_store import keep as put
from tests.store.matters import PROGRAMME

pytestmark = SQLITE_ONLY


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "copy"


@pytest.fixture
def keys_out(tmp_path: Path) -> Path:
    return tmp_path / "safe"


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return a_furnished_folder(tmp_path_factory.mktemp("furnished"))


@pytest.fixture
def full(furnished: Path, settings: Settings, clock: TurnableClock) -> Iterator[Store]:
    store = open_store(copied(furnished, settings.data.parent), clock)
    yield store
    store.close()


Run = Callable[..., MadeRun]


@pytest.fixture
def run(full: Store, settings: Settings, out: Path, keys_out: Path) -> Run:
    return lambda **how: back_up(full, settings, (out, keys_out), **how)


@pytest.fixture
def elsewhere(settings: Settings, tmp_path: Path) -> Settings:
    return replace(settings, data=tmp_path / "new" / "data", generated=tmp_path / "new" / "made")


def _restored(
    elsewhere: Settings, out: Path, keys_out: Path | None, at: str | None = None
) -> Store:
    restore(elsewhere, out, examine(out, at), keys_out)
    return open_store(elsewhere)


def test_what_is_restored_is_what_was_kept(
    full: Store, run: Run, elsewhere: Settings, out: Path, keys_out: Path
) -> None:
    made = run()
    assert made.lost == ()
    again = _restored(elsewhere, out, keys_out)
    report = again.integrity.whole()
    assert (report.found, report.sound, report.strays) == ((), True, 0)
    assert every_claim(again) == every_claim(full)
    for claim in every_claim(full):
        assert path_of(again, claim).read_bytes() == path_of(full, claim).read_bytes()
    assert again.matters.all(PROGRAMME) == full.matters.all(PROGRAMME)
    assert keys.key_file(elsewhere).stat().st_mode & 0o777 == 0o600
    again.close()


def test_a_backup_names_nobody_and_is_for_nobody_else_to_read(
    run: Run, out: Path, keys_out: Path, settings: Settings
) -> None:
    run()
    told = every_byte(out)
    assert NAME.encode() not in told
    for key in keys.key_file(settings).read_bytes().split():
        assert key not in told
        assert key in every_byte(keys_out)
    files = [path for path in (*out.rglob("*"), *keys_out.rglob("*")) if path.is_file()]
    assert {path.stat().st_mode & 0o077 for path in files if path.name != ".lock"} == {0}


def test_without_our_program_its_manifest_proves_it(run: Run, out: Path) -> None:
    made = run()
    check = ["sha256sum", "--strict", "-c", f"{made.run}/{MANIFEST}"]
    proved = subprocess.run(check, cwd=out, capture_output=True, text=True, check=True)
    assert proved.stdout.count(": OK") == made.files + 2
    assert {Path(line.partition(":")[0]).parts[0] for line in proved.stdout.splitlines()} == {
        "files",
        made.run,
    }


def test_nothing_is_copied_twice(full: Store, run: Run, out: Path, settings: Settings) -> None:
    first = run()
    assert first.copied == first.files
    second = run()
    assert (second.copied, second.files) == (0, first.files)
    a_dossier(full, 7)
    assert run().copied == 2
    keys.add_key(settings)
    rotating = open_store(settings)
    rotating.rotate()
    rotating.close()
    assert run().copied == first.files + 2  # the same content is other bytes now
    assert examine(out, first.run).spoiled == []


def test_older_runs_go_with_the_files_only_they_need(
    full: Store, run: Run, out: Path, keys_out: Path
) -> None:
    first = run()
    gone = next(full.archive.all())
    full.archive.delete([gone.name])
    second = run()
    assert Folder(out).copies(Room.ARCHIVE, gone.name) != []
    assert keep(out, 1, keys_out) == [first.run]
    assert Folder(out).copies(Room.ARCHIVE, gone.name) == []
    assert [path.stem for path in keys_out.iterdir()] == [second.run]
    assert examine(out).spoiled == []


def test_only_what_a_backup_wrote_is_taken_away(run: Run, out: Path, tmp_path: Path) -> None:
    """Whoever can lay a link into the folder could else have the office delete what lies behind it."""
    run()
    behind = tmp_path / "dom"
    (out / "files").rename(behind)
    (out / "files").symlink_to(behind)
    others = behind / "archive" / "umowa.txt"
    others.write_text("nie nasze")
    run()
    assert others.exists()


def test_a_backup_made_while_others_write_is_whole(
    full: Store, run: Run, elsewhere: Settings, out: Path, keys_out: Path
) -> None:
    over = threading.Event()
    number = 100

    def write() -> None:
        nonlocal number
        while not over.is_set():
            number += 1
            a_dossier(full, number)
            full.archive.delete([put(full, b"soon gone %d" % number, "p").name])

    writing = threading.Thread(target=write)
    writing.start()
    try:
        made = [run() for _ in range(3)]
    finally:
        over.set()
        writing.join()
    assert number > 100
    assert [each.lost for each in made] == [(), (), ()]
    again = _restored(elsewhere, out, keys_out)
    assert again.integrity.whole().found == ()
    assert again.ledger.verify().sound
    again.close()


def test_a_file_deleted_between_is_spoken_of_by_no_copy(
    full: Store, run: Run, monkeypatch: pytest.MonkeyPatch, out: Path
) -> None:
    """It came after the long copying and went before the short one."""
    snapshot, taken = making.snapshot, list[str]()

    @contextmanager
    def late(database: Database, folder: Path) -> Iterator[Session]:
        taken.append(put(full, b"late and short %d" % len(taken), "p").name)
        with snapshot(database, folder) as session:
            full.archive.delete(taken if len(taken) == 1 else [])
            yield session

    monkeypatch.setattr(making, "snapshot", late)
    made = run()
    assert (made.lost, len(taken)) == ((), 2)
    stored = [entry.stored for entry in Folder(out).manifest(made.run)]
    assert (Room.ARCHIVE, taken[0]) not in stored
    assert (Room.ARCHIVE, taken[1]) in stored


@pytest.mark.parametrize("room", list(Room))
@pytest.mark.parametrize("position", [3, 12, -1], ids=["key", "nonce", "seal"])
def test_a_damaged_file_does_not_take_the_place_of_its_sound_copy(
    full: Store, run: Run, room: Room, position: int, out: Path
) -> None:
    run()
    claim = next(each for each in every_claim(full) if each.room is room)
    path = path_of(full, claim)
    sealed = path.read_bytes()
    spoiled = bytearray(sealed)
    spoiled[position] ^= 1
    path.write_bytes(spoiled)
    made = run()
    assert made.lost == ()
    (copy,) = Folder(out).copies(room, claim.name)
    assert copy.read_bytes() == sealed


def test_a_file_lost_before_any_copy_is_told(full: Store, run: Run, out: Path) -> None:
    claim = next(each for each in every_claim(full) if each.room is Room.ARCHIVE)
    path_of(full, claim).unlink()
    made = run()
    assert made.lost == (claim,)
    assert Folder(out).index(made.run).lost == 1


def test_a_thorough_run_mends_a_damaged_copy(full: Store, run: Run, out: Path) -> None:
    run()
    claim = next(each for each in every_claim(full) if each.room is Room.ARCHIVE)
    copy = Folder(out).file(claim.room, claim.name, claim.sealed_sha256)
    os.truncate(copy, 9)
    run()
    assert [each.damage for each in examine(out).spoiled] == [Damage.CHANGED]
    run(thorough=True)
    assert examine(out).spoiled == []


def test_a_run_that_was_killed_is_no_run(run: Run, out: Path) -> None:
    made = run()
    part = out / ".2026-01-01T000000Z.part"
    shutil.copytree(out / made.run, part)
    assert Folder(out).runs() == [made.run]
    run()
    assert not part.exists()


@pytest.mark.parametrize(
    ("where", "keys_where", "why"),
    [
        ("copy", None, "--keys-out"),
        ("copy", "copy", "osobn|drugich"),
        ("copy", "copy/keys", "drugich"),
        ("safe/copy", "safe", "drugich"),
        ("data/copy", "safe", "przepadłaby"),
        ("copy", "generated/safe", "przepadłaby"),
        (".", "safe", "drugich"),
    ],
)
def test_folders_that_do_not_do_are_refused_with_a_reason(
    settings: Settings, where: str, keys_where: str | None, why: str
) -> None:
    place = settings.data.parent
    with pytest.raises(OutputRefused, match=why):
        admit(settings, place / where, place / keys_where if keys_where else None)


def test_keys_behind_a_link_are_still_together(
    full: Store, settings: Settings, out: Path, tmp_path: Path
) -> None:
    out.mkdir()
    (tmp_path / "link").symlink_to(out)
    with pytest.raises(OutputRefused, match="drugich"):
        back_up(full, settings, (out, tmp_path / "link"))


def test_a_folder_with_something_else_in_it_is_refused(
    full: Store, settings: Settings, out: Path, keys_out: Path
) -> None:
    out.mkdir()
    (out / "zdjęcie.jpg").write_bytes(b"x")
    with pytest.raises(OutputRefused, match="coś innego"):
        back_up(full, settings, (out, keys_out))


def _erase(store: Store) -> tuple[str, str]:
    """Erase the first matter with its papers; its id and the name of one of its files."""
    matter = store.matters.all(PROGRAMME)[0]
    papers = store.kept_papers.find(PROGRAMME, subject=matter.id)
    names = [file.name for paper in papers for file in paper.files]
    with store.shelf.database.writing() as session:
        for kind, each in (("matter", matter), *(("kept_paper", paper) for paper in papers)):
            session.execute(delete(Record).where(Record.kind == kind, Record.id == each.id))
            graves = [Grave(kind, each.id, each.version)]
            bury(session, store.keyed_hash, PROGRAMME, "erasure-1", graves)
    store.archive.delete(names)
    return matter.id, names[0]


def test_runs_that_still_have_what_was_erased_are_named_and_forgotten(
    full: Store, run: Run, out: Path, keys_out: Path
) -> None:
    first = run()
    assert remembering(full.shelf.database, out) == []
    matter_id, name = _erase(full)
    with pytest.raises(OutputRefused, match="Zrób najpierw nowy"):
        forget(full.shelf.database, out, keys_out)
    run()
    assert [each.run for each in remembering(full.shelf.database, out)] == [first.run]
    assert matter_id.encode() in every_byte(out / first.run)
    assert [each.run for each in forget(full.shelf.database, out, keys_out)] == [first.run]
    assert remembering(full.shelf.database, out) == []
    assert name.encode() not in every_byte(out)
    assert not (keys_out / f"{first.run}.key").exists()
    assert examine(out).spoiled == []


def test_nothing_is_forgotten_while_a_manifest_is_torn(full: Store, run: Run, out: Path) -> None:
    first = run()
    _erase(full)
    second = run()
    with (out / second.run / MANIFEST).open("ab") as file:
        file.write(b"x")
    with pytest.raises(OutputRefused, match=second.run):
        forget(full.shelf.database, out)
    assert Folder(out).runs() == [first.run, second.run]


def test_files_a_torn_run_may_need_stay(full: Store, run: Run, out: Path) -> None:
    first = run()
    gone = next(full.archive.all())
    full.archive.delete([gone.name])
    manifest = out / first.run / MANIFEST
    manifest.write_bytes(manifest.read_bytes().replace(gone.name.encode(), b"0" * 64))
    run()
    assert Folder(out).copies(Room.ARCHIVE, gone.name) != []


def test_a_restore_says_what_was_erased_after_its_run(
    full: Store, run: Run, out: Path, clock: TurnableClock
) -> None:
    first = run()
    _erase(full)
    second = run()
    assert examine(out, first.run).later == [""]
    assert examine(out, second.run).later == []
