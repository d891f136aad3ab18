import threading
from datetime import date

import pytest

from app.errors import DraftNotFound, TooManyAttempts
from app.store.audit import Event
from app.store.drafts import Started
from app.store.opened import Store
from tests.store.builders import BORN, TurnableClock

WRONG = "0000 0000 0000"


def test_code_in_any_spelling_and_birth_date_bring_the_draft_back(
    store: Store, started: Started
) -> None:
    typed = started.code.lower().replace(" ", " - ")
    assert store.drafts.resume(typed, BORN, "10.0.0.1") == started.draft_id


def test_wrong_code_and_wrong_date_are_told_alike(store: Store, started: Started) -> None:
    with pytest.raises(DraftNotFound) as wrong_code:
        store.drafts.resume(WRONG, BORN, "10.0.0.1")
    with pytest.raises(DraftNotFound) as wrong_date:
        store.drafts.resume(started.code, date(1980, 5, 18), "10.0.0.1")
    with pytest.raises(DraftNotFound) as no_code:
        store.drafts.resume("żółw", BORN, "10.0.0.1")
    assert str(wrong_code.value) == str(wrong_date.value) == str(no_code.value)


def test_draft_without_birth_date_cannot_be_resumed(store: Store) -> None:
    draft = store.drafts.start("sejny_2026", "person", {}, "other")
    with pytest.raises(DraftNotFound):
        store.drafts.resume(draft.code, BORN, "10.0.0.1")


def test_new_code_replaces_the_old_one(store: Store, started: Started) -> None:
    fresh = store.drafts.new_code(started.draft_id)
    with pytest.raises(DraftNotFound):
        store.drafts.resume(started.code, BORN, "10.0.0.1")
    assert store.drafts.resume(fresh, BORN, "10.0.0.1") == started.draft_id


def test_expired_draft_cannot_be_resumed(
    store: Store, started: Started, clock: TurnableClock
) -> None:
    clock.turn(days=31)
    with pytest.raises(DraftNotFound):
        store.drafts.resume(started.code, BORN, "10.0.0.1")


def _miss(store: Store, code: str, address: str) -> None:
    with pytest.raises(DraftNotFound):
        store.drafts.resume(code, date(1901, 1, 1), address)


def test_code_tried_too_often_is_refused_from_every_address(store: Store, started: Started) -> None:
    for number in range(3):
        _miss(store, started.code, f"10.0.0.{number}")
    with pytest.raises(TooManyAttempts, match="za\N{NO-BREAK SPACE}15\N{NO-BREAK SPACE}minut"):
        store.drafts.resume(started.code, BORN, "10.0.0.9")


def test_address_that_tries_many_codes_is_refused(store: Store, started: Started) -> None:
    for number in range(6):
        _miss(store, f"0000 0000 000{number}", "10.0.0.1")
    with pytest.raises(TooManyAttempts):
        store.drafts.resume(started.code, BORN, "10.0.0.1")
    assert store.drafts.resume(started.code, BORN, "10.0.0.2") == started.draft_id


def test_waiting_as_long_as_the_message_says_is_enough(
    store: Store, started: Started, clock: TurnableClock
) -> None:
    _miss(store, started.code, "10.0.0.1")
    clock.turn(minutes=12)
    _miss(store, started.code, "10.0.0.1")
    _miss(store, started.code, "10.0.0.1")
    with pytest.raises(TooManyAttempts, match="za\N{NO-BREAK SPACE}3\N{NO-BREAK SPACE}minuty"):
        store.drafts.resume(started.code, BORN, "10.0.0.1")
    clock.turn(minutes=3)
    assert store.drafts.resume(started.code, BORN, "10.0.0.1") == started.draft_id


def test_refused_tries_do_not_prolong_the_wait(
    store: Store, started: Started, clock: TurnableClock
) -> None:
    for _ in range(3):
        _miss(store, started.code, "10.0.0.1")
    for _ in range(14):
        clock.turn(minutes=1)
        with pytest.raises(TooManyAttempts):
            store.drafts.resume(started.code, BORN, "10.0.0.1")
    clock.turn(minutes=1)
    assert store.drafts.resume(started.code, BORN, "10.0.0.1") == started.draft_id


def test_success_clears_the_count_of_the_code(store: Store, started: Started) -> None:
    for _ in range(3):
        _miss(store, started.code, "10.0.0.1")
        _miss(store, started.code, "10.0.0.2")
        assert store.drafts.resume(started.code, BORN, "10.0.0.3") == started.draft_id


def test_many_good_resumptions_are_never_refused(store: Store, started: Started) -> None:
    for _ in range(10):
        assert store.drafts.resume(started.code, BORN, "10.0.0.1") == started.draft_id


def test_guesses_at_the_same_moment_are_all_counted(store: Store, started: Started) -> None:
    barrier = threading.Barrier(12)
    admitted = []

    def guess(number: int) -> None:
        barrier.wait()
        try:
            store.drafts.resume(started.code, date(1901, 1, 1 + number), f"10.0.1.{number}")
        except DraftNotFound:
            admitted.append(number)
        except TooManyAttempts:
            pass

    threads = [threading.Thread(target=guess, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(admitted) <= 3


def test_log_tells_resumed_failed_and_refused(store: Store, started: Started) -> None:
    for _ in range(3):
        _miss(store, started.code, "10.0.0.1")
    with pytest.raises(TooManyAttempts):
        store.drafts.resume(started.code, BORN, "10.0.0.1")
    events = [line.event for line in store.audit.lines()]
    assert events.count(Event.RESUME_FAILED) == 3
    assert events.count(Event.RESUME_REFUSED) == 1


def test_old_tries_are_forgotten(store: Store, started: Started, clock: TurnableClock) -> None:
    _miss(store, started.code, "10.0.0.1")
    assert store.attempts.delete_old() == 0
    clock.turn(minutes=15)
    assert store.attempts.delete_old() == 2
