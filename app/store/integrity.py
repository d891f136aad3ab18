"""A store comes in; it is gone through piece by piece, and everything in it that is not as it was goes out.

A piece takes a second or so, and what was found so far is a value that can be kept: a check that is stopped
goes on where it was. What is damaged is named by its ids and stops nothing; nothing is mended or deleted.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Select, func, select, tuple_
from sqlalchemy.exc import DBAPIError

from app.errors import StoreUnavailable
from app.store.archive import Archive
from app.store.claims import Claim, Room, claims, files_of
from app.store.fixity import DAMAGED, Damage, Fixity, Look, damage_of
from app.store.integrity_report import Found, IntegrityReport, Progress
from app.store.ledger import Ledger
from app.store.models import SealedRow
from app.store.rotation import SEALED
from app.store.row_sums import RowSums, tables
from app.store.shelf import Shelf
from app.store.spoken_files import missing_files

FILES_AT_A_TIME, ROWS_AT_A_TIME = 50, 500
DATABASE, LEDGER, SUMS = "database", "ledger", "row_sums"
_ROOMS = {room.place: room for room in Room}
_TABLES = {model.__tablename__: (model, key) for model, key in SEALED}
EVERYTHING = (*_ROOMS, *_TABLES, SUMS, DATABASE, LEDGER)
BUT_THE_ARCHIVE = tuple(stage for stage in EVERYTHING if stage != Room.ARCHIVE.place)


class Integrity:
    """Goes through everything kept."""

    def __init__(self, shelf: Shelf, archive: Archive, ledger: Ledger, row_sums: RowSums) -> None:
        self._shelf = shelf
        self._row_sums = row_sums
        self._ledger = ledger
        self.fixity = Fixity(shelf, archive)

    def whole(self, stages: tuple[str, ...] = EVERYTHING) -> IntegrityReport:
        """Everything in one go."""
        progress = Progress(stages)
        while not progress.done:
            progress, _ = self.advance(progress)
        return progress.report

    def size(self, stages: tuple[str, ...]) -> int:
        """How many files and rows there are to look at."""
        tables = [model for name, (model, _) in _TABLES.items() if name in stages]
        rooms = [room for place, room in _ROOMS.items() if place in stages]
        with self._shelf.database.reading() as session:
            files = sum(1 for room in rooms for _ in claims(session, room))
            counts = [select(func.count()).select_from(model) for model in tables]
            return files + sum(session.execute(each).scalar_one() for each in counts)

    def advance(self, progress: Progress) -> tuple[Progress, Sequence[Look]]:
        """The next piece done, and what was seen of the archive in it."""
        stage = progress.stages[0]
        try:
            if stage == Room.ARCHIVE.place:
                return self._of_archive(progress)
            return self._of_stage(progress, stage), ()
        # A page of the database is torn; the next stage may open all the same.
        except (DBAPIError, StoreUnavailable, ValueError):
            unread = Found(stage, (), Damage.UNREADABLE)
            return progress.next_stage(progress.report.adding([unread])), ()

    def _of_stage(self, progress: Progress, stage: str) -> Progress:
        if stage in _ROOMS:
            return self._of_room(progress, _ROOMS[stage])
        if stage in _TABLES:
            return self._of_table(progress, *_TABLES[stage])
        if stage == LEDGER:
            return progress.next_stage(replace(progress.report, ledger=self._ledger.verify()))
        if stage == SUMS:
            return self._of_sums(progress)
        return self._of_database(progress)

    def _of_archive(self, progress: Progress) -> tuple[Progress, Sequence[Look]]:
        files = self.fixity.after(progress.last, FILES_AT_A_TIME)
        if not files:
            return progress.next_stage(), ()
        looks = self.fixity.look_at(files)
        found = [
            Found(Room.ARCHIVE.place, (each.name, each.owner), Damage(each.damage))
            for each in looks
            if each.damage
        ]
        stale = sum(each.stale for each in looks)
        report = progress.report.adding(found, files=len(looks), stale=stale)
        return replace(progress, after=(files[-1].name,), report=report), looks

    def _of_room(self, progress: Progress, room: Room) -> Progress:
        every = self._claims(room)
        first = bisect_right(every, progress.last, key=lambda claim: claim.name)
        some = every[first : first + FILES_AT_A_TIME]
        if not some:
            return progress.next_stage()
        found = [each for claim in some if (each := self._file(claim)) is not None]
        report = progress.report.adding(found, files=len(some))
        return replace(progress, after=(some[-1].name,), report=report)

    def _claims(self, room: Room) -> list[Claim]:
        with self._shelf.database.reading() as session:
            return sorted(claims(session, room), key=lambda claim: claim.name)

    def _file(self, claim: Claim) -> Found | None:
        files = files_of(self._shelf, claim.room)
        damage = _damage(lambda: files.get(claim.name, owner=claim.owner))
        if damage is None or claim not in self._claims(claim.room):
            return None  # sound, or deleted while it was read
        return Found(claim.room.place, (claim.name, claim.owner), damage)

    def _of_table(self, progress: Progress, model: type[SealedRow], key: Sequence[Any]) -> Progress:
        with self._shelf.database.at_one_moment() as session:
            rows = session.scalars(_rows_after(model, key, progress.after)).all()
            if not rows:
                return progress.next_stage()
            found = [each for row in rows if (each := self._row(row, key)) is not None]
            missing = missing_files(session, self._shelf, rows)
            found += [Found(Room.ARCHIVE.place, each, Damage.LOST) for each in missing]
            last = _key(rows[-1], key)
        report = progress.report.adding(found, rows=len(rows))
        return replace(progress, after=last, report=report)

    def _row(self, row: SealedRow, key: Sequence[Any]) -> Found | None:
        damage = _damage(lambda: self._shelf.cipher.open(row.sealed, *row.own_place))
        return None if damage is None else Found(row.__tablename__, _key(row, key), damage)

    def _of_sums(self, progress: Progress) -> Progress:
        """One table at a time: its rows as a whole, the columns in the clear with them."""
        every = [table for table in tables() if table.name > progress.last]
        if not every:
            return progress.next_stage()
        table = min(every, key=lambda each: each.name)
        named = {(each.place, each.key) for each in progress.report.found}
        with self._shelf.database.at_one_moment() as session:
            differing = self._row_sums.differing(session, table)
        found = [each for each in differing if (each.place, each.key) not in named]
        return replace(progress, after=(table.name,), report=progress.report.adding(found))

    def _of_database(self, progress: Progress) -> Progress:
        faults = tuple(self._shelf.database.faults())
        with self._shelf.database.reading() as session:
            claimed = frozenset(each.name for each in claims(session))
        rooms, now = (files_of(self._shelf, room) for room in Room), self._shelf.clock()
        strays = {path for files in rooms for path in files.unclaimed(claimed, now)}
        return progress.next_stage(replace(progress.report, database=faults, strays=len(strays)))


def _damage(opens: Callable[[], bytes]) -> Damage | None:
    try:
        opens()
    except DAMAGED as error:
        return damage_of(error)
    return None


def _rows_after(
    model: type[SealedRow], key: Sequence[Any], after: Sequence[str]
) -> Select[SealedRow]:
    query = select(model).order_by(*key).limit(ROWS_AT_A_TIME)
    if not after:
        return query
    values = (column.type.python_type(text) for column, text in zip(key, after, strict=True))
    return query.where(tuple_(*key) > tuple_(*values))


def _key(row: SealedRow, key: Sequence[Any]) -> tuple[str, ...]:
    return tuple(str(getattr(row, column.key)) for column in key)
