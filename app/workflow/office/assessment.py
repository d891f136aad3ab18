"""The commission's findings on one matter come in; the matter with its card or group goes out (R2, R3)."""

from dataclasses import dataclass

from app.matters.assessing import acknowledge_group, assess
from app.matters.matter import AssessmentCard, Matter
from app.matters.rights import Actor, Right
from app.workflow.office.desk import Desk, Seen
from app.workflow.office.dossiers import Occasion
from app.workflow.office.events import Event


@dataclass(frozen=True)
class Assessment:
    """Both deeds need the right ``ASSESS``; what the rules refuse carries its clause."""

    desk: Desk

    def assess(self, actor: Actor, seen: Seen, card: AssessmentCard) -> Matter:
        """The card of the three criteria, for who met the formal ones (rules R1, R2)."""
        self.desk.admit(actor, Right.ASSESS, seen.programme)
        programme = self.desk.programme(seen.programme)
        assessed = assess(self.desk.matter(seen), card, programme, self.desk.clock())
        return self._keep(actor, assessed, Event.ASSESSED)

    def acknowledge_group(self, actor: Actor, seen: Seen, group: int | None, reason: str) -> Matter:
        """The priority group the office acknowledges, or ``None``, with its reason (rule R3)."""
        self.desk.admit(actor, Right.ASSESS, seen.programme)
        programme = self.desk.programme(seen.programme)
        matter = acknowledge_group(self.desk.matter(seen), programme, group, reason)
        return self._keep(actor, matter, Event.GROUP_ACKNOWLEDGED)

    def _keep(self, actor: Actor, matter: Matter, event: Event) -> Matter:
        kept = self.desk.rooms.matters.save(matter, actor, event)
        self.desk.keep_up(actor, Occasion.JUDGED, kept)
        return kept
