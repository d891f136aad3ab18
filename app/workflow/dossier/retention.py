"""What an office decides about keeping dossiers comes in; periods, holds and a calendar go out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.dossier.falling_due import Due, DueYear, calendar, due_of
from app.dossier.retention import Hold, Retention
from app.errors import ChangedMeanwhile, DeedRefused
from app.matters.numbering import in_order
from app.matters.rights import Actor, Right
from app.wording.dates import NBSP
from app.workflow.office.desk import MEANWHILE, Desk, Seen
from app.workflow.office.events import Event

MOST_YEARS = 100
NO_SOURCE = "Napisz, skąd biuro ma ten okres: bez źródła nie da się go zapisać."
NO_REASON = "Napisz, z jakiego powodu wstrzymujesz usuwanie."
NO_YEARS = f"Podaj pełne lata od 1 do {MOST_YEARS}."
NOTHING_SET = "Najpierw wpisz kategorię, lata i źródło, potem je potwierdź."
NO_HOLD = f"Tego wstrzymania już nie ma albo jest odwołane. Otwórz stronę jeszcze{NBSP}raz."
HELD_ALREADY = "To wstrzymanie już obowiązuje, drugiego nie trzeba."


@dataclass(frozen=True)
class Wanted:
    """What the office says of one programme; ``years`` and ``backup_days`` are counted whole."""

    category: str
    years: int
    source: str
    backup_days: int


@dataclass(frozen=True)
class Retaining:
    """Everything here needs the right ``RETAIN``; ``seen`` is the programme's own, with the version shown."""

    desk: Desk

    def of(self, actor: Actor, programme: str) -> Retention:
        self.desk.admit(actor, Right.RETAIN, programme)
        return self.desk.rooms.retentions.get(programme, programme)

    def set(self, actor: Actor, seen: Seen, wanted: Wanted) -> Retention:
        """The new figure, not confirmed: whoever confirms it does so knowing what it is."""
        kept = self._as_seen(actor, seen)
        if not wanted.source.strip():
            raise DeedRefused((NO_SOURCE,))
        if not 1 <= wanted.years <= MOST_YEARS:
            raise DeedRefused((NO_YEARS,))
        changed = replace(
            kept,
            category=wanted.category.strip(),
            years=wanted.years,
            source=wanted.source.strip(),
            backup_days=wanted.backup_days,
            confirmed_on=None,
            confirmed_by="",
        )
        return self._save(changed, actor, Event.RETENTION_SET)

    def confirm(self, actor: Actor, seen: Seen) -> Retention:
        """From now on dossiers whose time is over may be erased."""
        kept = self._as_seen(actor, seen)
        if not kept.is_set:
            raise DeedRefused((NOTHING_SET,))
        confirmed = replace(kept, confirmed_on=self.desk.clock(), confirmed_by=actor.name)
        return self._save(confirmed, actor, Event.RETENTION_CONFIRMED)

    def hold(self, actor: Actor, seen: Seen, reason: str, matter_id: str = "") -> Retention:
        """Nothing of the programme, or of one matter, is erased until somebody lifts it."""
        kept = self._as_seen(actor, seen)
        if not reason.strip():
            raise DeedRefused((NO_REASON,))
        if matter_id:
            self.desk.rooms.matters.get(seen.programme, matter_id)
        if any(h.stands and h.matter_id == matter_id for h in kept.holds):
            raise DeedRefused((HELD_ALREADY,))
        placed = Hold(reason.strip(), self.desk.clock(), actor.name, matter_id)
        held = replace(kept, holds=(*kept.holds, placed))
        return self._save(held, actor, Event.HOLD_PLACED)

    def lift(self, actor: Actor, seen: Seen, number: int) -> Retention:
        """``number`` counts holds from 0, in the order they were placed."""
        kept = self._as_seen(actor, seen)
        if not 0 <= number < len(kept.holds) or not kept.holds[number].stands:
            raise DeedRefused((NO_HOLD,))
        lifted = replace(kept.holds[number], lifted_on=self.desk.clock(), lifted_by=actor.name)
        holds = (*kept.holds[:number], lifted, *kept.holds[number + 1 :])
        return self._save(replace(kept, holds=holds), actor, Event.HOLD_LIFTED)

    def dues(self, actor: Actor, programme: str) -> tuple[Due, ...]:
        """When each dossier's time is over, in the order of case numbers."""
        kept = self.of(actor, programme)
        year, today = self.desk.programme(programme).edition.year, self.desk.clock()
        matters = self.desk.rooms.matters.all(programme)
        return tuple(
            due_of(matter, year, kept, today)
            for matter in sorted(matters, key=lambda each: in_order(each.case_number))
        )

    def calendar(self, actor: Actor, programme: str) -> Sequence[DueYear]:
        return calendar(self.dues(actor, programme), self.of(actor, programme))

    def _as_seen(self, actor: Actor, seen: Seen) -> Retention:
        kept = self.of(actor, seen.programme)
        if seen.version is not None and kept.version != seen.version:
            raise ChangedMeanwhile(MEANWHILE)
        return kept

    def _save(self, retention: Retention, actor: Actor, event: Event) -> Retention:
        return self.desk.rooms.retentions.save(retention, actor, event)
