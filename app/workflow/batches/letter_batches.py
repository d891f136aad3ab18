"""What an office does with batches: orders one, looks at a letter, has all made, withdraws and sends."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from app.documents.pipeline import Office
from app.errors import DeedRefused, NotOnRecord
from app.matters.rights import Actor, Right
from app.store.batches import NO_BATCH, Batches
from app.store.letter_values import Batch, Order, Posting
from app.workflow.batches.correspondence import Correspondence
from app.workflow.batches.month_cards import KINDS as CARDS
from app.workflow.jobs.durable import Durable
from app.workflow.office.desk import Desk
from app.workflow.office.events import Event

JOB = "letters"
EMPTY = "Nie wybrano żadnej sprawy. Zaznacz na liście sprawy, do których mają powstać pisma."
NONE_TO_SEND = (
    "Żadne z wybranych pism nie czeka na wysłanie. Wysłać można tylko pisma gotowe, każde raz. "
    "Odśwież stronę serii i wybierz pisma jeszcze raz."
)


class Ledger(Protocol):
    """Where deeds are told, each with its actor."""

    def record(
        self, programme: str, by: Actor, event: str, note: str = "", *, record_id: str = ""
    ) -> None: ...


@dataclass(frozen=True)
class LetterBatches:
    """The batches of all offices; every deed needs the right ``LETTERS``.

    Raises ``NotOnRecord`` for a batch of another programme, as for none, and for one of cards.
    """

    desk: Desk
    batches: Batches
    correspondence: Correspondence
    office: Office
    durable: Durable
    ledger: Ledger

    def create(
        self,
        order: Order,
        matter_ids: Sequence[str],
        by: Actor,
        posting: Posting = Posting.GIVEN,
    ) -> Batch:
        """A batch with nothing made yet; ``DeedRefused`` without matters, ``NotOnRecord`` for an unknown."""
        self._admit(by, order.programme)
        if not matter_ids:
            raise DeedRefused((EMPTY,))
        batch = self.batches.create(
            order,
            self._in_order(order, matter_ids, posting),
            made_by=by.account_id,
            fingerprint=self.correspondence.fingerprint(order),
            posting=posting,
        )
        self._tell(batch, by, Event.BATCH_ORDERED, f"{order.kind}: {len(matter_ids)}")
        return batch

    def get(self, programme: str, batch_id: str) -> Batch:
        """A batch of letters; cards of a month are under another right (``card_prints``)."""
        batch = self.batches.get(programme, batch_id)
        if batch.order.kind in CARDS:
            raise NotOnRecord(NO_BATCH)
        return batch

    def preview(self, order: Order, matter_id: str, by: Actor) -> bytes:
        """The PDF of one letter as it would be made now; nothing is kept.

        Raises ``DeedRefused``, ``NotOnRecord``, ``BlankBroken`` or ``ConversionFailed``.
        """
        self._admit(by, order.programme)
        return self.correspondence.written(order, matter_id).pdf(self.office)

    def generate(self, programme: str, batch_id: str, by: Actor) -> None:
        """Have made what waits and what failed; returns at once."""
        self._admit(by, programme)
        self.get(programme, batch_id)
        batch = self.batches.ask(programme, batch_id)
        self._tell(batch, by, Event.BATCH_ASKED)
        self.durable.ask(JOB, batch_id)

    def regenerate(self, programme: str, batch_id: str, by: Actor) -> None:
        """Have every letter not yet sent looked at, and made anew where anything it says has changed."""
        self._admit(by, programme)
        self.get(programme, batch_id)
        batch = self.batches.ask_again(programme, batch_id)
        self._tell(batch, by, Event.BATCH_ASKED_AGAIN)
        self.durable.ask(JOB, batch_id)

    def withdraw(self, programme: str, batch_id: str, matter_id: str, by: Actor) -> None:
        """Take a letter that was not sent out of the batch."""
        self._admit(by, programme)
        batch = self.get(programme, batch_id)
        self.batches.withdraw(programme, batch_id, matter_id)
        self._tell(batch, by, Event.BATCH_LETTER_WITHDRAWN, matter_id)

    def send(
        self,
        programme: str,
        batch_id: str,
        on: date,
        by: Actor,
        matter_ids: Collection[str] | None = None,
    ) -> tuple[str, ...]:
        """Note that the made letters, all or these, went out on a day; the matters they were about.

        Raises ``DeedRefused`` where none of them is there to be sent.
        """
        self._admit(by, programme)
        batch = self.get(programme, batch_id)
        sent = self.batches.send(programme, batch_id, on, matter_ids)
        if not sent:
            raise DeedRefused((NONE_TO_SEND,))
        note = f"{on.isoformat()}: {len(sent)}"
        self._tell(batch, by, Event.BATCH_SENT, note)
        return sent

    def is_outdated(self, batch: Batch) -> bool:
        """Whether blank or settings have changed since the batch was ordered."""
        return batch.fingerprint != self.correspondence.fingerprint(batch.order)

    def _in_order(self, order: Order, matter_ids: Sequence[str], posting: Posting) -> Sequence[str]:
        # Every one is asked for in any case: a matter of another programme must not get in.
        addressees = {each: self.correspondence.addressee(order, each) for each in matter_ids}
        if posting is Posting.GIVEN:
            return matter_ids
        return sorted(matter_ids, key=lambda each: addressees[each].postcode)

    def _admit(self, by: Actor, programme: str) -> None:
        self.desk.admit(by, Right.LETTERS, programme)

    def _tell(self, batch: Batch, by: Actor, event: Event, note: str = "") -> None:
        self.ledger.record(batch.order.programme, by, event, note, record_id=batch.id)
