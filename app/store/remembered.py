"""What was worked out of records comes in with a stamp of them; it goes out again under the same stamp.

It is no record: nobody did a deed, so the ledger knows nothing of it, and it is version 0 for good. Whatever
of it cannot be read is worked out anew.
"""

from typing import Generic, TypeVar

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.errors import KeyMissing, SealBroken
from app.months.ids import one_id
from app.store.office_models import Record
from app.store.plain import made_of, plain_of, read, written
from app.store.shelf import Shelf

T = TypeVar("T")
NEVER_A_DEED = 0


class Remembered(Generic[T]):
    """One value a programme and month; ``name`` tells kinds apart, as with records."""

    def __init__(self, shelf: Shelf, name: str, kind: type[T]) -> None:
        self._shelf = shelf
        self._name = name
        self._kind = kind

    def get(self, programme: str, period: str, stamp: bytes) -> T | None:
        """The value put under this stamp, or nothing."""
        with self._shelf.database.reading() as session:
            row = session.get(Record, self._key(programme, period))
        if row is None:
            return None
        try:
            plain = read(self._shelf.cipher.open(row.sealed, *row.own_place))
        except (SealBroken, KeyMissing):
            return None
        return made_of(plain["value"], self._kind) if plain["stamp"] == stamp.hex() else None

    def put(self, programme: str, period: str, stamp: bytes, value: T) -> None:
        """Take the place of what was there; of two who put at once, either may stay."""
        sealed = written({"stamp": stamp.hex(), "value": plain_of(value)})
        try:
            with self._shelf.database.writing() as session:
                self._fill(session, programme, period, sealed)
        except IntegrityError:
            return

    def _fill(self, session: Session, programme: str, period: str, told: bytes) -> None:
        key = self._key(programme, period)
        row = session.get(Record, key, with_for_update=True)
        if row is None:
            row = Record(kind=key[0], id=key[1], programme=programme, version=NEVER_A_DEED)
            row.state = row.owner = row.subject = ""
            row.period, row.created_at = period, self._shelf.clock()
            session.add(row)
        row.changed_at = self._shelf.clock()
        row.sealed = self._shelf.cipher.seal(told, *row.own_place)

    def _key(self, programme: str, period: str) -> tuple[str, str]:
        return self._name, one_id(self._name, programme, period)
