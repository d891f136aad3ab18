"""A restore names what is damaged, overwrites nothing, and wants the right keys."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from app.config import Settings
from app.errors import OutputRefused
from app.store import keys
from app.store.backup.layout import MANIFEST, MARKER, Folder
from app.store.backup.making import back_up
from app.store.backup.restoring import Spoiled, examine, restore
from app.store.fixity import Damage
from app.store.opened import open_store
from tests.store.builders import SQLITE_ONLY, every_byte
from tests.store.full_store import furnish, settings_in

pytestmark = SQLITE_ONLY


@dataclass(frozen=True)
class Backup:
    out: Path
    keys_out: Path
    run: str


@pytest.fixture(scope="module")
def backup(tmp_path_factory: pytest.TempPathFactory) -> Backup:
    """One for all these tests, each of which puts back what it changes."""
    folder = tmp_path_factory.mktemp("backup")
    settings = settings_in(folder)
    store = open_store(settings)
    furnish(store)
    made = back_up(store, settings, (folder / "copy", folder / "safe"))
    store.close()
    return Backup(folder / "copy", folder / "safe", made.run)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_in(tmp_path)


def _parts(backup: Backup) -> list[Path]:
    """Everything a run consists of."""
    every = sorted(path for path in backup.out.rglob("*") if path.is_file())
    return [path for path in every if path.name not in {MARKER, ".lock"}]


@pytest.mark.parametrize("position", [0, 10, -1], ids=["first", "inside", "last"])
def test_one_bit_anywhere_in_a_backup_is_named_and_no_other(backup: Backup, position: int) -> None:
    assert len(_parts(backup)) > 12
    for path in _parts(backup):
        before = path.read_bytes()
        spoiled = bytearray(before)
        spoiled[position] ^= 1
        path.write_bytes(spoiled)
        found = examine(backup.out).spoiled
        path.write_bytes(before)
        named = path.relative_to(backup.out).as_posix()
        if path.name == "manifest.sha256":
            named = f"{backup.run}/{MANIFEST}"
        assert Spoiled(named, Damage.CHANGED) in found
        assert len(found) == 1 or path.name == MANIFEST
    assert examine(backup.out).spoiled == []


def test_a_lost_part_is_named(backup: Backup) -> None:
    path = next(path for path in _parts(backup) if "/archive/" in str(path))
    away = path.with_name(".away")
    path.rename(away)
    found = examine(backup.out).spoiled
    away.rename(path)
    assert found == [Spoiled(path.relative_to(backup.out).as_posix(), Damage.LOST)]


@pytest.mark.parametrize("spoil", [lambda path: path.write_bytes(b"x"), Path.unlink])
def test_what_is_sound_of_a_damaged_backup_can_be_restored(
    backup: Backup, settings: Settings, spoil: Callable[[Path], object]
) -> None:
    path = next(path for path in _parts(backup) if "/archive/" in str(path))
    before = path.read_bytes()
    spoil(path)
    examined = examine(backup.out)
    assert examined.restorable
    count = restore(settings, backup.out, examined, backup.keys_out)
    path.write_bytes(before)
    store = open_store(settings)
    report = store.integrity.whole()
    store.close()
    assert [found.damage for found in report.found] == [Damage.LOST]
    assert report.found[0].key[0] == path.name.partition(".")[0]
    assert report.files == count + 1


def test_without_its_database_or_index_nothing_can_be_restored(backup: Backup) -> None:
    for name in ("database.sqlite3", "index.json"):
        path = backup.out / backup.run / name
        before = path.read_bytes()
        path.write_bytes(b"{" + before[1:-1])
        assert not examine(backup.out).restorable
        path.write_bytes(before)


def test_a_backup_somebody_else_wrote_leads_out_of_its_folder_nowhere(backup: Backup) -> None:
    """A device would be read for ever; a database that no line proves would be believed."""
    path = next(path for path in _parts(backup) if "/archive/" in str(path))
    manifest = backup.out / backup.run / MANIFEST
    before, lines = path.read_bytes(), manifest.read_text()
    path.unlink()
    path.symlink_to("/dev/full")
    found = examine(backup.out).spoiled
    path.unlink()
    path.write_bytes(before)
    assert found == [Spoiled(path.relative_to(backup.out).as_posix(), Damage.UNREADABLE)]
    kept = [line for line in lines.splitlines(keepends=True) if "database" not in line]
    manifest.write_text("".join(kept) + f"{'0' * 64}  /dev/null\n{'0' * 64}  files/a/../b\n")
    examined = examine(backup.out)
    manifest.write_text(lines)
    assert [each.path for each in examined.spoiled] == [f"{backup.run}/{MANIFEST}"]
    assert not examined.restorable


@pytest.mark.parametrize(
    "where", ["data/stary.txt", "generated/drafts/ab/cd", "data/archive/ab/cd"]
)
def test_a_restore_overwrites_nothing(backup: Backup, settings: Settings, where: str) -> None:
    there = settings.data.parent / where
    there.parent.mkdir(parents=True)
    there.write_bytes(b"mine")
    with pytest.raises(OutputRefused, match="Niczego nie zmieniono"):
        restore(settings, backup.out, examine(backup.out), backup.keys_out)
    assert [path for path in settings.data.parent.rglob("*") if path.is_file()] == [there]


def test_a_restore_beside_empty_folders_is_done(backup: Backup, settings: Settings) -> None:
    settings.data.mkdir()
    settings.generated.mkdir()
    assert restore(settings, backup.out, examine(backup.out), backup.keys_out) > 0


def test_without_keys_nothing_is_restored(
    backup: Backup, settings: Settings, tmp_path: Path
) -> None:
    examined = examine(backup.out)
    with pytest.raises(OutputRefused, match="--keys-from"):
        restore(settings, backup.out, examined)
    with pytest.raises(OutputRefused, match=f"{backup.run}.key"):
        restore(settings, backup.out, examined, tmp_path)
    (tmp_path / f"{backup.run}.key").write_text(keys.new_key(), encoding="ascii")
    with pytest.raises(OutputRefused, match="nie ma tego"):
        restore(settings, backup.out, examined, tmp_path)
    (tmp_path / f"{backup.run}.key").write_bytes(b"\xff no key")
    with pytest.raises(OutputRefused, match="nie ma tego"):
        restore(settings, backup.out, examined, tmp_path)
    assert not settings.data.exists()


def test_keys_of_the_environment_need_no_folder(backup: Backup, settings: Settings) -> None:
    told = (backup.keys_out / f"{backup.run}.key").read_text(encoding="ascii").split()
    with_keys = replace(settings, keys=tuple(told))
    restore(with_keys, backup.out, examine(backup.out))
    assert not keys.key_file(settings).exists()
    store = open_store(with_keys)
    assert store.integrity.whole().sound
    store.close()


def test_a_run_that_is_not_there_is_told_with_those_that_are(
    backup: Backup, tmp_path: Path
) -> None:
    with pytest.raises(OutputRefused, match=backup.run):
        examine(backup.out, "2020-01-01T000000Z")
    with pytest.raises(OutputRefused, match="nie ma kopii"):
        examine(tmp_path)
    Folder(tmp_path).prepare()
    with pytest.raises(OutputRefused, match="żadnego zapisu"):
        examine(tmp_path)


def test_another_kind_of_database_is_refused(backup: Backup, settings: Settings) -> None:
    examined = examine(backup.out)
    assert examined.index is not None
    other = replace(examined, index=replace(examined.index, database="postgresql"))
    with pytest.raises(OutputRefused, match="TECZKA_DATABASE_URL"):
        restore(settings, backup.out, other, backup.keys_out)
    assert not settings.data.exists()


def test_a_restore_leaves_the_backup_as_it_was(backup: Backup, settings: Settings) -> None:
    before = every_byte(backup.out)
    restore(settings, backup.out, examine(backup.out), backup.keys_out)
    assert every_byte(backup.out) == before
