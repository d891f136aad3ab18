"""A store in an empty folder, a clock one can turn, and a draft in it.

``TECZKA_TEST_DATABASE_URL`` runs the same tests on another database, which is emptied before each.
"""

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from app.config import Settings
from app.store.attempts import AttemptLimits
from app.store.drafts import Started
from app.store.opened import Store, open_store
from tests.store.builders import BORN, NAME, TurnableClock

DATABASE_URL = os.environ.get("TECZKA_TEST_DATABASE_URL", "")


@pytest.fixture
def clock() -> TurnableClock:
    return TurnableClock()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    if DATABASE_URL:
        _emptied(DATABASE_URL)
    return Settings(
        data=tmp_path / "data",
        generated=tmp_path / "generated",
        database_url=DATABASE_URL,
        draft_days=30,
    )


def _emptied(url: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()


@pytest.fixture
def store(settings: Settings, clock: TurnableClock) -> Iterator[Store]:
    opened = open_store(settings, clock, AttemptLimits(timedelta(minutes=15), 3, 6))
    yield opened
    opened.close()


@pytest.fixture
def started(store: Store) -> Started:
    draft = store.drafts.start("wiazowna_2026", "person", {"name": [NAME]}, "token-1")
    store.drafts.set_birth_date(draft.draft_id, BORN)
    return draft


@pytest.fixture
def draft_id(started: Started) -> str:
    return started.draft_id
