"""Checks made where services take place come in; they go out with what the diary says of their day (R11)."""

from dataclasses import dataclass, replace
from datetime import date

from app.errors import ChangedMeanwhile
from app.matters.matter import Matter
from app.matters.rights import Actor, Right
from app.months.assignment import Assignment
from app.months.checking_on_site import changed, documented, noted
from app.months.entry import ServiceEntry, period_of
from app.months.parts import days_of
from app.months.people import People, people_of
from app.months.spot_check import SpotCheck
from app.store.kinds import KEPT
from app.workflow.months.reading import before
from app.workflow.office.desk import MEANWHILE, Desk, Seen, new_id
from app.workflow.office.dossiers import Occasion
from app.workflow.office.events import Event
from app.workflow.office.folding import folded
from rules.diary import Month
from rules.diary import SpotCheck as CheckOfMonth
from rules.month.conduct import spot_checks
from rules.month.judged import judge
from rules.verdict import Finding


@dataclass(frozen=True)
class Pair:
    """A participant and whoever assists them: who may be checked."""

    assignment: Assignment
    matter: Matter
    assistant: str
    participant: str


@dataclass(frozen=True)
class OpenCheck:
    """A check beside what it is compared with: the diary's entries of its day, of either of the two."""

    check: SpotCheck
    matter: Matter
    people: People
    entries: tuple[ServiceEntry, ...]
    findings: tuple[Finding, ...]

    @property
    def assistant(self) -> str:
        return self.people.assistant(self.check.assistant_id)

    @property
    def participant(self) -> str:
        return self.people.participant(self.check.matter_id)


@dataclass(frozen=True)
class SpotChecks:
    """Reading needs the right ``READ``, every deed ``SETTLE``."""

    desk: Desk

    def all(self, actor: Actor, programme: str) -> tuple[SpotCheck, ...]:
        """The last one first."""
        self.desk.admit(actor, Right.READ, programme)
        found = self.desk.rooms.spot_checks.all(programme)
        return tuple(sorted(found, key=lambda each: (each.on, each.id), reverse=True))

    def people(self, actor: Actor, programme: str) -> People:
        """The names of everybody a check may be about."""
        self.desk.admit(actor, Right.READ, programme)
        rooms = self.desk.rooms
        known = people_of(rooms.matters.all(programme), rooms.profiles.find(programme))
        holders = {holder.id: holder.name for holder in rooms.accounts.all()}
        return replace(known, assistants=holders | dict(known.assistants))

    def pairs(self, actor: Actor, programme: str) -> tuple[Pair, ...]:
        """Everybody who serves or served somebody, by the participant's name."""
        self.desk.admit(actor, Right.SETTLE, programme)
        people = self.people(actor, programme)
        matters = {matter.id: matter for matter in self.desk.rooms.matters.all(programme)}
        pairs = [
            Pair(
                each,
                matters[each.matter_id],
                people.assistant(each.assistant_id),
                people.participant(each.matter_id),
            )
            for each in self.desk.rooms.assignments.find(programme)
            if each.matter_id in matters
        ]
        return tuple(sorted(pairs, key=_in_order))

    def pair(self, actor: Actor, programme: str, assignment_id: str) -> Pair:
        """``NotOnRecord`` also for another programme's."""
        self.desk.admit(actor, Right.SETTLE, programme)
        assignment = self.desk.rooms.assignments.get(programme, assignment_id)
        matter = self.desk.matter(Seen(programme, assignment.matter_id))
        people = self.people(actor, programme)
        assistant = people.assistant(assignment.assistant_id)
        return Pair(assignment, matter, assistant, people.participant(matter.id))

    def one(self, actor: Actor, programme: str, check_id: str) -> OpenCheck:
        """``NotOnRecord`` also for another programme's."""
        self.desk.admit(actor, Right.READ, programme)
        return self.beside(actor, self.desk.rooms.spot_checks.get(programme, check_id))

    def beside(self, actor: Actor, check: SpotCheck) -> OpenCheck:
        """A check, kept or not yet, beside the entries of its day."""
        self.desk.admit(actor, Right.READ, check.programme)
        return OpenCheck(
            check,
            self.desk.matter(Seen(check.programme, check.matter_id)),
            self.people(actor, check.programme),
            self._entries(check),
            self._findings(check),
        )

    def note(self, actor: Actor, check: SpotCheck) -> SpotCheck:
        """One more check, under an id of its own; nothing is documented by it."""
        self.desk.admit(actor, Right.SETTLE, check.programme)
        self.desk.matter(Seen(check.programme, check.matter_id))
        new = replace(check, id=new_id(), documented=False, version=0)
        kept = noted(new, self.desk.programme(check.programme), self.desk.clock())
        return self.desk.rooms.spot_checks.add(kept, actor, Event.SPOT_CHECKED)

    def change(self, actor: Actor, seen: Seen, check: SpotCheck) -> SpotCheck:
        """The stored check as the other says it, until it is documented."""
        stored = self._stored(actor, seen)
        programme = self.desk.programme(seen.programme)
        kept = changed(stored, check, programme, self.desk.clock())
        return self.desk.rooms.spot_checks.save(kept, actor, Event.SPOT_CHECKED)

    def document(self, actor: Actor, seen: Seen) -> SpotCheck:
        """The signed paper is in the files; nothing of the check changes after that."""
        kept = documented(self._stored(actor, seen))
        saved = self.desk.rooms.spot_checks.save(kept, actor, Event.SPOT_CHECK_DOCUMENTED)
        whose = (saved.matter_id,)
        self.desk.dossiers.keep_up(actor, seen.programme, whose, Occasion.CHECKED)
        return saved

    def _stored(self, actor: Actor, seen: Seen) -> SpotCheck:
        self.desk.admit(actor, Right.SETTLE, seen.programme)
        stored = self.desk.rooms.spot_checks.get(seen.programme, seen.id)
        if seen.version is not None and stored.version != seen.version:
            raise ChangedMeanwhile(MEANWHILE)
        return stored

    def _entries(self, check: SpotCheck) -> tuple[ServiceEntry, ...]:
        find, of = self.desk.rooms.entries.find, period_of(check.on)
        periods = (str(before(of)), str(of))
        own = find(check.programme, owner=check.assistant_id, periods=periods, states={KEPT})
        theirs = find(check.programme, subject=check.matter_id, periods=periods, states={KEPT})
        every = {entry.id: entry for entry in (*own, *theirs)}
        of_day = (entry for entry in every.values() if _runs_on(entry, check.on))
        return tuple(sorted(of_day, key=lambda entry: (entry.starts, entry.id)))

    def _findings(self, check: SpotCheck) -> tuple[Finding, ...]:
        """What the rules say of the check alone."""
        programme = self.desk.programme(check.programme)
        told = CheckOfMonth(
            check.on,
            where_service_takes_place=check.where_service_takes_place,
            documented=check.documented,
        )
        month = Month(programme=programme.slug, of=period_of(check.on), spot_checks=(told,))
        return tuple(spot_checks(judge(month, programme), programme))


def _in_order(pair: Pair) -> tuple[str, str, date]:
    return folded(pair.participant), folded(pair.assistant), pair.assignment.starts


def _runs_on(entry: ServiceEntry, day: date) -> bool:
    return day in tuple(days_of(entry))
