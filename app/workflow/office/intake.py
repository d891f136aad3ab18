"""Paper that came to the office comes in; a matter of the register, checked and completed, goes out."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.attachments.page import Raw
from app.errors import ChangedMeanwhile, DeedRefused
from app.matters.checking_papers import check_papers
from app.matters.completing import answer_call, call_for_completion, what_is_missing
from app.matters.matter import Entry, Matter, Papers, Received, Way
from app.matters.numbering import case_number
from app.matters.receiving import correct_answers, note_wishes, open_matter
from app.matters.rights import Actor, Right
from app.workflow.office.desk import Desk, Seen, new_id
from app.workflow.office.dossiers import Occasion
from app.workflow.office.events import Event
from app.workflow.office.printouts import NO_SUCH_BUNDLE, Printouts
from app.workflow.office.rooms import Printed
from rules.vocabulary import FormOfAddress

TAKEN_ALREADY = "Te dokumenty są już w rejestrze: sprawa {number}. Otwórz ją zamiast zakładać nową."


@dataclass(frozen=True)
class Arrival:
    """How and when the paper came; never merit (rule C9)."""

    on: date
    way: Way
    note: str = ""


@dataclass(frozen=True)
class Intake:
    """Taking papers in needs the right ``INTAKE``; whatever a clerk can mend is raised as ``UserError``."""

    desk: Desk

    def printed(self, actor: Actor, programme: str, code: str) -> Printed:
        """The bundle of this code that nobody has taken in yet."""
        self.desk.admit(actor, Right.INTAKE, programme)
        found = self.desk.rooms.bundles.find(programme, code)
        if found is None:
            raise DeedRefused((NO_SUCH_BUNDLE,))
        taken = Printouts(self.desk).taken_by(programme, found)
        if taken is not None:
            raise DeedRefused((TAKEN_ALREADY.format(number=taken.case_number),))
        return found

    def take_bundle(self, actor: Actor, programme: str, code: str, arrival: Arrival) -> Matter:
        """A matter from a bundle printed here, with the answers it was printed from."""
        found = self.printed(actor, programme, code)
        received = Received(arrival.on, arrival.way, Entry.BUNDLE, found.code, arrival.note.strip())
        matter = self._open(actor, programme, received, found.answers, _once(found.draft_id))
        # Every print of the draft, whichever of them was signed: it is this matter's from now on.
        self.desk.rooms.page_codes.assign(programme, found.draft_id, matter.id)
        return matter

    def take_paper(
        self,
        actor: Actor,
        programme: str,
        answers: Mapping[str, Raw],
        arrival: Arrival,
        form: str = "",
    ) -> Matter:
        """A matter from answers a clerk typed off the paper, judged by the same rules.

        ``form`` names the form they were typed in: sent twice, it opens one matter.
        """
        self.desk.admit(actor, Right.INTAKE, programme)
        received = Received(arrival.on, arrival.way, Entry.PAPER, note=arrival.note.strip())
        return self._open(actor, programme, received, answers, _once(form) if form else new_id())

    def check_papers(self, actor: Actor, seen: Seen, papers: Papers) -> Matter:
        """What is enclosed, signed and shown; the rules say whether that is formally correct (R1)."""
        matter = self._for_intake(actor, seen)
        programme = self.desk.programme(seen.programme)
        checked = check_papers(matter, papers, programme, self.desk.clock())
        kept = self._keep(checked, actor, Event.PAPERS_CHECKED)
        self.desk.keep_up(actor, Occasion.JUDGED, kept)
        return kept

    def missing(self, actor: Actor, seen: Seen) -> tuple[str, ...]:
        """The sentences a call for completion would say, for a clerk to look at first."""
        self.desk.admit(actor, Right.READ, seen.programme)
        programme = self.desk.programme(seen.programme)
        return what_is_missing(self.desk.matter(seen), programme, self.desk.clock())

    def call(self, actor: Actor, seen: Seen, asked: tuple[str, ...] | None = None) -> Matter:
        """A call for completion, by the verdict's sentences or a clerk's own."""
        matter, settings = self._for_intake(actor, seen), self.desk.settings(seen.programme)
        programme = self.desk.programme(seen.programme)
        called = call_for_completion(matter, programme, settings, self.desk.clock(), asked)
        return self._keep(called, actor, Event.COMPLETION_CALLED)

    def answer(
        self, actor: Actor, seen: Seen, on: date, answers: Mapping[str, Raw] | None = None
    ) -> Matter:
        """What came in answer to a call; the papers wait to be checked anew."""
        answered = answer_call(self._for_intake(actor, seen), on, answers)
        return self._keep(answered, actor, Event.COMPLETION_ANSWERED)

    def correct(self, actor: Actor, seen: Seen, answers: Mapping[str, Raw]) -> Matter:
        """Answers as the paper has them, page by page; other pages stay as they are."""
        corrected = correct_answers(self._for_intake(actor, seen), answers)
        return self._keep(corrected, actor, Event.ANSWERS_CORRECTED)

    def note_wishes(
        self, actor: Actor, seen: Seen, address: FormOfAddress | None, accessible_form: str
    ) -> Matter:
        """„Pani” or „Pan” (rule R9), and the form letters are needed in (rule R12)."""
        noted = note_wishes(self._for_intake(actor, seen), address, accessible_form)
        return self._keep(noted, actor, Event.WISHES_NOTED)

    def _for_intake(self, actor: Actor, seen: Seen) -> Matter:
        self.desk.admit(actor, Right.INTAKE, seen.programme)
        return self.desk.matter(seen)

    def _open(
        self,
        actor: Actor,
        programme: str,
        received: Received,
        answers: Mapping[str, Raw],
        matter_id: str,
    ) -> Matter:
        """A number is taken only for what is not refused; its year is that of the paper."""
        matter = open_matter(programme, received, answers, self.desk.clock())
        year = received.on.year
        number = self.desk.rooms.take_number(programme, year)
        pattern = self.desk.settings(programme).number_pattern
        numbered = replace(matter, id=matter_id, case_number=case_number(pattern, number, year))
        opened = self._add(numbered, actor)
        self.desk.keep_up(actor, Occasion.OPENED, opened)
        return opened

    def _add(self, matter: Matter, actor: Actor) -> Matter:
        """Of two who open the same matter in the same moment the second hears which one it is."""
        try:
            return self.desk.rooms.matters.add(matter, actor, Event.MATTER_OPENED)
        except ChangedMeanwhile:
            first = self.desk.rooms.matters.get(matter.programme, matter.id)
            raise DeedRefused((TAKEN_ALREADY.format(number=first.case_number),)) from None

    def _keep(self, matter: Matter, actor: Actor, event: Event) -> Matter:
        return self.desk.rooms.matters.save(matter, actor, event)


def _once(origin: str) -> str:
    """The id of the one matter that comes of a draft or a form: opened twice, it is the same."""
    return hashlib.sha256(f"matter of {origin}".encode()).hexdigest()[:32]
