"""Who is to serve whom comes in; assignments under which services may be entered, or not yet, go out."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

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
    """An assignment as it stands today, with whom it is about; ``used`` is known of one opened by itself."""

    assignment: Assignment
    standing: Standing
    helper: Helper
    matter: Matter
    case: Case
    used: Used | None = None


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
        around = self._around(programme, matter, helper)
        case = case_of(matter, around.programme, around.on)
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
        kept = prepared(made, around)
        return self.desk.rooms.assignments.add(kept, actor, Event.ASSIGNMENT_MADE)

    def change(self, actor: Actor, seen: Seen, terms: Terms) -> Assignment:
        """The assignment on other terms; ``PREPARED`` again where it no longer holds."""
        held = self._held(actor, seen)
        kept = agreed(held.assignment, terms, self._beside(held), held.used)
        return self.desk.rooms.assignments.save(kept, actor, Event.ASSIGNMENT_CHANGED)

    def state(self, actor: Actor, seen: Seen, statement: Assistant) -> Assignment:
        """The assignment with another statement; ``PREPARED`` again where it no longer holds."""
        held = self._held(actor, seen)
        kept = stated(held.assignment, statement, self._beside(held))
        return self.desk.rooms.assignments.save(kept, actor, Event.ASSIGNMENT_CHANGED)

    def open(self, actor: Actor, seen: Seen) -> Assignment:
        """Services may be entered from now on, or everything that stands in the way is told."""
        held = self._held(actor, seen)
        kept = opened(held.assignment, self._beside(held))
        return self.desk.rooms.assignments.save(kept, actor, Event.ASSIGNMENT_OPENED)

    def end(self, actor: Actor, seen: Seen, on: date) -> Assignment:
        """With ``on`` as its last day, which is never before the last service entered."""
        held = self._held(actor, seen)
        kept = ended(held.assignment, on, self._beside(held), held.used)
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
        return tuple(self._with(each, helpers[each.assistant_id]) for each in assignments)

    def _with(self, assignment: Assignment, helper: Helper) -> OpenAssignment:
        matter = self.desk.matter(Seen(assignment.programme, assignment.matter_id))
        around = self._around(assignment.programme, matter, helper)
        return OpenAssignment(
            assignment=assignment,
            standing=standing(assignment, around),
            helper=helper,
            matter=matter,
            case=case_of(matter, around.programme, around.on),
        )

    def _beside(self, held: OpenAssignment) -> Around:
        return self._around(held.assignment.programme, held.matter, held.helper)

    def _around(self, programme: str, matter: Matter, helper: Helper) -> Around:
        run, on = self.desk.programme(programme), self.desk.clock()
        return Around(run, matter, helper.profile, on, helper.assignments)

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
