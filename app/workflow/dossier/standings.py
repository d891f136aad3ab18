"""A programme comes in; what each of its dossiers lacks goes out, looked for anew where something changed.

What was found is held in memory and, since it may name people, sealed in the store, by matter and under a
stamp of everything it rests on. A look where nothing changed opens no matter.
"""

import hashlib
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.dossier.completeness import Gap, completeness
from app.dossier.completeness.services import name_of as assistant_name
from app.dossier.lacks import DossierLacks, Lack, come_by
from app.errors import NotOnRecord
from app.matters.case_view import name_of
from app.matters.matter import Matter
from app.matters.numbering import in_order
from app.matters.rights import Actor, Right
from app.store.opened import Store
from app.store.records import Mark
from app.store.remembered_matters import RememberedMatters
from app.workflow.dossier.reading import DossierReading
from app.workflow.months.kept_months import edition
from app.workflow.office.desk import Desk
from app.workflow.office.rooms import Found

JOB = "lacks"
"""The kind of work that looks through what a page had no time for; its id is the programme."""
AT_ONCE = 25
"""So many are looked through before they are put into the store: what a killed process loses at most."""


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


@dataclass(frozen=True)
class Standings:
    """One for the whole service; reading needs the right ``READ``. Two may look at a dossier at once."""

    desk: Desk
    reading: DossierReading
    kept: RememberedMatters[DossierLacks]
    _held: dict[str, Mapping[str, tuple[str, DossierLacks]]] = field(default_factory=dict)

    def look(self, actor: Actor, programme: str, seconds: float | None = None) -> Looked:
        """Every dossier of the programme; with ``seconds`` at most so long is spent on those that changed."""
        self.desk.admit(actor, Right.READ, programme)
        known, left = self._known(programme, seconds)
        today = self.desk.clock()
        listed = (
            Listed(key, told.case_number, told.name, told.lacks_on(today))
            for key, told in known.items()
        )
        return Looked(tuple(sorted(listed, key=lambda each: in_order(each.case_number))), left)

    def look_through(self, programme: str, seconds: float) -> int:
        """Look at what nobody has looked at yet, for whoever asked; how many are left."""
        return self._known(programme, seconds)[1]

    def _known(
        self, programme: str, seconds: float | None
    ) -> tuple[Mapping[str, DossierLacks], int]:
        """By matter, and how many of them are not known yet."""
        until = None if seconds is None else time.monotonic() + seconds
        stamps, today = self._stamps(programme), self.desk.clock()
        known = {
            key: told
            for key, (stamp, told) in self._held.get(programme, {}).items()
            if stamps.get(key) == stamp and told.holds_on(today)
        }
        unknown = {key: stamp for key, stamp in stamps.items() if key not in known}
        stored = self.kept.find(programme, unknown)
        known |= {key: told for key, told in stored.items() if told.holds_on(today)}
        left = [key for key in unknown if key not in known]
        for found in self._found(programme, left, until):
            self.kept.put(programme, {key: (stamps[key], told) for key, told in found.items()})
            known |= found
        # What was erased or has changed is forgotten.
        self._held[programme] = {key: (stamps[key], told) for key, told in known.items()}
        return known, len(stamps) - len(known)

    def _found(
        self, programme: str, ids: Sequence[str], until: float | None
    ) -> Iterator[dict[str, DossierLacks]]:
        """Some at a time, until it is time to stop."""
        for start in range(0, len(ids), AT_ONCE):
            found = dict[str, DossierLacks]()
            for key in ids[start : start + AT_ONCE]:
                if until is not None and time.monotonic() > until:
                    break
                try:
                    found[key] = self._lacks(self.desk.rooms.matters.get(programme, key))
                except NotOnRecord:  # erased this very moment
                    continue
            yield found

    def _lacks(self, matter: Matter) -> DossierLacks:
        dossier, today = self.reading.without_history(matter), self.desk.clock()

        def name(gap: Gap) -> str:
            return assistant_name(dossier, gap.assistant) if gap.assistant else ""

        lacks = tuple(
            Lack(each.title, each.rule, gap, name(gap))
            for each in completeness(dossier, today)
            for gap in each.gaps
        )
        turns = _turns(matter)
        come = come_by(turns, today)
        return DossierLacks(matter.case_number, name_of(matter), lacks, turns, come)

    def _stamps(self, programme: str) -> Mapping[str, str]:
        """Of all that completeness rests on but the day, the eldest matter first; no matter is opened."""
        rooms = self.desk.rooms
        theirs = self._by(programme, "subject", rooms.kept_papers, rooms.assignments, rooms.entries)
        checks = self._by(programme, "subject", rooms.spot_checks)
        own = self._by(programme, "owner", rooms.month_files, rooms.handed_contents, rooms.profiles)
        serving: dict[str, set[str]] = {}
        pairs = rooms.assignments.pairs(programme) | rooms.entries.pairs(programme)
        for assistant, matter_id in pairs:
            serving.setdefault(matter_id, set()).add(assistant)
        settings = str(self.desk.settings(programme).version)
        [matters] = self._by(programme, "id", rooms.matters)
        return {
            key: _digest(
                edition().hex(),
                settings,
                stamp,
                *(told.get(key, "") for told in (*theirs, *checks)),
                *(told.get(a, "") for a in sorted(serving.get(key, ())) for told in own),
            )
            for key, stamp in matters.items()
        }

    def _by(self, programme: str, mark: Mark, *kinds: Found[Any]) -> list[Mapping[str, str]]:
        return [kind.stamps(programme, mark) for kind in kinds]


def open_standings(store: Store, desk: Desk) -> Standings:
    """Of what this store keeps."""
    return Standings(desk, DossierReading(desk, store.ledger), store.dossier_lacks)


def _turns(matter: Matter) -> tuple[date, ...]:
    """The days that change a case when they come (see ``app.matters.case_view``)."""
    days = [day for change in matter.changes for day in (change.reported_on, change.since)]
    if matter.resignation is not None:
        days.append(matter.resignation.received_on)
    return tuple(days)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
