"""A programme comes in; what each of its dossiers lacks goes out, looked at anew where something changed.

What a look found is held in memory alone, since it may name people, under a stamp of everything it rests on.
"""

import hashlib
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from typing import Any

from app.dossier.completeness import Expected, Gap, completeness
from app.dossier.completeness.services import name_of as assistant_name
from app.matters.case_view import name_of
from app.matters.matter import Matter
from app.matters.numbering import in_order
from app.matters.rights import Actor, Right
from app.store.records import Mark
from app.workflow.dossier.reading import DossierReading
from app.workflow.office.desk import Desk
from app.workflow.office.rooms import Found


@dataclass(frozen=True)
class Lack:
    """One gap: of which thing, by which rule, and the name of the assistant who brings it, if one does."""

    title: str
    rule: str
    gap: Gap
    assistant: str = ""


@dataclass(frozen=True)
class Listed:
    """One participant and what the dossier lacks today."""

    matter_id: str
    case_number: str
    name: str
    lacks: tuple[Lack, ...]

    @property
    def missing(self) -> int:
        return sum(1 for each in self.lacks if each.gap.is_known)

    @property
    def unknown(self) -> int:
        return len(self.lacks) - self.missing


@dataclass(frozen=True)
class Looked:
    """Dossiers in the order of case numbers; ``left`` were not looked at in the time given."""

    listed: tuple[Listed, ...]
    left: int = 0


@dataclass
class Standings:
    """One for the whole service; reading needs the right ``READ``."""

    desk: Desk
    reading: DossierReading
    _held: dict[str, dict[str, tuple[str, tuple[Lack, ...]]]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def look(self, actor: Actor, programme: str, seconds: float | None = None) -> Looked:
        """Every dossier of the programme; with ``seconds`` at most so long is spent on those that changed."""
        self.desk.admit(actor, Right.READ, programme)
        matters = self.desk.rooms.matters.all(programme)
        stamps = self._stamps(programme, matters)
        today, until = self.desk.clock(), None if seconds is None else time.monotonic() + seconds
        with self._lock:
            held = self._held.get(programme, {})
            known = {key: told for key, told in held.items() if stamps.get(key) == told[0]}
            self._held[programme] = known  # what was erased or has changed is forgotten
            for matter in matters:
                if until is not None and time.monotonic() > until:
                    break
                if matter.id not in known:
                    known[matter.id] = stamps[matter.id], self._lacks(matter, today)
            looked = [each for each in matters if each.id in known]
            listed = [_listed(each, known[each.id][1], today) for each in looked]
        ordered = sorted(listed, key=lambda each: in_order(each.case_number))
        return Looked(tuple(ordered), len(matters) - len(listed))

    def _lacks(self, matter: Matter, today: date) -> tuple[Lack, ...]:
        dossier = self.reading.without_history(matter)

        def name(gap: Gap) -> str:
            return assistant_name(dossier, gap.assistant) if gap.assistant else ""

        expected: tuple[Expected, ...] = completeness(dossier, today)
        return tuple(
            Lack(each.title, each.rule, gap, name(gap)) for each in expected for gap in each.gaps
        )

    def _stamps(self, programme: str, matters: tuple[Matter, ...]) -> Mapping[str, str]:
        """Of all that completeness rests on; of the day only what of the case has come by then."""
        rooms, today = self.desk.rooms, self.desk.clock()
        theirs = self._by(programme, "subject", rooms.kept_papers, rooms.assignments, rooms.entries)
        checks = self._by(programme, "subject", rooms.spot_checks)
        own = self._by(programme, "owner", rooms.month_files, rooms.handed_contents, rooms.profiles)
        serving: dict[str, set[str]] = {}
        pairs = rooms.assignments.pairs(programme) | rooms.entries.pairs(programme)
        for assistant, matter_id in pairs:
            serving.setdefault(matter_id, set()).add(assistant)
        settings = str(self.desk.settings(programme).version)
        return {
            each.id: _digest(
                settings,
                str(_come_by(each, today)),
                str(each.version),
                *(told.get(each.id, "") for told in (*theirs, *checks)),
                *(told.get(a, "") for a in sorted(serving.get(each.id, ())) for told in own),
            )
            for each in matters
        }

    def _by(self, programme: str, mark: Mark, *kinds: Found[Any]) -> list[Mapping[str, str]]:
        return [kind.stamps(programme, mark) for kind in kinds]


def _listed(matter: Matter, lacks: tuple[Lack, ...], today: date) -> Listed:
    counting = tuple(each for each in lacks if each.gap.due is None or each.gap.due < today)
    return Listed(matter.id, matter.case_number, name_of(matter), counting)


def _come_by(matter: Matter, today: date) -> int:
    """How many days of those that change a case have come (see ``app.matters.case_view``)."""
    days = [day for change in matter.changes for day in (change.reported_on, change.since)]
    if matter.resignation is not None:
        days.append(matter.resignation.received_on)
    return sum(day <= today for day in days)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
