"""A cipher with a new current key comes in; everything sealed with an earlier key is sealed anew.

It may run while the service serves: a row is locked, read and replaced in one transaction, so
that no answer saved in between is undone. It may be killed and run again: it goes on from there.
What is damaged stops nothing: it is left as it is and named, and needs the earlier key until it is mended.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import select

from app.store.claims import Claim, Room, claims, files_of
from app.store.dossier_models import (
    ArchivedFile,
    PrintedPartRow,
    PrintedRow,
    ScanPageRow,
    ScanRow,
    Wish,
)
from app.store.fixity import DAMAGED, Damage, damage_of
from app.store.integrity_report import Found
from app.store.letter_rows import LetterBlank, LetterRow
from app.store.models import (
    AccountRow,
    Base,
    Note,
    SavedPage,
    SealedRow,
    Secret,
    Upload,
    Visit,
)
from app.store.office_models import Bundle, LedgerDetail, LedgerHead, Record
from app.store.row_sums import RowSums
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
    """How much was sealed anew; ``damaged`` is what was not, and what is not where it should be."""

    rows: int
    files: int
    damaged: tuple[Found, ...] = ()


def rotate(shelf: Shelf, row_sums: RowSums) -> Rotated:
    """Raises ``StoreUnavailable`` where nothing can be written."""
    rows = [each for model, key in SEALED for each in _rotate_rows(shelf, row_sums, model, key)]
    files = [each for room in Room for each in _rotate_room(shelf, room)]
    shelf.database.forget_deleted()
    damaged = tuple(each for each in (*rows, *files) if isinstance(each, Found))
    return Rotated(rows.count(True), files.count(True), damaged)


def _rotate_rows(
    shelf: Shelf, row_sums: RowSums, model: type[SealedRow], key: tuple[Any, ...]
) -> Iterator[bool | Found]:
    """Of each row whether it was sealed anew, or what is wrong with it."""
    table = Base.metadata.tables[model.__tablename__]
    with shelf.database.at_one_moment() as session:
        rows = session.execute(select(*key)).all()
        differing = set(row_sums.differing(session, table))
    for row in rows:
        told = tuple(str(part) for part in row)
        changed = Found(table.name, told, Damage.CHANGED)
        # Written anew, it would get a new sum, and nothing would tell any more that it was changed.
        if changed in differing:
            yield changed
        else:
            yield _tried(partial(_rotate_row, shelf, model, tuple(row)), table.name, told)


def _rotate_row(shelf: Shelf, model: type[SealedRow], key: tuple[Any, ...]) -> bool:
    # One row, one transaction: a service at work never waits long for the lock.
    with shelf.database.writing() as session:
        row = session.get(model, key, with_for_update=True)
        if row is None or shelf.cipher.is_current(row.sealed):
            return False
        plain = shelf.cipher.open(row.sealed, *row.own_place)
        row.sealed = shelf.cipher.seal(plain, *row.own_place)
    return True


def _rotate_room(shelf: Shelf, room: Room) -> Iterator[bool | Found]:
    """The same of each file."""
    with shelf.database.reading() as session:
        every = list(claims(session, room))
    for claim in every:
        found = _tried(partial(_rotate_file, shelf, claim), room.place, (claim.name, claim.owner))
        if not isinstance(found, Found) or _is_spoken_of(shelf, claim):
            yield found


def _rotate_file(shelf: Shelf, claim: Claim) -> bool:
    """A file whose digest the database knows: file and digest change one after the other.

    Killed in between, the file is sealed with the current key but its digest is the old one; then the digest
    is put right here, since the seal itself says that the content is what it was.
    """
    done = files_of(shelf, claim.room).reseal(claim.name, owner=claim.owner)
    if claim.sealed_sha256:
        _note_digest(shelf, claim.name, claim.owner)
    return done


def _note_digest(shelf: Shelf, name: str, owner: str) -> None:
    sealed = shelf.archive.sealed(name)
    digest = hashlib.sha256(sealed).hexdigest()
    with shelf.database.writing() as session:
        row = session.get(ArchivedFile, name, with_for_update=True)
        if row is not None and row.sealed_sha256 != digest:
            shelf.archive.get(name, owner=owner)  # damage is not taken for a new seal
            row.sealed_sha256 = digest


def _is_spoken_of(shelf: Shelf, claim: Claim) -> bool:
    """Whether the file was not deleted in the meantime."""
    with shelf.database.reading() as session:
        left = claims(session, claim.room)
        return any((each.name, each.owner) == (claim.name, claim.owner) for each in left)


def _tried(deed: Callable[[], bool], place: str, key: tuple[str, ...]) -> bool | Found:
    try:
        return deed()
    except DAMAGED as error:
        return Found(place, key, damage_of(error))
