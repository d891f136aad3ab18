"""A month and a stamp of what its figures rest on come in; the figures go out, made anew only if need be."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from threading import Lock

import app
import rules
from app.months.figures import MonthFigures
from app.workflow.office.rooms import Remembering
from rules.diary import YearMonth

Place = tuple[str, YearMonth]
"""A programme and its month."""
SOURCES = (".py", ".yaml")


@dataclass
class KeptMonths:
    """Figures name nobody, only ids: the last ones are kept in memory, and sealed in the store."""

    stored: Remembering[MonthFigures]
    _lock: Lock = field(default_factory=Lock)
    _held: dict[Place, tuple[bytes, MonthFigures]] = field(default_factory=dict)

    def get(self, place: Place, stamp: bytes, make: Callable[[], MonthFigures]) -> MonthFigures:
        """The figures kept under this stamp; whoever asks meanwhile waits, so nothing is judged twice."""
        with self._lock:
            held = self._held.get(place)
            if held is None or held[0] != stamp:
                held = self._held[place] = stamp, self._stored(place, stamp, make)
            return held[1]

    def _stored(self, place: Place, stamp: bytes, make: Callable[[], MonthFigures]) -> MonthFigures:
        programme, of = place
        marked = hashlib.sha256(stamp + edition()).digest()
        known = self.stored.get(programme, str(of), marked)
        if known is None:
            known = make()
            self.stored.put(programme, str(of), marked, known)
        return known


@cache
def edition() -> bytes:
    """Which edition of this software works here: after an update nothing judged before it is believed."""
    digest = hashlib.sha256()
    for package in (app, rules):
        root = Path(package.__file__ or "").parent
        for path in sorted(each for each in root.rglob("*") if each.suffix in SOURCES):
            digest.update(str(path.relative_to(root)).encode())
            digest.update(path.read_bytes())
    return digest.digest()
