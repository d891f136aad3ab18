"""A table of a month comes in; what it would enter in the diary goes out, and is entered whole or not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from app.attachments.monthly import OwnVehicle
from app.documents.uploaded_table.confinement import read_table
from app.errors import ChangedMeanwhile, DeedRefused, NotOnRecord
from app.matters.matter import Matter
from app.matters.rights import Actor, Right
from app.months.assignment import Assignment, AssignmentState, profile_id
from app.months.entering import (
    refuse_frozen,
    refuse_overfull,
    refuse_unassigned,
    refuse_unreadable,
)
from app.months.entry import ServiceEntry
from app.months.importing.columns import Col
from app.months.importing.header import only
from app.months.importing.problem import Problem
from app.months.importing.services import Imported, imported
from app.months.importing.whose import Whose
from app.months.judged_month import JudgedMonth
from app.months.month_file import MonthFile
from app.months.parts import parts_of
from app.months.people import people_of
from app.months.table_rows import Sheet
from app.store.kinds import KEPT, REMOVED
from app.workflow.months.diary import Diary
from app.workflow.months.reading import MonthReading, after, before
from app.workflow.office.desk import Desk
from app.workflow.office.events import Event
from rules.diary import YearMonth
from rules.month.moments import instant

NOT_NOW = "Popraw to, co wskazano przy wierszach, i wczytaj plik jeszcze raz. Nic nie zapisano."


@dataclass(frozen=True)
class Proposed:
    """What a table would enter: ``entries`` that are new, and those that are there ``already``.

    ``rows`` are all that has to be kept of the file to take it; ``judged`` is the month with the new entries,
    ``None`` while there are problems. ``rows_of`` says of an entry's id in which rows it stands.
    """

    rows: Sheet
    entries: tuple[ServiceEntry, ...] = ()
    already: tuple[ServiceEntry, ...] = ()
    problems: tuple[Problem, ...] = ()
    unknown: tuple[str, ...] = ()
    judged: JudgedMonth | None = None
    rows_of: dict[str, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Importing:
    """The import into the diary of whoever acts, which needs the right ``DIARY``."""

    desk: Desk

    def read(self, actor: Actor, programme: str, of: YearMonth, data: bytes) -> Proposed:
        """What a file would enter; nothing is kept. ``UploadRefused`` for what is no table to be read."""
        self.desk.admit(actor, Right.DIARY, programme)
        return self.propose(actor, programme, of, only(read_table(data)))

    def propose(self, actor: Actor, programme: str, of: YearMonth, rows: Sheet) -> Proposed:
        """The same for the rows of a file that was read."""
        self.desk.admit(actor, Right.DIARY, programme)
        own = self._own(actor, programme, of, (REMOVED,))
        found = imported((rows,), self.whose(actor, programme, of), {entry.id for entry in own})
        problems = found.problems or tuple(self._refusals(actor, programme, of, found))
        if problems:
            return Proposed(rows, problems=problems, unknown=found.unknown)
        kept = self._own(actor, programme, of, (KEPT,))
        times = {_when(entry) for entry in kept}
        new = tuple(entry for entry in found.entries if _when(entry) not in times)
        try:
            refuse_overfull((*kept, *new))
        except DeedRefused as refusal:
            problems = (Problem(0, "", "", refusal.because[0]),)
            return Proposed(rows, problems=problems, unknown=found.unknown)
        return Proposed(
            rows,
            entries=new,
            already=tuple(entry for entry in found.entries if _when(entry) in times),
            unknown=found.unknown,
            judged=MonthReading(self.desk).of_assistant(programme, of, actor.account_id, new),
            rows_of=dict(found.rows),
        )

    def take(
        self, actor: Actor, programme: str, of: YearMonth, rows: Sheet
    ) -> tuple[ServiceEntry, ...]:
        """The entries that were added: all of the new ones. ``DeedRefused`` keeps none.

        What was entered meanwhile, by a second click or on the telephone, is not entered again.
        """
        proposed = self.propose(actor, programme, of, rows)
        if proposed.problems:
            raise DeedRefused((NOT_NOW,))
        add = Diary(self.desk).add_unfrozen
        try:
            return add(actor, proposed.entries, Event.SERVICES_IMPORTED)
        except ChangedMeanwhile:
            again = self.propose(actor, programme, of, rows)
            return add(actor, again.entries, Event.SERVICES_IMPORTED)

    def whose(self, actor: Actor, programme: str, of: YearMonth) -> Whose:
        """Whom the actor may serve and what they drive."""
        self.desk.admit(actor, Right.DIARY, programme)
        rooms = self.desk.rooms
        assigned = rooms.assignments.find(programme, owner=actor.account_id)
        matters = tuple(self._matters(programme, assigned))
        names = people_of(matters, ()).participants
        opened = {each.matter_id for each in assigned if each.state is AssignmentState.OPEN}
        return Whose(
            programme=self.desk.programme(programme),
            assistant_id=actor.account_id,
            of=of,
            participants={
                name: matter_id for matter_id, name in names.items() if matter_id in opened
            },
            vehicles=self._vehicles(actor, programme),
        )

    def _vehicles(self, actor: Actor, programme: str) -> tuple[OwnVehicle, ...]:
        try:
            profile = self.desk.rooms.profiles.get(
                programme, profile_id(programme, actor.account_id)
            )
        except NotOnRecord:
            return ()
        return profile.vehicles

    def _matters(self, programme: str, assigned: Iterable[Assignment]) -> Iterator[Matter]:
        for matter_id in sorted({each.matter_id for each in assigned}):
            try:
                yield self.desk.rooms.matters.get(programme, matter_id)
            except NotOnRecord:  # nobody can be named who is no longer on record
                continue

    def _own(
        self, actor: Actor, programme: str, of: YearMonth, states: tuple[str, ...]
    ) -> tuple[ServiceEntry, ...]:
        return self.desk.rooms.entries.find(
            programme, owner=actor.account_id, periods={str(of)}, states=states
        )

    def _refusals(
        self, actor: Actor, programme: str, of: YearMonth, found: Imported
    ) -> Iterator[Problem]:
        """What the diary would refuse, row by row."""
        rooms, run = self.desk.rooms, self.desk.programme(programme)
        assigned = rooms.assignments.find(programme, owner=actor.account_id)
        around = {str(before(of)), str(of), str(after(of))}
        files = rooms.month_files.find(programme, owner=actor.account_id, periods=around)
        for entry in found.entries:
            try:
                refuse_unreadable(entry, run)
                refuse_unassigned(entry, assigned, run)
                refuse_frozen(_touched(entry, files))
            except DeedRefused as refusal:
                yield Problem(found.rows[entry.id][0], Col.DAY, "", " ".join(refusal.because))


def _touched(entry: ServiceEntry, files: Iterable[MonthFile]) -> Iterator[MonthFile]:
    parts = parts_of(entry)
    yield from (file for file in files if (file.of, file.part) in parts)


def _when(entry: ServiceEntry) -> tuple[object, ...]:
    return entry.matter_id, instant(entry.starts), instant(entry.ends)
