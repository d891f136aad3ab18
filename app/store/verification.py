"""The ledger's rows come in; whether they are as they were written goes out, each fault by its number."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.errors import KeyMissing, SealBroken
from app.store.chain import Chain
from app.store.office_models import LedgerDetail, LedgerLine, Record
from app.store.tombstones import LINE, Tombstone, all_buried

Key = tuple[str, str]
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
    DETAIL_MISSING = "detail_missing"
    TOMBSTONE_FORGED = "tombstone_forged"
    RECORD_PUT_BACK = "record_put_back"
    RECORD_UNTOLD = "record_untold"
    RECORD_MISSING = "record_missing"


_OF_LINES = frozenset(
    {
        Broken.CHANGED,
        Broken.MISSING,
        Broken.ORDER,
        Broken.TAIL_CUT,
        Broken.BEYOND_END,
        Broken.END_LOST,
    }
)
"""With one of these the lines cannot be believed, and so say nothing of records."""


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
    graves = _Graves(all_buried(session, chain.keyed_hash))
    query = (
        select(LedgerLine, LedgerDetail)
        .outerjoin(LedgerDetail, LedgerDetail.ledger_id == LedgerLine.id)
        .order_by(LedgerLine.id)
    )
    for line, detail in session.execute(query.execution_options(yield_per=_AT_A_TIME)):
        faults.extend(_of_line(line, walk, chain))
        may_be_bare = graves.cover(line)
        if detail is None and may_be_bare:
            erased.append(line.id)
        elif detail is None:
            _add_bare(faults, line.id)
        elif not _detail_fits(line, detail, chain):
            faults.append(Fault(Broken.DETAIL_CHANGED, line.id, line.id))
    faults.extend(_of_end(session, walk, chain))
    faults.extend(graves.forged())
    if not any(fault.what in _OF_LINES for fault in faults):
        faults.extend(_of_records(session, graves.valid))
    return Verified(walk.lines, tuple(faults), tuple(erased))


class _Graves:
    """Which lines may tell no more, asked line by line from the first one on."""

    def __init__(self, known: Mapping[Key, Tombstone]) -> None:
        self.valid = {key: grave for key, grave in known.items() if grave.valid}
        self._forged = frozenset(known.keys() - self.valid.keys())
        self._passed: Counter[Key] = Counter()
        self._last: dict[Key, int] = {}

    def cover(self, line: LedgerLine) -> bool:
        """Whether this line is among the first so many of something that was buried."""
        of_record = self._covers((line.kind, line.record_id), line)
        return self._covers((LINE, str(line.id)), line) or of_record

    def forged(self) -> Iterator[Fault]:
        for key in sorted(self._forged):
            last = self._last.get(key, 0)
            yield Fault(Broken.TOMBSTONE_FORGED, last, last)

    def _covers(self, key: Key, line: LedgerLine) -> bool:
        if key in self._forged:
            self._last[key] = line.id
        grave = self.valid.get(key)
        if grave is None:
            return False
        self._passed[key] += 1
        return line.programme == grave.programme and self._passed[key] <= grave.versions


def _add_bare(faults: list[Fault], number: int) -> None:
    """Lines that stand one after the other are one fault."""
    last = faults[-1] if faults else None
    if last is not None and (last.what, last.last) == (Broken.DETAIL_MISSING, number - 1):
        faults[-1] = Fault(Broken.DETAIL_MISSING, last.first, number)
    else:
        faults.append(Fault(Broken.DETAIL_MISSING, number, number))


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


def _of_records(session: Session, graves: Mapping[Key, Tombstone]) -> Iterator[Fault]:
    """Every version of a record has its line, and every record with lines stands or was buried."""
    same = (LedgerLine.kind == Record.kind) & (LedgerLine.record_id == Record.id)
    query = (
        select(
            Record.kind,
            Record.id,
            Record.version,
            func.count(LedgerLine.id),
            func.max(LedgerLine.id),
        )
        .outerjoin(LedgerLine, same & (LedgerLine.programme == Record.programme))
        .group_by(Record.kind, Record.id, Record.version)
        .order_by(func.max(LedgerLine.id))
    )
    for kind, record_id, version, lines, last in session.execute(query):
        grave = graves.get((kind, record_id))
        risen = grave is not None and version <= grave.versions
        if version != lines or risen:
            put_back = risen or version < lines
            what = Broken.RECORD_PUT_BACK if put_back else Broken.RECORD_UNTOLD
            yield Fault(what, last or 0, last or 0)
    yield from _of_missing(session, graves)


def _of_missing(session: Session, graves: Mapping[Key, Tombstone]) -> Iterator[Fault]:
    """Lines tell of a record that is gone: erased with all its versions, or somebody took it."""
    same = (LedgerLine.kind == Record.kind) & (LedgerLine.record_id == Record.id)
    whose = (LedgerLine.kind, LedgerLine.record_id, LedgerLine.programme)
    query = (
        select(
            *whose,
            func.count(LedgerLine.id),
            func.max(LedgerLine.id),
        )
        .outerjoin(Record, same)
        .where(LedgerLine.kind != "", Record.id.is_(None))
        .group_by(*whose)
        .order_by(func.max(LedgerLine.id))
    )
    for kind, record_id, programme, lines, last in session.execute(query):
        grave = graves.get((kind, record_id))
        if grave is None or (grave.programme, grave.versions) != (programme, lines):
            yield Fault(Broken.RECORD_MISSING, last, last)
