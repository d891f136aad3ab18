"""How long dossiers are kept: the office's own data, which no source of the programme establishes.

Five years counted from 1 January of the next year are what is commonly kept of grant agreements; that is a
habit and no law of the programme, so nothing is erased before an office says and confirms its own figure.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

COMMON_YEARS = 5
"""Told as a hint beside the question, never taken by itself."""


@dataclass(frozen=True)
class Hold:
    """A legal hold: nothing is erased while one stands (``matter_id`` empty: of the whole programme)."""

    reason: str
    since: date
    by: str
    matter_id: str = ""
    lifted_on: date | None = None
    lifted_by: str = ""

    @property
    def stands(self) -> bool:
        return self.lifted_on is None


@dataclass(frozen=True)
class Retention:
    """What the office set for one programme; „niepotwierdzone” until ``confirmed_on``.

    ``category`` is the archive's own (such as „B5”); ``years`` are full calendar years counted from 1 January
    of the year after the case was closed; ``source`` says where the office has it from. ``backup_days`` is
    after how many days the office's backups are gone.
    """

    programme: str
    category: str = ""
    years: int = 0
    source: str = ""
    confirmed_on: date | None = None
    confirmed_by: str = ""
    holds: tuple[Hold, ...] = ()
    version: int = 0
    backup_days: int = 0

    @property
    def id(self) -> str:
        """There is one for each programme."""
        return self.programme

    @property
    def is_set(self) -> bool:
        """Whether there is a figure to confirm."""
        return self.years > 0

    @property
    def is_confirmed(self) -> bool:
        return self.is_set and self.confirmed_on is not None

    def holds_on(self, matter_id: str) -> Iterator[Hold]:
        """Those that stand and keep this matter: its own and the programme's."""
        for hold in self.holds:
            if hold.stands and hold.matter_id in {"", matter_id}:
                yield hold

    def without(self, matter_id: str) -> "Retention":
        """The same, of which nothing tells of this matter."""
        return replace(self, holds=tuple(h for h in self.holds if h.matter_id != matter_id))
