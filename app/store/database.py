"""A database URL comes in; an engine whose transactions are safe for several writers goes out.

SQLite: write-ahead log, foreign keys, deleted bytes overwritten, and every writing transaction
takes the write lock when it begins: two writers wait for each other and never fail half-way.
"""

import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, func, make_url, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from app.errors import StoreUnavailable
from app.store.models import Base

WAIT_SECONDS = 30
_WRITES = "teczka_writes"


class Database:
    """Transactions to read and to write in."""

    def __init__(self, url: str) -> None:
        self.engine = _engine(url)
        self._writer = self.engine.execution_options(**{_WRITES: True})

    @property
    def is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """``StoreUnavailable`` when the database cannot be asked, here and in all the others."""
        with _available(), Session(self.engine) as session:
            yield session

    @contextmanager
    def at_one_moment(self) -> Iterator[Session]:
        """Reading that sees one moment throughout, whatever is written meanwhile."""
        with self.reading() as session:
            if not self.is_sqlite:  # which always reads so
                session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A transaction: all of it is committed at the end of the block, or nothing."""
        with (
            _available(),
            Session(self._writer, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield session

    @contextmanager
    def connected(self) -> Iterator[Connection]:
        """One writing transaction on a bare connection, for migrations."""
        with _available(), self._writer.begin() as connection:
            yield connection

    def forget_deleted(self) -> None:
        """Empty the write-ahead log, so that what was deleted is in no file any more."""
        if not self.is_sqlite:
            return
        with _available(), closing(self.engine.raw_connection()) as connection:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def faults(self) -> Sequence[str]:
        """What the database itself finds wrong in its file, in its own words; they quote no row.

        Only SQLite is asked: of PostgreSQL its administrator's own checks tell.
        """
        if not self.is_sqlite:
            return []
        with _available(), closing(self.engine.raw_connection()) as connection:
            cursor = connection.cursor()
            whole = [str(row[0]) for row in cursor.execute("PRAGMA integrity_check(20)")]
            torn = cursor.execute("PRAGMA foreign_key_check").fetchmany(20)
        named = [f"a row of {table} refers to none of {parent}" for table, _, parent, _ in torn]
        return [text for text in whole if text != "ok"] + named

    def rewrite(self) -> None:
        """Write SQLite's file anew, without the room of what was deleted, and empty its log.

        ``secure_delete`` has overwritten that already; after this nobody needs to rely on how pages are kept.
        It takes as much room on the disk again. PostgreSQL does the like at its own time (``VACUUM``).
        """
        if not self.is_sqlite:
            return
        with _available(), closing(self.engine.raw_connection()) as connection:
            connection.cursor().execute("VACUUM")
        self.forget_deleted()

    def close(self) -> None:
        self.engine.dispose()


@contextmanager
def _available() -> Iterator[None]:
    try:
        yield
    except (OperationalError, sqlite3.OperationalError) as error:
        # Only the driver's first words: PostgreSQL goes on to quote the row.
        said = str(getattr(error, "orig", error)).partition("\n")[0]
        raise StoreUnavailable(said) from None


def one_at_a_time(session: Session, lock: int) -> None:
    """Wait for whoever holds the lock, and hold it to the end of the transaction.

    SQLite's writing transactions wait for one another anyway.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(lock)))


def upsert(session: Session, model: type[Base], **values: Any) -> None:
    """Insert the row, or replace the other columns of the row with the same primary key."""
    upsert_all(session, model, (values,))


def upsert_all(session: Session, model: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
    """The same for many rows with the same columns, in one statement; no key may be there twice."""
    if not rows:
        return
    insert = insert_of(session, model)
    keys = [column.name for column in model.__table__.primary_key]
    changed = {name: insert.excluded[name] for name in rows[0] if name not in keys}
    saying = insert.on_conflict_do_update(index_elements=keys, set_=changed)
    session.flush()  # what these rows refer to may be waiting yet
    session.connection().execute(saying, [dict(row) for row in rows])


def insert_if_new(session: Session, model: type[Base], **values: Any) -> None:
    """Insert the row unless one of its keys is taken already."""
    session.execute(insert_of(session, model).values(**values).on_conflict_do_nothing())


def insert_of(session: Session, model: type[Base]) -> sqlite.Insert | postgresql.Insert:
    """An insertion that can say what to do when the key is taken, in the database's own words."""
    if session.get_bind().dialect.name == "postgresql":
        return postgresql.insert(model)
    return sqlite.insert(model)


def _engine(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed, pool_pre_ping=True, hide_parameters=True)
    if parsed.database and parsed.database != ":memory:":
        _private_file(Path(parsed.database))
    engine = create_engine(parsed, hide_parameters=True, connect_args={"timeout": WAIT_SECONDS})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _private_file(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600)


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # SQLAlchemy's begin event begins transactions; sqlite3 must not begin any of its own.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {WAIT_SECONDS * 1000}")
    _write_ahead(cursor)
    for pragma in ("foreign_keys = ON", "secure_delete = ON", "synchronous = FULL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _write_ahead(cursor: Any) -> None:
    # Switching the journal does not wait for the busy timeout, so two first starts would collide.
    give_up = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > give_up:
                raise
            time.sleep(0.05)
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
