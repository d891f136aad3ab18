"""What is reported during the year comes in; the matter with it goes out, and what follows (L4, E4, R6)."""

from dataclasses import dataclass, replace
from datetime import date

from app.matters.changing import Changed, record_change
from app.matters.closing import close, resign
from app.matters.matter import Change, Matter, Resignation
from app.matters.rights import Actor, Right
from app.workflow.office.desk import Desk, Seen
from app.workflow.office.dossiers import Occasion
from app.workflow.office.events import Event


@dataclass(frozen=True)
class Changes:
    """Every deed needs the right ``INTAKE``."""

    desk: Desk

    def record(self, actor: Actor, seen: Seen, change: Change) -> Changed:
        """The change kept; new limits are to be told by a letter, findings say what else is to do."""
        programme = self.desk.programme(seen.programme)
        changed = record_change(self._matter(actor, seen), change, programme, self.desk.clock())
        kept = self.desk.rooms.matters.save(changed.matter, actor, Event.CHANGE_RECORDED)
        self.desk.keep_up(actor, Occasion.JUDGED, kept)
        return replace(changed, matter=kept)

    def last(self, actor: Actor, seen: Seen) -> Changed | None:
        """What follows from the change recorded last, judged as of today; ``None`` where there is none."""
        matter, programme = self._matter(actor, seen), self.desk.programme(seen.programme)
        if not matter.changes:
            return None
        *earlier, latest = matter.changes
        before = replace(matter, changes=tuple(earlier))
        return replace(record_change(before, latest, programme, self.desk.clock()), matter=matter)

    def resign(self, actor: Actor, seen: Seen, resignation: Resignation) -> Matter:
        """The participant's own written resignation; the place is free from its last day on."""
        resigned = resign(self._matter(actor, seen), resignation, self.desk.clock())
        return self.desk.rooms.matters.save(resigned, actor, Event.RESIGNED)

    def close(self, actor: Actor, seen: Seen, closed_on: date) -> Matter:
        """A matter that is done with."""
        matter, programme = self._matter(actor, seen), self.desk.programme(seen.programme)
        closed = close(matter, programme, closed_on, self.desk.clock())
        return self.desk.rooms.matters.save(closed, actor, Event.CLOSED)

    def _matter(self, actor: Actor, seen: Seen) -> Matter:
        self.desk.admit(actor, Right.INTAKE, seen.programme)
        return self.desk.matter(seen)
