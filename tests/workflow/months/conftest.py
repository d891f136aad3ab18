"""A real store on a fresh database, with one assistant who serves two participants."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.config import Settings
from app.store.opened import Store, open_store
from app.workflow.office.desk import Desk
from tests.matters.builders import an_actor
from tests.months.builders import JAN, ZOFIA, a_profile, an_assignment, two_participants


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(Settings(data=tmp_path / "data", generated=tmp_path / "generated"))
    yield opened
    opened.close()


@pytest.fixture
def desk(store: Store) -> Desk:
    """The office on 20 January 2026."""
    clerk = an_actor()
    for matter in two_participants():
        store.matters.add(matter, clerk, "matter.opened")
    store.profiles.add(a_profile(), clerk, "assistant.changed")
    store.assignments.add_all((an_assignment(ZOFIA), an_assignment(JAN)), clerk, "assignment.made")
    return Desk(store, lambda: date(2026, 1, 20))
