"""What an office does with batches: orders one, looks at a letter, has all made, withdraws and sends."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Protocol

from app.documents.pipeline import Office
from app.errors import DeedRefused
from app.matters.rights import Actor
from app.store.batches import Batches
from app.store.letter_values import Batch, Order, Posting
from app.workflow.batches.correspondence import Correspondence
from app.workflow.jobs.durable import Durable

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


class LetterBatches:
    """The batches of all offices; who may do what is the pages' to ask.

    Raises ``NotOnRecord`` for a batch of another programme, as for none.
    """

    def __init__(
        self,
        batches: Batches,
        correspondence: Correspondence,
        office: Office,
        durable: Durable,
        ledger: Ledger,
    ) -> None:
        self._batches = batches
        self._correspondence = correspondence
        self._office = office
        self._durable = durable
        self._ledger = ledger

    def create(
        self,
        order: Order,
        matter_ids: Sequence[str],
        by: Actor,
        posting: Posting = Posting.GIVEN,
    ) -> Batch:
        """A batch with nothing made yet; ``DeedRefused`` without matters, ``NotOnRecord`` for an unknown."""
        if not matter_ids:
            raise DeedRefused((EMPTY,))
        batch = self._batches.create(
            order,
            self._in_order(order, matter_ids, posting),
            made_by=by.account_id,
            fingerprint=self._correspondence.fingerprint(order),
            posting=posting,
        )
        self._tell(batch, by, "batch_created", f"{order.kind}: {len(matter_ids)}")
        return batch

    def preview(self, order: Order, matter_id: str) -> bytes:
        """The PDF of one letter as it would be made now; nothing is kept.

        Raises ``DeedRefused``, ``NotOnRecord``, ``BlankBroken`` or ``ConversionFailed``.
        """
        return self._office.convert(self._correspondence.docx(order, matter_id))

    def generate(self, programme: str, batch_id: str, by: Actor) -> None:
        """Have made what waits and what failed; returns at once."""
        batch = self._batches.ask(programme, batch_id)
        self._tell(batch, by, "batch_generated")
        self._durable.ask(JOB, batch_id)

    def regenerate(self, programme: str, batch_id: str, by: Actor) -> None:
        """Have every letter not yet sent looked at, and made anew where anything it says has changed."""
        batch = self._batches.ask_again(programme, batch_id)
        self._tell(batch, by, "batch_regenerated")
        self._durable.ask(JOB, batch_id)

    def withdraw(self, programme: str, batch_id: str, matter_id: str, by: Actor) -> None:
        """Take a letter that was not sent out of the batch."""
        self._batches.withdraw(programme, batch_id, matter_id)
        self._tell(self._batches.get(programme, batch_id), by, "letter_withdrawn", matter_id)

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
        sent = self._batches.send(programme, batch_id, on, matter_ids)
        if not sent:
            raise DeedRefused((NONE_TO_SEND,))
        note = f"{on.isoformat()}: {len(sent)}"
        self._tell(self._batches.get(programme, batch_id), by, "letters_sent", note)
        return sent

    def is_outdated(self, batch: Batch) -> bool:
        """Whether blank or settings have changed since the batch was ordered."""
        return batch.fingerprint != self._correspondence.fingerprint(batch.order)

    def _in_order(self, order: Order, matter_ids: Sequence[str], posting: Posting) -> Sequence[str]:
        # Every one is asked for in any case: a matter of another programme must not get in.
        addressees = {each: self._correspondence.addressee(order, each) for each in matter_ids}
        if posting is Posting.GIVEN:
            return matter_ids
        return sorted(matter_ids, key=lambda each: addressees[each].postcode)

    def _tell(self, batch: Batch, by: Actor, event: str, note: str = "") -> None:
        self._ledger.record(batch.order.programme, by, event, note, record_id=batch.id)
