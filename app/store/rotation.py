"""A cipher with a new current key comes in; everything sealed with an earlier key is sealed anew.

It may run while the service serves: a row is replaced only if it is still what was read, so an answer saved in
between is never undone; and it may be killed and run again, because what is current is passed over.
"""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import inspect, select

from app.store.files import FileLost, Files
from app.store.models import Made, Note, SavedPage, Secret, Upload
from app.store.shelf import Shelf

SEALED: Sequence[type[SavedPage | Note | Upload | Secret]] = (SavedPage, Note, Upload, Secret)
"""Every table with a ``sealed`` column."""


@dataclass(frozen=True)
class Rotated:
    """How much was sealed anew."""

    rows: int
    files: int


def rotate(shelf: Shelf) -> Rotated:
    """Raises ``KeyMissing`` or ``SealBroken`` at the first value that does not open."""
    rows = sum(_rotate_rows(shelf, model) for model in SEALED)
    uploads = _rotate_files(shelf, shelf.uploads, Upload)
    produced = _rotate_files(shelf, shelf.produced, Made)
    shelf.database.forget_deleted()
    return Rotated(rows, uploads + produced)


def _rotate_rows(shelf: Shelf, model: type[SavedPage | Note | Upload | Secret]) -> int:
    keys = inspect(model).primary_key
    with shelf.database.reading() as session:
        rows = session.execute(select(*keys)).all()
    return sum(_rotate_row(shelf, model, tuple(row)) for row in rows)


def _rotate_row(
    shelf: Shelf, model: type[SavedPage | Note | Upload | Secret], key: tuple[str, ...]
) -> bool:
    # One row, one transaction: a service at work never waits long, and what it saved in between is kept.
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
