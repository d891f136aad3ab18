"""What is deleted is in no byte of the database, its log, or the files."""

import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from app.config import Settings
from app.dossier.printed import PrintedPaper, PrintedPart
from app.errors import DraftNotFound, FileLost
from app.store.audit import Event
from app.store.deletion import Deleted
from app.store.models import SavedPage, Upload
from app.store.opened import Store
from tests.store.builders import SQLITE_ONLY, TurnableClock, every_byte


def _sealed(store: Store, draft_id: str) -> list[bytes]:
    """The sealed bytes of the draft, to be searched for after its deletion."""
    with store.shelf.database.reading() as session:
        pages = session.scalars(
            select(SavedPage.sealed).where(SavedPage.draft_id == draft_id)
        ).all()
        titles = session.scalars(select(Upload.sealed).where(Upload.draft_id == draft_id)).all()
    return [*pages, *titles]


@SQLITE_ONLY
def test_delete_takes_everything_of_the_draft_and_counts_it(
    store: Store, draft_id: str, settings: Settings
) -> None:
    store.drafts.save_page(draft_id, "needs", {"text": ["x" * 9000]})
    store.uploads.add(draft_id, "a.pdf", "application/pdf", 1, b"%PDF")
    store.drafts.remember(draft_id, "back", "needs")
    store.productions.enqueue(draft_id, "digest")
    store.produced.put(draft_id, "digest", "bundle", "application/pdf", b"%PDF")
    assert store.drafts.delete(draft_id) == Deleted(drafts=1, pages=2, uploads=1, documents=1)
    assert store.drafts.delete(draft_id) == Deleted()
    with pytest.raises(DraftNotFound):
        store.drafts.answers(draft_id)
    with sqlite3.connect(settings.data / "teczka.sqlite3") as raw:
        for table in ("drafts", "pages", "notes", "uploads", "produced", "productions"):
            assert raw.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)  # noqa: S608 - own table names
    raw.close()


@SQLITE_ONLY
def test_deleted_bytes_are_nowhere(store: Store, draft_id: str, tmp_path: Path) -> None:
    store.drafts.save_page(draft_id, "needs", {"text": ["x" * 9000]})
    store.uploads.add(draft_id, "a.pdf", "application/pdf", 1, b"%PDF" * 5000)
    sealed = _sealed(store, draft_id)
    pieces = [
        value[start : start + 40] for value in sealed for start in range(0, len(value) - 40, 500)
    ]
    before = every_byte(tmp_path)
    assert draft_id.encode() in before
    assert all(piece in before for piece in pieces[:1])
    store.drafts.delete(draft_id)
    after = every_byte(tmp_path)
    assert draft_id.encode() not in after
    assert [piece for piece in pieces if piece in after] == []
    assert (tmp_path / "data" / "teczka.sqlite3-wal").stat().st_size == 0
    assert [path for path in (tmp_path / "data" / "files").rglob("*") if path.is_file()] == []


def test_other_drafts_stay(store: Store, draft_id: str) -> None:
    other = store.drafts.start("sejny_2026", "person", {"a": ["1"]}, "other").draft_id
    store.uploads.add(other, "a.pdf", "application/pdf", 1, b"%PDF")
    store.drafts.delete(draft_id)
    assert store.drafts.answers(other) == {"person": {"a": ["1"]}}
    assert len(store.uploads.list(other)) == 1


def test_draft_is_kept_to_the_end_of_its_last_day_and_deleted_on_the_next(
    store: Store, draft_id: str, clock: TurnableClock
) -> None:
    clock.turn(days=30)  # 4 February, 10:30 in Poland
    assert store.drafts.info(draft_id).expires_on == date(2026, 2, 4)
    assert store.expire().deleted == Deleted()
    clock.turn(hours=13, minutes=29)  # 23:59
    assert store.expire().deleted == Deleted()
    clock.turn(minutes=1)
    with pytest.raises(DraftNotFound):
        store.drafts.answers(draft_id)
    assert store.expire().deleted == Deleted(drafts=1, pages=1)
    assert store.audit.lines(draft_id)[-1].event is Event.DRAFT_EXPIRED


def test_changed_draft_lives_longer(store: Store, draft_id: str, clock: TurnableClock) -> None:
    clock.turn(days=20)
    store.drafts.save_page(draft_id, "needs", {"a": ["1"]})
    clock.turn(days=20)
    assert store.expire().deleted == Deleted()
    assert set(store.drafts.answers(draft_id)) == {"person", "needs"}


def test_expiry_sweeps_files_nobody_claims(store: Store, clock: TurnableClock) -> None:
    clock.now = datetime.now(UTC)
    draft_id = store.drafts.start("sejny_2026", "person", {}, "today").draft_id
    upload = store.uploads.add(draft_id, "a.pdf", "application/pdf", 1, b"%PDF")
    lost = store.shelf.uploads.put(b"lost", owner=draft_id)
    assert store.expire().files == 0
    clock.turn(hours=2)
    assert store.expire().files == 1
    assert store.uploads.get(draft_id, upload) == b"%PDF"
    with pytest.raises(FileLost):
        store.shelf.uploads.get(lost, owner=draft_id)


def a_print(draft_id: str) -> PrintedPaper:
    part = PrintedPart("application_card", "Karta zgłoszenia", 2, 3)
    whose = ("K7MX-3T9P", "sejny_2026", "bundle", draft_id)
    return PrintedPaper(*whose, title="Pakiet", pages=4, digest="d1", parts=(part,))


@pytest.mark.parametrize("expires", [True, False])
def test_what_the_pages_of_a_draft_stood_for_goes_with_it(
    store: Store, draft_id: str, clock: TurnableClock, expires: bool
) -> None:
    store.page_codes.give(a_print(draft_id))
    if expires:
        clock.now = datetime(2099, 1, 1, tzinfo=UTC)
        store.expire()
    else:
        store.drafts.delete(draft_id)
    assert store.page_codes.editions("sejny_2026", "K7MX-3T9P") == []


def test_what_the_office_took_in_stays_when_its_draft_is_gone(store: Store, draft_id: str) -> None:
    store.page_codes.give(a_print(draft_id))
    store.page_codes.assign("sejny_2026", draft_id, "matter-1")
    store.drafts.delete(draft_id)
    [kept] = store.page_codes.of_matter("sejny_2026", "matter-1")
    assert kept.code == "K7MX-3T9P"
