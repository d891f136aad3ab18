"""Damage to the archive is found, named and noted; a file that is sound again is noted as sound."""

import hashlib
import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from app.config import Settings
from app.store.archive import Archived
from app.store.dossier_models import ArchivedFile
from app.store.fixity import Damage, Fixity, Look
from app.store.keys import add_key, keep_current_key
from app.store.opened import Store, open_store
from tests.store.builders import TurnableClock
from tests.store.full_store import keep

DATA = b"Zofia " * 40


@pytest.fixture
def fixity(store: Store) -> Fixity:
    return store.integrity.fixity


def _path(store: Store, name: str) -> Path:
    return Path(store.shelf.archive._path(name))


def _every(store: Store) -> list[Archived]:
    return list(store.archive.all())


def _look(store: Store) -> list[Look]:
    return list(store.integrity.fixity.look_at(_every(store)))


def _due(fixity: Fixity, days: int = 30) -> int:
    """How many files a day's round looks at."""
    count = 0
    while files := fixity.due(days, 2):
        count += len(fixity.look_at(files))
    return count


def test_a_sound_file_is_noted_as_sound(store: Store, clock: TurnableClock) -> None:
    kept = keep(store, DATA, "p1")
    clock.turn(days=3)
    assert _look(store) == [Look(kept.name, "p1")]
    known = store.archive.known(kept.name)
    assert known is not None
    assert (known.checked_at, known.damage) == (clock.now, "")


def _flipped(path: Path, position: int) -> bytes:
    """The file with one bit turned; what it was."""
    before = path.read_bytes()
    path.write_bytes(before[:position] + bytes([before[position] ^ 1]) + before[position + 1 :])
    return before


@pytest.fixture(scope="module")
def two_files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("two")
    store = open_store(Settings(data=folder / "data", generated=folder / "generated"))
    for number in (1, 2):
        keep(store, DATA, f"p{number}")
    yield store
    store.close()


@given(position=st.integers(0, len(DATA) + 36), which=st.integers(0, 1))
@settings(max_examples=40, deadline=None)
def test_one_bit_anywhere_is_found_and_the_other_file_is_sound(
    two_files: Store, position: int, which: int
) -> None:
    names = [each.name for each in _every(two_files)]
    path = _path(two_files, names[which])
    before = _flipped(path, position)
    found = {look.name: look.damage for look in _look(two_files)}
    assert found == {names[which]: Damage.CHANGED, names[1 - which]: ""}
    path.write_bytes(before)
    assert [look.damage for look in _look(two_files)] == ["", ""]


def test_a_lost_file_is_found_and_found_sound_when_it_is_back(store: Store) -> None:
    kept = keep(store, DATA, "p1")
    path = _path(store, kept.name)
    sealed = path.read_bytes()
    path.unlink()
    assert _look(store) == [Look(kept.name, "p1", Damage.LOST)]
    assert [each.name for each in store.integrity.fixity.damaged()] == [kept.name]
    path.write_bytes(sealed)
    assert _look(store) == [Look(kept.name, "p1", "", before=Damage.LOST)]
    assert store.integrity.fixity.damaged() == []


def test_a_file_the_disk_refuses_is_unreadable(store: Store) -> None:
    kept = keep(store, DATA, "p1")
    path = _path(store, kept.name)
    path.unlink()
    path.mkdir()
    assert _look(store)[0].damage is Damage.UNREADABLE


def test_a_missing_key_is_told_from_damage(
    store: Store, settings: Settings, clock: TurnableClock
) -> None:
    names = sorted(keep(store, DATA, f"p{number}").name for number in (1, 2))
    add_key(settings)
    with_both = open_store(settings, clock)
    assert with_both.rotate().files == 2
    # Of one file a copy from before the change of keys lies there, and its key was thrown away.
    add_key(settings)
    again = open_store(settings, clock)
    earlier = {name: _path(again, name).read_bytes() for name in names}
    again.rotate()
    keep_current_key(settings)
    after = open_store(settings, clock)
    _path(after, names[0]).write_bytes(earlier[names[0]])
    assert [look.damage for look in _look(after)] == [Damage.CHANGED, ""]
    with after.shelf.database.writing() as session:
        digest = hashlib.sha256(earlier[names[0]]).hexdigest()
        session.execute(
            update(ArchivedFile).where(ArchivedFile.name == names[0]).values(sealed_sha256=digest)
        )
    assert [look.damage for look in _look(after)] == [Damage.KEY_MISSING, ""]
    for opened in (with_both, again, after):
        opened.close()


def test_file_and_digest_exchanged_together_are_found(store: Store) -> None:
    first, second = (keep(store, DATA + bytes([each]), "p1") for each in (1, 2))
    one, other = store.archive.known(first.name), store.archive.known(second.name)
    assert one is not None
    assert other is not None
    _path(store, first.name).write_bytes(_path(store, second.name).read_bytes())
    with store.shelf.database.writing() as session:
        session.execute(
            update(ArchivedFile)
            .where(ArchivedFile.name == first.name)
            .values(sealed_sha256=other.sealed_sha256)
        )
    found = {look.name: look.damage for look in _look(store)}
    assert found == {first.name: Damage.CHANGED, second.name: ""}


def test_other_bytes_sealed_for_the_same_place_are_found(store: Store) -> None:
    """Somebody who has the keys as well puts another paper in the place of this one."""
    kept = keep(store, DATA, "p1")
    digest = store.shelf.archive.put_named(kept.name, b"another paper", owner="p1")
    with store.shelf.database.writing() as session:
        session.execute(update(ArchivedFile).values(sealed_sha256=digest))
    assert _look(store)[0].damage is Damage.CHANGED


def test_a_sound_file_with_the_digest_of_before_is_stale_and_no_damage(store: Store) -> None:
    kept = keep(store, DATA, "p1")
    store.shelf.archive.put_named(kept.name, DATA, owner="p1")
    assert _look(store) == [Look(kept.name, "p1", stale=True)]


def test_a_file_deleted_while_it_is_looked_at_is_no_damage(store: Store) -> None:
    kept = keep(store, DATA, "p1")
    files = _every(store)
    store.archive.delete([kept.name])
    assert list(store.integrity.fixity.look_at(files)) == []


@pytest.mark.parametrize("days", [1, 2, 7, 30])
def test_every_file_is_seen_within_the_days_and_each_day_its_share(
    store: Store, clock: TurnableClock, fixity: Fixity, days: int
) -> None:
    for number in range(20):
        keep(store, DATA + bytes([number]), "p1")
    with store.shelf.database.writing() as session:
        session.execute(update(ArchivedFile).values(checked_at=None))
    for day in range(2 * days + 2):
        if day % 5 != 3:  # some days the service does not run
            assert _due(fixity, days) <= 20
            assert _due(fixity, days) == 0
        standing = fixity.standing()
        assert standing.oldest is not None
        assert clock.now - standing.oldest <= timedelta(days=max(days, 2))
        clock.turn(days=1)
    if days == 30:
        assert _due(fixity, days) <= 2


def test_a_damaged_file_is_seen_every_day(
    store: Store, clock: TurnableClock, fixity: Fixity
) -> None:
    kept = [keep(store, DATA + bytes([number]), "p1") for number in range(5)]
    os.truncate(_path(store, kept[2].name), 5)
    _look(store)
    clock.turn(days=1)
    assert next(each.name for each in fixity.due(30, 10)) == kept[2].name
    assert _due(fixity) == 2
    assert _due(fixity) == 0


def test_the_standing_counts_files_and_damage(store: Store, clock: TurnableClock) -> None:
    assert store.integrity.fixity.standing().oldest is None
    began = clock.now
    for number in range(3):
        keep(store, DATA + bytes([number]), "p1")
        clock.turn(days=1)
    standing = store.integrity.fixity.standing()
    assert (standing.files, standing.damaged, standing.oldest) == (3, 0, began)
