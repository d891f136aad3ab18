"""One byte changed anywhere in the store is found and named, and everything else is told to be sound.

What is changed is put back, so that all these tests share one store with something of everything in it.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, inspect, select, text, update

from app.errors import SealBroken
from app.store.claims import Claim, Room
from app.store.dossier_models import ArchivedFile, ErasedRecord
from app.store.fixity import Damage
from app.store.integrity import BUT_THE_ARCHIVE, EVERYTHING, Integrity
from app.store.integrity_report import MOST_NAMED, Found, IntegrityReport, Progress
from app.store.models import SealedRow, Secret
from app.store.office_models import LedgerDetail, LedgerHead, Record
from app.store.opened import Store, open_store
from app.store.plain import made_of, plain_of
from app.store.rotation import SEALED
from app.store.verification import Broken
from tests.store.builders import SQLITE_ONLY
from tests.store.full_store import every_claim, furnish, path_of, settings_in
from tests.store.matters import PROGRAMME

pytestmark = SQLITE_ONLY
OF_THE_LEDGER = {LedgerDetail: Broken.DETAIL_CHANGED, LedgerHead: Broken.END_LOST}


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("full")
    store = open_store(settings_in(folder))
    furnish(store)
    yield store
    store.close()


def _report(store: Store) -> IntegrityReport:
    return store.integrity.whole()


def _key(row: SealedRow) -> tuple[Any, ...]:
    return tuple(getattr(row, column.key) for column in inspect(type(row)).primary_key)


@contextmanager
def _flipped_row(store: Store, model: type[SealedRow], position: int) -> Iterator[tuple[str, ...]]:
    """The last row of the table with one bit turned; its ids."""
    with store.shelf.database.writing() as session:
        row = session.scalars(select(model)).all()[-1]
        key, before = _key(row), row.sealed
        at = position % len(before)
        row.sealed = before[:at] + bytes([before[at] ^ 1]) + before[at + 1 :]
    yield tuple(map(str, key))
    with store.shelf.database.writing() as session:
        session.get_one(model, key).sealed = before


@contextmanager
def _flipped_file(store: Store, claim: Claim, position: int) -> Iterator[None]:
    path = path_of(store, claim)
    before = path.read_bytes()
    at = position % len(before)
    path.write_bytes(before[:at] + bytes([before[at] ^ 1]) + before[at + 1 :])
    yield
    path.write_bytes(before)


def test_a_store_with_everything_is_sound_and_wholly_looked_at(full: Store) -> None:
    report = _report(full)
    assert (report.found, report.database, report.strays) == ((), (), 0)
    assert report.sound
    assert report.files == len(every_claim(full))
    assert {claim.room for claim in every_claim(full)} == set(Room)
    assert report.files + report.rows == full.integrity.size(EVERYTHING)
    with full.shelf.database.reading() as session:
        empty = [model for model, _ in SEALED if session.scalars(select(model)).first() is None]
    assert empty == []


@pytest.mark.parametrize("model", [model for model, _ in SEALED], ids=lambda model: model.__name__)
@pytest.mark.parametrize("position", [0, 5, 12, -1], ids=["format", "key", "nonce", "seal"])
def test_one_bit_in_any_sealed_column_is_named_and_no_other(
    full: Store, model: type[SealedRow], position: int
) -> None:
    with _flipped_row(full, model, position) as key:
        report = _report(full)
    (found,) = report.found
    assert (found.place, found.key) == (model.__tablename__, key)
    assert found.damage is (Damage.KEY_MISSING if position == 5 else Damage.CHANGED)
    assert report.ledger is not None
    faults = [fault.what for fault in report.ledger.faults]
    assert faults == [OF_THE_LEDGER[model]] if model in OF_THE_LEDGER else faults == []
    assert not report.sound


@pytest.mark.parametrize("room", list(Room))
@pytest.mark.parametrize("position", [0, 12, -1], ids=["format", "nonce", "seal"])
def test_one_bit_in_any_kind_of_file_is_named_and_no_other(
    full: Store, room: Room, position: int
) -> None:
    for claim in [each for each in every_claim(full) if each.room is room]:
        with _flipped_file(full, claim, position):
            report = _report(full)
        assert report.found == (Found(room.place, (claim.name, claim.owner), Damage.CHANGED),)
        assert report.files == len(every_claim(full))
        assert report.ledger is not None
        assert report.ledger.sound


@pytest.mark.parametrize("room", list(Room))
def test_a_lost_file_is_named(full: Store, room: Room) -> None:
    claim = next(each for each in every_claim(full) if each.room is room)
    path = path_of(full, claim)
    away = path.with_suffix(".away")
    path.rename(away)
    report = _report(full)
    away.rename(path)
    assert report.found == (Found(room.place, (claim.name, claim.owner), Damage.LOST),)


def test_a_file_taken_away_with_its_row_is_missed_by_whatever_speaks_of_it(full: Store) -> None:
    rows = ArchivedFile.__table__
    with full.shelf.database.writing() as session:
        known = [dict(row._mapping) for row in session.execute(select(rows))]
        session.execute(delete(ArchivedFile))
    report = _report(full)
    with full.shelf.database.writing() as session:
        session.execute(rows.insert(), known)
    told = sorted((each["name"], each["owner"]) for each in known)
    assert sorted(each.key for each in report.found) == told
    assert {each.damage for each in report.found} == {Damage.LOST}


def test_several_damaged_things_are_all_named_and_nothing_is_touched(full: Store) -> None:
    first, second, *_ = (each for each in every_claim(full) if each.room is Room.LETTERS)
    with (
        _flipped_file(full, first, -1),
        _flipped_file(full, second, 3),
        _flipped_row(full, Record, -1),
    ):
        before = [path_of(full, each).read_bytes() for each in every_claim(full)]
        report = _report(full)
        assert [path_of(full, each).read_bytes() for each in every_claim(full)] == before
    assert [each.place for each in report.found] == ["files/letters"] * 2 + ["records"]
    assert _report(full).sound


def test_files_no_row_speaks_of_are_counted_and_no_fault(full: Store) -> None:
    strays = {
        room: room.put(b"left", owner="x") for room in (full.shelf.archive, full.shelf.letters)
    }
    assert _report(full).strays == 0  # their rows may be on their way
    for room, name in strays.items():
        os.utime(room._path(name), (0, 0))
    report = _report(full)
    for room, name in strays.items():
        room.delete(name)
    assert (report.strays, report.sound) == (2, True)


def test_a_sound_file_with_a_stale_digest_is_told_apart_from_damage(full: Store) -> None:
    name = next(full.archive.all()).name

    def note(digest: str) -> None:
        with full.shelf.database.writing() as session:
            changed = update(ArchivedFile).where(ArchivedFile.name == name)
            session.execute(changed.values(sealed_sha256=digest))

    known = full.archive.known(name)
    assert known is not None
    note("0" * 64)
    report = _report(full)
    note(known.sealed_sha256)
    assert (report.found, report.stale, report.sound) == ((), 1, False)


def test_a_record_taken_from_the_database_is_found(full: Store) -> None:
    with full.shelf.database.writing() as session:
        row = session.scalars(select(Record).where(Record.kind == "matter")).first()
        assert row is not None
        values = {column.key: getattr(row, column.key) for column in Record.__table__.columns}
        session.execute(delete(Record).where(Record.kind == "matter", Record.id == row.id))
    report = _report(full)
    with full.shelf.database.writing() as session:
        session.add(Record(**values))
    assert report.ledger is not None
    assert [fault.what for fault in report.ledger.faults] == [Broken.RECORD_MISSING]
    assert report.found == ()


def test_a_forged_tombstone_is_found(full: Store) -> None:
    with full.shelf.database.writing() as session:
        told = {"kind": "matter", "id": "m7", "programme": PROGRAMME, "versions": 1}
        session.add(ErasedRecord(**told, erasure_id="e1", mac=b"\x01" * 32))
    report = _report(full)
    with full.shelf.database.writing() as session:
        session.execute(delete(ErasedRecord))
    assert report.ledger is not None
    assert [fault.what for fault in report.ledger.faults] == [Broken.TOMBSTONE_FORGED]


def test_the_database_is_asked_about_itself(full: Store) -> None:
    path = str(full.shelf.database.engine.url.database)
    with closing(sqlite3.connect(path)) as bare, bare:  # which minds no foreign key
        bare.execute("INSERT INTO sign_ins VALUES ('s1', 'x', '2026-01-05', '2026-01-05', 0)")
    report = _report(full)
    with full.shelf.database.writing() as session:
        session.execute(text("DELETE FROM sign_ins WHERE id = 's1'"))
    assert report.database == ("a row of sign_ins refers to none of accounts",)
    assert not report.sound


def test_a_stage_that_cannot_be_read_is_named_and_the_next_goes_on(
    full: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def torn(*_: object) -> Any:
        raise ValueError("Invalid isoformat string")

    monkeypatch.setattr(Integrity, "_of_table", torn)
    report = full.integrity.whole(("records", "files/letters"))
    assert report.found == (Found("records", (), Damage.UNREADABLE),)
    assert report.files == 4


def test_a_check_stopped_anywhere_goes_on_from_what_was_kept_of_it(full: Store) -> None:
    progress = Progress(EVERYTHING)
    pieces = 0
    while not progress.done:
        progress, _ = full.integrity.advance(made_of(plain_of(progress), Progress))
        pieces += 1
    assert progress.report == _report(full)
    assert pieces > len(EVERYTHING)


def test_the_archive_can_be_left_to_its_daily_share(full: Store) -> None:
    without = full.integrity.whole(BUT_THE_ARCHIVE)
    assert without.files == len([c for c in every_claim(full) if c.room is not Room.ARCHIVE])


def test_of_very_much_damage_the_rest_is_counted() -> None:
    found = [Found("records", (str(number),), Damage.CHANGED) for number in range(MOST_NAMED)]
    report = IntegrityReport().adding(found).adding(found[:7], rows=9)
    assert (len(report.found), report.more, report.rows) == (MOST_NAMED, 7, 9)
    assert not report.sound


def test_a_changed_secret_of_the_installation_keeps_the_store_shut(full: Store) -> None:
    folder = Path(str(full.shelf.database.engine.url.database)).parents[1]
    settings = settings_in(folder)
    with _flipped_row(full, Secret, -1), pytest.raises(SealBroken):
        open_store(settings)
