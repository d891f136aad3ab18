"""The ledger's rows come in; whether they are as they were written goes out, each fault by its number."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.errors import KeyMissing, SealBroken
from app.store.chain import Chain
from app.store.office_models import LedgerDetail, LedgerLine, Record

_AT_A_TIME = 500


class Broken(StrEnum):
    """What may be wrong with lines."""

    CHANGED = "changed"
    MISSING = "missing"
    ORDER = "order"
    DETAIL_CHANGED = "detail_changed"
    TAIL_CUT = "tail_cut"
    BEYOND_END = "beyond_end"
    END_LOST = "end_lost"
    RECORD_PUT_BACK = "record_put_back"
    RECORD_UNTOLD = "record_untold"


@dataclass(frozen=True)
class Fault:
    """Lines ``first`` to ``last``, both included, and what is wrong with them; 0 where there is none."""

    what: Broken
    first: int
    last: int


@dataclass(frozen=True)
class Verified:
    """``lines`` were looked at; ``erased`` of them say no more who and what, which is no fault."""

    lines: int
    faults: tuple[Fault, ...] = ()
    erased: tuple[int, ...] = ()

    @property
    def sound(self) -> bool:
        return not self.faults


@dataclass
class _Walk:
    """How far the verification has come; ``mac`` is that of the last line, where it can be believed."""

    lines: int = 0
    number: int = 0
    mac: bytes | None = b""


def verify(session: Session, chain: Chain) -> Verified:
    """Every fault, in the order of lines."""
    walk, faults, erased = _Walk(), list[Fault](), list[int]()
    query = (
        select(LedgerLine, LedgerDetail)
        .outerjoin(LedgerDetail, LedgerDetail.ledger_id == LedgerLine.id)
        .order_by(LedgerLine.id)
    )
    for line, detail in session.execute(query.execution_options(yield_per=_AT_A_TIME)):
        faults.extend(_of_line(line, walk, chain))
        if detail is None:
            erased.append(line.id)
        elif not _detail_fits(line, detail, chain):
            faults.append(Fault(Broken.DETAIL_CHANGED, line.id, line.id))
    faults.extend(_of_end(session, walk, chain))
    if not faults:  # of a broken ledger, records say nothing new
        faults.extend(_of_records(session))
    return Verified(walk.lines, tuple(faults), tuple(erased))


def _of_line(line: LedgerLine, walk: _Walk, chain: Chain) -> Iterator[Fault]:
    if line.id > walk.number + 1:
        yield Fault(Broken.MISSING, walk.number + 1, line.id - 1)
        walk.mac = None
    believed = chain.line_mac(line) == line.mac
    if not believed:
        yield Fault(Broken.CHANGED, line.id, line.id)
    elif walk.mac not in {None, line.previous}:
        yield Fault(Broken.ORDER, line.id, line.id)
    walk.lines += 1
    walk.number = line.id
    walk.mac = line.mac if believed else None


def _detail_fits(line: LedgerLine, detail: LedgerDetail, chain: Chain) -> bool:
    try:
        return chain.payload_mac(line.id, chain.opened(detail)) == line.payload_mac
    except (SealBroken, KeyMissing):  # the name of the key may be what was changed
        return False


def _of_end(session: Session, walk: _Walk, chain: Chain) -> Iterator[Fault]:
    try:
        end = chain.end(session)
    except (SealBroken, KeyMissing):
        end = None
    if end is None and not walk.number:
        return
    if end is None:
        yield Fault(Broken.END_LOST, walk.number, walk.number)
    elif end.count > walk.number:
        yield Fault(Broken.TAIL_CUT, walk.number + 1, end.count)
    elif end.count < walk.number:
        yield Fault(Broken.BEYOND_END, end.count + 1, walk.number)
    elif walk.mac not in {None, end.mac}:
        yield Fault(Broken.ORDER, end.count, end.count)


def _of_records(session: Session) -> Iterator[Fault]:
    """Every version of a record has its line: else the record was put back, or the ledger begun anew."""
    same = (LedgerLine.kind == Record.kind) & (LedgerLine.record_id == Record.id)
    query = (
        select(Record.version, func.count(LedgerLine.id), func.max(LedgerLine.id))
        .outerjoin(LedgerLine, same & (LedgerLine.programme == Record.programme))
        .group_by(Record.kind, Record.id, Record.version)
        .order_by(func.max(LedgerLine.id))
    )
    for version, lines, last in session.execute(query):
        if version != lines:
            what = Broken.RECORD_PUT_BACK if version < lines else Broken.RECORD_UNTOLD
            yield Fault(what, last or 0, last or 0)
