"""A programme comes in; the dossiers a page had no time for are looked through, piece by piece."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.workflow.dossier.standings import Standings

SECONDS = 2.0
"""A piece of work: so soon it stops when told to."""


@dataclass(frozen=True)
class LacksJob:
    """Nothing of it is lost when nobody sees it through: whoever opens the list asks anew."""

    standings: Standings

    def unfinished(self) -> Sequence[str]:
        return ()

    def advance(self, work_id: str, stopping: Callable[[], bool]) -> bool:
        """What was found is in the store by the end of the piece."""
        return not stopping() and self.standings.look_through(work_id, SECONDS) > 0
