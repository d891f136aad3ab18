"""Whose dossier it is comes in; every record and every line of the ledger that tells of the person goes out.

A record is the person's own by its mark; what several people share is found by the matter's id and by the
person's traces, and so are lines of the ledger. What other persons' own records say is those persons' data:
it is counted and stays.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.dossier.traces import Bare, bare
from app.store.cipher import Cipher
from app.store.kinds import MATTERS
from app.store.office_models import LedgerDetail, LedgerLine, Record
from app.store.plain import Plain, made_of
from app.store.reach import Found, Told, Whose
from app.store.records import Kept
from app.store.remembered import NEVER_A_DEED
from app.store.shared_records import SHARED, Leaving, mentions
from app.store.speaking import BY_ID, Everywhere, Speaking, last_line, opened, quoted
from app.store.sweep import Sweep


@dataclass(frozen=True)
class _Opened:
    """A record that is open before us; ``said`` is everything it says."""

    row: Record
    plain: Plain
    said: Bare


class ReachedRecords:
    """Opens what it looks at, and changes nothing."""

    def __init__(self, cipher: Cipher) -> None:
        self._cipher = cipher

    def of(self, session: Session, whose: Whose, sweep: Sweep | None = None) -> Told:
        """Opens every record of the programme and every detail of its lines once, or what ``sweep`` found."""
        last = last_line(session)
        own = tuple(self.own(session, whose))
        leaving = Leaving(whose.traces, frozenset({whose.matter_id, *(each.id for each in own)}))
        look = _Look(self._cipher, leaving, _where(session, leaving, sweep))
        others = {(each.row.kind, each.row.id): each for each in look.others(session, whose)}
        shared, left = _parted((others[key] for key in sorted(others)), leaving)
        lines = tuple(look.lines(session, whose, others))
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


@dataclass(frozen=True)
class _Look:
    """At what others say, for one who is leaving."""

    cipher: Cipher
    leaving: Leaving
    where: Speaking

    def others(self, session: Session, whose: Whose) -> Iterator[_Opened]:
        """Records that are not the person's own and yet tell of them."""
        for row in self.where.records(session, whose):
            plain, text = opened(self.cipher, row)
            said = bare(text)
            named = row.kind not in BY_ID and mentions(text, self.leaving)
            if named or self.leaving.traces.found_in(said, near=row.kind in SHARED):
                yield _Opened(row, plain, said)

    def lines(
        self, session: Session, whose: Whose, others: Mapping[tuple[str, str], _Opened]
    ) -> Iterator[int]:
        """Lines about the person's own records, and lines that quote the person."""
        for line, detail in self.where.lines(session, whose, self.leaving.ids):
            about = others.get((line.kind, line.record_id))
            if line.record_id in self.leaving.ids or self._quoted(line, detail, about):
                yield line.id

    def _quoted(self, line: LedgerLine, detail: LedgerDetail, about: _Opened | None) -> bool:
        text = quoted(self.cipher, detail)
        if line.kind not in BY_ID and mentions(text, self.leaving):
            return True
        said, traces = bare(text), self.leaving.traces
        if not traces.found_in(said, near=line.kind in SHARED):
            return False
        # What another person's own record says of itself (a name, a common address) is theirs to keep.
        if about is None or line.kind in SHARED:
            return True
        return traces.besides(about.said).found_in(said)


def _where(session: Session, leaving: Leaving, sweep: Sweep | None) -> Speaking:
    """Everywhere without a sweep; also of whom more is known now than when it was made."""
    if sweep is None:
        return Everywhere()
    sweep.catch_up(session)
    return sweep if sweep.covers(leaving) else Everywhere()


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
