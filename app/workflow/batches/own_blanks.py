"""A blank an office made, or its choice of one, comes in; letters are written with it from then on."""

from dataclasses import dataclass
from datetime import date

from app.documents.letter import blank_of, letter_docx
from app.documents.letter_blanks.confinement import check_blank
from app.documents.pipeline import Office
from app.errors import NotOnRecord
from app.letters.letter import Letter
from app.letters.sample import sample_facts
from app.matters.matter import Matter
from app.matters.refusals import refuse
from app.matters.rights import Actor, Right
from app.store.letter_blanks import BlankVersion, LetterBlanks
from app.store.letter_values import Order
from app.workflow.batches.letter_batches import Ledger
from app.workflow.batches.office_letters import LETTERS, OfficeLetters
from app.workflow.office.desk import Desk
from app.workflow.office.events import Event

NO_LETTER = "Nie ma takiego pisma. Wróć do listy wzorów i wybierz je stamtąd."
NO_MATTER = "Nie ma sprawy o tym znaku. Przepisz znak z rejestru spraw, np. 12.2026."
OURS = "teczki"
"""Names the blank every office has, where a version's id would stand."""


@dataclass(frozen=True)
class OwnBlanks:
    """Every deed needs the right ``BLANKS``; to see a matter in a blank, ``LETTERS`` as well."""

    desk: Desk
    blanks: LetterBlanks
    correspondence: OfficeLetters
    office: Office
    ledger: Ledger

    def letter(self, slug: str) -> Letter:
        """``NotOnRecord`` for one there is not."""
        if slug not in LETTERS:
            raise NotOnRecord(NO_LETTER)
        return LETTERS[slug]

    def add(
        self, actor: Actor, programme: str, slug: str, data: bytes, file_name: str
    ) -> BlankVersion:
        """The blank as the newest version, in use; ``BlankRefused`` with every fault, and nothing is kept."""
        self.desk.admit(actor, Right.BLANKS, programme)
        letter = self.letter(slug)
        check_blank(data, letter, self.desk.programme(programme))
        added = self.blanks.add(programme, slug, data, actor, file_name)
        self._tell(programme, actor, Event.BLANK_ADDED, f"{letter.name}: {added.number}")
        return added

    def use(self, actor: Actor, programme: str, slug: str, version_id: str) -> None:
        """An earlier version again, or with :data:`OURS` the one every office has."""
        self.desk.admit(actor, Right.BLANKS, programme)
        letter = self.letter(slug)
        if version_id == OURS:
            self.blanks.use_ours(programme, slug)
            self._tell(programme, actor, Event.BLANK_OURS, letter.name)
            return
        version = self._version(programme, slug, version_id)
        self.blanks.use(programme, version.id)
        self._tell(programme, actor, Event.BLANK_USED, f"{letter.name}: {version.number}")

    def docx(self, actor: Actor, programme: str, slug: str, version_id: str) -> bytes:
        """The blank itself, to change it in a word processor."""
        self.desk.admit(actor, Right.BLANKS, programme)
        letter = self.letter(slug)
        if version_id == OURS:
            return blank_of(letter).read_bytes()
        return self.blanks.get(programme, self._version(programme, slug, version_id).id)

    def preview(
        self, actor: Actor, programme: str, slug: str, version_id: str, case_number: str = ""
    ) -> bytes:
        """A PDF with the sample's facts, or with those of a matter by its number; nothing is kept.

        Raises ``DeedRefused`` where the matter has nothing for this letter to tell.
        """
        blank = self.docx(actor, programme, slug, version_id)
        letter = self.letter(slug)
        if not case_number:
            facts = sample_facts(self.desk.programme(programme), slug)
            return self.office.convert(letter_docx(blank, letter, facts))
        self.desk.admit(actor, Right.LETTERS, programme)
        order = Order(programme, slug, self._day())
        facts = self.correspondence.facts(order, self._matter(programme, case_number).id)
        return self.office.convert(letter_docx(blank, letter, facts))

    def _matter(self, programme: str, case_number: str) -> Matter:
        wanted = case_number.strip().casefold()
        every = self.desk.rooms.matters.all(programme)
        found = next((each for each in every if each.case_number.casefold() == wanted), None)
        return found if found is not None else refuse(NO_MATTER)

    def _version(self, programme: str, slug: str, version_id: str) -> BlankVersion:
        versions = self.blanks.versions(programme, slug)
        found = next((each for each in versions if each.id == version_id), None)
        if found is None:
            raise NotOnRecord(NO_LETTER)
        return found

    def _day(self) -> date:
        return self.desk.clock()

    def _tell(self, programme: str, actor: Actor, event: Event, note: str) -> None:
        self.ledger.record(programme, actor, event, note)
