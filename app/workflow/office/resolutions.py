"""What was decided in a matter comes in; the matter with its resolution goes out, within places and money."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from app.matters.matter import Matter, Resolution, ResolutionState
from app.matters.refusals import refuse_for
from app.matters.resolving import Seat, confirm, mark_sent, propose, supersede, withdraw
from app.matters.rights import Actor, Right
from app.workflow.office.desk import Desk, Seen
from app.workflow.office.dossiers import Occasion
from app.workflow.office.events import Event

DeedAtTable = Callable[[Matter, Seat], Matter]


@dataclass(frozen=True)
class Resolutions:
    """Deeds need the right ``RESOLVE``, the sending of letters ``LETTERS``."""

    desk: Desk

    def propose(self, actor: Actor, seen: Seen, resolution: Resolution) -> Matter:
        """A resolution in an undecided matter: in force at once, or once a second person confirms it."""
        return self._do(actor, seen, lambda m, seat: propose(m, resolution, seat))

    def supersede(self, actor: Actor, seen: Seen, resolution: Resolution) -> Matter:
        """A new resolution instead of one the participant was told of, with its reason."""
        return self._do(actor, seen, lambda m, seat: supersede(m, resolution, seat))

    def confirm(self, actor: Actor, seen: Seen) -> Matter:
        """The second pair of eyes, where the office wants one."""
        return self._do(actor, seen, confirm)

    def withdraw(self, actor: Actor, seen: Seen, because: str) -> Matter:
        """A resolution nobody was told of yet is taken away, with its reason."""
        return self._do(
            actor, seen, lambda m, seat: withdraw(m, because, seat), Event.RESOLUTION_WITHDRAWN
        )

    def mark_sent(self, actor: Actor, seen: Seen, sent_on: date) -> Matter:
        """The letter went out; from now on the resolution is only replaced."""
        self.desk.admit(actor, Right.LETTERS, seen.programme)
        seat = self.desk.seat(actor, seen.programme)
        sent = mark_sent(self.desk.matter(seen), sent_on, seat)
        kept = self.desk.rooms.matters.save(sent, actor, Event.LETTER_SENT)
        self.desk.keep_up(actor, Occasion.SENT, kept)
        return kept

    def _do(
        self, actor: Actor, seen: Seen, deed: DeedAtTable, event: Event | None = None
    ) -> Matter:
        self.desk.admit(actor, Right.RESOLVE, seen.programme)
        before = self.desk.matter(seen)
        seat = self.desk.seat(actor, seen.programme)
        after = deed(before, seat)
        kept = self.desk.rooms.matters.save(after, actor, event or resolved_as(after))
        take_back_if_broken(self.desk, actor, (before,), (kept,))
        self.desk.keep_up(actor, Occasion.RESOLVED, kept)
        return kept


def resolved_as(matter: Matter) -> Event:
    """How the ledger names what was just resolved: proposed, in force, or in force instead of another."""
    last = matter.resolution
    if last is None or last.state is ResolutionState.PROPOSED:
        return Event.RESOLUTION_PROPOSED
    return Event.RESOLUTION_REPLACED if last.instead_because else Event.RESOLUTION_CONFIRMED


def take_back_if_broken(
    desk: Desk, actor: Actor, before: tuple[Matter, ...], kept: tuple[Matter, ...]
) -> None:
    """Undo what was just kept where somebody else took the last place in the same moment (rule R5).

    Each of two such deeds was judged without the other; looking again once both are kept, each sees both.
    """
    if not kept:
        return
    slug = kept[0].programme
    earlier = desk.recruitment(slug).with_matters(*before)
    broken = earlier.broken_by(*kept)
    if any(finding.rule == "R5" for finding in broken):
        for old, new in zip(before, kept, strict=True):
            undone = replace(old, version=new.version)
            desk.rooms.matters.save(undone, actor, Event.RESOLUTION_TAKEN_BACK)
        refuse_for(broken, earlier.programme)
