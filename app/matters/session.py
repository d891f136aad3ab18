"""A session of the commission: who was there, what was on the agenda, what was proposed and voted."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from rules.vocabulary import Outcome


class SessionState(StrEnum):
    """``CLOSED``: the minutes are settled; nothing of it changes any more."""

    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True)
class Vote:
    """Votes by number; ``consensus`` needs none of them."""

    consensus: bool = False
    in_favour: int = 0
    against: int = 0
    abstained: int = 0


@dataclass(frozen=True)
class Proposal:
    """What the commission proposes in one matter, and how it agreed on it."""

    matter_id: str
    outcome: Outcome
    vote: Vote
    hours: Decimal | None = None
    since: date | None = None
    until: date | None = None
    note: str = ""
    for_want_of_places: bool = False


@dataclass(frozen=True)
class Session:
    """One session of a programme's commission; ``agenda`` holds matter ids in the order of case numbers."""

    id: str
    programme: str
    state: SessionState
    held_on: date
    place: str = ""
    chair: str = ""
    present: tuple[str, ...] = ()
    agenda: tuple[str, ...] = ()
    proposals: tuple[Proposal, ...] = field(default=())
    notes: str = ""
    version: int = 0

    def proposal(self, matter_id: str) -> Proposal | None:
        return next((each for each in self.proposals if each.matter_id == matter_id), None)
