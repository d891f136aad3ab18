"""Deeds of the office come in; each leaves a line that says who, when, what, before and after.

Lines are numbered from 1 without gaps and chained (see ``app.store.chain``); the database refuses to
change or delete them. Numbers, moments, codes and ids stand in the clear, all the rest is sealed.
"""

import re
import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.errors import SealBroken
from app.matters.rights import Actor
from app.store.chain import Chain, End
from app.store.clock import Clock
from app.store.database import Database, one_at_a_time
from app.store.office_models import LedgerDetail, LedgerLine
from app.store.plain import Plain, read, written
from app.store.verification import Verified, verify

_LOCK = 7_203_145_002  # any number of our own: PostgreSQL's advisory locks are told apart by it
# What stands in the clear is a code or an id: a name or an address of e-mail does not fit.
_CODE = re.compile(r"[A-Za-z0-9_.:-]{0,64}")
_IDS_AT_A_TIME = 500
NOTHING: Plain = MappingProxyType({})


@dataclass(frozen=True)
class Deed:
    """What was done; ``event`` is a code, ``before`` and ``after`` hold the members that changed.

    A ``kind`` says that the deed made a version of that record; every version has exactly one line.
    """

    programme: str
    by: Actor
    event: str
    note: str = ""
    kind: str = ""
    record_id: str = ""
    before: Plain = field(default_factory=lambda: NOTHING)
    after: Plain = field(default_factory=lambda: NOTHING)


@dataclass(frozen=True)
class Line:
    """One line as it is read; ``erased`` says that actor, note, before and after were, and are empty."""

    number: int
    at: datetime
    programme: str
    actor_id: str
    event: str
    kind: str
    record_id: str
    erased: bool = False
    actor: str = ""
    note: str = ""
    before: Plain = field(default_factory=lambda: NOTHING)
    after: Plain = field(default_factory=lambda: NOTHING)


class Ledger:
    """The office's audit log."""

    def __init__(self, database: Database, chain: Chain, clock: Clock) -> None:
        self._database = database
        self._chain = chain
        self._clock = clock

    def record(
        self,
        programme: str,
        by: Actor,
        event: str,
        note: str = "",
        *,
        record_id: str = "",
    ) -> None:
        """A deed that changes no record: a sign-in, an export, a letter of this record looked at."""
        with self._database.writing() as session:
            self.write_in(session, Deed(programme, by, event, note, record_id=record_id))

    def write_in(self, session: Session, deed: Deed) -> None:
        """The same inside a transaction, so that the line stands if and only if the deed does."""
        codes = (deed.programme, deed.by.account_id, deed.event, deed.kind, deed.record_id)
        if not deed.event or not all(_CODE.fullmatch(code) for code in codes):
            raise ValueError("what stands in the clear on a line of the ledger is a code")
        one_at_a_time(session, _LOCK)
        end = self._chain.end(session) or _beginning(session)
        payload = _payload(deed)
        line = self._next(end, deed, payload)
        session.add(line)
        session.flush()  # details refer to their line
        session.add(self._chain.sealed(line.id, payload))
        self._chain.move_end(session, End(line.id, line.mac))

    def hold(self, session: Session) -> None:
        """Let nobody write a line before this transaction ends."""
        one_at_a_time(session, _LOCK)

    def _next(self, end: End, deed: Deed, payload: bytes) -> LedgerLine:
        number = end.count + 1
        line = LedgerLine(
            id=number,
            at=self._clock(),
            programme=deed.programme,
            actor_id=deed.by.account_id,
            event=deed.event,
            kind=deed.kind,
            record_id=deed.record_id,
            payload_mac=self._chain.payload_mac(number, payload),
            previous=end.mac,
        )
        line.mac = self._chain.line_mac(line)
        return line

    def lines(
        self,
        programme: str,
        record_id: str | None = None,
        *,
        before: int | None = None,
        limit: int | None = None,
    ) -> Sequence[Line]:
        """The programme's lines, or one record's, newest first.

        A page of them: at most ``limit``, those numbered lower than ``before``.
        """
        query = (
            select(LedgerLine, LedgerDetail)
            .outerjoin(LedgerDetail, LedgerDetail.ledger_id == LedgerLine.id)
            .where(LedgerLine.programme == programme)
            .order_by(LedgerLine.id.desc())
            .limit(limit)
        )
        if record_id is not None:
            query = query.where(LedgerLine.record_id == record_id)
        if before is not None:
            query = query.where(LedgerLine.id < before)
        with self._database.reading() as session:
            return [self._line(line, detail) for line, detail in session.execute(query)]

    def of_records(self, programme: str, record_ids: Collection[str]) -> Sequence[Line]:
        """All lines of these records, oldest first."""
        ids, lines = sorted(set(record_ids)), list[Line]()
        for start in range(0, len(ids), _IDS_AT_A_TIME):
            some = ids[start : start + _IDS_AT_A_TIME]
            query = (
                select(LedgerLine, LedgerDetail)
                .outerjoin(LedgerDetail, LedgerDetail.ledger_id == LedgerLine.id)
                .where(LedgerLine.programme == programme, LedgerLine.record_id.in_(some))
            )
            with self._database.reading() as session:
                lines.extend(self._line(line, detail) for line, detail in session.execute(query))
        return sorted(lines, key=lambda line: line.number)

    def count(self, programme: str) -> int:
        """How many lines the programme has."""
        query = select(func.count()).where(LedgerLine.programme == programme)
        with self._database.reading() as session:
            return session.execute(query).scalar_one()

    def verify(self) -> Verified:
        """Go through all lines of all programmes and name every one that is broken."""
        with self._database.at_one_moment() as session:
            return verify(session, self._chain)

    def _line(self, row: LedgerLine, detail: LedgerDetail | None) -> Line:
        clear = (row.id, row.at, row.programme, row.actor_id, row.event, row.kind, row.record_id)
        if detail is None:
            return Line(*clear, erased=True)
        told = read(self._chain.opened(detail))
        return Line(*clear, False, told["actor"], told["note"], told["before"], told["after"])


def _beginning(session: Session) -> End:
    if session.scalars(select(LedgerLine.id).limit(1)).first() is not None:
        raise SealBroken("nothing says where the ledger ends; see bin/teczka audit verify")
    return End()


def _payload(deed: Deed) -> bytes:
    told = {
        "actor": deed.by.name,
        "note": deed.note,
        "before": dict(deed.before),
        "after": dict(deed.after),
        # So that nobody can guess at what was erased by trying what would give the same mac.
        "salt": secrets.token_hex(16),
    }
    return written(told)
