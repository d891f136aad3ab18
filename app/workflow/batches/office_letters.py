"""A matter's id comes in; its letter, written from what the office knows on the letter's day, goes out."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from types import MappingProxyType

from app.documents.letter import blank_of, letter_docx
from app.documents.signing_boxes import signing_boxes
from app.dossier.printed import PrintedPart
from app.errors import DeedRefused, NotOnRecord
from app.letters import ALL, award, limit_change, refusal, reserve
from app.letters.heading import signature
from app.letters.letter import Letter, LetterFacts
from app.letters.notice import notice_of
from app.matters.case_view import case_of
from app.matters.matter import ResolutionState
from app.matters.refusals import newly_blocking, refuse_for
from app.matters.states import Deed, allow
from app.matters.telling import change_to_tell
from app.store.letter_blanks import LetterBlanks
from app.store.letter_values import Order
from app.wording.people import address_lines
from app.workflow.batches.correspondence import Addressee, Written
from app.workflow.office.desk import Desk
from rules import check

NO_LETTER = "Nie ma takiego pisma. Wróć do listy pism i wybierz je stamtąd."
UNCONFIRMED = (
    "To rozstrzygnięcie czeka na potwierdzenie przez drugą osobę. Pismo może powstać dopiero potem."
)
OF_RESOLUTIONS = frozenset({award.LETTER.slug, reserve.LETTER.slug, refusal.LETTER.slug})
LETTERS: Mapping[str, Letter] = MappingProxyType({letter.slug: letter for letter in ALL})

FAMILY = "letter"
"""Codes of letters are told apart from others by it."""

Blank = Callable[[str, Letter], Path | bytes]
"""The blank of a programme's office for a letter: its own, or everybody's."""


def common_blank(_programme: str, letter: Letter) -> Path:
    """The blank every office has until it makes its own."""
    return blank_of(letter)


def own_or_common(blanks: LetterBlanks) -> Blank:
    """The blank an office made its own, where it has one in use."""

    def blank(programme: str, letter: Letter) -> Path | bytes:
        return blanks.in_use(programme, letter.slug) or blank_of(letter)

    return blank


class OfficeLetters:
    """The correspondence of all offices (see ``app.workflow.batches.correspondence``)."""

    def __init__(self, desk: Desk, blank: Blank = common_blank) -> None:
        self._desk = desk
        self._blank = blank

    def written(self, order: Order, matter_id: str) -> Written:
        docx, name = self.docx(order, matter_id), letter_of(order).name
        signed = (signature(self._desk.settings(order.programme)),)

        def parts(pdf: bytes, pages: int) -> tuple[PrintedPart, ...]:
            places = signing_boxes(pdf, signed)
            return (PrintedPart(order.kind, name, 1, pages, matter_id, places),)

        return Written(docx, lambda office: office.convert(docx), FAMILY, name, parts)

    def docx(self, order: Order, matter_id: str) -> bytes:
        """The letter alone, which takes no LibreOffice."""
        letter, facts = letter_of(order), self.facts(order, matter_id)
        if order.kind in OF_RESOLUTIONS:
            _refuse_unfit(letter, facts)
        return letter_docx(self._blank(order.programme, letter), letter, facts)

    def facts(self, order: Order, matter_id: str) -> LetterFacts:
        """What is known of the matter on the day of the letter; ``NotOnRecord`` without such a matter."""
        matter = self._desk.rooms.matters.get(order.programme, matter_id)
        programme = self._desk.programme(order.programme)
        settings = self._desk.settings(order.programme)
        case = case_of(matter, programme, order.dated)
        telling = order.kind == limit_change.LETTER.slug
        change = change_to_tell(matter, programme, order.dated) if telling else None
        return LetterFacts(matter, case, programme, settings, order.dated, change)

    def addressee(self, order: Order, matter_id: str) -> Addressee:
        facts = self.facts(order, matter_id)
        to = facts.addressee
        address = to.address
        if not address_lines(address):  # as on the letter itself
            address = facts.case.participant.address
        return Addressee(
            facts.matter.case_number, to.full_name, address.street, address.postcode, address.town
        )

    def fingerprint(self, order: Order) -> str:
        blank = self._blank(order.programme, letter_of(order))
        settings = replace(self._desk.settings(order.programme), logo=b"", version=0)
        told = json.dumps(asdict(settings), sort_keys=True, default=str)
        parts = (
            blank if isinstance(blank, bytes) else blank.read_bytes(),
            self._desk.settings(order.programme).logo,
            told.encode(),
        )
        digests = b"".join(hashlib.sha256(part).digest() for part in parts)
        return hashlib.sha256(digests).hexdigest()


def letter_of(order: Order) -> Letter:
    """``NotOnRecord`` for a kind there is not."""
    if order.kind not in LETTERS:
        raise NotOnRecord(NO_LETTER)
    return LETTERS[order.kind]


def _refuse_unfit(letter: Letter, facts: LetterFacts) -> None:
    """What stands against telling a resolution: the matter's state, or a rule it breaks (R7-R9, L2)."""
    allow(Deed.SEND, facts.matter)
    resolution, programme = facts.matter.resolution, facts.programme
    if resolution is not None and resolution.state is ResolutionState.PROPOSED:
        raise DeedRefused((UNCONFIRMED,))
    letter.context(facts)  # refuses a letter of another outcome in plainer words than the rules
    untold = replace(facts.case, notice=None)
    told = replace(untold, notice=notice_of(facts))
    refuse_for(newly_blocking(check(untold, programme), check(told, programme)), programme)
