"""A control and how many dossiers are wanted come in; a drawn sample goes out, told in the ledger for good.

Nothing is steered: the frame is all matters of the control's days at the moment of the drawing, the seed is
chance's or the controlling person's, and one drawing never takes the place of another in silence.
"""

import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.dossier.control import Control, Draw, Stratum, in_period, stratum_of
from app.dossier.sample import drawn, frame_file
from app.errors import ChangedMeanwhile, NotOnRecord
from app.matters.refusals import refuse
from app.matters.rights import Actor
from app.store.clock import Clock, utc_now
from app.store.kinds import CONTROLS
from app.wording.dates import NBSP
from app.workflow.dossier.controls import ENDED, Controls
from app.workflow.office.desk import MEANWHILE, Seen
from app.workflow.office.events import Event

NO_SIZE = "Podaj, ile teczek wylosować, przynajmniej w jednym wierszu."
ODD_SIZE = "Liczbę teczek do wylosowania podaj jako liczbę od 0."
TOO_MANY = (
    f"Ta kontrola obejmuje najwyżej {{most}} teczek, a razem z{NBSP}tym losowaniem byłoby ich {{all}}. "
    "Wylosuj mniej albo poproś biuro o nową kontrolę bez tego ograniczenia."
)
NOTHING = "W okresie, którego dotyczy kontrola, nie ma żadnej sprawy. Nie ma z czego losować."
AGAIN = (
    "W tej kontroli już losowano. Napisz, dlaczego losujesz jeszcze raz. Poprzednia próba zostaje "
    "w kontroli i w dzienniku."
)
ODD_SEED = (
    f"Ziarno losowania musi mieć od 6 do 80 znaków i mieścić się w{NBSP}jednym wierszu. Wpisz na "
    "przykład datę i wynik publicznego losowania."
)
SHORTEST, LONGEST = 6, 80
Sizes = Mapping[Stratum, int]


@dataclass(frozen=True)
class Wish:
    """What to draw: how many of which strata, by a seed of one's own or by none, and why again."""

    sizes: Sizes
    seed: str = ""
    because: str = ""


@dataclass(frozen=True)
class Sampling:
    """Drawing needs the right ``EXAMINE``; the ledger says who drew, from what, by which seed."""

    controls: Controls
    moment: Clock = utc_now

    def frames(self, control: Control) -> Mapping[Stratum, tuple[str, ...]]:
        """Whom one would draw from now, in every stratum that has anybody and in all together."""
        desk = self.controls.desk
        matters = in_period(desk.rooms.matters.all(control.programme), control)
        strata: dict[Stratum, list[str]] = {Stratum.ALL: [each.id for each in matters]}
        for matter in matters:
            strata.setdefault(stratum_of(matter), []).append(matter.id)
        return {each: tuple(sorted(strata[each])) for each in Stratum if each in strata}

    def draw(self, actor: Actor, seen: Seen, wish: Wish) -> Control:
        """The control with one more drawing; an earlier one stays as it was."""
        control = self.controls.one(actor, seen.programme, seen.id)
        if seen.version is not None and control.version != seen.version:
            raise ChangedMeanwhile(MEANWHILE)
        if control.ended_on:
            refuse(ENDED)
        seed = unicodedata.normalize("NFC", wish.seed.strip())
        _refuse_odd(control, wish, seed)
        frames = self.frames(control)
        if not frames[Stratum.ALL]:
            refuse(NOTHING)
        draw = Draw(
            number=len(control.draws) + 1,
            seed=seed or secrets.token_hex(16),
            typed=bool(seed),
            drawn_at=self.moment(),
            drawn_by=actor.name,
            strata=(),
            instead_because=wish.because.strip(),
        )
        draw = replace(draw, strata=drawn(draw.seed, frames, wish.sizes))
        sampled = replace(control, draws=(*control.draws, draw))
        _refuse_too_many(sampled)
        rooms = self.controls.desk.rooms
        return rooms.controls.save(sampled, actor, Event.AUDIT_SAMPLED, _note(draw))

    def frame(self, actor: Actor, seen: Seen, number: int, stratum: Stratum) -> bytes:
        """The list a drawing was made from, as the file whose SHA-256 was told; ``NotOnRecord``."""
        control = self.controls.one(actor, seen.programme, seen.id)
        draws = (each for each in control.draws if each.number == number)
        found = (each for draw in draws for each in draw.strata if each.stratum is stratum)
        drawn_from = next(found, None)
        if drawn_from is None:
            raise NotOnRecord(CONTROLS.absent)
        ledger = self.controls.desk.rooms.ledger
        told = (control.programme, actor, Event.AUDIT_FRAME_TAKEN, f"{number}")
        ledger.record(*told, record_id=control.id)
        return frame_file(drawn_from.frame)


def _note(draw: Draw) -> str:
    """What the ledger's reader sees at once: seed, sizes, frames and their digests."""
    parts = (
        f"{each.stratum}: {len(each.taken)} z {len(each.frame)}, SHA-256 {each.sha256}"
        for each in draw.strata
    )
    return f"losowanie {draw.number}, ziarno „{draw.seed}”; {'; '.join(parts)}"


def _refuse_odd(control: Control, wish: Wish, seed: str) -> None:
    if any(size < 0 for size in wish.sizes.values()):
        refuse(ODD_SIZE)
    if not any(wish.sizes.values()):
        refuse(NO_SIZE)
    if seed and not (SHORTEST <= len(seed) <= LONGEST and seed.isprintable()):
        refuse(ODD_SEED)
    if control.draws and not wish.because.strip():
        refuse(AGAIN)


def _refuse_too_many(sampled: Control) -> None:
    together = len(sampled.taken)
    if sampled.most and together > sampled.most:
        refuse(TOO_MANY.format(most=sampled.most, all=together))
