"""What every service of the office works at: the rooms of the store, the day, and who may do what."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from app.errors import ChangedMeanwhile, DeedRefused, OutOfReach
from app.matters.local_limits import as_run
from app.matters.matter import Matter
from app.matters.office import OfficeSettings
from app.matters.recruitment import Recruitment, recruitment_of
from app.matters.resolving import Seat
from app.matters.rights import Actor, Right
from app.matters.session import Session
from app.workflow.clock import today
from app.workflow.office.dossiers import NO_DOSSIERS, Dossiers, Occasion
from app.workflow.office.reach import (
    EVERYTHING,
    NO_CONTROL,
    NOT_DRAWN,
    Reach,
    only_controls,
    reach_of,
)
from app.workflow.office.rooms import Rooms
from rules.programme import Programme, load_programme

NO_RIGHT = (
    "Twoje konto nie ma uprawnień do tej czynności. Poproś osobę, która je ma, albo administratora."
)
MEANWHILE = (
    "Ktoś zmienił to w międzyczasie, dlatego nic nie zapisano. Otwórz tę stronę w nowej karcie, "
    "sprawdź, co się zmieniło, i tam dokończ. To, co jest wpisane tutaj, można przekopiować."
)


M = TypeVar("M", Matter, Session)


@dataclass(frozen=True)
class Seen:
    """A matter or session as somebody saw it: ``version`` is of the page they acted on.

    Without a version whatever is stored is taken as seen.
    """

    programme: str
    id: str
    version: int | None = None


@dataclass(frozen=True)
class Desk:
    """``clock`` tells the office's calendar day, ``dossiers`` keeps the papers of what is done here."""

    rooms: Rooms
    clock: Callable[[], date] = today
    dossiers: Dossiers = NO_DOSSIERS

    def admit(self, actor: Actor, right: Right, programme: str) -> None:
        """Nothing, or ``DeedRefused`` for whoever has no such right in the whole of this programme."""
        if not self._reach(actor, right, programme).whole:
            raise OutOfReach((NOT_DRAWN,))

    def admit_to(self, actor: Actor, right: Right, programme: str, matter_id: str) -> None:
        """The same for one dossier: a control opens those of its sample and no other."""
        if not self._reach(actor, right, programme).shows(matter_id):
            raise OutOfReach((NOT_DRAWN,))

    def admit_to_register(self, actor: Actor, right: Right, programme: str) -> None:
        """The same for what every control sees: who is on record, and that the ledger is sound."""
        self._reach(actor, right, programme)

    def reach(self, actor: Actor, right: Right, programme: str) -> Reach:
        """Whose dossiers the right is for; nobody's without it."""
        if not actor.may(right, programme):
            return Reach()
        if not only_controls(actor, right):
            return EVERYTHING
        return reach_of(actor, self.rooms.controls.all(programme), self.clock())

    def _reach(self, actor: Actor, right: Right, programme: str) -> Reach:
        if not actor.may(right, programme):
            raise DeedRefused((NO_RIGHT,))
        reach = self.reach(actor, right, programme)
        if not reach.open:
            raise OutOfReach((NO_CONTROL,))
        return reach

    def keep_up(self, actor: Actor, occasion: Occasion, *matters: Matter) -> None:
        """Have the dossiers of these matters, of one programme, keep the papers of what was just done."""
        if matters:
            ids = tuple(matter.id for matter in matters)
            self.dossiers.keep_up(actor, matters[0].programme, ids, occasion)

    def matter(self, seen: Seen) -> Matter:
        """The matter; ``NotOnRecord``, or ``ChangedMeanwhile`` if it is no longer as it was seen."""
        return _as_seen(self.rooms.matters.get(seen.programme, seen.id), seen)

    def session(self, seen: Seen) -> Session:
        """The session; ``NotOnRecord``, or ``ChangedMeanwhile`` if it is no longer as it was seen."""
        return _as_seen(self.rooms.sessions.get(seen.programme, seen.id), seen)

    def settings(self, programme: str) -> OfficeSettings:
        return self.rooms.office_settings.get(programme, programme)

    def programme(self, slug: str) -> Programme:
        """The programme as this office runs it, with its own lower limits (rule L2)."""
        return as_run(load_programme(slug), self.settings(slug))

    def recruitment(self, slug: str) -> Recruitment:
        """All matters of the programme as of today."""
        return recruitment_of(self.rooms.matters.all(slug), self.programme(slug), self.clock())

    def seat(self, actor: Actor, slug: str) -> Seat:
        """The actor's place at the table where matters are resolved."""
        return Seat(actor.account_id, self.recruitment(slug), self.settings(slug).four_eyes)


def new_id() -> str:
    """An id that says nothing of the person and cannot be guessed."""
    return secrets.token_hex(16)


def _as_seen(stored: M, seen: Seen) -> M:
    if seen.version is not None and stored.version != seen.version:
        raise ChangedMeanwhile(MEANWHILE)
    return stored
