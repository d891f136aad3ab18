import json
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from app.errors import DraftNotFound, TooManyAttempts
from app.store.attempts import AttemptLimits
from app.store.audit import Event
from app.store.drafts import Started
from app.store.opened import Store
from tests.store.builders import BORN, NAME, TurnableClock


def test_answers_come_back_as_they_were_posted(store: Store, draft_id: str) -> None:
    raw = {"areas": ["self_care", "household"], "odd": ["{{ 7*7 }}", "<b>", "ŻÓŁĆ", ""], "none": []}
    store.drafts.save_page(draft_id, "needs", raw)
    assert store.drafts.answers(draft_id) == {"person": {"name": [NAME]}, "needs": raw}


def test_saving_a_page_again_replaces_that_page_only(store: Store, draft_id: str) -> None:
    store.drafts.save_page(draft_id, "needs", {"a": ["1"]})
    store.drafts.save_page(draft_id, "needs", {"b": ["2"]})
    assert store.drafts.answers(draft_id) == {"person": {"name": [NAME]}, "needs": {"b": ["2"]}}


def test_double_click_gives_the_same_draft_and_a_fresh_code(store: Store, started: Started) -> None:
    again = store.drafts.start("wiazowna_2026", "person", {"name": [NAME]}, "token-1")
    assert again.draft_id == started.draft_id
    assert again.code != started.code
    with pytest.raises(DraftNotFound):
        store.drafts.resume(started.code, BORN, "10.0.0.1")
    assert store.drafts.resume(again.code, BORN, "10.0.0.1") == started.draft_id


def test_double_click_in_two_threads_starts_one_draft(store: Store) -> None:
    ids = []
    barrier = threading.Barrier(6)

    def start() -> None:
        barrier.wait()
        ids.append(store.drafts.start("sejny_2026", "person", {"a": ["1"]}, "same").draft_id)

    threads = [threading.Thread(target=start) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(ids) == 6
    assert len(set(ids)) == 1
    assert [line.event for line in store.audit.lines(ids[0])].count(Event.DRAFT_STARTED) == 1


def test_another_token_starts_another_draft(store: Store, started: Started) -> None:
    other = store.drafts.start("wiazowna_2026", "person", {}, "token-2")
    assert other.draft_id != started.draft_id


def test_threads_saving_different_pages_lose_none(store: Store, draft_id: str) -> None:
    barrier = threading.Barrier(8)

    def save(number: int) -> None:
        barrier.wait()
        for turn in range(10):
            store.drafts.save_page(draft_id, f"page-{number}", {"turn": [str(turn)]})

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(save, range(8)))  # raises what a thread raised
    answers = store.drafts.answers(draft_id)
    assert {page: raw for page, raw in answers.items() if page != "person"} == {
        f"page-{number}": {"turn": ["9"]} for number in range(8)
    }


def test_info_says_programme_and_last_day(
    store: Store, draft_id: str, clock: TurnableClock
) -> None:
    info = store.drafts.info(draft_id)
    assert (info.programme, info.created_at) == ("wiazowna_2026", clock.now)
    assert info.expires_on == date(2026, 2, 4)
    clock.turn(days=3)
    store.drafts.save_page(draft_id, "needs", {"a": ["1"]})
    later = store.drafts.info(draft_id)
    assert (later.expires_on, later.changed_at) == (date(2026, 2, 7), clock.now)
    assert later.created_at == info.created_at


def test_last_day_is_the_offices_day_not_utcs(store: Store, clock: TurnableClock) -> None:
    clock.turn(hours=14)  # 23:30 UTC on the 5th, half past midnight of the 6th in Poland
    draft = store.drafts.start("sejny_2026", "person", {}, "late")
    assert store.drafts.info(draft.draft_id).expires_on == date(2026, 2, 5)


def test_saved_at_is_the_time_of_the_change(
    store: Store, draft_id: str, clock: TurnableClock
) -> None:
    first = clock.now
    clock.turn(minutes=5)
    store.drafts.save_page(draft_id, "needs", {"a": ["1"]})
    clock.turn(minutes=5)
    store.drafts.save_page(draft_id, "needs", {"a": ["1"]})
    assert store.drafts.saved_at(draft_id) == {
        "person": first,
        "needs": clock.now.replace(minute=35),
    }


def test_notes_are_remembered_and_replaced(store: Store, draft_id: str) -> None:
    store.drafts.remember(draft_id, "back", "needs")
    store.drafts.remember(draft_id, "back", "contact")
    assert store.drafts.remembered(draft_id) == {"back": "contact"}


@pytest.mark.parametrize(
    "use",
    [
        lambda drafts: drafts.answers("f" * 32),
        lambda drafts: drafts.info("f" * 32),
        lambda drafts: drafts.saved_at("f" * 32),
        lambda drafts: drafts.save_page("f" * 32, "needs", {}),
        lambda drafts: drafts.new_code("f" * 32),
        lambda drafts: drafts.set_birth_date("f" * 32, BORN),
        lambda drafts: drafts.remember("f" * 32, "a", "b"),
        lambda drafts: drafts.remembered("f" * 32),
    ],
)
def test_draft_that_is_not_there_is_named_in_polish(
    store: Store, use: Callable[..., object]
) -> None:
    with pytest.raises(DraftNotFound, match="Tego wniosku już nie ma"):
        use(store.drafts)


def test_code_is_hidden_from_logs(started: Started) -> None:
    assert started.code not in repr(started)
    assert started.code not in json.dumps(repr([started]))


def test_a_start_token_found_later_opens_nothing(
    store: Store, started: Started, clock: TurnableClock
) -> None:
    clock.turn(minutes=16)
    later = store.drafts.start("wiazowna_2026", "person", {"name": ["Ktoś"]}, "token-1")
    assert later.draft_id != started.draft_id
    assert store.drafts.answers(started.draft_id) == {"person": {"name": [NAME]}}


def test_a_flood_of_starts_from_one_address_is_stopped(store: Store, clock: TurnableClock) -> None:
    limit = AttemptLimits().starts_per_address
    for _ in range(limit):
        store.drafts.admit_start("10.0.0.1")
    with pytest.raises(TooManyAttempts, match=r"15\sminut"):
        store.drafts.admit_start("10.0.0.1")
    store.drafts.admit_start("10.0.0.2")
    clock.turn(minutes=15)
    store.drafts.admit_start("10.0.0.1")
