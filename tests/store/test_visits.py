"""A visit's token opens its draft until the visit is ended, its draft is gone, or its time is over."""

from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.config import Settings
from app.errors import DraftNotFound
from app.store.drafts import Started
from app.store.models import Visit
from app.store.opened import Store
from tests.store.builders import SQLITE_ONLY, TurnableClock, every_byte


def test_a_token_opens_the_draft_it_was_given_for(store: Store, draft_id: str) -> None:
    assert store.visits.draft(store.visits.open(draft_id)) == draft_id


@pytest.mark.parametrize("token", ["", "x", "0" * 64])
def test_another_token_opens_nothing(store: Store, draft_id: str, token: str) -> None:
    store.visits.open(draft_id)
    with pytest.raises(DraftNotFound):
        store.visits.draft(token)


def test_an_ended_visit_is_over_and_others_go_on(store: Store, draft_id: str) -> None:
    ended, other = store.visits.open(draft_id), store.visits.open(draft_id)
    store.visits.end(ended)
    store.visits.end(ended)
    with pytest.raises(DraftNotFound):
        store.visits.draft(ended)
    assert store.visits.draft(other) == draft_id


def test_a_visit_is_over_after_twelve_hours(
    store: Store, draft_id: str, clock: TurnableClock
) -> None:
    token = store.visits.open(draft_id)
    clock.turn(hours=11, minutes=59)
    assert store.visits.draft(token) == draft_id
    clock.turn(minutes=1)
    with pytest.raises(DraftNotFound):
        store.visits.draft(token)


def test_deleting_the_draft_ends_its_visits(store: Store, draft_id: str) -> None:
    token = store.visits.open(draft_id)
    store.drafts.delete(draft_id)
    with pytest.raises(DraftNotFound):
        store.visits.draft(token)


def test_a_new_code_is_shown_to_this_visit_and_ends_the_others(
    store: Store, started: Started
) -> None:
    mine = store.visits.open(started.draft_id, started.code)
    stolen = store.visits.open(started.draft_id)
    assert store.visits.code(mine) == started.code
    assert store.visits.code(stolen) == ""
    store.visits.renew(mine, "AAAA BBBB CCCC")
    assert store.visits.code(mine) == "AAAA BBBB CCCC"
    with pytest.raises(DraftNotFound):
        store.visits.draft(stolen)


@SQLITE_ONLY
def test_neither_token_nor_code_is_kept_in_the_clear(
    store: Store, started: Started, settings: Settings, tmp_path: Path
) -> None:
    token = store.visits.open(started.draft_id, started.code)
    kept = every_byte(tmp_path)
    assert token.encode() not in kept
    assert started.code.encode() not in kept


def test_old_visits_are_swept_with_everything_else(
    store: Store, draft_id: str, clock: TurnableClock
) -> None:
    store.visits.open(draft_id)
    clock.turn(hours=13)
    store.expire()
    with store.shelf.database.reading() as session:
        assert session.execute(select(func.count()).select_from(Visit)).scalar_one() == 0
