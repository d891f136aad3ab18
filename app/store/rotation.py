"""A cipher with a new current key comes in; everything sealed with an earlier key is sealed anew.

It may run while the service serves: a row is locked, read and replaced in one transaction, so
that no answer saved in between is undone. It may be killed and run again: it goes on from there.
"""

import contextlib
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select

from app.errors import FileLost
from app.store.dossier_models import (
    ArchivedFile,
    PrintedPartRow,
    PrintedRow,
    ScanPageRow,
    ScanRow,
    Wish,
)
from app.store.files import Files
from app.store.letter_rows import LetterRow
from app.store.models import (
    AccountRow,
    LetterBlank,
    Made,
    Note,
    SavedPage,
    SealedRow,
    Secret,
    Upload,
    Visit,
)
from app.store.office_models import Bundle, LedgerDetail, LedgerHead, Record
from app.store.shelf import Shelf

SEALED: Sequence[tuple[type[SealedRow], tuple[Any, ...]]] = (
    (SavedPage, (SavedPage.draft_id, SavedPage.page)),
    (Note, (Note.draft_id, Note.key)),
    (Upload, (Upload.id,)),
    (Visit, (Visit.id,)),
    (LetterRow, (LetterRow.batch_id, LetterRow.matter_id)),
    (AccountRow, (AccountRow.id,)),
    (Bundle, (Bundle.id,)),
    (Record, (Record.kind, Record.id)),
    (LedgerDetail, (LedgerDetail.ledger_id,)),
    (LedgerHead, (LedgerHead.name,)),
    (Secret, (Secret.name,)),
    (LetterBlank, (LetterBlank.id,)),
    (PrintedRow, (PrintedRow.programme, PrintedRow.code, PrintedRow.edition)),
    (
        PrintedPartRow,
        (
            PrintedPartRow.programme,
            PrintedPartRow.code,
            PrintedPartRow.edition,
            PrintedPartRow.first,
        ),
    ),
    (ScanRow, (ScanRow.id,)),
    (ScanPageRow, (ScanPageRow.scan_id, ScanPageRow.number)),
    (Wish, (Wish.id,)),
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
    files = _rotate_files(shelf, shelf.uploads, select(Upload.file, Upload.draft_id))
    files += _rotate_files(shelf, shelf.uploads, select(LetterBlank.file, LetterBlank.id))
    files += _rotate_files(shelf, shelf.produced, select(Made.file, Made.draft_id))
    owner = LetterRow.batch_id + "/" + LetterRow.matter_id  # as LetterRow.owner
    for file in (LetterRow.docx, LetterRow.pdf):
        files += _rotate_files(shelf, shelf.letters, select(file, owner).where(file.is_not(None)))
    files += _rotate_archive(shelf)
    shelf.database.forget_deleted()
    return Rotated(rows, files)


def _rotate_archive(shelf: Shelf) -> int:
    """Files whose digest the database knows: file and digest change one after the other.

    Killed in between, the file is sealed with the current key but its digest is the old one; then the digest
    is put right here, since the seal itself says that the content is what it was.
    """
    with shelf.database.reading() as session:
        rows = session.execute(select(ArchivedFile.name, ArchivedFile.owner)).all()
    count = 0
    for name, owner in rows:
        with contextlib.suppress(FileLost):  # deleted in the meantime
            count += shelf.archive.reseal(name, owner=owner)
            _note_digest(shelf, name, owner)
    return count


def _note_digest(shelf: Shelf, name: str, owner: str) -> None:
    sealed = shelf.archive.sealed(name)
    digest = hashlib.sha256(sealed).hexdigest()
    with shelf.database.writing() as session:
        row = session.get(ArchivedFile, name, with_for_update=True)
        if row is not None and row.sealed_sha256 != digest:
            shelf.archive.get(name, owner=owner)  # damage is not taken for a new seal
            row.sealed_sha256 = digest


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


def _rotate_files(shelf: Shelf, files: Files, named: Select[Any, str]) -> int:
    """``named`` selects each file with its owner."""
    with shelf.database.reading() as session:
        rows = session.execute(named).all()
    count = 0
    for name, owner in rows:
        with contextlib.suppress(FileLost):  # deleted in the meantime
            count += files.reseal(name, owner=owner)
    return count
