"""Whose month is imported: the assistant, whom they may serve, and what texts of the table mean there."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from app.attachments.monthly import OwnVehicle
from app.months.entry import Journey
from app.months.importing.cells import Unclear
from app.months.importing.columns import plain
from app.wording.dates import NBSP
from rules.diary import YearMonth
from rules.programme import Programme

NOBODY = f"Nie masz przydzielonego uczestnika o{NBSP}tym imieniu i{NBSP}nazwisku. Wpisz: {{known}}."
NOBODY_AT_ALL = (
    f"Nie masz jeszcze żadnego uczestnika, któremu można wpisać usługę. Poproś biuro "
    f"o{NBSP}przydział."
)
SEVERAL = "Tak nazywa się więcej niż jedna osoba. Wpisz dokładnie: {known}."


@dataclass(frozen=True)
class Whose:
    """``participants``: ids of matters by the text people are told apart by; of open assignments only."""

    programme: Programme
    assistant_id: str
    of: YearMonth
    participants: Mapping[str, str]
    vehicles: tuple[OwnVehicle, ...] = ()

    @property
    def known(self) -> str:
        """„Jan Testowy albo Zofia Przykładowa”."""
        return _either(sorted(self.participants)) or "nikogo jeszcze nie przydzielono"

    @cached_property
    def activities(self) -> Mapping[str, str]:
        """Codes by label, compared by ``plain``."""
        return {plain(a.label): a.code for a in self.programme.activities}

    def participant(self, text: str) -> str:
        """The id of the matter; also with the surname first. ``Unclear`` for nobody and for several."""
        if not self.participants:
            raise Unclear(NOBODY_AT_ALL)
        said = _words(text)
        exact = [name for name in self.participants if _words(name) == said]
        found = exact or [name for name in self.participants if _words(_bare(name)) == said]
        if len(found) == 1:
            return self.participants[found[0]]
        if found:
            raise Unclear(SEVERAL.format(known=_either(sorted(found))))
        near = difflib.get_close_matches(text, [*self.participants], n=1)
        raise Unclear(NOBODY.format(known=_either(near) or self.known))

    def completed(self, drive: Journey) -> Journey:
        """A drive whose vehicle is not said, in the one the assistant has, or has under that number."""
        if drive.vehicle is not None or drive.kilometres is None:
            return drive
        number = plain(drive.registration)
        own = [each for each in self.vehicles if number in {"", plain(each.registration)}]
        if len(own) != 1:
            return drive
        return replace(drive, vehicle=own[0].kind, registration=own[0].registration)


def _words(name: str) -> tuple[str, ...]:
    return tuple(sorted(plain(word) for word in name.split() if plain(word)))


def _bare(name: str) -> str:
    """Without the number of the case that tells two of one name apart."""
    return name.partition(" (")[0]


def _either(names: list[str]) -> str:
    return " albo ".join(f"„{name}”" for name in names)
