"""A retention and matters come in; when each dossier's time is over, and a calendar of that, go out."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.dossier.retention import Retention
from app.matters.matter import Matter


class Kept(StrEnum):
    """Why a dossier must not be erased (yet)."""

    UNCONFIRMED = "unconfirmed"
    NOT_YET = "not_yet"
    HELD = "held"


@dataclass(frozen=True)
class Due:
    """One dossier: ``on`` is the first day on which it may go, ``kept`` what keeps it today, if anything."""

    matter: Matter
    on: date | None
    kept: Kept | None

    @property
    def year(self) -> int | None:
        return self.on.year if self.on else None


@dataclass(frozen=True)
class DueYear:
    """How many dossiers fall due on 1 January of ``year``, how many of them are held."""

    year: int
    dossiers: int
    held: int


def counted_from(matter: Matter, programme_year: int) -> int:
    """The year after which years are counted: of the closing, or the programme's own."""
    return matter.closed_on.year if matter.closed_on else programme_year


def due_on(matter: Matter, programme_year: int, retention: Retention) -> date | None:
    """The first day after so many full calendar years; ``None`` while the office set no figure."""
    if not retention.is_set:
        return None
    first = counted_from(matter, programme_year) + 1
    return date(first + retention.years, 1, 1)


def due_of(matter: Matter, programme_year: int, retention: Retention, today: date) -> Due:
    """When, and what keeps it today: the most certain reason first."""
    on = due_on(matter, programme_year, retention)
    if on is None or not retention.is_confirmed:
        kept: Kept | None = Kept.UNCONFIRMED
    elif any(retention.holds_on(matter.id)):
        kept = Kept.HELD
    else:
        kept = Kept.NOT_YET if today < on else None
    return Due(matter, on, kept)


def calendar(dues: Iterable[Due], retention: Retention) -> Sequence[DueYear]:
    """By year, the next one first; nothing while no figure is set."""
    every, held = Counter[int](), Counter[int]()
    for due in dues:
        if due.year is not None:
            every[due.year] += 1
            held[due.year] += any(retention.holds_on(due.matter.id))
    return tuple(DueYear(year, every[year], held[year]) for year in sorted(every))
