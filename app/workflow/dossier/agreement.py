"""What an audit says of each moment of a dossier: what was kept or decided, and what the rules say."""

from dataclasses import dataclass
from datetime import datetime

from app.dossier.kept import KeptPaper


@dataclass(frozen=True)
class Departure:
    """One thing that is not as it was: ``about`` says what, ``why`` on which clause it rests.

    An empty ``then`` or ``now`` says that there was, or is, no such thing.
    """

    about: str
    then: str = ""
    now: str = ""
    why: str = ""


@dataclass(frozen=True)
class Moment:
    """A deed that mattered, at the line ``number`` of the ledger, judged by the rules of its own time.

    ``kept`` is the verdict that lies in the dossier, ``None`` where nothing was kept of this moment.
    ``causes`` say what has changed since, as far as it can be known; ``notes`` what is good to know.
    """

    number: int
    at: datetime
    event: str
    who: str
    about: str = ""
    kept: KeptPaper | None = None
    departures: tuple[Departure, ...] = ()
    causes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def agrees(self) -> bool:
        return not self.departures


@dataclass(frozen=True)
class ReEvaluated:
    """All moments of a dossier, the first one first, and records that are not as the ledger left them.

    ``complete`` unless the ledger tells too little of some record to know what it was like at first.
    """

    moments: tuple[Moment, ...]
    untold: tuple[Departure, ...] = ()
    complete: bool = True

    @property
    def agrees(self) -> bool:
        return not self.untold and all(moment.agrees for moment in self.moments)
