"""A database comes in, of any age or empty; it goes out with today's tables."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from app.store.database import Database

MIGRATIONS = Path(__file__).parent / "migrations"
_LOCK = 7_203_145_001  # any number of our own: PostgreSQL's advisory locks are told apart by it


def bring_up_to_date(database: Database) -> str:
    """Run the missing migrations in one transaction; a second process waits and has none to do.

    The revision it is at then.
    """
    config = alembic_config()
    head = str(ScriptDirectory.from_config(config).get_current_head())
    if _revision(database) == head:
        return head
    with database.connected() as connection:
        # SQLite's writing transaction is its lock.
        if not database.is_sqlite:
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    return head


def alembic_config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _revision(database: Database) -> str | None:
    with database.reading() as session:
        return MigrationContext.configure(session.connection()).get_current_revision()
