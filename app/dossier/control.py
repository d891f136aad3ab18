"""A control by somebody from outside: who looks, at what, on which days, and the samples that were drawn."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.matters.matter import Matter, ResolutionState
from rules.vocabulary import Outcome


class Extent(StrEnum):
    """Whose dossiers a control sees: those of its samples, or everybody's."""

    SAMPLE = "sample"
    WHOLE = "whole"


class Stratum(StrEnum):
    """What became of a matter; ``ALL`` where a sample is drawn of everybody together."""

    ALL = "all"
    AWARDED = "awarded"
    RESERVE = "reserve"
    REFUSED = "refused"
    RESIGNED = "resigned"
    UNDECIDED = "undecided"


OF_OUTCOME = {
    Outcome.QUALIFIED: Stratum.AWARDED,
    Outcome.RESERVE: Stratum.RESERVE,
    Outcome.NOT_QUALIFIED: Stratum.REFUSED,
}


@dataclass(frozen=True)
class Drawn:
    """Of one stratum: ``frame`` are the ids drawn from, in the order of ids, ``sha256`` that of its file.

    ``taken`` are the ids drawn, in the order of their ranks (see ``app.dossier.sample``).
    """

    stratum: Stratum
    frame: tuple[str, ...]
    sha256: str
    taken: tuple[str, ...]


@dataclass(frozen=True)
class Draw:
    """One drawing, which nothing changes; ``typed`` seeds came from whoever controls, others from chance.

    ``instead_because`` is the reason of every drawing after the first one.
    """

    number: int
    seed: str
    typed: bool
    drawn_at: datetime
    drawn_by: str
    strata: tuple[Drawn, ...]
    instead_because: str = ""

    @property
    def taken(self) -> frozenset[str]:
        return frozenset(each for drawn in self.strata for each in drawn.taken)


@dataclass(frozen=True)
class Control:
    """One control. It lasts from ``opened_on`` to ``last_day``, both included, or until it is ended.

    ``body`` is who controls, ``account_ids`` are the accounts that may look. ``since`` and ``until`` are the
    days the control is about; ``most`` is how many dossiers samples may have together (0: as many as there
    are).
    """

    id: str
    programme: str
    title: str
    body: str
    opened_on: date
    last_day: date
    opened_by: str
    extent: Extent
    account_ids: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    most: int = 0
    draws: tuple[Draw, ...] = ()
    ended_on: date | None = None
    ended_by: str = ""
    version: int = 0

    def lasts_on(self, day: date) -> bool:
        return self.ended_on is None and self.opened_on <= day <= self.last_day

    @property
    def taken(self) -> frozenset[str]:
        """Every dossier of any of its samples: what was once drawn stays open to whoever controls."""
        return frozenset(each for draw in self.draws for each in draw.taken)

    def shows(self, matter_id: str) -> bool:
        return self.extent is Extent.WHOLE or matter_id in self.taken


def in_period(matters: Iterable[Matter], control: Control) -> tuple[Matter, ...]:
    """Those on record at some time of the days the control is about."""
    return tuple(
        each
        for each in matters
        if (control.until is None or each.received.on <= control.until)
        and (control.since is None or each.closed_on is None or each.closed_on >= control.since)
    )


def stratum_of(matter: Matter) -> Stratum:
    """By its resignation, or else by the last resolution in force."""
    if matter.resignation is not None:
        return Stratum.RESIGNED
    confirmed = (r for r in reversed(matter.resolutions) if r.state is ResolutionState.CONFIRMED)
    last = next(confirmed, None)
    return Stratum.UNDECIDED if last is None else OF_OUTCOME[last.outcome]
