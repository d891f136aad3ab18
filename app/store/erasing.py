"""Somebody's dossier comes in; a certificate is left of it, tombstones, and lines without details.

What the database holds goes in the transaction that keeps the certificate, so that neither comes alone. Files
are named in the wish by then: a process killed before it took them away finds them there when it goes on.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.dossier.erasure import Erasure
from app.matters.rights import Actor
from app.store.audit import Audit
from app.store.audit import Event as AuditEvent
from app.store.dossier_models import (
    ArchivedFile,
    ScanPageRow,
    ScanRow,
    Wish,
)
from app.store.files import Files
from app.store.keyed_hash import KeyedHash
from app.store.ledger import Ledger
from app.store.letter_rows import LetterRow
from app.store.models import Draft
from app.store.office_models import LedgerDetail, LedgerLine, Record
from app.store.page_codes import forget_in, forget_unowned
from app.store.plain import read, written
from app.store.reach import (
    ARCHIVE,
    LETTERS,
    PRODUCED,
    UPLOADS,
    Reach,
    Rows,
    Told,
    Whose,
)
from app.store.reaching import Reaching
from app.store.records import Records
from app.store.remembered import NEVER_A_DEED
from app.store.shared_records import SHARED
from app.store.shelf import Shelf
from app.store.speaking import last_line
from app.store.sweep import Sweep
from app.store.tombstones import LINE, Grave, bury

FILES = "files"
"""The member of the wish that names what is still to be taken off the disk."""
_AT_A_TIME = 500
Certified = Callable[[Reach], Erasure]


@dataclass(frozen=True)
class Deed:
    """Who erases, under which event, seen through by which wish."""

    by: Actor
    event: str
    wish_id: str


class Erasing:
    """Looks at what would go, and takes it away."""

    def __init__(
        self,
        shelf: Shelf,
        keyed_hash: KeyedHash,
        ledger: Ledger,
        audit: Audit,
        erasures: Records[Erasure],
    ) -> None:
        self._shelf = shelf
        self._hash = keyed_hash
        self._ledger = ledger
        self._audit = audit
        self._erasures = erasures
        self._reaching = Reaching(shelf, keyed_hash)

    def sweep(
        self, programme: str, people: Sequence[Whose], stopping: Callable[[], bool]
    ) -> Sweep | None:
        """One look for all of them at everything the programme keeps, before they are erased one by one.

        Nothing when it was told to stop before the end.
        """
        sweep = Sweep(self._shelf.cipher, programme, people)
        with self._shelf.database.at_one_moment() as session:
            return sweep if sweep.catch_up(session, stopping) else None

    def look(self, whose: Whose, sweep: Sweep | None = None) -> Reach:
        """Everything an erasure would take, and what it would leave."""
        with self._shelf.database.at_one_moment() as session:
            return self._reaching.reach(session, whose, sweep)

    def glance(self, whose: Whose) -> Reach:
        """Only what is the person's alone, for a list of many."""
        with self._shelf.database.at_one_moment() as session:
            return self._reaching.quick(session, whose)

    def erase(
        self, whose: Whose, certified: Certified, deed: Deed, sweep: Sweep | None = None
    ) -> Erasure:
        """Take the dossier away and keep the certificate; ``clear`` takes the files the wish then names."""
        seen = self.look(whose, sweep)
        with self._shelf.database.writing() as session:
            self._ledger.hold(session)
            told = seen.told
            if last_line(session) != told.last_line:  # somebody did a deed meanwhile
                told = self._reaching.told.of(session, whose, sweep)
            rows = self._reaching.rows.of(session, whose, told)
            self._note_files(session, deed.wish_id, rows)
            self._take_rows(session, whose, rows)
            erasure = certified(Reach(told, rows))
            self._take_told(session, whose, told, erasure.id)
            self._forget(session, whose)
            self._rewrite_shared(session, told, deed, erasure.id)
            return self._erasures.add_in(session, erasure, deed.by, deed.event)

    def clear(self, wish_id: str) -> None:
        """Take the files off the disk that an erasure of this wish left to it; none twice, none forgotten."""
        with self._shelf.database.reading() as session:
            row = session.get(Wish, wish_id)
            names = self._told(row).get(FILES, []) if row is not None else []
        for room, name in names:
            self._room(room).delete(name)
        if names:
            with self._shelf.database.writing() as session:
                row = session.get_one(Wish, wish_id, with_for_update=True)
                self._tell(row, {FILES: []})

    def finish(self) -> None:
        """See that no page of the database and of its log still holds what was taken out of it."""
        self._shelf.database.rewrite()

    def _note_files(self, session: Session, wish_id: str, rows: Rows) -> None:
        row = session.get_one(Wish, wish_id, with_for_update=True)
        earlier = self._told(row).get(FILES, [])
        self._tell(row, {FILES: [*earlier, *([room, name] for room, name in rows.files)]})

    def _take_rows(self, session: Session, whose: Whose, rows: Rows) -> None:
        programme, mine = whose.programme, whose.matter_id
        for letter in rows.letters:
            session.delete(session.get_one(LetterRow, letter))
        session.execute(delete(Draft).where(Draft.id.in_(rows.drafts)))
        for draft_id in rows.drafts:
            self._audit.record_in(session, AuditEvent.DRAFT_DELETED, draft_id)
        session.execute(delete(ScanPageRow).where(ScanPageRow.scan_id.in_(rows.scans)))
        session.execute(delete(ScanRow).where(ScanRow.id.in_(rows.scans)))
        session.execute(delete(Wish).where(Wish.id.in_(rows.wishes)))
        archived = [name for room, name in rows.files if room == ARCHIVE]
        for some in _some(archived):
            session.execute(delete(ArchivedFile).where(ArchivedFile.name.in_(some)))
        forget_in(session, programme, mine)
        forget_unowned(session, rows.drafts)

    def _take_told(self, session: Session, whose: Whose, told: Told, erasure_id: str) -> None:
        """Records and details; each leaves a tombstone, so that verifying the ledger finds no fault."""
        own = {(each.kind, each.id) for each in told.own}
        graves = [Grave(each.kind, each.id, each.version) for each in told.own]
        for kind in sorted({kind for kind, _ in own}):
            for some in _some(sorted(record_id for k, record_id in own if k == kind)):
                session.execute(delete(Record).where(Record.kind == kind, Record.id.in_(some)))
        for some in _some(told.lines):
            lines = session.execute(
                select(LedgerLine.id, LedgerLine.kind, LedgerLine.record_id).where(
                    LedgerLine.id.in_(some)
                )
            ).all()
            session.execute(delete(LedgerDetail).where(LedgerDetail.ledger_id.in_(some)))
            graves.extend(
                Grave(LINE, str(number), 1)
                for number, kind, record_id in lines
                if (kind, record_id) not in own
            )
        bury(session, self._hash, whose.programme, erasure_id, graves)

    def _forget(self, session: Session, whose: Whose) -> None:
        """What was remembered of the person, and what is of everybody; of others' matters it is theirs.

        After the matter itself, which whoever remembers holds meanwhile: then nothing comes back.
        """
        remembered = delete(Record).where(
            Record.programme == whose.programme, Record.version == NEVER_A_DEED
        )
        session.execute(remembered.where(Record.subject.in_(("", whose.matter_id))))

    def _rewrite_shared(self, session: Session, told: Told, deed: Deed, erasure_id: str) -> None:
        """What others share goes on without the person, as a version more with a line of its own."""
        for name, value in zip(told.shared_kinds, told.shared, strict=True):
            records: Records[Any] = Records(self._shelf, self._ledger, SHARED[name].kind)
            records.rewrite_in(session, value, deed.by, deed.event, erasure_id)

    def _room(self, room: str) -> Files:
        shelf = self._shelf
        return {
            LETTERS: shelf.letters,
            ARCHIVE: shelf.archive,
            UPLOADS: shelf.uploads,
            PRODUCED: shelf.produced,
        }[room]

    def _told(self, row: Wish) -> dict[str, Any]:
        return read(self._shelf.cipher.open(row.sealed, *row.own_place))

    def _tell(self, row: Wish, members: dict[str, Any]) -> None:
        told = written({**self._told(row), **members})
        row.sealed = self._shelf.cipher.seal(told, *row.own_place)


def _some(every: Sequence[Any]) -> Iterable[Sequence[Any]]:
    for start in range(0, len(every), _AT_A_TIME):
        yield every[start : start + _AT_A_TIME]
