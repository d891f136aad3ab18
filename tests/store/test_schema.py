from pathlib import Path

from alembic import command
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect

from app.store.database import Database
from app.store.models import Base
from app.store.schema import alembic_config, bring_up_to_date


def _database(tmp_path: Path) -> Database:
    return Database(f"sqlite:///{tmp_path / 'data' / 'teczka.sqlite3'}")


def test_migrations_lead_to_the_tables_the_models_describe(tmp_path: Path) -> None:
    database = _database(tmp_path)
    bring_up_to_date(database)
    with database.connected() as connection:
        command.check(alembic_config(connection))
    tables = set(inspect(database.engine).get_table_names())
    assert tables == {*Base.metadata.tables, "alembic_version"}
    database.close()


def test_second_start_changes_nothing(tmp_path: Path) -> None:
    database = _database(tmp_path)
    bring_up_to_date(database)
    database.forget_deleted()
    before = (tmp_path / "data" / "teczka.sqlite3").read_bytes()
    bring_up_to_date(database)
    database.forget_deleted()
    assert (tmp_path / "data" / "teczka.sqlite3").read_bytes() == before
    database.close()


def test_migrations_can_be_taken_back(tmp_path: Path) -> None:
    database = _database(tmp_path)
    bring_up_to_date(database)
    with database.connected() as connection:
        command.downgrade(alembic_config(connection), "base")
    assert inspect(database.engine).get_table_names() == ["alembic_version"]
    with database.engine.connect() as connection:
        assert MigrationContext.configure(connection).get_current_revision() is None
    bring_up_to_date(database)
    database.close()
