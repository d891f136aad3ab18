"""What every letter is made of: its name, the marks its blank may use, and what it says of one matter."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.errors import DeedRefused
from app.matters.matter import Change, CompletionCall, Matter, Resolution
from app.matters.office import OfficeSettings
from rules.application.timeline import acts_through_guardian
from rules.case import Case, Guardian, Participant
from rules.programme import LetterForm, Programme
from rules.vocabulary import Outcome

_OTHERWISE = (
    "Rozstrzygnięcie tej sprawy jest inne niż to pismo. Wybierz pismo, które do niego pasuje."
)
_UNDECIDED = "W tej sprawie nie ma rozstrzygnięcia. Najpierw je zapisz, a potem przygotuj pismo."
_UNCALLED = "W tej sprawie żadne wezwanie nie czeka na odpowiedź. Najpierw zapisz, czego brakuje."


@dataclass(frozen=True)
class LetterFacts:
    """What a letter is written from.

    ``case`` is the matter's as of ``on``, the day of the letter. ``change`` is the one a letter about the
    limit tells of (the latest that can change it, where none is given). ``in_accessible_form`` says that
    the letter goes out in the form the participant needs (rule R12), once somebody has seen to that.
    """

    matter: Matter
    case: Case
    programme: Programme
    settings: OfficeSettings
    on: date
    change: Change | None = None
    in_accessible_form: bool | None = None

    @property
    def to_guardian(self) -> bool:
        return acts_through_guardian(self.case, self.programme)

    @property
    def addressee(self) -> Participant | Guardian:
        """Who acts for the participant, or else the participant."""
        return self.case.guardian if self.to_guardian else self.case.participant

    @property
    def is_decision(self) -> bool:
        """Whether the organiser chose to issue administrative decisions (rule R8)."""
        letters = self.programme.letters
        return letters is not None and letters.form is LetterForm.DECISION

    def resolution_of(self, outcome: Outcome) -> Resolution:
        """The resolution that stands; raises ``DeedRefused`` without one of this outcome."""
        resolution = self.matter.resolution
        if resolution is None:
            raise DeedRefused((_UNDECIDED,))
        if resolution.outcome is not outcome:
            raise DeedRefused((_OTHERWISE,))
        return resolution

    def call(self) -> CompletionCall:
        """The call that waits for an answer; raises ``DeedRefused`` without one."""
        call = self.matter.open_call
        if call is None:
            raise DeedRefused((_UNCALLED,))
        return call


@dataclass(frozen=True)
class Letter:
    """One kind of letter.

    ``slug`` names module, blank and output file; ``name`` is what staff call it. ``context`` gives exactly
    the names its blank may ask for, as text ready to print, and raises ``DeedRefused`` where the matter has
    nothing to tell. ``marks`` explains each of them to staff; ``row.field`` is a field of the rows of a
    list. Without ``obligatory`` ones the letter would not say what it is for.
    """

    slug: str
    name: str
    context: Callable[[LetterFacts], Mapping[str, Any]]
    marks: Mapping[str, str]
    obligatory: frozenset[str]

    @property
    def lists(self) -> Mapping[str, frozenset[str]]:
        """The marks that are lists, each with the fields of its rows."""
        rows = [name.split(".") for name in self.marks if "." in name]
        return {name: frozenset(f for n, f in rows if n == name) for name, _ in rows}
