"""Whose dossier it is comes in; every record and every line of the ledger that tells of the person goes out.

A record is the person's own by its mark; what several people share is found by the matter's id and by the
person's traces, and so are lines of the ledger. What other persons' own records say is those persons' data:
it is counted and stays.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.dossier.traces import texts_in
from app.store.cipher import Cipher
from app.store.kinds import CONTROLS, ERASURE_ORDERS, ERASURES, MATTERS
from app.store.office_models import LedgerDetail, LedgerLine, Record
from app.store.plain import Plain, made_of, read
from app.store.reach import Found, Told, Whose
from app.store.records import Kept
from app.store.remembered import NEVER_A_DEED
from app.store.shared_records import SHARED, Leaving, mentions

PAPERLESS = frozenset({ERASURES.name, ERASURE_ORDERS.name})
"""Kinds that tell of erasures, and by their making of nobody."""
BY_ID = frozenset({CONTROLS.name})
"""Kinds that name matters by their ids alone, as proof of what was drawn: an id by itself leads to nobody."""
_AT_A_TIME = 500


@dataclass(frozen=True)
class _Opened:
    """A record that is open before us; ``text`` is everything it says."""

    row: Record
    plain: Plain
    text: str


class ReachedRecords:
    """Opens what it looks at, and changes nothing."""

    def __init__(self, cipher: Cipher) -> None:
        self._cipher = cipher

    def of(self, session: Session, whose: Whose) -> Told:
        """Opens every record of the programme and every detail of its lines once."""
        last = last_line(session)
        own = tuple(self.own(session, whose))
        leaving = Leaving(whose.traces, frozenset({whose.matter_id, *(each.id for each in own)}))
        others = {
            (each.row.kind, each.row.id): each for each in self._others(session, whose, leaving)
        }
        shared, left = _parted(others.values(), leaving)
        lines = tuple(self._lines(session, whose, leaving, others))
        return Told(
            own,
            tuple(value for _, value in shared),
            lines,
            last,
            tuple(kind for kind, _ in shared),
            left,
        )

    def own(self, session: Session, whose: Whose) -> Iterator[Found]:
        query = select(Record.kind, Record.id, Record.version).where(
            Record.programme == whose.programme,
            Record.version != NEVER_A_DEED,
            (Record.subject == whose.matter_id)
            | ((Record.kind == MATTERS.name) & (Record.id == whose.matter_id)),
        )
        for kind, record_id, version in session.execute(query.order_by(Record.kind, Record.id)):
            yield Found(kind, record_id, version)

    def _others(self, session: Session, whose: Whose, leaving: Leaving) -> Iterator[_Opened]:
        """Records that are not the person's own and yet tell of them."""
        query = select(Record).where(
            Record.programme == whose.programme,
            Record.subject != whose.matter_id,
            Record.id != whose.matter_id,
            Record.version != NEVER_A_DEED,
            Record.kind.not_in(PAPERLESS),
        )
        for row in session.scalars(query.execution_options(yield_per=_AT_A_TIME)):
            plain = read(self._cipher.open(row.sealed, *row.own_place))
            text = "\n".join(texts_in(plain))
            near = row.kind in SHARED
            named = row.kind not in BY_ID and mentions(text, leaving)
            if named or leaving.traces.found_in(text, near=near):
                yield _Opened(row, plain, text)

    def _lines(
        self,
        session: Session,
        whose: Whose,
        leaving: Leaving,
        others: Mapping[tuple[str, str], _Opened],
    ) -> Iterator[int]:
        """Lines about the person's own records, and lines that quote the person."""
        query = (
            select(LedgerLine, LedgerDetail)
            .join(LedgerDetail, LedgerDetail.ledger_id == LedgerLine.id)
            .where(LedgerLine.programme == whose.programme, LedgerLine.kind.not_in(PAPERLESS))
            .order_by(LedgerLine.id)
        )
        for line, detail in session.execute(query.execution_options(yield_per=_AT_A_TIME)):
            if line.record_id in leaving.ids or self._quoted(line, detail, leaving, others):
                yield line.id

    def _quoted(
        self,
        line: LedgerLine,
        detail: LedgerDetail,
        leaving: Leaving,
        others: Mapping[tuple[str, str], _Opened],
    ) -> bool:
        told = read(self._cipher.open(detail.sealed, *detail.own_place))
        text = "\n".join(texts_in([told["note"], told["before"], told["after"]]))
        if line.kind not in BY_ID and mentions(text, leaving):
            return True
        near = line.kind in SHARED
        if not leaving.traces.found_in(text, near=near):
            return False
        # What another person's own record says of itself (a name, a common address) is theirs to keep.
        about = others.get((line.kind, line.record_id))
        if about is None or line.kind in SHARED:
            return True
        return leaving.traces.besides(about.text).found_in(text)


def _parted(
    others: Iterable[_Opened], leaving: Leaving
) -> tuple[tuple[tuple[str, Kept], ...], Mapping[str, int]]:
    """What is shared goes on without the person; what is another's own is counted by its kind."""
    shared, left = list[tuple[str, Kept]](), Counter[str]()
    for each in others:
        kind = SHARED.get(each.row.kind)
        if kind is not None:
            value = made_of(each.plain, kind.kind.type)
            rid = kind.rid(value, leaving)
            if rid != value:
                shared.append((each.row.kind, rid))
        else:
            left[each.row.kind] += 1
    return tuple(shared), MappingProxyType(dict(sorted(left.items())))


def last_line(session: Session) -> int:
    return session.scalar(select(func.max(LedgerLine.id))) or 0
