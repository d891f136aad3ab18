"""A programme comes in; what waits for somebody there goes out, kind by kind, and how many stand where."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.matters.matter import State
from app.matters.rights import Actor, Right
from app.workflow.office.desk import Desk
from app.workflow.office.register import Summary, summaries


class Waits(StrEnum):
    """What a matter waits for, in the order of the work."""

    CHECK = "check"
    COMPLETION = "completion"
    OVERDUE = "overdue"
    ASSESSMENT = "assessment"
    RESOLUTION = "resolution"
    CONFIRMATION = "confirmation"
    LETTER = "letter"


@dataclass(frozen=True)
class Work:
    """``waiting`` by kind, in the order of case numbers (rule C9); ``counts`` of every state."""

    waiting: Mapping[Waits, tuple[Summary, ...]]
    counts: Mapping[State, int]


@dataclass(frozen=True)
class Waiting:
    """Reading needs the right ``READ``."""

    desk: Desk

    def work(self, actor: Actor, programme: str) -> Work:
        """What waits today; a matter waits for one thing at a time."""
        self.desk.admit(actor, Right.READ, programme)
        every = tuple(summaries(self.desk.rooms.matters.all(programme)))
        kinds = {each.id: self._of(each) for each in every}
        waiting = {w: tuple(each for each in every if kinds[each.id] is w) for w in Waits}
        counted = Counter(each.state for each in every)
        return Work(waiting, {state: counted[state] for state in State})

    def _of(self, each: Summary) -> Waits | None:
        if each.to_confirm:
            return Waits.CONFIRMATION
        if each.to_send:
            return Waits.LETTER
        if each.state is State.INCOMPLETE:
            due = each.call_due_on
            return Waits.OVERDUE if due and due < self.desk.clock() else Waits.COMPLETION
        return {
            State.SUBMITTED: Waits.CHECK,
            State.FORMALLY_CORRECT: Waits.ASSESSMENT,
            State.ASSESSED: Waits.RESOLUTION,
        }.get(each.state)
