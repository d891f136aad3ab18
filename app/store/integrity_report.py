"""What a check of everything kept has found so far, as values that can be kept and gone on with."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.store.fixity import Damage
from app.store.verification import Verified

MOST_NAMED = 1000
"""So many of what is damaged are named; the rest is counted."""


@dataclass(frozen=True)
class Found:
    """One thing that is not as it was: a file (``place`` is its room's) or a sealed row (its table's name).

    ``key`` are a row's ids in the order of its primary key, or a file's name and owner.
    """

    place: str
    key: tuple[str, ...]
    damage: Damage


@dataclass(frozen=True)
class IntegrityReport:
    """``files`` and ``rows`` were looked at.

    ``more`` damaged things are not named in ``found``; ``stale`` files are sound, but their digests are of
    before a change of keys that was cut short; no row speaks of ``strays`` files; ``database`` is what the
    database says of itself.
    """

    files: int = 0
    rows: int = 0
    found: tuple[Found, ...] = ()
    more: int = 0
    stale: int = 0
    strays: int = 0
    database: tuple[str, ...] = ()
    ledger: Verified | None = None

    @property
    def sound(self) -> bool:
        untold = not self.found and not self.more and not self.stale and not self.database
        return untold and (self.ledger is None or self.ledger.sound)

    def adding(
        self, found: Sequence[Found], *, files: int = 0, rows: int = 0, stale: int = 0
    ) -> "IntegrityReport":
        """The same with what a piece found among so many more files or rows."""
        named = (*self.found, *found)
        return replace(
            self,
            files=self.files + files,
            rows=self.rows + rows,
            found=named[:MOST_NAMED],
            more=self.more + max(0, len(named) - MOST_NAMED),
            stale=self.stale + stale,
        )


@dataclass(frozen=True)
class Progress:
    """How far a check is: the next piece is in ``stages[0]``, behind ``after``."""

    stages: tuple[str, ...]
    after: tuple[str, ...] = ()
    report: IntegrityReport = IntegrityReport()

    @property
    def done(self) -> bool:
        return not self.stages

    @property
    def last(self) -> str:
        """The name of the last file looked at in this stage."""
        return self.after[0] if self.after else ""

    def next_stage(self, report: IntegrityReport | None = None) -> "Progress":
        """On to what comes after this stage."""
        return Progress(self.stages[1:], report=report or self.report)
