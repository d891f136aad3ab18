"""A byte changed in any column of any row behind the service is found and named, and no other row."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, Table, select
from sqlalchemy.orm import Session

from app.store.dossier_models import RowSum
from app.store.fixity import Damage
from app.store.integrity_report import Found
from app.store.models import Base, Moment
from app.store.opened import Store, open_store
from app.store.row_sums import tables
from tests.store.builders import SQLITE_ONLY
from tests.store.full_store import furnish, settings_in

pytestmark = SQLITE_ONLY
EXAMPLES = {
    str: "x",
    bytes: b"x",
    date: date(2026, 1, 5),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sums")


@pytest.fixture(scope="module")
def full(folder: Path) -> Iterator[Store]:
    store = open_store(settings_in(folder))
    furnish(store)
    with store.shelf.database.writing() as session:
        for table in tables():
            if session.execute(select(table)).first() is None:
                session.execute(
                    table.insert(), {c.name: _any_of(session, c) for c in table.columns}
                )
    yield store
    store.close()


def _any_of(session: Session, column: Column[Any]) -> object:
    """Some value for a column: one that is there where it must be."""
    for other in column.foreign_keys:
        return session.execute(select(other.column)).scalars().first()
    if isinstance(column.type, Moment):
        return datetime(2026, 1, 5, tzinfo=UTC)
    kind = column.type.python_type
    return EXAMPLES[kind] if kind in EXAMPLES else kind(1)


@contextmanager
def _behind(folder: Path) -> Iterator[sqlite3.Cursor]:
    """The database as somebody has it who is not the service; what they did is undone at the end."""
    path = settings_in(folder).data / "teczka.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None)) as bare:
        bare.executescript("PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF")
        kept = bare.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in kept:  # the ledger's and the log's own, which refuse any change
            bare.execute(f"DROP TRIGGER {name}")
        yield bare.cursor()
        for _, statement in kept:
            bare.execute(statement)


def _differing(store: Store, table: Table) -> list[Found]:
    with store.shelf.database.at_one_moment() as session:
        return list(store.integrity._row_sums.differing(session, table))


def _key(table: Table) -> str:
    return " || '/' || ".join(f"CAST({column.name} AS TEXT)" for column in table.primary_key)


def test_what_the_service_wrote_is_as_it_was_written(full: Store) -> None:
    with full.shelf.database.reading() as session:
        summed = set(session.scalars(select(RowSum.place)))
    assert {table.name for table in tables()} >= summed - {""}
    assert len(summed) > 15
    assert [_differing(full, table) for table in tables()] == [[]] * len(tables())


@pytest.mark.parametrize("table", tables(), ids=lambda table: table.name)
def test_any_column_changed_behind_the_service_is_found(
    full: Store, folder: Path, table: Table
) -> None:
    columns = [each.name for each in table.columns if not each.primary_key]
    with _behind(folder) as cursor:
        told = ", ".join(("rowid", _key(table), *columns))
        rowid, key, *values = cursor.execute(f"SELECT {told} FROM {table.name}").fetchone()
        for column, value in zip(columns, values, strict=True):
            put = f"UPDATE {table.name} SET {column} = ? WHERE rowid = ?"
            cursor.execute(put, (_changed(value), rowid))
            found = _differing(full, table)
            cursor.execute(put, (value, rowid))
            assert found == [Found(table.name, tuple(key.split("/")), Damage.CHANGED)], column
    assert _differing(full, table) == []


def _changed(value: object) -> object:
    """The value with one bit or one sign another."""
    match value:
        case bytes():
            return bytes([*value[:-1], value[-1] ^ 1]) if value else b"1"
        case str():
            return value[:-1] + ("1" if value.endswith("0") else "0")
        case int():
            return value ^ 1
        case _:
            return 1


def test_a_row_taken_away_and_one_put_in_are_found(full: Store, folder: Path) -> None:
    numbers = Base.metadata.tables["numbers"]
    full.take_number("sejny_2026", 2026)
    with _behind(folder) as cursor:
        cursor.execute("INSERT INTO numbers VALUES ('inny', 2026, 1)")
        assert _differing(full, numbers) == [Found("numbers", ("inny", "2026"), Damage.CHANGED)]
        cursor.execute("DELETE FROM numbers WHERE programme = 'inny'")
        (last,) = cursor.execute("SELECT last FROM numbers WHERE year = 2026").fetchone()
        cursor.execute("DELETE FROM numbers WHERE year = 2026")
        gone = Found("numbers", ("sejny_2026", "2026"), Damage.LOST)
        assert _differing(full, numbers) == [gone]
        assert gone in full.integrity.whole().found
        cursor.execute("INSERT INTO numbers VALUES ('sejny_2026', 2026, ?)", (last,))
    assert _differing(full, numbers) == []


def test_a_database_from_before_there_were_sums_is_summed_as_it_stands(folder: Path) -> None:
    own = folder / "older"
    own.mkdir()
    store = open_store(settings_in(own))
    furnish(store)
    store.close()
    with _behind(own) as cursor:
        cursor.execute("DELETE FROM row_sums")
        cursor.execute("UPDATE numbers SET last = last + 1")
    again = open_store(settings_in(own))
    assert [_differing(again, table) for table in tables()] == [[]] * len(tables())
    again.close()
