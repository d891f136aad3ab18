"""A database at work comes in; a copy of it as of one moment goes out, and that moment to read in.

SQLite copies itself page by page while others write (its online backup, the write-ahead log included);
PostgreSQL's own ``pg_dump`` reads the same moment as we do.
"""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import cast

from sqlalchemy import URL, create_engine, inspect, make_url, text
from sqlalchemy.orm import Session

from app.errors import StoreUnavailable
from app.store.backup.layout import DATABASES
from app.store.database import Database

JOBS_SCHEMA = "dbos"
"""Progress of durable work, which the rows bring back."""


@contextmanager
def snapshot(database: Database, folder: Path) -> Iterator[Session]:
    """Write the copy into the folder; a session that reads exactly what is in it."""
    path = folder / DATABASES[database.engine.dialect.name]
    reading = _of_sqlite if database.is_sqlite else _of_postgresql
    with reading(database, path) as session:
        yield session


@contextmanager
def _of_sqlite(database: Database, path: Path) -> Iterator[Session]:
    path.touch(mode=0o600)
    with (
        closing(database.engine.raw_connection()) as source,
        closing(sqlite3.connect(path)) as copy,
    ):
        cast("sqlite3.Connection", source.driver_connection).backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, with nothing beside it
        (said,) = copy.execute("PRAGMA integrity_check(1)").fetchone()
    if said != "ok":
        raise StoreUnavailable(f"the database is damaged: {said}")
    engine = create_engine(f"sqlite:///{path}")
    with Session(engine) as session:
        yield session
    engine.dispose()


@contextmanager
def _of_postgresql(database: Database, path: Path) -> Iterator[Session]:
    with database.at_one_moment() as session:
        moment = session.execute(text("SELECT pg_export_snapshot()")).scalar_one()
        path.touch(mode=0o600)
        told = ("--format=custom", "--no-owner", f"--exclude-schema={JOBS_SCHEMA}")
        _run(database.engine.url, "pg_dump", *told, f"--snapshot={moment}", f"--file={path}")
        yield session


def put_back(url: str, path: Path) -> None:
    """Make the copy the database of this URL, where none is yet."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        _run(parsed, "pg_restore", "--no-owner", "--exit-on-error", "--dbname=", str(path))
        return
    target = Path(str(parsed.database))
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.part")
    draft.touch(mode=0o600)
    shutil.copyfile(path, draft)
    draft.replace(target)


def is_empty(url: str) -> bool:
    """Whether there is no database at this URL, or one without tables."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return not Path(str(parsed.database)).exists()
    engine = create_engine(parsed, hide_parameters=True)
    try:
        return not inspect(engine).get_table_names()
    finally:
        engine.dispose()


def _run(url: URL, command: str, *arguments: str) -> None:
    """PostgreSQL's tools are told of the server in their environment: a command line can be seen by all."""
    said = subprocess.run(  # noqa: S603 - our own words, no shell
        [command, *arguments], env=_environment(url), capture_output=True, check=False, text=True
    )
    if said.returncode:
        raise StoreUnavailable(f"{command} failed: {said.stderr.strip().partition(chr(10))[0]}")


def _environment(url: URL) -> Mapping[str, str]:
    told = {
        "PGHOST": url.host or str(url.query.get("host", "")),
        "PGPORT": str(url.port or ""),
        "PGUSER": url.username,
        "PGPASSWORD": url.password,
        "PGDATABASE": url.database,
    }
    return {**os.environ, **{name: str(value) for name, value in told.items() if value}}
