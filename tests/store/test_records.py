import threading
from dataclasses import replace
from time import process_time
from typing import Any

import pytest
from sqlalchemy import update

from app.config import Settings
from app.errors import ChangedMeanwhile, NotOnRecord, SealBroken
from app.matters.matter import Matter, State
from app.matters.office import OfficeSettings
from app.matters.session import Session, SessionState
from app.store.office_models import Record
from app.store.opened import Store
from tests.store.builders import NAME, SQLITE_ONLY, TurnableClock, every_byte
from tests.store.matters import CLERK, PROGRAMME, a_decided_matter, a_matter


def test_what_was_added_comes_back_as_version_1(store: Store) -> None:
    added = store.matters.add(a_decided_matter(), CLERK, "matter_opened")
    assert added == replace(a_decided_matter(), version=1)
    assert store.matters.get(PROGRAMME, added.id) == added


def test_saving_makes_the_next_version(store: Store) -> None:
    added = store.matters.add(a_matter(), CLERK, "matter_opened")
    saved = store.matters.save(replace(added, state=State.INCOMPLETE), CLERK, "called")
    assert (saved.version, saved.state) == (2, State.INCOMPLETE)
    assert store.matters.get(PROGRAMME, added.id) == saved


def test_who_read_an_earlier_version_overwrites_nothing(store: Store) -> None:
    added = store.matters.add(a_matter(), CLERK, "matter_opened")
    saved = store.matters.save(replace(added, accessible_form="duży druk"), CLERK, "changed")
    with pytest.raises(ChangedMeanwhile, match="wprowadź swoje zmiany na nowo"):
        store.matters.save(replace(added, case_number="9"), CLERK, "changed")
    with pytest.raises(ChangedMeanwhile):
        store.matters.add(a_matter(), CLERK, "matter_opened")
    assert store.matters.get(PROGRAMME, added.id) == saved
    assert [line.event for line in store.ledger.lines(PROGRAMME)] == ["changed", "matter_opened"]


def test_of_two_who_save_at_once_one_is_told(store: Store) -> None:
    """Many rounds, since two threads do not meet at every try."""
    matter = store.matters.add(a_matter(), CLERK, "matter_opened")
    told: list[ChangedMeanwhile] = []

    def save(item: Matter, gate: threading.Barrier) -> None:
        gate.wait()
        try:
            store.matters.save(item, CLERK, "changed")
        except ChangedMeanwhile as error:
            told.append(error)

    for round_ in range(1, 9):
        gate = threading.Barrier(2)
        each = [replace(matter, case_number=f"{round_}.{thread}") for thread in "ab"]
        threads = [threading.Thread(target=save, args=(item, gate)) for item in each]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        matter = store.matters.get(PROGRAMME, matter.id)
        assert (matter.version, len(told)) == (round_ + 1, round_)
    assert len(store.ledger.lines(PROGRAMME)) == 9
    assert store.ledger.verify().sound


def test_another_programmes_matter_is_not_on_record(store: Store) -> None:
    added = store.matters.add(a_matter(), CLERK, "matter_opened")
    for programme, record_id in ((PROGRAMME, "none"), ("wiazowna_2026", added.id)):
        with pytest.raises(NotOnRecord, match="nie ma takiej sprawy"):
            store.matters.get(programme, record_id)
    with pytest.raises(NotOnRecord):
        store.matters.save(replace(added, programme="wiazowna_2026"), CLERK, "changed")
    with pytest.raises(NotOnRecord):
        store.matters.save(a_matter(2), CLERK, "changed")
    assert store.matters.all("wiazowna_2026") == ()


def test_all_are_of_one_kind_and_programme_in_the_order_added(
    store: Store, clock: TurnableClock
) -> None:
    for number in (3, 1, 2):
        clock.turn(minutes=1)
        store.matters.add(a_matter(number), CLERK, "matter_opened")
    store.matters.add(a_matter(4, programme="wiazowna_2026"), CLERK, "matter_opened")
    store.sessions.add(
        Session("s", PROGRAMME, SessionState.OPEN, clock().date()), CLERK, "session_called"
    )
    numbers = [matter.case_number for matter in store.matters.all(PROGRAMME)]
    assert numbers == ["3.2026", "1.2026", "2.2026"]
    assert [session.id for session in store.sessions.all(PROGRAMME)] == ["s"]
    assert store.matters.count(PROGRAMME) == {"submitted": 3}


def test_settings_nobody_saved_are_the_defaults(store: Store) -> None:
    settings = store.office_settings.get(PROGRAMME, PROGRAMME)
    assert settings == OfficeSettings(PROGRAMME)
    saved = store.office_settings.save(replace(settings, town="Sejny"), CLERK, "settings_changed")
    assert saved.version == 1
    assert store.office_settings.get(PROGRAMME, PROGRAMME) == saved
    with pytest.raises(ChangedMeanwhile):
        store.office_settings.save(replace(settings, town="Suwałki"), CLERK, "settings_changed")
    assert store.office_settings.save(saved, CLERK, "settings_changed").version == 2


@pytest.mark.parametrize(
    "change",
    [
        {"state": "awarded"},
        {"version": 7},
        {"programme": "wiazowna_2026"},
        {"id": "3"},
    ],
)
def test_what_was_changed_in_the_database_does_not_open(
    store: Store, change: dict[str, Any]
) -> None:
    store.matters.add(a_matter(), CLERK, "matter_opened")
    with store.shelf.database.writing() as session:
        session.execute(update(Record).values(**change))
    with pytest.raises(SealBroken):
        store.matters.get(change.get("programme", PROGRAMME), change.get("id", a_matter().id))


@SQLITE_ONLY
def test_names_and_answers_are_in_no_byte(store: Store, settings: Settings) -> None:
    added = store.matters.add(a_matter(), CLERK, "matter_opened", f"notatka o {NAME}")
    store.matters.save(replace(added, accessible_form="duży druk"), CLERK, "changed")
    kept = every_byte(settings.data)
    for secret in (NAME, CLERK.name, "duży druk", "notatka"):
        assert secret.encode() not in kept


def test_several_hundred_open_at_once(store: Store) -> None:
    """A page of the register opens all; 300 took 0.1 s of a slow processor."""
    plain = a_decided_matter()
    with store.shelf.database.writing() as session:
        for number in range(300):
            store.matters._insert(session, replace(a_decided_matter(number), version=1))
    began = process_time()
    opened = store.matters.all(PROGRAMME)
    assert len(opened) == 300
    assert opened[0].answers == plain.answers
    assert process_time() - began < 2
