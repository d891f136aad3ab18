"""The store and a line of the ledger come in; its rooms as they stood after that line go out, to read in.

Whatever works at a desk, a month's judging or a letter's writing, then works on what was known at the time.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, NoReturn, TypeVar

from app.errors import NotOnRecord
from app.matters.rights import Actor
from app.months.entry import ServiceEntry
from app.store import kinds
from app.store.opened import Store
from app.store.records import Condition, Kept, Kind, Mark, Marks
from app.store.records import Records as Stored
from app.workflow.dossier.earlier import Disagreement, Versions, versions_of
from app.workflow.office.desk import Desk
from app.workflow.office.rooms import Accounts, Bundles, Ledger, PageCodes, Remembering

T = TypeVar("T", bound=Kept)
READ_ONLY = "nothing is written into the past"


@dataclass(frozen=True)
class Past:
    """What was read of the past so far; every record is walked back once, for all moments."""

    store: Store
    _known: dict[tuple[str, str], Versions[Any]] = field(default_factory=dict)

    def versions(
        self, kind: Kind[T], programme: str, records: Collection[T]
    ) -> Mapping[str, Versions[T]]:
        """The versions of each of these records, by its id."""
        new = [each for each in records if (kind.name, each.id) not in self._known]
        lines = self.store.ledger.of_records(programme, [each.id for each in new])
        for record in new:
            own = [line for line in lines if line.record_id == record.id]
            self._known[kind.name, record.id] = versions_of(record, kind.name, own)
        return {each.id: self._known[kind.name, each.id] for each in records}

    def disagreements(self) -> Mapping[tuple[str, str], tuple[Disagreement, ...]]:
        """Of everything read: by kind and id, where record and ledger tell different things."""
        return {
            place: tuple(known.disagreements)
            for place, known in self._known.items()
            if known.disagreements
        }

    def desk(self, number: int, day: date) -> Desk:
        """A desk as it stood after a line of the ledger, on that day."""
        return Desk(RoomsThen(self, number), lambda: day)


class Then(Generic[T]):
    """Records of one kind as they were after the line ``number``.

    What is looked for by its marks is looked for among the records that bear them today.
    """

    def __init__(self, past: Past, stored: Stored[T], kind: Kind[T], number: int) -> None:
        self._past, self._stored, self._kind, self._number = past, stored, kind, number

    def get(self, programme: str, record_id: str) -> T:
        """``NotOnRecord`` also for what was kept only later."""
        record = self._stored.get(programme, record_id)
        found = self._as_of(programme, (record,)) if record.version else ()
        if found:
            return found[0]
        if self._kind.default is not None:
            return self._kind.default(programme)
        raise NotOnRecord(self._kind.absent)

    def all(self, programme: str) -> tuple[T, ...]:
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
        asked = Marks(owner or "", subject or "")
        today = self._bearing(programme, owner, subject)
        return tuple(
            each
            for each in self._as_of(programme, today)
            if _bears(self._kind.marks(each), asked, periods)
            and (states is None or self._kind.state(each) in states)
        )

    def marks(self, programme: str, *, states: Collection[str] | None = None) -> frozenset[Marks]:
        found = map(self._kind.marks, self.find(programme, states=states))
        return frozenset(Marks(each.owner, period=each.period) for each in found)

    def pairs(self, programme: str) -> frozenset[tuple[str, str]]:
        found = map(self._kind.marks, self.find(programme))
        return frozenset((each.owner, each.subject) for each in found)

    def stamps(self, programme: str, by: Mark = "period") -> Mapping[str, str]:
        raise NotImplementedError(READ_ONLY)

    def add(
        self, item: T, by: Actor, event: str, note: str = "", *, provided: Condition | None = None
    ) -> NoReturn:
        raise NotImplementedError(READ_ONLY)

    def add_all(
        self,
        items: Iterable[T],
        by: Actor,
        event: str,
        note: str = "",
        *,
        provided: Condition | None = None,
    ) -> NoReturn:
        raise NotImplementedError(READ_ONLY)

    def save(
        self, item: T, by: Actor, event: str, note: str = "", *, provided: Condition | None = None
    ) -> NoReturn:
        raise NotImplementedError(READ_ONLY)

    def _bearing(self, programme: str, owner: str | None, subject: str | None) -> Collection[T]:
        return self._stored.find(programme, owner=owner, subject=subject)

    def _as_of(self, programme: str, records: Collection[T]) -> tuple[T, ...]:
        versions = self._past.versions(self._kind, programme, records)
        then = (versions[each.id].as_of(self._number) for each in records)
        return tuple(each for each in then if each is not None)


class EntriesThen(Then[ServiceEntry]):
    """Entries of diaries: one that now names another participant is found by its assistant."""

    def _bearing(
        self, programme: str, owner: str | None, subject: str | None
    ) -> Collection[ServiceEntry]:
        if owner is not None or subject is None:
            return super()._bearing(programme, owner, None)
        store = self._past.store
        entries = store.entries.find(programme, subject=subject)
        assigned = store.assignments.find(programme, subject=subject)
        serving = {entry.assistant_id for entry in entries}
        serving |= {assignment.assistant_id for assignment in assigned}
        return [e for each in sorted(serving) for e in store.entries.find(programme, owner=each)]


class RoomsThen:
    """The rooms of the office after a line of the ledger (see ``app.workflow.office.rooms``)."""

    def __init__(self, past: Past, number: int) -> None:
        self._past = past
        store = past.store
        self.matters = Then(past, store.matters, kinds.MATTERS, number)
        self.sessions = Then(past, store.sessions, kinds.SESSIONS, number)
        self.office_settings = Then(past, store.office_settings, kinds.OFFICE_SETTINGS, number)
        self.assignments = Then(past, store.assignments, kinds.ASSIGNMENTS, number)
        self.profiles = Then(past, store.profiles, kinds.PROFILES, number)
        self.entries = EntriesThen(past, store.entries, kinds.ENTRIES, number)
        self.month_files = Then(past, store.month_files, kinds.MONTH_FILES, number)
        self.handed_contents = Then(past, store.handed_contents, kinds.HANDED_CONTENTS, number)
        self.care_schedules = Then(past, store.care_schedules, kinds.CARE_SCHEDULES, number)
        self.spot_checks = Then(past, store.spot_checks, kinds.SPOT_CHECKS, number)
        self.kept_papers = Then(past, store.kept_papers, kinds.KEPT_PAPERS, number)
        self.retentions = Then(past, store.retentions, kinds.RETENTIONS, number)
        self.erasures = Then(past, store.erasures, kinds.ERASURES, number)
        self.controls = Then(past, store.controls, kinds.CONTROLS, number)
        self.erasure_orders = Then(past, store.erasure_orders, kinds.ERASURE_ORDERS, number)
        self.data_requests = Then(past, store.data_requests, kinds.DATA_REQUESTS, number)

    @property
    def bundles(self) -> Bundles:
        return self._past.store.bundles

    @property
    def accounts(self) -> Accounts:
        return self._past.store.accounts

    @property
    def page_codes(self) -> PageCodes:
        return self._past.store.page_codes

    @property
    def ledger(self) -> Ledger:
        raise NotImplementedError(READ_ONLY)

    @property
    def month_figures(self) -> Remembering[Any]:
        raise NotImplementedError(READ_ONLY)

    def take_number(self, programme: str, year: int) -> int:
        raise NotImplementedError(READ_ONLY)


def _bears(marks: Marks, asked: Marks, periods: Collection[str] | None) -> bool:
    return (
        asked.owner in {"", marks.owner}
        and asked.subject in {"", marks.subject}
        and (periods is None or marks.period in periods)
    )
