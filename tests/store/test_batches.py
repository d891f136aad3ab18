"""Batches of letters: one letter a matter, each put once, and what was sent stays as it was."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select, text

from app.config import Settings
from app.errors import NotOnRecord
from app.store import keys
from app.store.letter_rows import LetterRow
from app.store.letter_values import (
    Batch,
    BatchState,
    Failure,
    LetterState,
    MadeLetter,
    Order,
    Progress,
)
from app.store.letter_work import MOST_TAKES
from app.store.opened import Store, open_store
from tests.store.builders import NAME, TurnableClock, every_byte

ORDER = Order("wiazowna_2026", "award", date(2026, 1, 12))
MATTERS = ("c" * 32, "a" * 32, "b" * 32)
LETTER = MadeLetter(b"PK docx " + NAME.encode(), b"%PDF " + NAME.encode(), 2)


@pytest.fixture
def batch(store: Store) -> Batch:
    return store.batches.create(ORDER, MATTERS, made_by="clerk-1", fingerprint="blank-1")


@pytest.fixture
def running(store: Store, batch: Batch) -> Batch:
    return store.batches.ask("wiazowna_2026", batch.id)


def made(store: Store, batch: Batch, matter_id: str, letter: MadeLetter = LETTER) -> bool:
    store.letter_work.take(batch.id, matter_id)
    return store.letter_work.put(batch.id, matter_id, "digest", letter)


def files_of(store: Store) -> set[str]:
    return {path.rpartition("/")[2] for path, _ in store.shelf.letters._all()}


def age(folder: Path, clock: TurnableClock) -> None:
    """As if every file had been written two hours before the clock's present."""
    moment = clock.now.timestamp() - 2 * 3600
    for path in folder.rglob("*"):
        os.utime(path, (moment, moment))


def spoken_of(store: Store) -> set[str]:
    with store.shelf.database.reading() as session:
        return {name for row in session.scalars(select(LetterRow)) for name in row.files}


def test_letters_wait_in_posting_order_one_for_each_matter(store: Store) -> None:
    batch = store.batches.create(ORDER, [*MATTERS, MATTERS[0]], made_by="clerk-1")
    letters = store.batches.letters(batch.id)
    assert [letter.matter_id for letter in letters] == [*MATTERS]
    assert [letter.position for letter in letters] == [0, 1, 2]
    assert {letter.state for letter in letters} == {LetterState.WAITING}
    assert store.letter_work.waiting(batch.id, 2) == [*MATTERS[:2]]


def test_another_office_s_batch_is_none(store: Store, batch: Batch) -> None:
    with pytest.raises(NotOnRecord, match="Wróć do listy serii"):
        store.batches.get("sejny_2026", batch.id)
    for deed in (store.batches.ask, store.batches.ask_again):
        with pytest.raises(NotOnRecord):
            deed("sejny_2026", batch.id)
    with pytest.raises(NotOnRecord):
        store.batches.withdraw("sejny_2026", batch.id, MATTERS[0])
    with pytest.raises(NotOnRecord):
        store.batches.send("sejny_2026", batch.id, date(2026, 1, 13))
    assert store.batches.of_programme("sejny_2026") == ()
    assert store.batches.of_matter("sejny_2026", MATTERS[0]) == ()
    assert store.batches.get("wiazowna_2026", batch.id) == batch
    assert len(store.batches.of_matter("wiazowna_2026", MATTERS[0])) == 1


def test_nothing_runs_before_somebody_asks(store: Store, batch: Batch) -> None:
    assert store.letter_work.running() == []
    store.batches.ask("wiazowna_2026", batch.id)
    assert store.letter_work.running() == [batch.id]
    assert not store.letter_work.finish(batch.id)
    for matter_id in MATTERS:
        made(store, batch, matter_id)
    assert store.letter_work.finish(batch.id)
    assert store.batches.get("wiazowna_2026", batch.id).state is BatchState.DONE
    assert store.batches.progress(batch.id) == Progress(made=3)


def test_a_letter_is_put_once(store: Store, running: Batch) -> None:
    assert made(store, running, MATTERS[0])
    assert not store.letter_work.take(running.id, MATTERS[0])
    assert not made(store, running, MATTERS[0], MadeLetter(b"second", b"second", 1))
    assert store.batches.made(running.id, MATTERS[0]) == LETTER
    assert files_of(store) == spoken_of(store)
    assert len(files_of(store)) == 2


def test_a_file_without_its_row_goes_at_the_next_tidying(
    store: Store, running: Batch, settings: Settings, clock: TurnableClock
) -> None:
    made(store, running, MATTERS[0])
    orphan = store.shelf.letters.put(b"killed in between", owner=f"{running.id}/{MATTERS[1]}")
    age(settings.data / "letters", clock)
    assert store.expire().files == 1
    assert orphan not in files_of(store)
    assert store.batches.made(running.id, MATTERS[0]) == LETTER


def test_one_room_inside_another_loses_nothing(settings: Settings, clock: TurnableClock) -> None:
    # As TECZKA_FILES_URL has it: documents and letters lie in folders beside the uploads.
    url = (settings.data / "bucket").resolve().as_uri()
    store = open_store(replace(settings, files_url=url), clock)
    batch = store.batches.create(ORDER, MATTERS, made_by="clerk-1")
    store.batches.ask("wiazowna_2026", batch.id)
    made(store, batch, MATTERS[0])
    draft = store.drafts.start("wiazowna_2026", "person", {}, "token").draft_id
    store.produced.put(draft, "digest", "bundle", "application/pdf", b"%PDF")
    age(settings.data / "bucket", clock)
    assert store.expire().files == 0
    assert store.batches.made(batch.id, MATTERS[0]) == LETTER
    assert store.produced.get(draft, "digest", "bundle", "application/pdf") == b"%PDF"
    store.close()


def test_a_failure_says_why_and_the_next_wish_tries_again(store: Store, running: Batch) -> None:
    store.letter_work.take(running.id, MATTERS[1])
    store.letter_work.fail(running.id, MATTERS[1], Failure.REFUSED, f"Brakuje podpisu: {NAME}")
    letter = store.batches.letters(running.id)[1]
    assert (letter.state, letter.failure) == (LetterState.FAILED, Failure.REFUSED)
    assert letter.why == f"Brakuje podpisu: {NAME}"
    store.batches.ask("wiazowna_2026", running.id)
    assert store.letter_work.waiting(running.id, 9) == [*MATTERS]
    made(store, running, MATTERS[1])
    letter = store.batches.letters(running.id)[1]
    assert (letter.state, letter.failure, letter.why) == (LetterState.MADE, None, "")


def test_a_letter_that_ends_its_process_each_time_is_given_up(store: Store, running: Batch) -> None:
    for _ in range(MOST_TAKES):
        assert store.letter_work.take(running.id, MATTERS[0])
    assert not store.letter_work.take(running.id, MATTERS[0])
    assert store.batches.letters(running.id)[0].failure is Failure.GAVE_UP


def test_a_letter_given_back_does_not_count_as_tried(store: Store, running: Batch) -> None:
    for _ in range(MOST_TAKES + 2):
        assert store.letter_work.take(running.id, MATTERS[0])
        store.letter_work.give_back(running.id, MATTERS[0])


def test_a_second_look_keeps_what_is_unchanged_and_replaces_the_rest(
    store: Store, running: Batch
) -> None:
    for matter_id in MATTERS:
        made(store, running, matter_id)
    before = store.batches.letters(running.id)
    store.batches.ask_again("wiazowna_2026", running.id)
    assert store.letter_work.keep(running.id, MATTERS[0], "digest")
    assert not store.letter_work.keep(running.id, MATTERS[1], "another digest")
    assert store.letter_work.put(
        running.id, MATTERS[1], "another digest", MadeLetter(b"2", b"2", 1)
    )
    store.letter_work.fail(running.id, MATTERS[2], Failure.REFUSED, "")
    after = store.batches.letters(running.id)
    assert after[0] == before[0]
    assert store.batches.made(running.id, MATTERS[1]).pdf == b"2"
    with pytest.raises(NotOnRecord):
        store.batches.made(running.id, MATTERS[2])
    assert files_of(store) == spoken_of(store)
    assert len(files_of(store)) == 4


def test_a_withdrawn_letter_is_gone_even_if_it_is_being_made(store: Store, running: Batch) -> None:
    made(store, running, MATTERS[0])
    store.batches.withdraw("wiazowna_2026", running.id, MATTERS[0])
    store.letter_work.take(running.id, MATTERS[1])
    store.batches.withdraw("wiazowna_2026", running.id, MATTERS[1])
    assert not store.letter_work.put(running.id, MATTERS[1], "digest", LETTER)
    store.letter_work.fail(running.id, MATTERS[1], Failure.INTERNAL, "")
    assert store.batches.progress(running.id) == Progress(waiting=1, withdrawn=2)
    assert files_of(store) == set()
    store.batches.ask_again("wiazowna_2026", running.id)
    assert store.letter_work.waiting(running.id, 9) == [MATTERS[2]]


def test_what_was_sent_is_never_made_again_nor_withdrawn(store: Store, running: Batch) -> None:
    for matter_id in MATTERS[:2]:
        made(store, running, matter_id)
    sent = date(2026, 1, 13)
    assert store.batches.send("wiazowna_2026", running.id, sent, {MATTERS[0], MATTERS[2]}) == (
        MATTERS[0],
    )
    store.batches.ask_again("wiazowna_2026", running.id)
    assert store.letter_work.waiting(running.id, 9) == [*MATTERS[1:]]
    with pytest.raises(NotOnRecord):
        store.batches.withdraw("wiazowna_2026", running.id, MATTERS[0])
    made(store, running, MATTERS[1])
    assert store.batches.send("wiazowna_2026", running.id, date(2026, 1, 14)) == (MATTERS[1],)
    assert [letter.sent_on for letter in store.batches.letters(running.id)] == [
        sent,
        date(2026, 1, 14),
        None,
    ]
    assert store.batches.progress(running.id) == Progress(waiting=1, made=2, sent=2)


def test_no_name_lies_open(store: Store, running: Batch, settings: Settings) -> None:
    made(store, running, MATTERS[0])
    store.letter_work.fail(running.id, MATTERS[1], Failure.REFUSED, NAME)
    assert NAME.encode() not in every_byte(settings.data)


def test_after_rotation_the_new_key_alone_opens_letters(
    store: Store, running: Batch, settings: Settings, clock: TurnableClock
) -> None:
    made(store, running, MATTERS[0])
    store.letter_work.fail(running.id, MATTERS[1], Failure.REFUSED, NAME)
    keys.add_key(settings)
    rotating = open_store(settings, clock)
    rotating.rotate()
    rotating.close()
    keys.keep_current_key(settings)
    after = open_store(settings, clock)
    assert after.batches.made(running.id, MATTERS[0]) == LETTER
    assert after.batches.letters(running.id)[1].why == NAME
    after.close()


def test_a_failed_write_leaves_no_file(
    store: Store, running: Batch, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.shelf.database.writing() as session:
        session.execute(text("ALTER TABLE letters RENAME TO away"))
    with pytest.raises(Exception, match=r"no such table|does not exist"):
        store.letter_work.put(running.id, MATTERS[0], "digest", LETTER)
    assert files_of(store) == set()
