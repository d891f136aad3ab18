"""Many people come in; in one pass over what a programme keeps, where each of them is spoken of goes out.

Every text is opened and made ready once for all of them. Ids are kept and no text, in memory alone: when the
process ends, the pass is made again. What it found is only where to look: it is opened and judged again, for
each of them, by whoever erases (see ``app.store.reached_records``).
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.dossier.many_traces import ManyTraces
from app.store.cipher import Cipher
from app.store.office_models import LedgerLine, Record
from app.store.reach import Whose
from app.store.remembered import NEVER_A_DEED
from app.store.shared_records import SHARED, Leaving, ids_in
from app.store.speaking import (
    AT_A_TIME,
    BY_ID,
    Told,
    but_own,
    last_line,
    lines_of,
    opened,
    quoted,
    records_of,
    told_lines,
)

NOBODY = frozenset[int]()
T = TypeVar("T")


class Sweep:
    """Of one programme; ``catch_up`` makes the pass, and later looks at what was written since.

    Whatever changes a record writes a line (see ``app.store.records``), so that the lines since the last time
    say which records are to be looked at again. What was found before stays: it is judged again anyway.
    """

    def __init__(self, cipher: Cipher, programme: str, people: Sequence[Whose]) -> None:
        self._cipher = cipher
        self._programme = programme
        self._traces = [each.traces for each in people]
        self._many = ManyTraces(self._traces)
        self._alone = [frozenset({place}) for place, _ in enumerate(people)]
        self._places = {each.matter_id: place for place, each in enumerate(people)}
        self._owners = {each: self._alone[place] for each, place in self._places.items()}
        self._ids = [{each.matter_id} for each in people]
        self._records = [defaultdict[str, set[str]](set) for _ in people]
        self._lines = [set[int]() for _ in people]
        self._last = 0

    def covers(self, leaving: Leaving) -> bool:
        """Whether the pass looked for this person by everything by which they are to be found now."""
        place = self._places.get(leaving.traces.matter_id)
        if place is None:
            return False
        return leaving.ids == self._ids[place] and leaving.traces.within(self._traces[place])

    def catch_up(self, session: Session, stopping: Callable[[], bool] = lambda: False) -> bool:
        """Look at what was written since the last time; the first time at everything.

        ``False`` when it was told to stop before the end: what is left is looked at the next time.
        """
        last = last_line(session)
        if last == self._last:
            return True
        if not self._last:
            self._learn_ids(session)
        for row in _until(stopping, self._since(session)):
            self._look_into(row)
        query = lines_of(self._programme).where(LedgerLine.id > self._last)
        for line, detail in _until(stopping, told_lines(session, query)):
            own = self._owners.get(line.record_id, NOBODY)
            for place in self._named(quoted(self._cipher, detail), line.kind, own):
                self._lines[place].add(line.id)
        if stopping():
            return False
        self._last = last
        return True

    def records(self, session: Session, whose: Whose) -> Iterator[Record]:
        found = self._records[self._places[whose.matter_id]]
        for kind, ids in sorted(found.items()):
            query = but_own(records_of(self._programme), whose).where(Record.kind == kind)
            for some in _some(sorted(ids)):
                yield from session.scalars(query.where(Record.id.in_(some)))

    def lines(self, session: Session, whose: Whose, ids: Collection[str]) -> Iterator[Told]:
        own = select(LedgerLine.id).where(LedgerLine.programme == self._programme)
        numbers = set(self._lines[self._places[whose.matter_id]])
        for some in _some(sorted(ids)):
            numbers.update(session.scalars(own.where(LedgerLine.record_id.in_(some))))
        for few in _some(sorted(numbers)):
            yield from told_lines(session, lines_of(self._programme).where(LedgerLine.id.in_(few)))

    def _learn_ids(self, session: Session) -> None:
        """Whose the records are that there are now; of one made since its person is looked for anew."""
        query = select(Record.id, Record.subject).where(
            Record.programme == self._programme, Record.version != NEVER_A_DEED
        )
        for record_id, subject in session.execute(query):
            place = self._places.get(subject)
            if place is not None:
                self._ids[place].add(record_id)
                owners = self._owners.get(record_id, self._alone[place])
                self._owners[record_id] = owners | self._alone[place]

    def _since(self, session: Session) -> Iterator[Record]:
        query = records_of(self._programme)
        if not self._last:
            yield from session.scalars(query.execution_options(yield_per=AT_A_TIME))
            return
        for kind, ids in sorted(self._changed(session).items()):
            for some in _some(sorted(ids)):
                yield from session.scalars(query.where(Record.kind == kind, Record.id.in_(some)))

    def _changed(self, session: Session) -> dict[str, set[str]]:
        lines = select(LedgerLine.kind, LedgerLine.record_id).where(
            LedgerLine.programme == self._programme,
            LedgerLine.id > self._last,
            LedgerLine.kind != "",
        )
        changed = defaultdict[str, set[str]](set)
        for kind, record_id in session.execute(lines.distinct()):
            changed[kind].add(record_id)
        return changed

    def _look_into(self, row: Record) -> None:
        _, said = opened(self._cipher, row)
        own = {self._places[each] for each in (row.subject, row.id) if each in self._places}
        for place in self._named(said, row.kind, own):
            self._records[place][row.kind].add(row.id)

    def _named(self, said: str, kind: str, own: Collection[int]) -> set[int]:
        """Everybody of whom the text speaks, by an id or otherwise; not those whose ``own`` it is."""
        named = set[int]()
        if kind not in BY_ID:
            named.update(*(self._owners.get(each, NOBODY) for each in ids_in(said)))
            named.difference_update(own)
        return named | self._many.found_in(said, near=kind in SHARED, but={*named, *own})


def _some(every: Sequence[str] | Sequence[int]) -> Iterator[Sequence[str] | Sequence[int]]:
    for start in range(0, len(every), AT_A_TIME):
        yield every[start : start + AT_A_TIME]


def _until(stopping: Callable[[], bool], rows: Iterable[T]) -> Iterator[T]:
    """The rows, or as many as there were time for."""
    for number, row in enumerate(rows):
        if number % AT_A_TIME == 0 and stopping():
            return
        yield row
