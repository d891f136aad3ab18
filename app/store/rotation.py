"""A cipher with a new current key comes in; everything sealed with an earlier key is sealed anew.

It may run while the service serves: a row is locked, read and replaced in one transaction, so
that no answer saved in between is undone. It may be killed and run again: it goes on from there.
"""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from app.errors import FileLost
from app.store.files import Files
from app.store.models import AccountRow, Made, Note, SavedPage, SealedRow, Secret, Upload, Visit
from app.store.office_models import Bundle, LedgerDetail, LedgerHead, Record
from app.store.shelf import Shelf

SEALED: Sequence[tuple[type[SealedRow], tuple[Any, ...]]] = (
    (SavedPage, (SavedPage.draft_id, SavedPage.page)),
    (Note, (Note.draft_id, Note.key)),
    (Upload, (Upload.id,)),
    (Visit, (Visit.id,)),
    (AccountRow, (AccountRow.id,)),
    (Bundle, (Bundle.id,)),
    (Record, (Record.kind, Record.id)),
    (LedgerDetail, (LedgerDetail.ledger_id,)),
    (LedgerHead, (LedgerHead.name,)),
    (Secret, (Secret.name,)),
)
"""Every table with a ``sealed`` column, and its primary key."""


@dataclass(frozen=True)
class Rotated:
    """How much was sealed anew."""

    rows: int
    files: int


def rotate(shelf: Shelf) -> Rotated:
    """Raises ``KeyMissing`` or ``SealBroken`` at the first value that does not open."""
    rows = sum(_rotate_rows(shelf, model, key) for model, key in SEALED)
    uploads = _rotate_files(shelf, shelf.uploads, Upload)
    produced = _rotate_files(shelf, shelf.produced, Made)
    shelf.database.forget_deleted()
    return Rotated(rows, uploads + produced)


def _rotate_rows(shelf: Shelf, model: type[SealedRow], key: tuple[Any, ...]) -> int:
    with shelf.database.reading() as session:
        rows = session.execute(select(*key)).all()
    return sum(_rotate_row(shelf, model, tuple(row)) for row in rows)


def _rotate_row(shelf: Shelf, model: type[SealedRow], key: tuple[Any, ...]) -> bool:
    # One row, one transaction: a service at work never waits long for the lock.
    with shelf.database.writing() as session:
        row = session.get(model, key, with_for_update=True)
        if row is None or shelf.cipher.is_current(row.sealed):
            return False
        plain = shelf.cipher.open(row.sealed, *row.own_place)
        row.sealed = shelf.cipher.seal(plain, *row.own_place)
    return True


def _rotate_files(shelf: Shelf, files: Files, model: type[Upload | Made]) -> int:
    with shelf.database.reading() as session:
        rows = session.execute(select(model.file, model.draft_id)).all()
    count = 0
    for name, draft_id in rows:
        with contextlib.suppress(FileLost):  # deleted in the meantime
            count += files.reseal(name, owner=draft_id)
    return count
