"""A programme comes in; every record and line of the ledger in which somebody may be spoken of goes out.

Where to look for one person is everywhere, or where a sweep for many found them (see ``app.store.sweep``).
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Protocol

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.dossier.traces import texts_in
from app.store.cipher import Cipher
from app.store.kinds import CONTROLS, ERASURE_ORDERS, ERASURES
from app.store.office_models import LedgerDetail, LedgerLine, Record
from app.store.plain import Plain, read
from app.store.reach import Whose
from app.store.remembered import NEVER_A_DEED

PAPERLESS = frozenset({ERASURES.name, ERASURE_ORDERS.name})
"""Kinds that tell of erasures, and by their making of nobody."""
BY_ID = frozenset({CONTROLS.name})
"""Kinds that name matters by their ids alone, as proof of what was drawn: an id by itself leads to nobody."""
AT_A_TIME = 500
Told = tuple[LedgerLine, LedgerDetail]


class Speaking(Protocol):
    """Where somebody may be spoken of; whoever asks opens it and judges by themselves."""

    def records(self, session: Session, whose: Whose) -> Iterable[Record]:
        """Of others, or of several; none of the person's own."""

    def lines(self, session: Session, whose: Whose, ids: Collection[str]) -> Iterable[Told]:
        """Those of the person's own records, which have these ``ids``, as well; the oldest first."""


class Everywhere:
    """Every record and line of the programme there is."""

    def records(self, session: Session, whose: Whose) -> Iterator[Record]:
        query = but_own(records_of(whose.programme), whose)
        yield from session.scalars(query.execution_options(yield_per=AT_A_TIME))

    def lines(
        self,
        session: Session,
        whose: Whose,
        ids: Collection[str],  # noqa: ARG002 - all of them
    ) -> Iterator[Told]:
        yield from told_lines(session, lines_of(whose.programme))


def records_of(programme: str) -> Select[Record]:
    return select(Record).where(
        Record.programme == programme,
        Record.version != NEVER_A_DEED,
        Record.kind.not_in(PAPERLESS),
    )


def but_own(query: Select[Record], whose: Whose) -> Select[Record]:
    return query.where(Record.subject != whose.matter_id, Record.id != whose.matter_id)


def lines_of(programme: str) -> Select[LedgerLine, LedgerDetail]:
    """Lines that still have details."""
    return (
        select(LedgerLine, LedgerDetail)
        .join(LedgerDetail, LedgerDetail.ledger_id == LedgerLine.id)
        .where(LedgerLine.programme == programme, LedgerLine.kind.not_in(PAPERLESS))
        .order_by(LedgerLine.id)
    )


def told_lines(session: Session, query: Select[LedgerLine, LedgerDetail]) -> Iterator[Told]:
    for row in session.execute(query.execution_options(yield_per=AT_A_TIME)):
        yield row[0], row[1]


def last_line(session: Session) -> int:
    """The number of the last line of the ledger, 0 without any."""
    return session.scalar(select(func.max(LedgerLine.id))) or 0


def opened(cipher: Cipher, row: Record) -> tuple[Plain, str]:
    """The record's members, and everything they say as one text."""
    plain = read(cipher.open(row.sealed, *row.own_place))
    return plain, "\n".join(texts_in(plain))


def quoted(cipher: Cipher, detail: LedgerDetail) -> str:
    """What a line says in a text that somebody wrote; not who did the deed."""
    told = read(cipher.open(detail.sealed, *detail.own_place))
    return "\n".join(texts_in([told["note"], told["before"], told["after"]]))
