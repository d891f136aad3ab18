"""A programme comes in; its free places, and everybody on the reserve list they may go to, go out (R6)."""

from dataclasses import dataclass

from app.matters.matter import State
from app.matters.rights import Actor, Right
from app.workflow.office.desk import Desk
from app.workflow.office.monitors import Said, standing_of
from app.workflow.office.register import Summary, summaries


@dataclass(frozen=True)
class Offer:
    """``waiting`` stand in the order of case numbers: nobody on the reserve list is before anybody else.

    ``said`` are the rules' own words on it; ``supplementary_due`` says that places are free and nobody waits.
    """

    free: int
    waiting: tuple[Summary, ...]
    supplementary_due: bool
    said: tuple[Said, ...]


@dataclass(frozen=True)
class Reserve:
    """Reading needs the right ``READ``; a place is given by a new resolution with its reason."""

    desk: Desk

    def offer(self, actor: Actor, programme: str) -> Offer:
        """What is free today, and for whom."""
        self.desk.admit(actor, Right.READ, programme)
        recruitment = self.desk.recruitment(programme)
        standing = standing_of(recruitment.verdict, recruitment.programme)
        every = self.desk.rooms.matters.all(programme)
        return Offer(
            free=recruitment.free_places,
            waiting=tuple(summaries(each for each in every if each.state is State.RESERVE)),
            supplementary_due=standing.supplementary_due,
            said=tuple(each for each in standing.said if each.rule == "R6"),
        )
