import threading
from dataclasses import replace

import pytest

from app.config import Settings
from app.errors import KeyMissing
from app.store import keys
from app.store.drafts import Started
from app.store.opened import Store, open_store
from app.store.rotation import Rotated
from tests.store.builders import BORN, NAME, TurnableClock

PDF = "application/pdf"


@pytest.fixture
def full(store: Store, started: Started) -> str:
    """A draft with something of everything that is sealed."""
    upload = store.uploads.add(started.draft_id, "a.pdf", PDF, 1, b"%PDF copy")
    store.drafts.remember(started.draft_id, "back", "needs")
    store.visits.open(started.draft_id, started.code)
    store.produced.put(started.draft_id, "digest", "bundle", PDF, b"%PDF bundle")
    return upload


def _reads_everything(store: Store, started: Started, upload: str) -> None:
    assert store.drafts.answers(started.draft_id) == {"person": {"name": [NAME]}}
    assert store.drafts.remembered(started.draft_id) == {"back": "needs"}
    assert store.uploads.list(started.draft_id)[0].title.display_name == "a.pdf"
    assert store.uploads.get(started.draft_id, upload) == b"%PDF copy"
    assert store.produced.get(started.draft_id, "digest", "bundle", PDF) == b"%PDF bundle"
    assert store.drafts.resume(started.code, BORN, "10.0.0.1") == started.draft_id


def test_after_rotation_the_new_key_alone_opens_everything(
    store: Store, started: Started, full: str, settings: Settings, clock: TurnableClock
) -> None:
    keys.add_key(settings)
    rotating = open_store(settings, clock)
    # person, note, visit, upload title, pepper; copy and bundle
    assert rotating.rotate() == Rotated(rows=5, files=2)
    assert rotating.rotate() == Rotated(rows=0, files=0)
    keys.keep_current_key(settings)
    after = open_store(settings, clock)
    _reads_everything(after, started, full)
    _reads_everything(store, started, full)  # the service that was running learned of the key
    after.close()
    rotating.close()


def test_service_at_work_saves_with_the_new_key(
    store: Store, started: Started, settings: Settings, clock: TurnableClock
) -> None:
    keys.add_key(settings)
    rotating = open_store(settings, clock)
    rotating.rotate()
    store.drafts.save_page(started.draft_id, "needs", {"a": ["1"]})
    keys.keep_current_key(settings)
    after = open_store(settings, clock)
    assert after.drafts.answers(started.draft_id)["needs"] == {"a": ["1"]}
    after.close()
    rotating.close()


def test_before_rotation_the_new_key_alone_opens_nothing(
    store: Store, full: str, settings: Settings
) -> None:
    keys.add_key(settings)
    keys.keep_current_key(settings)
    with pytest.raises(KeyMissing):
        open_store(settings)


def test_rotation_by_environment_needs_no_key_file(
    settings: Settings, clock: TurnableClock
) -> None:
    old, new = keys.new_key(), keys.new_key()
    first = open_store(replace(settings, keys=(old,)), clock)
    draft_id = first.drafts.start("sejny_2026", "person", {"name": [NAME]}, "t").draft_id
    first.close()
    both = open_store(replace(settings, keys=(new, old)), clock)
    assert both.rotate() == Rotated(rows=2, files=0)
    both.close()
    after = open_store(replace(settings, keys=(new,)), clock)
    assert after.drafts.answers(draft_id) == {"person": {"name": [NAME]}}
    after.close()


def test_answers_saved_during_rotation_are_kept(
    store: Store, started: Started, settings: Settings, clock: TurnableClock
) -> None:
    for number in range(30):
        store.drafts.save_page(started.draft_id, f"page-{number}", {"turn": ["old"]})
    keys.add_key(settings)
    rotating = open_store(settings, clock)

    def save() -> None:
        for number in range(30):
            store.drafts.save_page(started.draft_id, f"page-{number}", {"turn": ["new"]})

    saving = threading.Thread(target=save)
    saving.start()
    rotating.rotate()
    saving.join()
    rotating.close()
    answers = store.drafts.answers(started.draft_id)
    assert [answers[f"page-{number}"] for number in range(30)] == [{"turn": ["new"]}] * 30
