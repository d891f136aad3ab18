"""An assistant's part of a month comes in; all its service cards go out as one DOCX, for a batch."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.attachments.monthly import MonthSheet
from app.attachments.service_card import ATTACHMENT
from app.documents.many_cards import bound_pdf, bound_sheets, page_ranges
from app.documents.month_papers import month_title
from app.documents.pipeline import BLANKS
from app.documents.signing_boxes import signing_boxes
from app.dossier.printed import PrintedPart
from app.errors import DeedRefused, NotOnRecord
from app.matters.rights import Actor, Right
from app.months.judged_month import JudgedMonth, entries_named
from app.months.month_file import MonthFile, MonthState, Part, file_id
from app.months.people import people_of
from app.months.sheets import Asked, entries_in, sheets_of
from app.store.letter_values import CARDS, Order
from app.wording.findings import sentence
from app.workflow.batches.correspondence import Addressee, Written
from app.workflow.months.reading import MonthReading
from app.workflow.office.desk import Desk
from rules.diary import YearMonth
from rules.month.deadline import first_day
from rules.verdict import Finding

KINDS: Mapping[str, Part] = {
    "service_cards": Part.MAIN,
    "service_cards_supplement": Part.SUPPLEMENT,
}
"""The kinds of batches that hold cards: of the main part of a month, of what came after its deadline."""
NO_CARDS = "W tym miesiącu ta osoba nie ma wpisów. Odśwież stronę i wybierz osoby jeszcze raz."
TO_MEND = "Najpierw trzeba poprawić wpisy w dzienniku: {what}"
MOST_SAID = 3


@dataclass(frozen=True)
class Whose:
    """One assistant's cards of a part: ``id`` is that of the part, ``blocking`` what stands against them."""

    id: str
    assistant_id: str
    name: str
    state: MonthState
    cards: int
    blocking: int


@dataclass(frozen=True)
class MonthCards:
    """The service cards of all offices (see ``app.workflow.batches.correspondence``)."""

    desk: Desk

    def every(self, actor: Actor, programme: str, of: YearMonth, part: Part) -> tuple[Whose, ...]:
        """Everybody with entries in the part, by name; needs the right ``SETTLE``."""
        self.desk.admit(actor, Right.SETTLE, programme)
        everybody = MonthReading(self.desk).of_everybody(programme, of)
        files = {f.assistant_id: f for f in everybody.known.files if f.part is part}
        found = (_whose(everybody, each, part, files) for each in _assistants(everybody))
        return tuple(sorted((w for w in found if w.cards), key=lambda w: (w.name.casefold(), w.id)))

    def names(self, programme: str, of: YearMonth, part: Part) -> Mapping[str, str]:
        """Names of all assistants who ever had an assignment, by the id of their part."""
        people = people_of((), self.desk.rooms.profiles.find(programme))
        return {
            file_id(programme, writer, of, part): people.assistant(writer)
            for writer in self._writers(programme)
        }

    def sheets(self, order: Order, part_id: str) -> tuple[MonthSheet, ...]:
        """What the cards are written from; ``NotOnRecord`` for a part without entries."""
        month, asked = self._read(order, part_id)
        return sheets_of(month, asked)

    def written(self, order: Order, part_id: str) -> Written:
        """``DeedRefused`` where the card would not be accepted anyway."""
        month, asked = self._read(order, part_id)
        against = blocking(month, asked)
        if against:
            raise DeedRefused((TO_MEND.format(what=" ".join(_said(against))),))
        sheets = sheets_of(month, asked)
        docx = bound_sheets(ATTACHMENT, sheets)
        return Written(
            docx,
            lambda office: bound_pdf(ATTACHMENT, sheets, office=office),
            CARDS,
            month_title(ATTACHMENT, sheets[0]),
            lambda pdf, _: tuple(_parts(sheets, pdf)),
        )

    def addressee(self, order: Order, part_id: str) -> Addressee:
        """Number and code of the cards stand for their person, who is named on the cards alone."""
        sheets = self.sheets(order, part_id)
        number = f"{sheets[0].number} {sheets[0].code}" if sheets else part_id
        return Addressee(number, sheets[0].assistant if sheets else "", "", "", "")

    def fingerprint(self, order: Order) -> str:
        blank = BLANKS / f"{ATTACHMENT.slug}.docx"
        return hashlib.sha256(order.kind.encode() + blank.read_bytes()).hexdigest()

    def _read(self, order: Order, part_id: str) -> tuple[JudgedMonth, Asked]:
        of, part = month_of(order), KINDS[order.kind]
        for assistant_id in self._writers(order.programme):
            if file_id(order.programme, assistant_id, of, part) == part_id:
                month = MonthReading(self.desk).of_assistant(order.programme, of, assistant_id)
                files = (f for f in month.known.files if f.id == part_id)
                corrections = next((file.corrections for file in files), 0)
                return month, Asked(assistant_id, part, corrections)
        raise NotOnRecord(NO_CARDS)

    def _writers(self, programme: str) -> Iterator[str]:
        """Whoever may have entries: nobody writes a diary without having been assigned."""
        assignments = self.desk.rooms.assignments.find(programme)
        yield from sorted({each.assistant_id for each in assignments})


def order_of(programme: str, of: YearMonth, part: Part) -> Order:
    """A batch of cards is told apart by the part, and bears the month's first day."""
    kind = next(kind for kind, kinds_part in KINDS.items() if kinds_part is part)
    return Order(programme, kind, first_day(of))


def month_of(order: Order) -> YearMonth:
    day: date = order.dated
    return YearMonth(day.year, day.month)


def blocking(month: JudgedMonth, asked: Asked) -> tuple[Finding, ...]:
    """What stands against the assistant's entries of a part, each finding once."""
    own = {entry.id for entry in entries_in(month, asked)}
    return tuple(
        finding
        for finding in month.verdict.blocking
        if own.intersection(entries_named(finding, month.view))
    )


def _assistants(month: JudgedMonth) -> list[str]:
    return sorted({entry.assistant_id for entry in month.known.entries if not entry.removed})


def _whose(
    month: JudgedMonth, assistant_id: str, part: Part, files: Mapping[str, MonthFile]
) -> Whose:
    asked = Asked(assistant_id, part)
    entries = entries_in(month, asked)
    file = files.get(assistant_id)
    return Whose(
        id=file_id(month.known.programme.slug, assistant_id, month.known.of, part),
        assistant_id=assistant_id,
        name=month.view.people.assistant(assistant_id),
        state=MonthState.OPEN if file is None else file.state,
        cards=len({entry.matter_id for entry in entries}),
        blocking=len(blocking(month, asked)),
    )


def _parts(sheets: Sequence[MonthSheet], pdf: bytes) -> Iterator[PrintedPart]:
    """Each card with the places its people sign at."""
    for sheet, pages in zip(sheets, page_ranges(pdf), strict=True):
        places = signing_boxes(pdf, ATTACHMENT.signatures(sheet), pages=pages)
        title = month_title(ATTACHMENT, sheet)
        first, count = pages.start + 1, len(pages)
        yield PrintedPart(ATTACHMENT.slug, title, first, count, sheet.matter_id, places)


def _said(against: tuple[Finding, ...]) -> Iterator[str]:
    yield from (sentence(finding) for finding in against[:MOST_SAID])
    if len(against) > MOST_SAID:
        yield f"(i jeszcze {len(against) - MOST_SAID})"
