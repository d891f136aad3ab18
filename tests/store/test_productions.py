import threading

import pytest

from app.errors import DraftNotFound
from app.store.opened import Store
from app.store.productions import GAVE_UP, LEASE, MOST_TAKES, State
from tests.store.builders import TurnableClock


@pytest.fixture
def queued(store: Store, draft_id: str) -> str:
    store.productions.enqueue(draft_id, "digest")
    return draft_id


def _state(store: Store, draft_id: str) -> State:
    return store.productions.state(draft_id, "digest").state


def test_queued_is_claimed_once_and_finished(store: Store, queued: str) -> None:
    claim = store.productions.claim()
    assert (claim.draft_id, claim.digest) == (queued, "digest")
    assert _state(store, queued) is State.RUNNING
    assert store.productions.claim() is None
    assert store.productions.finish(claim)
    assert _state(store, queued) is State.DONE


def test_asking_twice_queues_once_and_done_stays_done(store: Store, queued: str) -> None:
    assert store.productions.enqueue(queued, "digest").state is State.QUEUED
    claim = store.productions.claim()
    assert store.productions.enqueue(queued, "digest").state is State.RUNNING
    store.productions.finish(claim)
    assert store.productions.enqueue(queued, "digest").state is State.DONE
    assert store.productions.claim() is None


def test_failed_says_why_and_is_queued_again_on_demand(store: Store, queued: str) -> None:
    store.productions.fail(store.productions.claim(), "conversion_failed")
    failed = store.productions.state(queued, "digest")
    assert (failed.state, failed.reason) == (State.FAILED, "conversion_failed")
    assert store.productions.claim() is None
    assert store.productions.enqueue(queued, "digest").state is State.QUEUED
    assert store.productions.state(queued, "digest").reason == ""
    assert store.productions.claim() is not None


def test_abandoned_is_taken_up_again_and_the_dead_worker_changes_nothing(
    store: Store, queued: str, clock: TurnableClock
) -> None:
    dead = store.productions.claim()
    clock.turn(seconds=LEASE.seconds - 1)
    assert store.productions.claim() is None
    clock.turn(seconds=1)
    alive = store.productions.claim()
    assert alive is not None
    assert not store.productions.finish(dead)
    assert not store.productions.fail(dead, "late")
    assert not store.productions.renew(dead)
    assert _state(store, queued) is State.RUNNING
    assert store.productions.finish(alive)


def test_renewed_lease_is_not_taken_over(store: Store, queued: str, clock: TurnableClock) -> None:
    claim = store.productions.claim()
    for _ in range(5):
        clock.turn(minutes=1)
        assert store.productions.renew(claim)
        assert store.productions.claim() is None


def test_what_kills_its_worker_each_time_ends_as_failed(
    store: Store, queued: str, clock: TurnableClock
) -> None:
    for _ in range(MOST_TAKES):
        assert store.productions.claim() is not None
        clock.turn(minutes=3)
    assert store.productions.claim() is None
    failed = store.productions.state(queued, "digest")
    assert (failed.state, failed.reason) == (State.FAILED, GAVE_UP)


def test_oldest_is_taken_first(store: Store, queued: str, clock: TurnableClock) -> None:
    clock.turn(seconds=1)
    other = store.drafts.start("sejny_2026", "person", {}, "other").draft_id
    store.productions.enqueue(other, "digest")
    assert [store.productions.claim().draft_id for _ in range(2)] == [queued, other]


def test_changed_answers_take_the_claim_away(store: Store, queued: str) -> None:
    claim = store.productions.claim()
    store.drafts.save_page(queued, "needs", {"a": ["1"]})
    assert not store.productions.renew(claim)
    assert not store.productions.finish(claim)
    assert store.productions.state(queued, "digest") is None


def test_workers_at_the_same_moment_share_the_work(store: Store, queued: str) -> None:
    for number in range(7):
        store.productions.enqueue(queued, f"digest-{number}")
    taken, barrier = [], threading.Barrier(8)

    def work() -> None:
        barrier.wait()
        taken.append(store.productions.claim().digest)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == sorted(["digest", *(f"digest-{number}" for number in range(7))])


def test_no_documents_for_a_draft_that_is_gone(store: Store, queued: str) -> None:
    store.drafts.delete(queued)
    with pytest.raises(DraftNotFound):
        store.productions.enqueue(queued, "digest")
    with pytest.raises(DraftNotFound):
        store.productions.state(queued, "digest")
    assert store.productions.claim() is None
