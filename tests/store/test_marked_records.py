"""Records found by whose they are, whom they are about and of which month."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import update

from app.errors import ChangedMeanwhile, SealBroken
from app.matters.rights import Actor
from app.store.kinds import KEPT, REMOVED
from app.store.office_models import Record
from app.store.opened import Store
from app.store.records import Marks
from tests.matters.builders import SEJNY
from tests.months.builders import ASSISTANT_ID, JAN, OTHER_ID, ZOFIA, an_assistant, an_entry
from tests.store.matters import CLERK, a_matter

BOGNA: Actor = an_assistant()
JANUARY = an_entry("2026-01-07 10:00", "2026-01-07 12:00")
FEBRUARY = an_entry("2026-02-07 10:00", "2026-02-07 12:00")
JANS = an_entry("2026-01-08 10:00", "2026-01-08 12:00", matter_id=JAN)
ANOTHERS = an_entry("2026-01-09 10:00", "2026-01-09 12:00", assistant_id=OTHER_ID)
GONE = an_entry("2026-01-10 10:00", "2026-01-10 12:00", removed=True)
EVERY = (JANUARY, FEBRUARY, JANS, ANOTHERS, GONE)

ASKED: dict[str, tuple[dict[str, Any], tuple[Any, ...]]] = {
    "nothing": ({}, EVERY),
    "whose": ({"owner": OTHER_ID}, (ANOTHERS,)),
    "about whom": ({"subject": JAN}, (JANS,)),
    "of which months": ({"periods": {"2026-02"}}, (FEBRUARY,)),
    "of several months": ({"periods": {"2026-01", "2026-02"}, "states": {KEPT}}, EVERY[:4]),
    "of no month": ({"periods": ()}, ()),
    "in which state": ({"states": {REMOVED}}, (GONE,)),
    "everything": (
        {"owner": ASSISTANT_ID, "subject": ZOFIA, "periods": {"2026-01"}},
        (JANUARY, GONE),
    ),
}


@pytest.fixture
def entered(store: Store) -> Store:
    store.entries.add_all(EVERY, BOGNA, "service.entered")
    return store


@pytest.mark.parametrize(("asked", "found"), ASKED.values(), ids=ASKED)
def test_entries_are_found_by_what_is_asked(
    entered: Store, asked: dict[str, Any], found: Any
) -> None:
    ids = {entry.id for entry in entered.entries.find(SEJNY, **asked)}
    assert ids == {entry.id for entry in found}


def test_another_programmes_entries_are_not_found(entered: Store) -> None:
    assert entered.entries.find("wiazowna_2026", owner=ASSISTANT_ID) == ()


def test_entry_moved_to_another_month_is_found_there(entered: Store) -> None:
    stored = entered.entries.get(SEJNY, JANUARY.id)
    moved = replace(stored, starts=FEBRUARY.starts, ends=FEBRUARY.ends)
    entered.entries.save(moved, BOGNA, "service.changed")
    found = entered.entries.find(SEJNY, owner=ASSISTANT_ID, periods={"2026-02"})
    assert {entry.id for entry in found} == {JANUARY.id, FEBRUARY.id}


def test_of_many_with_one_known_already_none_is_added(store: Store) -> None:
    store.entries.add(JANS, BOGNA, "service.entered")
    with pytest.raises(ChangedMeanwhile):
        store.entries.add_all((JANUARY, FEBRUARY, JANS), BOGNA, "service.imported")
    assert [entry.id for entry in store.entries.find(SEJNY)] == [JANS.id]
    assert len(store.ledger.lines(SEJNY)) == 1
    assert store.ledger.verify().sound


@pytest.mark.parametrize("mark", ["owner", "subject", "period"])
def test_mark_moved_by_who_writes_to_the_database_breaks_the_seal(
    entered: Store, mark: str
) -> None:
    with entered.shelf.database.writing() as session:
        session.execute(update(Record).where(Record.id == JANUARY.id).values({mark: "2026-03"}))
    with pytest.raises(SealBroken):
        entered.entries.get(SEJNY, JANUARY.id)


def test_record_without_marks_is_sealed_as_it_was_before_there_were_any(store: Store) -> None:
    added = store.matters.add(a_matter(), CLERK, "matter.opened")
    with store.shelf.database.reading() as session:
        row = session.get(Record, ("matter", added.id))
    assert row.own_place == ("records.sealed", "matter", added.id, SEJNY, row.state, "1")


def test_marks_name_nobody(entered: Store) -> None:
    with entered.shelf.database.reading() as session:
        rows = session.query(Record).all()
    told = {mark for row in rows for mark in (row.owner, row.subject, row.period)}
    assert told == {ASSISTANT_ID, OTHER_ID, ZOFIA, JAN, "2026-01", "2026-02"}


def test_owners_and_months_are_told_without_opening_anything(entered: Store) -> None:
    found = entered.entries.marks(SEJNY, states={KEPT})
    assert found == {
        Marks(ASSISTANT_ID, period="2026-01"),
        Marks(ASSISTANT_ID, period="2026-02"),
        Marks(OTHER_ID, period="2026-01"),
    }
    assert entered.entries.marks(SEJNY, states={REMOVED}) == {Marks(ASSISTANT_ID, period="2026-01")}
    assert entered.entries.marks("wiazowna_2026") == frozenset()
