"""A real store with one matter in it, and a desk on a day a test may turn."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.config import Settings
from app.matters.matter import Matter
from app.store.opened import Store, open_store
from app.workflow.dossier.keeping import Keeping
from app.workflow.office.desk import Desk
from app.workflow.office.events import Event
from tests.matters.builders import a_matter, an_actor
from tests.store.builders import TurnableClock
from tests.workflow.office.fakes import Day

TODAY = date(2026, 1, 5)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data", generated=tmp_path / "generated")


@pytest.fixture
def clock() -> TurnableClock:
    return TurnableClock()


@pytest.fixture
def store(settings: Settings, clock: TurnableClock) -> Iterator[Store]:
    opened = open_store(settings, clock)
    yield opened
    opened.close()


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store, Day(TODAY))


@pytest.fixture
def matter(store: Store) -> Matter:
    return store.matters.add(replace(a_matter(), version=0), an_actor(), Event.MATTER_OPENED)


@pytest.fixture
def keeping(store: Store, desk: Desk, clock: TurnableClock) -> Keeping:
    return Keeping(desk, store.archive, clock)
