"""What was worked out of each matter comes in with a stamp; it goes out again under the same stamp.

It may name people, and so is sealed, marked with its matter and erased with it. Like everything remembered it
is no record: the ledger knows nothing of it, it is version 0 for good, and what cannot be read is made anew.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app.errors import KeyMissing, SealBroken
from app.months.ids import one_id
from app.store.kinds import MATTERS
from app.store.office_models import Record
from app.store.plain import Plain, made_of, plain_of, read, written
from app.store.remembered import NEVER_A_DEED
from app.store.shelf import Shelf

T = TypeVar("T")
_AT_A_TIME = 500


class RememberedMatters(Generic[T]):
    """One value a matter; ``name`` tells kinds apart, as with records."""

    def __init__(self, shelf: Shelf, name: str, kind: type[T]) -> None:
        self._shelf = shelf
        self._name = name
        self._kind = kind

    def find(self, programme: str, stamps: Mapping[str, str]) -> Mapping[str, T]:
        """By matter, the values put under just these stamps; of the others nothing."""
        found = dict[str, T]()
        for row in self._rows(programme, tuple(stamps)):
            plain = self._opened(row)
            if plain is not None and plain["stamp"] == stamps[row.subject]:
                found[row.subject] = made_of(plain["value"], self._kind)
        return found

    def put(self, programme: str, told: Mapping[str, tuple[str, T]]) -> None:
        """Stamps and values by matter, in the place of what was there; none of a matter erased meanwhile.

        Of two who put at once either may stay.
        """
        try:
            with self._shelf.database.writing() as session:
                for matter_id, (stamp, value) in sorted(told.items()):
                    # Held, so that an erasure waits for this or is over before it (see ``Erasing``).
                    matter = session.get(Record, (MATTERS.name, matter_id), with_for_update=True)
                    if matter is not None:
                        row = session.get(Record, self._key(programme, matter_id))
                        plain = {"stamp": stamp, "value": plain_of(value)}
                        session.add(self._filled(row, programme, matter_id, plain))
        except IntegrityError:
            return

    def _rows(self, programme: str, ids: Sequence[str]) -> Iterator[Record]:
        for start in range(0, len(ids), _AT_A_TIME):
            query = select(Record).where(
                Record.kind == self._name,
                Record.programme == programme,
                Record.subject.in_(ids[start : start + _AT_A_TIME]),
            )
            with self._shelf.database.reading() as session:
                yield from session.scalars(query).all()

    def _opened(self, row: Record) -> Plain | None:
        try:
            return read(self._shelf.cipher.open(row.sealed, *row.own_place))
        except (SealBroken, KeyMissing):
            return None

    def _filled(self, row: Record | None, programme: str, matter_id: str, told: Plain) -> Record:
        if row is None:
            kind, row_id = self._key(programme, matter_id)
            row = Record(kind=kind, id=row_id, programme=programme, version=NEVER_A_DEED)
            row.state = row.owner = row.period = ""
            row.subject, row.created_at = matter_id, self._shelf.clock()
        row.changed_at = self._shelf.clock()
        row.sealed = self._shelf.cipher.seal(written(told), *row.own_place)
        return row

    def _key(self, programme: str, matter_id: str) -> tuple[str, str]:
        return self._name, one_id(self._name, programme, matter_id)
