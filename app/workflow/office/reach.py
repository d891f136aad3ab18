"""An actor, a right and a programme come in; whose dossiers they may see with it goes out.

Whoever may look only because they control the office sees what their controls open to them, on the days of
those. An account that no control ever named is the administrator's own decision, and sees all its programmes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.dossier.control import Control, Extent
from app.matters.rights import RIGHTS, Actor, Right, Role

NO_CONTROL = (
    "Kontrola, do której służy to konto, jeszcze się nie zaczęła albo już się zakończyła. Zapytaj "
    "osobę z biura, która ją otworzyła."
)
NOT_DRAWN = (
    "Ta kontrola nie obejmuje tej strony. Otwórz kontrolę i wybierz teczkę z próby albo poproś biuro "
    "o rozszerzenie kontroli."
)


@dataclass(frozen=True)
class Reach:
    """``whole``: everything. ``open``: the register too, and of dossiers those of ``matters``."""

    whole: bool = False
    open: bool = False
    matters: frozenset[str] = frozenset()

    def shows(self, matter_id: str) -> bool:
        return self.whole or (self.open and matter_id in self.matters)


EVERYTHING = Reach(whole=True, open=True)


def only_controls(actor: Actor, right: Right) -> bool:
    """Whether nothing but controlling gives this right to the actor."""
    giving = {role for role in actor.roles if right in RIGHTS[role]}
    return giving == {Role.AUDITOR}


def reach_of(actor: Actor, controls: Iterable[Control], on: date) -> Reach:
    """What the controls of a programme open on this day to somebody who only controls."""
    named = [each for each in controls if actor.account_id in each.account_ids]
    if not named:
        return EVERYTHING
    lasting = [each for each in named if each.lasts_on(on)]
    if any(each.extent is Extent.WHOLE for each in lasting):
        return EVERYTHING
    drawn = frozenset(matter_id for each in lasting for matter_id in each.taken)
    return Reach(open=bool(lasting), matters=drawn)
