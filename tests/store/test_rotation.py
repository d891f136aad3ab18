import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace

import pytest
from sqlalchemy import inspect, select

from app.config import Settings
from app.errors import FileLost, KeyMissing
from app.store import keys
from app.store.claims import Room
from app.store.drafts import Started
from app.store.fixity import Damage
from app.store.integrity_report import Found
from app.store.models import Note, SealedRow
from app.store.opened import Store, open_store
from app.store.rotation import SEALED, Rotated
from tests.store.builders import BORN, NAME, SQLITE_ONLY, TurnableClock
from tests.store.full_store import every_claim, path_of
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


@contextmanager
def turned(store: Store, upload: str) -> Iterator[tuple[Found, ...]]:
    """One bit turned in a file, one in a row, and one of a row's columns in the clear: what must be named."""
    (claim,) = (each for each in every_claim(store) if each.room is Room.UPLOADS)
    path = path_of(store, claim)
    file, places = (
        path.read_bytes(),
        (Found("files/uploads", (claim.name, claim.owner), Damage.CHANGED),),
    )
    path.write_bytes(file[:40] + bytes([file[40] ^ 1]) + file[41:])
    with store.shelf.database.writing() as session:
        note = session.scalars(select(Note)).one()
        before, key = note.sealed, (note.draft_id, note.key)
        note.sealed = before[:-1] + bytes([before[-1] ^ 1])
    database = store.shelf.database.engine.url.database
    with closing(sqlite3.connect(database)) as behind, behind:
        behind.execute("UPDATE uploads SET position = position + 1")
    yield (
        Found("notes", key, Damage.CHANGED),
        Found("uploads", (upload,), Damage.CHANGED),
        *places,
    )
    path.write_bytes(file)


@SQLITE_ONLY
def test_damage_stops_nothing_is_left_as_it_is_and_named(
    store: Store, started: Started, full: str, settings: Settings, clock: TurnableClock
) -> None:
    keys.add_key(settings)
    rotating = open_store(settings, clock)
    with turned(store, full) as damaged:
        (claim,) = (each for each in every_claim(store) if each.room is Room.UPLOADS)
        before = path_of(store, claim).read_bytes()
        assert rotating.rotate() == Rotated(rows=7, files=1, damaged=damaged)
        assert path_of(store, claim).read_bytes() == before
    found = {(each.place, each.key) for each in rotating.integrity.whole().found}
    assert {(each.place, each.key) for each in damaged if each.place != "files/uploads"} == found
    keys.keep_current_key(settings)
    rotating.close()
    after = open_store(settings, clock)
    assert after.drafts.answers(started.draft_id) == {"person": {"name": [NAME]}}
    assert after.produced.get(started.draft_id, "digest", "bundle", PDF) == b"%PDF bundle"
    after.close()


def test_a_lost_file_is_named_too(store: Store, full: str) -> None:
    (claim,) = (each for each in every_claim(store) if each.room is Room.UPLOADS)
    path_of(store, claim).unlink()
    assert store.rotate().damaged == (
        Found("files/uploads", (claim.name, claim.owner), Damage.LOST),
    )


def test_a_file_deleted_meanwhile_is_not_missed(
    store: Store, started: Started, full: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_: str, *, owner: str) -> bool:
        store.uploads.remove(owner, full)
        raise FileLost("it was there a moment ago")

    monkeypatch.setattr(store.shelf.uploads, "reseal", gone)
    assert store.rotate().damaged == ()


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
