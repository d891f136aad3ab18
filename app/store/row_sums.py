"""Every row of SQLite comes in as it is written; a keyed sum of its columns stays beside it.

Seals cover what names a person and what says whose a thing is. States, counts and moments stand in the clear,
and SQLite tells of a torn page but not of a byte changed within one. So triggers of every connection of the
service keep the sum of each row: what changed behind the service, or went, is found. A database that is
older than the sums, or was brought up to date, is summed as it stands. PostgreSQL has checksums of its own.
"""

import hashlib
from collections.abc import Iterator, Sequence
from functools import cache, partial
from typing import Any

from sqlalchemy import Table, event, text
from sqlalchemy.orm import Session

from app.store.database import Database, upsert
from app.store.dossier_models import RowSum
from app.store.fixity import Damage
from app.store.integrity_report import Found
from app.store.models import Base

SUMS = RowSum.__tablename__
BETWEEN = "/"
"""Stands between the ids of a row's key: no id has it."""
_SUM_BYTES = 16
_FILLED = ("", "filled")


class RowSums:
    """``key`` is the installation's own: who can write to the database alone can make no sum."""

    def __init__(self, database: Database, key: bytes) -> None:
        self._database = database
        self._key = key

    def watch(self, revision: str) -> None:
        """Keep sums from now on; of all rows there are, where none were kept at this revision."""
        if not self._database.is_sqlite:
            return
        event.listen(self._database.engine, "checkout", self._equip)
        with self._database.writing() as session:
            made = _sum(self._key, *_FILLED, revision)
            known = session.get(RowSum, _FILLED)
            if known is None or known.sum != made:
                _fill(session)
                upsert(session, RowSum, place=_FILLED[0], row=_FILLED[1], sum=made)

    def differing(self, session: Session, table: Table) -> Sequence[Found]:
        """The rows of a table that are not as they were written, or are gone."""
        if not self._database.is_sqlite:
            return []
        return [*_changed(session, table), *_gone(session, table)]

    def _equip(self, connection: Any, record: Any, _proxy: object) -> None:
        """Once a connection, also one that was open before there were the tables to watch."""
        if record.info.get(SUMS) is connection:
            return
        connection.create_function("teczka_sum", -1, partial(_sum, self._key), deterministic=True)
        connection.executescript(_equipment())
        record.info[SUMS] = connection


@cache
def tables() -> Sequence[Table]:
    """All tables whose rows are summed."""
    return [table for table in Base.metadata.sorted_tables if table.name != SUMS]


@cache
def _equipment() -> str:
    triggers = (trigger for table in tables() for trigger in _triggers(table))
    return ";\n".join(("PRAGMA temp_store = MEMORY", *triggers))


def _sum(key: bytes, *values: object) -> bytes:
    return hashlib.blake2b(repr(values).encode(), key=key, digest_size=_SUM_BYTES).digest()


def _triggers(table: Table) -> Iterator[str]:
    """A sum is taken away with its row, and made anew with whatever becomes of it."""
    of_old = f"DELETE FROM {SUMS} WHERE place = '{table.name}' AND row = {_row(table, 'OLD')};"
    again = f"DELETE FROM {SUMS} WHERE place = '{table.name}' AND row = {_row(table, 'NEW')};"
    of_new = (
        f"INSERT INTO {SUMS} (place, row, sum) "
        f"VALUES ('{table.name}', {_row(table, 'NEW')}, {_summed(table, 'NEW')});"
    )
    for deed, done in (
        ("INSERT", again + of_new),
        ("UPDATE", of_old + again + of_new),
        ("DELETE", of_old),
    ):
        yield (
            f"CREATE TEMP TRIGGER {table.name}_{deed.lower()}_summed "
            f"AFTER {deed} ON main.{table.name} BEGIN {done} END"
        )


def _fill(session: Session) -> None:
    session.execute(text(f"DELETE FROM {SUMS}"))
    for table in tables():
        session.execute(
            text(
                f"INSERT INTO {SUMS} (place, row, sum) SELECT '{table.name}', "
                f"{_row(table, 'one')}, {_summed(table, 'one')} FROM {table.name} AS one"
            )
        )


def _changed(session: Session, table: Table) -> Iterator[Found]:
    query = (
        f"SELECT {_row(table, 'one')} FROM {table.name} AS one LEFT JOIN {SUMS} AS known "
        f"ON known.place = '{table.name}' AND known.row = {_row(table, 'one')} "
        f"WHERE known.sum IS NOT {_summed(table, 'one')}"
    )
    for (row,) in session.execute(text(query)):
        yield Found(table.name, tuple(row.split(BETWEEN)), Damage.CHANGED)


def _gone(session: Session, table: Table) -> Iterator[Found]:
    query = (
        f"SELECT row FROM {SUMS} WHERE place = '{table.name}' "
        f"AND row NOT IN (SELECT {_row(table, 'one')} FROM {table.name} AS one)"
    )
    for (row,) in session.execute(text(query)):
        yield Found(table.name, tuple(row.split(BETWEEN)), Damage.LOST)


def _row(table: Table, of: str) -> str:
    keys = [f"CAST({of}.{column.name} AS TEXT)" for column in table.primary_key]
    return f" || '{BETWEEN}' || ".join(keys)


def _summed(table: Table, of: str) -> str:
    columns = ", ".join(f'{of}."{column.name}"' for column in table.columns)
    return f"teczka_sum('{table.name}', {columns})"
