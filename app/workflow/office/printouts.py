"""A code on a paper, or whose paper it is, comes in; what was printed here, and what it lacks, goes out.

Applicants were promised that nobody opens a draft before its paper is in the office's hands, and that each
opening is recorded. So a draft is found by the whole code of its bundle, or by the whole name together with
the birth date, and the ledger says by whom.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from app.errors import DeedRefused
from app.matters.matter import Matter
from app.matters.reading_answers import read_answers
from app.matters.rights import Actor, Right
from app.wording.findings import sentence
from app.workflow.office.desk import Desk
from app.workflow.office.events import Event
from app.workflow.office.folding import folded
from app.workflow.office.rooms import Printed
from rules import check
from rules.case import Case
from rules.programme import Programme

NO_SUCH_BUNDLE = (
    "Nie ma wydruku o tym kodzie. Sprawdź kod na dole strony dokumentów, podaj imię i nazwisko razem "
    "z datą urodzenia albo wpisz zgłoszenie z papieru."
)
NO_SUCH_PERSON = (
    "Nie ma wydruku na to imię i nazwisko z tą datą urodzenia. Sprawdź pisownię i datę na papierze "
    "albo wpisz zgłoszenie z papieru."
)
OF_PAPERS = frozenset({"enclosed", "signed", "shown"})
"""What findings on the papers themselves are about: they are checked when the paper lies on the table."""


@dataclass(frozen=True)
class Printout:
    """One printed bundle as a clerk compares it with the paper; ``lacks`` are the rules' own sentences."""

    code: str
    name: str
    town: str
    printed_at: datetime
    lacks: tuple[str, ...]


@dataclass(frozen=True)
class Brought:
    """The printouts a paper may be one of, the latest first; ``taken`` is the matter that has one already.

    ``codes`` are those of all that was found, taken or not.
    """

    codes: tuple[str, ...]
    printouts: tuple[Printout, ...] = ()
    taken: Matter | None = None


@dataclass(frozen=True)
class Printouts:
    """Looking for a paper's bundle needs the right ``INTAKE``; finding none is ``DeedRefused``."""

    desk: Desk

    def of_code(self, actor: Actor, programme: str, code: str) -> Brought:
        """The bundle of this code, however it is typed."""
        return self._opened(actor, programme, self.again(actor, programme, (code,)))

    def of_person(self, actor: Actor, programme: str, name: str, born: date) -> Brought:
        """Every bundle of whoever has this full name and this birth date; neither is enough alone."""
        self.desk.admit(actor, Right.INTAKE, programme)
        run, asked = self.desk.programme(programme), folded(name)
        every = self.desk.rooms.bundles.of_programme(programme)
        named = (each for each in every if asked and folded(each.name) == asked)
        found = tuple(e for e in named if self._case(e, run).participant.birth_date == born)
        if not found:
            raise DeedRefused((NO_SUCH_PERSON,))
        return self._opened(actor, programme, self._brought(programme, found))

    def again(self, actor: Actor, programme: str, codes: Iterable[str]) -> Brought:
        """What was opened a moment ago, as it stands now; nothing is recorded anew."""
        self.desk.admit(actor, Right.INTAKE, programme)
        every = (self.desk.rooms.bundles.find(programme, code) for code in codes)
        found = tuple(each for each in every if each is not None)
        if not found:
            raise DeedRefused((NO_SUCH_BUNDLE,))
        return self._brought(programme, found)

    def taken_by(self, programme: str, printed: Printed) -> Matter | None:
        """The matter opened with a bundle of the same draft, which may have been printed more than once."""
        every = self.desk.rooms.bundles.of_programme(programme)
        codes = {each.code for each in every if each.draft_id == printed.draft_id} | {printed.code}
        matters = self.desk.rooms.matters.all(programme)
        return next((each for each in matters if each.received.bundle in codes), None)

    def _opened(self, actor: Actor, programme: str, brought: Brought) -> Brought:
        note = ", ".join(brought.codes)
        self.desk.rooms.ledger.record(programme, actor, Event.DRAFT_OPENED, note)
        return brought

    def _brought(self, programme: str, found: tuple[Printed, ...]) -> Brought:
        run = self.desk.programme(programme)
        taken = {each.code: self.taken_by(programme, each) for each in found}
        free = (each for each in found if taken[each.code] is None)
        matter = next((each for each in taken.values() if each is not None), None)
        return Brought(tuple(taken), tuple(self._printout(each, run) for each in free), matter)

    def _printout(self, printed: Printed, run: Programme) -> Printout:
        case = self._case(printed, run)
        town, lacks = case.participant.address.town, tuple(_lacks(case, run))
        return Printout(printed.code, printed.name, town, printed.made_at, lacks)

    def _case(self, printed: Printed, run: Programme) -> Case:
        return read_answers(printed.answers, run, self.desk.clock())


def _lacks(case: Case, programme: Programme) -> Iterator[str]:
    """What the answers leave out or do not meet, each sentence once."""
    blocking = (f for f in check(case, programme).blocking if f.about not in OF_PAPERS)
    yield from dict.fromkeys(sentence(finding) for finding in blocking)
