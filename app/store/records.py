"""Values of a programme come in; each is kept sealed under its version, with a line in the ledger.

Two people cannot overwrite each other: who saves must have read what is stored. The row is locked, judged
and replaced in the transaction that writes the line, so that deed and line stand or fall together.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import Field, dataclass, replace
from typing import Any, ClassVar, Generic, Literal, Protocol, TypeVar

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.errors import ChangedMeanwhile, NotOnRecord
from app.matters.rights import Actor
from app.store.database import one_at_a_time
from app.store.ledger import NOTHING, Deed, Ledger
from app.store.office_models import Record
from app.store.plain import Plain, made_of, plain_of, read, written
from app.store.shelf import Shelf
from app.store.tombstones import is_buried
from app.wording.dates import NBSP

MEANWHILE = (
    "Ktoś inny zapisał tu zmiany, odkąd ta strona została otwarta, dlatego nic nie zostało "
    f"nadpisane. Otwórz stronę jeszcze raz i{NBSP}wprowadź swoje zmiany na nowo."
)
ERASED = (
    f"Ta teczka została w{NBSP}międzyczasie usunięta, bo minął czas jej przechowywania. Niczego nie "
    f"zapisano. Wróć do{NBSP}rejestru spraw."
)
SUBJECT = "matter"
"""The kind of what a value is about."""
ON_THE_LINE = frozenset({"id", "programme", "version"})
"""Members that a line of the ledger says already, or that every deed changes."""
_LOCK = 7_203_145_003  # any number of our own: PostgreSQL's advisory locks are told apart by it
Mark = Literal["owner", "subject", "period", "id"]
Condition = Callable[[], object]
"""Raises where a deed must not be done. It is asked when no other deed with a condition can come between."""


class Kept(Protocol):
    """Any frozen dataclass with these members."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    @property
    def id(self) -> str: ...

    @property
    def programme(self) -> str: ...

    @property
    def version(self) -> int: ...


T = TypeVar("T", bound=Kept)


@dataclass(frozen=True)
class Marks:
    """By what a value is found: ids of whose it is and whom it is about, and a month as „2026-01”."""

    owner: str = ""
    subject: str = ""
    period: str = ""


def unmarked(_: object) -> Marks:
    """Values found by their id alone."""
    return Marks()


@dataclass(frozen=True)
class Kind(Generic[T]):
    """One kind of value: its name in the table, its type, its state as a code, and what to say without it.

    ``default`` makes the value of a programme that has saved none yet, version 0.
    """

    name: str
    type: type[T]
    state: Callable[[T], str]
    absent: str
    default: Callable[[str], T] | None = None
    marks: Callable[[T], Marks] = unmarked


class Records(Generic[T]):
    """All values of one kind. A deed is done ``provided`` its condition raises nothing."""

    def __init__(self, shelf: Shelf, ledger: Ledger, kind: Kind[T]) -> None:
        self._shelf = shelf
        self._ledger = ledger
        self._kind = kind

    def add(
        self, item: T, by: Actor, event: str, note: str = "", *, provided: Condition | None = None
    ) -> T:
        """The value as version 1; ``ChangedMeanwhile`` if there is one of this id already."""
        return self.add_all((item,), by, event, note, provided=provided)[0]

    def add_all(
        self,
        items: Iterable[T],
        by: Actor,
        event: str,
        note: str = "",
        *,
        provided: Condition | None = None,
    ) -> tuple[T, ...]:
        """All of them as version 1, or none: ``ChangedMeanwhile`` if there is one of these ids already."""
        with self._writing(provided) as session:
            return tuple(self.add_in(session, item, by, event, note) for item in items)

    def add_in(self, session: Session, item: T, by: Actor, event: str, note: str = "") -> T:
        """``add`` inside a transaction of somebody who does more in it."""
        first = replace(item, version=1)
        self._insert(session, first)
        self._tell(session, self._deed(first, by, event, note), NOTHING, plain_of(first))
        self._refuse_erased(session, first)
        return first

    def rewrite_in(self, session: Session, item: T, by: Actor, event: str, note: str = "") -> T:
        """The value under its next version, of which the ledger tells no member: what it had is erased."""
        row = self._own(session.get(Record, (self._kind.name, item.id)), item.programme)
        if row.version != item.version:
            raise ChangedMeanwhile(MEANWHILE)
        saved = replace(item, version=item.version + 1)
        self._fill(row, saved)
        self._ledger.write_in(session, self._deed(saved, by, event, note))
        return saved

    def get(self, programme: str, record_id: str) -> T:
        """The value; ``NotOnRecord`` without one in this programme, also if another has it."""
        with self._shelf.database.reading() as session:
            row = session.get(Record, (self._kind.name, record_id))
        if row is None and self._kind.default is not None:
            return self._kind.default(programme)
        return self._made(self._own(row, programme))

    def save(
        self, item: T, by: Actor, event: str, note: str = "", *, provided: Condition | None = None
    ) -> T:
        """The value under its next version.

        ``ChangedMeanwhile`` when the stored version is another than the item's, ``NotOnRecord`` when
        there is none; nothing is kept then.
        """
        key = (self._kind.name, item.id)
        with self._writing(provided) as session:
            row = session.get(Record, key, with_for_update=True)
            if row is None and self._kind.default is not None and item.version == 0:
                saved, before = replace(item, version=1), NOTHING
                self._insert(session, saved)
            else:
                row = self._own(row, item.programme)
                if row.version != item.version:
                    raise ChangedMeanwhile(MEANWHILE)
                saved, before = replace(item, version=item.version + 1), self._opened(row)
                self._fill(row, saved)
            self._tell(session, self._deed(saved, by, event, note), before, plain_of(saved))
            self._refuse_erased(session, saved)
        return saved

    def all(self, programme: str) -> tuple[T, ...]:
        """Every one of the programme, in the order they were added."""
        return self.find(programme)

    def find(
        self,
        programme: str,
        *,
        owner: str | None = None,
        subject: str | None = None,
        periods: Collection[str] | None = None,
        states: Collection[str] | None = None,
    ) -> tuple[T, ...]:
        """Those with these marks, in the order they were added; what is not asked for may be anything."""
        query = select(Record).where(Record.programme == programme, Record.kind == self._kind.name)
        if owner is not None:
            query = query.where(Record.owner == owner)
        if subject is not None:
            query = query.where(Record.subject == subject)
        if periods is not None:
            query = query.where(Record.period.in_(periods))
        if states is not None:
            query = query.where(Record.state.in_(states))
        with self._shelf.database.reading() as session:
            rows = session.scalars(query.order_by(Record.created_at, Record.id)).all()
        return tuple(self._made(row) for row in rows)

    def marks(self, programme: str, *, states: Collection[str] | None = None) -> frozenset[Marks]:
        """Every owner and month there is a value of, told without opening any; ``subject`` is not asked."""
        query = (
            select(Record.owner, Record.period)
            .where(Record.programme == programme, Record.kind == self._kind.name)
            .distinct()
        )
        if states is not None:
            query = query.where(Record.state.in_(states))
        with self._shelf.database.reading() as session:
            return frozenset(
                Marks(owner, period=period) for owner, period in session.execute(query)
            )

    def count(self, programme: str) -> Mapping[str, int]:
        """How many are in each state, without opening any."""
        query = (
            select(Record.state, func.count())
            .where(Record.programme == programme, Record.kind == self._kind.name)
            .group_by(Record.state)
        )
        with self._shelf.database.reading() as session:
            return {row[0]: row[1] for row in session.execute(query)}

    def pairs(self, programme: str) -> frozenset[tuple[str, str]]:
        """Every owner and subject there is a value of, told without opening any."""
        query = select(Record.owner, Record.subject).distinct()
        query = query.where(Record.programme == programme, Record.kind == self._kind.name)
        with self._shelf.database.reading() as session:
            return frozenset((row[0], row[1]) for row in session.execute(query))

    def stamps(self, programme: str, by: Mark = "period") -> Mapping[str, str]:
        """By period, or another mark, a text that changes with every value added, saved or moved there.

        The eldest first; it opens none of them. By ``id`` it is of each value alone.
        """
        mark = getattr(Record, by)
        query = (
            select(mark, func.count(), func.sum(Record.version), func.max(Record.changed_at))
            .where(Record.programme == programme, Record.kind == self._kind.name)
            .group_by(mark)
            .order_by(func.min(Record.created_at), mark)
        )
        with self._shelf.database.reading() as session:
            return {row[0]: "/".join(map(str, row[1:])) for row in session.execute(query)}

    @contextmanager
    def _writing(self, provided: Condition | None) -> Iterator[Session]:
        """A transaction; what its condition finds stays so to the end of it."""
        with self._shelf.database.writing() as session:
            if provided is not None:
                one_at_a_time(session, _LOCK)
                provided()
            yield session

    def _own(self, row: Record | None, programme: str) -> Record:
        if row is None or row.programme != programme:
            raise NotOnRecord(self._kind.absent)
        return row

    def _refuse_erased(self, session: Session, item: T) -> None:
        """Of whom was erased while somebody did a deed nothing comes back.

        Asked with the ledger in our hands: an erasure came wholly before or comes wholly after.
        """
        subject = self._kind.marks(item).subject
        if subject and is_buried(session, SUBJECT, subject):
            raise NotOnRecord(ERASED)

    def _insert(self, session: Session, item: T) -> None:
        row = Record(kind=self._kind.name, id=item.id, programme=item.programme)
        row.created_at = self._shelf.clock()
        self._fill(row, item)
        session.add(row)
        try:
            session.flush()
        except IntegrityError:
            raise ChangedMeanwhile(MEANWHILE) from None

    def _fill(self, row: Record, item: T) -> None:
        row.state = self._kind.state(item)
        marks = self._kind.marks(item)
        row.owner, row.subject, row.period = marks.owner, marks.subject, marks.period
        row.version = item.version
        row.changed_at = self._shelf.clock()
        row.sealed = self._shelf.cipher.seal(written(plain_of(item)), *row.own_place)

    def _deed(self, item: T, by: Actor, event: str, note: str) -> Deed:
        return Deed(item.programme, by, event, note, self._kind.name, item.id)

    def _tell(self, session: Session, deed: Deed, before: Plain, after: Plain) -> None:
        earlier, later = _changed(before, after), _changed(after, before)
        self._ledger.write_in(session, replace(deed, before=earlier, after=later))

    def _opened(self, row: Record) -> Plain:
        return read(self._shelf.cipher.open(row.sealed, *row.own_place))

    def _made(self, row: Record) -> T:
        return made_of(self._opened(row), self._kind.type)


def _changed(one: Plain, other: Plain) -> Plain:
    """The members of the one that the other has not, or not so."""
    return {
        name: value
        for name, value in one.items()
        if name not in ON_THE_LINE and (name not in other or other[name] != value)
    }
