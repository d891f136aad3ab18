"""What an assistant writes down comes in; the entry as it is kept, and what is found of it, go out."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.errors import ChangedMeanwhile, DeedRefused, NotOnRecord
from app.matters.case_view import name_of
from app.matters.matter import Matter
from app.matters.rights import Actor, Right
from app.months.assignment import Assignment, AssignmentState
from app.months.entering import (
    lets_in,
    refuse_frozen,
    refuse_overfull,
    refuse_unassigned,
    refuse_unreadable,
    same_days,
)
from app.months.entry import ServiceEntry, period_of
from app.months.judged_month import JudgedMonth
from app.months.month_file import MonthFile
from app.months.parts import days_of, parts_of
from app.store.kinds import ENTRIES, KEPT
from app.workflow.months.reading import MonthReading, before
from app.workflow.office.desk import MEANWHILE, NO_RIGHT, Desk
from app.workflow.office.events import Event
from rules.diary import YearMonth
from rules.month.moments import in_warsaw

OPEN = frozenset({AssignmentState.OPEN})


@dataclass(frozen=True)
class Diary:
    """The diary of whoever acts, which needs the right ``DIARY``; nobody reads or writes another's.

    An entry that cannot stand is refused (``app.months.entering``); what the rules find of one that can is
    told by ``tried`` and ``judged``, and stops nothing. Somebody else's entry is as unknown as none.
    """

    desk: Desk

    def put(self, actor: Actor, entry: ServiceEntry) -> ServiceEntry:
        """The entry as it is kept: one sent again changes nothing, and a removed one stays removed."""
        return self.put_all(actor, entry.programme, (entry,))[0]

    def put_all(
        self, actor: Actor, programme: str, entries: Iterable[ServiceEntry]
    ) -> tuple[ServiceEntry, ...]:
        """The same for several: those that are new are added all together, or none where one is refused."""
        self.desk.admit(actor, Right.DIARY, programme)
        sent = tuple(entries)
        kept = {entry.id: self._kept(actor, entry) for entry in sent}
        new = tuple(entry for entry in sent if kept[entry.id] is None)
        for entry in new:
            self.refuse_impossible(entry)
        try:
            added = self.add_unfrozen(actor, new, Event.SERVICE_ENTERED)
        except (
            ChangedMeanwhile
        ):  # the same entry came twice at one moment, and the other was faster
            added = tuple(self.entry(actor, programme, entry.id) for entry in new)
        stored = {entry.id: entry for entry in (*added, *filter(None, kept.values()))}
        return tuple(stored[entry.id] for entry in sent)

    def change(self, actor: Actor, seen: int, entry: ServiceEntry) -> ServiceEntry:
        """The entry with what it says now, if it still is as it was seen (its ``version``)."""
        stored = self._seen(actor, entry.programme, entry.id, seen)
        changed = replace(entry, assistant_id=stored.assistant_id, version=seen, removed=False)
        self.refuse_impossible(changed, stored)
        return self._save(changed, actor, Event.SERVICE_CHANGED, stored)

    def remove(self, actor: Actor, programme: str, entry_id: str, seen: int) -> ServiceEntry:
        """The entry, which from now on counts nowhere."""
        stored = self._seen(actor, programme, entry_id, seen)
        self._refuse_frozen(stored)
        removed = replace(stored, removed=True)
        return self._save(removed, actor, Event.SERVICE_REMOVED, stored)

    def entry(self, actor: Actor, programme: str, entry_id: str) -> ServiceEntry:
        """An entry of the own diary; ``NotOnRecord`` for everybody else's."""
        self.desk.admit(actor, Right.DIARY, programme)
        entry = self.desk.rooms.entries.get(programme, entry_id)
        if entry.assistant_id != actor.account_id:
            raise NotOnRecord(ENTRIES.absent)
        return entry

    def judged(self, actor: Actor, programme: str, of: YearMonth) -> JudgedMonth:
        """The own month as the rules judge it."""
        self.desk.admit(actor, Right.DIARY, programme)
        return MonthReading(self.desk).of_assistant(programme, of, actor.account_id)

    def tried(self, actor: Actor, entry: ServiceEntry) -> tuple[JudgedMonth, ...]:
        """Every month it runs in as it would be judged if the entry were kept, which is not done.

        ``DeedRefused`` where it cannot be kept.
        """
        self.desk.admit(actor, Right.DIARY, entry.programme)
        self.refuse_impossible(entry, self._kept(actor, entry))
        reading, own = MonthReading(self.desk), actor.account_id
        months = dict.fromkeys(period_of(day) for day in days_of(entry))
        return tuple(reading.of_assistant(entry.programme, of, own, [entry]) for of in months)

    def remarks(self, actor: Actor, entry: ServiceEntry) -> tuple[str, ...]:
        """What the office asks to mend in the actor's own entry, in its words."""
        self.desk.admit(actor, Right.DIARY, entry.programme)
        asked = (remark for file in self._files(entry) for remark in file.asked_to_mend)
        return tuple(remark.text for remark in asked if remark.entry_id == entry.id)

    def served(self, actor: Actor, programme: str, on: date) -> tuple[Matter, ...]:
        """The participants a service of the day may be entered for, by name."""
        return self._assigned(actor, programme, lambda each: lets_in(each, each.matter_id, on))

    def participants(self, actor: Actor, programme: str) -> tuple[Matter, ...]:
        """Everybody the actor has an open assignment for, whatever its days, by name."""
        return self._assigned(actor, programme, lambda _: True)

    def latest(self, actor: Actor, programme: str) -> Mapping[str, ServiceEntry]:
        """By participant the last entry of this month or the one before; of days to come if no other."""
        return {entry.matter_id: entry for entry in self.recent(actor, programme)}

    def recent(self, actor: Actor, programme: str) -> tuple[ServiceEntry, ...]:
        """Own entries of this month and the one before: those to come, then the rest to the last."""
        self.desk.admit(actor, Right.DIARY, programme)
        today = self.desk.clock()
        of = period_of(today)
        written = self.desk.rooms.entries.find(
            programme, owner=actor.account_id, periods=(str(before(of)), str(of)), states={KEPT}
        )
        return tuple(sorted(written, key=lambda e: (in_warsaw(e.starts).date() <= today, e.starts)))

    def _assigned(
        self, actor: Actor, programme: str, meant: Callable[[Assignment], bool]
    ) -> tuple[Matter, ...]:
        self.desk.admit(actor, Right.DIARY, programme)
        rooms = self.desk.rooms
        opened = rooms.assignments.find(programme, owner=actor.account_id, states=OPEN)
        matters = {
            each.matter_id: rooms.matters.get(programme, each.matter_id)
            for each in opened
            if meant(each)
        }
        return tuple(sorted(matters.values(), key=lambda matter: (name_of(matter), matter.id)))

    def _kept(self, actor: Actor, entry: ServiceEntry) -> ServiceEntry | None:
        """What is kept under the id of an entry of the actor's own; ``None`` for a new one."""
        if entry.assistant_id != actor.account_id:
            raise DeedRefused((NO_RIGHT,))
        try:
            return self.entry(actor, entry.programme, entry.id)
        except NotOnRecord:
            return None

    def _seen(self, actor: Actor, programme: str, entry_id: str, seen: int) -> ServiceEntry:
        stored = self.entry(actor, programme, entry_id)
        if stored.version != seen or stored.removed:
            raise ChangedMeanwhile(MEANWHILE)
        return stored

    def refuse_impossible(self, entry: ServiceEntry, stored: ServiceEntry | None = None) -> None:
        """``DeedRefused`` for what cannot stand, new or instead of what is stored.

        Days a stored entry was let in for stay open to be mended after the assignment ended.
        """
        programme = self.desk.programme(entry.programme)
        refuse_unreadable(entry, programme)
        if stored is None or not same_days(stored, entry):
            find = self.desk.rooms.assignments.find
            assigned = find(entry.programme, owner=entry.assistant_id)
            refuse_unassigned(entry, assigned, programme)
        self._refuse_frozen(entry, *((stored,) if stored else ()))

    def add_unfrozen(
        self, actor: Actor, entries: tuple[ServiceEntry, ...], event: Event
    ) -> tuple[ServiceEntry, ...]:
        """New entries as they are kept, all or none; nothing slips into a part handed in at this moment."""

        def still_fit() -> None:
            self._refuse_frozen(*entries)
            self._refuse_overfull(*entries)

        return self.desk.rooms.entries.add_all(entries, actor, event, provided=still_fit)

    def _save(
        self, entry: ServiceEntry, actor: Actor, event: Event, stored: ServiceEntry
    ) -> ServiceEntry:
        def still_fits() -> None:
            self._refuse_frozen(stored, entry)
            if entry.period != stored.period:
                self._refuse_overfull(entry)

        return self.desk.rooms.entries.save(entry, actor, event, provided=still_fits)

    def _refuse_frozen(self, *entries: ServiceEntry) -> None:
        refuse_frozen(file for each in entries for file in self._files(each))

    def _refuse_overfull(self, *entries: ServiceEntry) -> None:
        """Entries that come into a month, beside those that are in it."""
        find = self.desk.rooms.entries.find
        for programme, owner in dict.fromkeys((e.programme, e.assistant_id) for e in entries):
            periods = {str(entry.period) for entry in entries}
            there = find(programme, owner=owner, periods=periods, states={KEPT})
            refuse_overfull((*there, *entries))

    def _files(self, entry: ServiceEntry) -> Iterator[MonthFile]:
        """The parts of months the entry touches, as far as they were ever handed in."""
        parts = parts_of(entry)
        find, periods = self.desk.rooms.month_files.find, {str(of) for of, _ in parts}
        for file in find(entry.programme, owner=entry.assistant_id, periods=periods):
            if (file.of, file.part) in parts:
                yield file
