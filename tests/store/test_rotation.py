import threading
from dataclasses import replace

import pytest
from sqlalchemy import inspect

from app.config import Settings
from app.errors import KeyMissing
from app.store import keys
from app.store.drafts import Started
from app.store.models import SealedRow
from app.store.opened import Store, open_store
from app.store.rotation import SEALED, Rotated
from tests.store.builders import BORN, NAME, TurnableClock
from tests.store.matters import CLERK, PROGRAMME, a_matter

PDF = "application/pdf"


@pytest.fixture
def full(store: Store, started: Started) -> str:
    """A draft with something of everything that is sealed."""
    upload = store.uploads.add(started.draft_id, "a.pdf", PDF, 1, b"%PDF copy")
    store.drafts.remember(started.draft_id, "back", "needs")
    store.visits.open(started.draft_id, started.code)
    store.produced.put(started.draft_id, "digest", "bundle", PDF, b"%PDF bundle")
    answers = store.drafts.answers(started.draft_id)
    store.bundles.put("K7MX-3T9P", started.draft_id, "wiazowna_2026", NAME, answers)
    store.matters.add(a_matter(), CLERK, "matter_opened", NAME)
    return upload


def _reads_everything(store: Store, started: Started, upload: str) -> None:
    assert store.drafts.answers(started.draft_id) == {"person": {"name": [NAME]}}
    assert store.drafts.remembered(started.draft_id) == {"back": "needs"}
    assert store.uploads.list(started.draft_id)[0].title.display_name == "a.pdf"
    assert store.uploads.get(started.draft_id, upload) == b"%PDF copy"
    assert store.produced.get(started.draft_id, "digest", "bundle", PDF) == b"%PDF bundle"
    assert store.drafts.resume(started.code, BORN, "10.0.0.1") == started.draft_id
    assert store.bundles.find("wiazowna_2026", "K7MX-3T9P") is not None
    assert store.matters.all(PROGRAMME) == (replace(a_matter(), version=1),)
    assert [line.note for line in store.ledger.lines(PROGRAMME)] == [NAME]
    assert store.ledger.verify().sound


def test_every_table_with_sealed_bytes_is_rotated() -> None:
    assert set(SealedRow.__subclasses__()) == {model for model, _ in SEALED}
    for model, key in SEALED:
        assert [column.key for column in key] == [c.key for c in inspect(model).primary_key]


def test_after_rotation_the_new_key_alone_opens_everything(
    store: Store, started: Started, full: str, settings: Settings, clock: TurnableClock
) -> None:
    keys.add_key(settings)
    rotating = open_store(settings, clock)
    # person, note, visit, upload title, pepper, printed bundle, matter, its line, the ledger's end;
    # copy and bundle
    assert rotating.rotate() == Rotated(rows=9, files=2)
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
