"""A month and a stamp of what its figures rest on come in; the figures go out, made anew only if need be."""

from collections.abc import Callable
from threading import Lock

from app.months.figures import MonthFigures
from rules.diary import YearMonth

Place = tuple[str, YearMonth]
"""A programme and its month."""


class KeptMonths:
    """Figures name nobody, only ids; they live as long as the process, which its rules do too."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: dict[Place, tuple[bytes, MonthFigures]] = {}

    def get(self, place: Place, stamp: bytes, make: Callable[[], MonthFigures]) -> MonthFigures:
        """The figures kept under this stamp; whoever asks meanwhile waits, so nothing is judged twice."""
        with self._lock:
            held = self._kept.get(place)
            if held is None or held[0] != stamp:
                held = stamp, make()
                self._kept[place] = held
            return held[1]
