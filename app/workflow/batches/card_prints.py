"""A month and people chosen come in; a durable batch of their cards, and one file to print, go out."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from app.documents.many_cards import page_ranges
from app.documents.print_file import PrintedLetter, PrintRun, print_file
from app.errors import DeedRefused, NotOnRecord
from app.matters.rights import Actor, Right
from app.months.month_file import Part
from app.store.batches import NO_BATCH, Batches
from app.store.letter_values import Batch, LetterState, MadeLetter
from app.wording.dates import month_and_year
from app.workflow.batches.letter_batches import JOB, Ledger
from app.workflow.batches.month_cards import KINDS, MonthCards, Whose, month_of, order_of
from app.workflow.jobs.durable import Durable
from app.workflow.office.events import Event
from rules.diary import YearMonth

NOBODY = "Nie wybrano żadnej osoby. Zaznacz asystentów, których karty mają powstać."
TITLES = {
    Part.MAIN: "Karty realizacji usług",
    Part.SUPPLEMENT: "Karty dodatkowe",
}


@dataclass(frozen=True)
class Prints:
    """Batches of cards; every deed needs the right ``SETTLE``, ``NotOnRecord`` for another programme's."""

    cards: MonthCards
    batches: Batches
    durable: Durable
    ledger: Ledger

    def every(self, actor: Actor, programme: str, of: YearMonth, part: Part) -> tuple[Whose, ...]:
        """Whose cards there are to print."""
        return self.cards.every(actor, programme, of, part)

    def names(self, actor: Actor, programme: str, of: YearMonth, part: Part) -> Mapping[str, str]:
        """Who the parts of a batch belong to, by id."""
        self.cards.desk.admit(actor, Right.SETTLE, programme)
        return self.cards.names(programme, of, part)

    def order(
        self, actor: Actor, programme: str, of: YearMonth, part: Part, chosen: Collection[str]
    ) -> Batch:
        """Have the cards of the chosen parts made, in the order of names; ``DeedRefused`` without any."""
        listed = [each.id for each in self.every(actor, programme, of, part) if each.id in chosen]
        if not listed:
            raise DeedRefused((NOBODY,))
        order = order_of(programme, of, part)
        fingerprint = self.cards.fingerprint(order)
        batch = self.batches.create(
            order, listed, made_by=actor.account_id, fingerprint=fingerprint
        )
        self._tell(actor, batch, Event.BATCH_ORDERED, f"{order.kind}: {len(listed)}")
        return self.again(actor, programme, batch.id)

    def again(self, actor: Actor, programme: str, batch_id: str) -> Batch:
        """Have made what waits or failed, and look again at the rest: what has changed is made anew."""
        self._held(actor, programme, batch_id)
        batch = self.batches.ask_again(programme, batch_id)
        self._tell(actor, batch, Event.BATCH_ASKED)
        self.durable.ask(JOB, batch_id)
        return batch

    def get(self, actor: Actor, programme: str, batch_id: str) -> Batch:
        return self._held(actor, programme, batch_id)

    def of_programme(self, actor: Actor, programme: str) -> tuple[Batch, ...]:
        """Youngest first."""
        self.cards.desk.admit(actor, Right.SETTLE, programme)
        every = self.batches.of_programme(programme)
        return tuple(batch for batch in every if batch.order.kind in KINDS)

    def print_file(self, actor: Actor, programme: str, batch_id: str, file: BinaryIO) -> PrintRun:
        """Write every made card, each beginning on a sheet of its own; that it was taken is told."""
        batch = self._held(actor, programme, batch_id)
        self._tell(actor, batch, Event.BATCH_TAKEN, "do druku")
        return print_file(self._made(batch), file, title=title_of(batch))

    def one(self, actor: Actor, programme: str, batch_id: str, part_id: str) -> MadeLetter:
        """The cards of one assistant; that they were taken is told."""
        batch = self._held(actor, programme, batch_id)
        made = self.batches.made(batch.id, part_id)
        self._tell(actor, batch, Event.BATCH_TAKEN, part_id)
        return made

    def _made(self, batch: Batch) -> Iterator[PrintedLetter]:
        for number, each in enumerate(self.batches.letters(batch.id), 1):
            if each.state is LetterState.MADE:
                pdf = self.batches.made(batch.id, each.matter_id).pdf
                for card, pages in enumerate(page_ranges(pdf), 1):
                    yield PrintedLetter(f"{number}.{card}", pdf, pages)

    def _held(self, actor: Actor, programme: str, batch_id: str) -> Batch:
        self.cards.desk.admit(actor, Right.SETTLE, programme)
        batch = self.batches.get(programme, batch_id)
        if batch.order.kind not in KINDS:
            raise NotOnRecord(NO_BATCH)
        return batch

    def _tell(self, actor: Actor, batch: Batch, event: Event, note: str = "") -> None:
        self.ledger.record(batch.order.programme, actor, event, note, record_id=batch.id)


def title_of(batch: Batch) -> str:
    """„Karty realizacji usług – styczeń 2026”; no person."""
    return f"{TITLES[KINDS[batch.order.kind]]} – {month_and_year(month_of(batch.order))}"
