"""What is erased comes in; a tombstone stays that says how many lines of the ledger may tell no more of it.

Without one, a record that is gone and details that are gone are faults (see ``app.store.verification``). Its
mac is keyed with this installation's secret: who has the database alone can make none.
"""

import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.database import upsert_all
from app.store.dossier_models import ErasedRecord
from app.store.keyed_hash import KeyedHash

LINE = "line"
"""The kind of a tombstone of one line of the ledger; its id is the line's number, its versions 1."""
NO_RECORD = ""
"""The kind of a tombstone of lines about an id that changed no record (a letter taken, an export)."""


@dataclass(frozen=True)
class Tombstone:
    """The first ``versions`` lines of this kind and id may tell no more; ``valid``: we made it."""

    kind: str
    id: str
    programme: str
    versions: int
    erasure_id: str
    valid: bool = True


@dataclass(frozen=True)
class Grave:
    """Of what is erased the first ``versions`` lines are bare on purpose."""

    kind: str
    id: str
    versions: int


def bury(
    session: Session,
    keyed_hash: KeyedHash,
    programme: str,
    erasure_id: str,
    graves: Iterable[Grave],
) -> None:
    """Say so in the transaction that erases.

    A record that goes is buried with its last version. One that stands on without a part of it (what several
    people share) is saved under a next version and buried with an earlier one. What is buried again, by a
    later erasure, takes the new numbers.
    """
    asked = tuple(graves)
    if not all(each.id and each.versions >= 1 for each in asked):
        raise ValueError("a tombstone stands for an id and at least one line")
    rows = [
        {
            "kind": each.kind,
            "id": each.id,
            "programme": programme,
            "versions": each.versions,
            "erasure_id": erasure_id,
            "mac": _mac(keyed_hash, each.kind, each.id, programme, each.versions, erasure_id),
        }
        for each in asked
    ]
    upsert_all(session, ErasedRecord, rows)


def buried(session: Session, keyed_hash: KeyedHash, kind: str, record_id: str) -> Tombstone | None:
    """The tombstone of this kind and id, if there is one; look whether it is ``valid``."""
    row = session.get(ErasedRecord, (kind, record_id))
    return None if row is None else _read(row, keyed_hash)


def is_buried(session: Session, kind: str, record_id: str) -> bool:
    """Whether the record is gone for good."""
    return session.get(ErasedRecord, (kind, record_id)) is not None


def all_buried(session: Session, keyed_hash: KeyedHash) -> Mapping[tuple[str, str], Tombstone]:
    """Every tombstone by kind and id, also those that are not ``valid``."""
    rows = session.scalars(select(ErasedRecord).order_by(ErasedRecord.kind, ErasedRecord.id))
    return {(row.kind, row.id): _read(row, keyed_hash) for row in rows}


def _read(row: ErasedRecord, keyed_hash: KeyedHash) -> Tombstone:
    told = (row.kind, row.id, row.programme, row.versions, row.erasure_id)
    return Tombstone(*told, valid=hmac.compare_digest(row.mac, _mac(keyed_hash, *told)))


def _mac(keyed_hash: KeyedHash, *told: str | int) -> bytes:
    return keyed_hash.of("erased record", *map(str, told))
