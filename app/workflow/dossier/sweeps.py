"""An order under way comes in; the look taken for some hundred of its dossiers at once goes out, for each."""

from collections.abc import Callable, Sequence

from app.dossier.erasure import ErasureOrder
from app.store.sweep import Sweep
from app.workflow.dossier.erasures import Erasures

TOGETHER = 500
"""Dossiers looked for at once: so many are recognised within a piece of work, and remembered for long."""


class Sweeps:
    """Remembers the last look alone, and in memory: a process that starts anew takes another."""

    def __init__(self, together: int = TOGETHER) -> None:
        self._together = together
        self._for = ("", frozenset[str]())
        self._last: Sweep | None = None

    def of(
        self,
        erasures: Erasures,
        order: ErasureOrder,
        left: Sequence[str],
        stopping: Callable[[], bool],
    ) -> Sweep | None:
        """The look that was taken for the first of those ``left``, or a new one for it and the next.

        None for a single dossier, which is looked for alone, nor when it is time to stop.
        """
        order_id, taken = self._for
        if order_id == order.id and left[0] in taken:
            return self._last
        some = left[: self._together]
        self._for, self._last = (order.id, frozenset(some)), None
        if len(some) > 1:
            self._last = self._taken(erasures, order.programme, some, stopping)
        return self._last

    def forget(self) -> None:
        self._for, self._last = ("", frozenset()), None

    def _taken(
        self,
        erasures: Erasures,
        programme: str,
        some: Sequence[str],
        stopping: Callable[[], bool],
    ) -> Sweep | None:
        people = []
        for matter_id in some:
            if stopping():
                return None
            people.append(erasures.whose(erasures.desk.rooms.matters.get(programme, matter_id)))
        return erasures.erasing.sweep(programme, people, stopping)
