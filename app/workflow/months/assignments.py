"""Who is to serve whom comes in; assignments under which services may be entered, or not yet, go out."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from app.errors import ChangedMeanwhile
from app.matters.case_view import case_of
from app.matters.matter import Matter
from app.matters.rights import Actor, Right
from app.months.admitting import Terms, Used, agreed, ended, opened, prepared, stated, stated_in
from app.months.assignment import Assignment, AssignmentState
from app.months.parts import days_of
from app.months.standing import Around, Standing, award_of, last_day_of, standing
from app.store.kinds import KEPT
from app.workflow.months.assistants import Assistants, Helper
from app.workflow.office.desk import MEANWHILE, Desk, Seen, new_id
from app.workflow.office.events import Event
from rules.case import Assistant, Case


@dataclass(frozen=True)
class OpenAssignment:
    """An assignment beside all that it is judged by; ``used`` is known of one opened by itself."""

    assignment: Assignment
    helper: Helper
    around: Around
    used: Used | None = None

    @property
    def matter(self) -> Matter:
        return self.around.matter

    @cached_property
    def case(self) -> Case:
        return case_of(self.around.matter, self.around.programme, self.around.on)

    @cached_property
    def standing(self) -> Standing:
        """Worked out only for who asks: a long list asks it of few."""
        return standing(self.assignment, self.around)


@dataclass(frozen=True)
class Assignments:
    """Needs the right ``ASSIGN``."""

    desk: Desk

    def make(
        self, actor: Actor, programme: str, assistant_id: str, matter_id: str, terms: Terms
    ) -> Assignment:
        """A prepared assignment, with what the application says where the participant named this person."""
        helper = Assistants(self.desk).one(actor, programme, assistant_id)
        matter = self.desk.matter(Seen(programme, matter_id))
        run, on = self.desk.programme(programme), self.desk.clock()
        case = case_of(matter, run, on)
        made = Assignment(
            id=new_id(),
            programme=programme,
            state=AssignmentState.PREPARED,
            assistant_id=assistant_id,
            matter_id=matter_id,
            starts=terms.starts,
            ends=terms.ends,
            monthly_hours=terms.monthly_hours,
            contract_number=terms.contract_number.strip(),
            statement=stated_in(case, helper.name),
            note=terms.note.strip(),
        )
        kept = prepared(made, Around(run, matter, helper.profile, on, helper.assignments))
        return self.desk.rooms.assignments.add(kept, actor, Event.ASSIGNMENT_MADE)

    def change(self, actor: Actor, seen: Seen, terms: Terms) -> Assignment:
        """The assignment on other terms; ``PREPARED`` again where it no longer holds."""
        held = self._held(actor, seen)
        kept = agreed(held.assignment, terms, held.around, held.used)
        return self.desk.rooms.assignments.save(kept, actor, Event.ASSIGNMENT_CHANGED)

    def state(self, actor: Actor, seen: Seen, statement: Assistant) -> Assignment:
        """The assignment with another statement; ``PREPARED`` again where it no longer holds."""
        held = self._held(actor, seen)
        kept = stated(held.assignment, statement, held.around)
        return self.desk.rooms.assignments.save(kept, actor, Event.ASSIGNMENT_CHANGED)

    def open(self, actor: Actor, seen: Seen) -> Assignment:
        """Services may be entered from now on, or everything that stands in the way is told."""
        held = self._held(actor, seen)
        kept = opened(held.assignment, held.around)
        return self.desk.rooms.assignments.save(kept, actor, Event.ASSIGNMENT_OPENED)

    def end(self, actor: Actor, seen: Seen, on: date) -> Assignment:
        """With ``on`` as its last day, which is never before the last service entered."""
        held = self._held(actor, seen)
        kept = ended(held.assignment, on, held.around, held.used)
        return self.desk.rooms.assignments.save(kept, actor, Event.ASSIGNMENT_ENDED)

    def one(self, actor: Actor, programme: str, assignment_id: str) -> OpenAssignment:
        """``NotOnRecord`` also for another programme's."""
        return self._held(actor, Seen(programme, assignment_id))

    def of_matter(self, actor: Actor, programme: str, matter_id: str) -> tuple[OpenAssignment, ...]:
        """Whoever serves this participant, is to, or did."""
        self.desk.admit(actor, Right.ASSIGN, programme)
        self.desk.matter(Seen(programme, matter_id))
        found = self.desk.rooms.assignments.find(programme, subject=matter_id)
        return self._opened(actor, programme, found)

    def of_assistant(
        self, actor: Actor, programme: str, assistant_id: str
    ) -> tuple[OpenAssignment, ...]:
        """Whomever this assistant serves, is to, or did."""
        self.desk.admit(actor, Right.ASSIGN, programme)
        found = self.desk.rooms.assignments.find(programme, owner=assistant_id)
        return self._opened(actor, programme, found)

    def all(self, actor: Actor, programme: str) -> tuple[OpenAssignment, ...]:
        """Every one of the programme, in the order they were made."""
        self.desk.admit(actor, Right.ASSIGN, programme)
        return self._opened(actor, programme, self.desk.rooms.assignments.find(programme))

    def awarded(self, actor: Actor, programme: str) -> tuple[Matter, ...]:
        """The matters in which an assistant may be assigned, in the order they were opened."""
        self.desk.admit(actor, Right.ASSIGN, programme)
        every = self.desk.rooms.matters.all(programme)
        return tuple(each for each in every if award_of(each) is not None)

    def _held(self, actor: Actor, seen: Seen) -> OpenAssignment:
        self.desk.admit(actor, Right.ASSIGN, seen.programme)
        stored = self.desk.rooms.assignments.get(seen.programme, seen.id)
        if seen.version is not None and stored.version != seen.version:
            raise ChangedMeanwhile(MEANWHILE)
        (held,) = self._opened(actor, seen.programme, (stored,))
        return replace(held, used=self._used(stored))

    def _opened(
        self, actor: Actor, programme: str, assignments: Iterable[Assignment]
    ) -> tuple[OpenAssignment, ...]:
        helpers = {h.account_id: h for h in Assistants(self.desk).all(actor, programme)}
        run, on = self.desk.programme(programme), self.desk.clock()
        every = tuple(assignments)
        ids = dict.fromkeys(each.matter_id for each in every)
        matters = {each: self.desk.matter(Seen(programme, each)) for each in ids}

        def beside(assignment: Assignment) -> OpenAssignment:
            helper = helpers[assignment.assistant_id]
            matter = matters[assignment.matter_id]
            around = Around(run, matter, helper.profile, on, helper.assignments)
            return OpenAssignment(assignment, helper, around)

        return tuple(beside(each) for each in every)

    def _used(self, assignment: Assignment) -> Used | None:
        """The days on which something was served under it."""
        entries = self.desk.rooms.entries.find(
            assignment.programme,
            owner=assignment.assistant_id,
            subject=assignment.matter_id,
            states={KEPT},
        )
        last = last_day_of(assignment, self.desk.programme(assignment.programme))
        spans = [tuple(days_of(entry)) for entry in entries]
        days = [day for span in spans if assignment.starts <= span[0] <= last for day in span]
        return Used(min(days), max(days)) if days else None
