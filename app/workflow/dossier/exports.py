"""What a page asks of exports that are prepared comes in; wishes, and their downloads, go out."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace

from app.errors import NotOnRecord, OutOfReach
from app.matters.rights import Actor, Right
from app.store.ledger import Ledger
from app.store.prepared import EXPORT, Prepared
from app.store.wishes import NO_WISH, Wished, Wishes, WishState
from app.workflow.dossier.exporting import Exporting
from app.workflow.dossier.order import Order, Shape
from app.workflow.dossier.prepared_file import PreparedFile, Ready
from app.workflow.office.events import Event
from app.workflow.office.reach import NOT_DRAWN, Reach

RIGHTS = (Right.READ, Right.EXPORT)

TOLD = {
    Shape.ZIP: "{reason} (odcisk paczki: {fingerprint})",
    Shape.PDF: "{reason} (jeden plik PDF, SHA-256: {fingerprint})",
}
"""What the ledger says of a download, by its shape."""


@dataclass(frozen=True)
class Download:
    """A prepared file: its name, length in bytes and a mark that changes with its bytes."""

    name: str
    length: int
    mark: str
    read: Callable[[int, int], Iterator[bytes]]


@dataclass(frozen=True)
class Exports:
    """Needs ``RIGHTS``. ``start`` has a wish seen through by its id."""

    exporting: Exporting
    wishes: Wishes
    prepared: Prepared
    ledger: Ledger
    start: Callable[[str], None]

    def ask(
        self,
        actor: Actor,
        programme: str,
        reason: str,
        matter_ids: Collection[str] | None = None,
        *,
        control_id: str = "",
    ) -> Wished:
        """Have the programme's dossiers (or these) prepared; told in the ledger with the reason.

        ``control_id`` is the control a pack is made for, which lists it then.
        """
        order = self.exporting.order(actor, programme, reason, matter_ids)
        return self._asked(actor, order, control_id)

    def ask_pdf(self, actor: Actor, programme: str, matter_id: str, reason: str) -> Wished:
        """Have the papers of one dossier bound; the ledger tells it of the matter, with the reason."""
        order = self.exporting.order(actor, programme, reason, (matter_id,))
        return self._asked(actor, replace(order, shape=Shape.PDF))

    def of_programme(self, actor: Actor, programme: str) -> tuple[Wished, ...]:
        """Youngest first."""
        self._admit(actor, programme)
        return tuple(self.wishes.of_programme(programme, EXPORT))

    def of_control(self, actor: Actor, programme: str, control_id: str) -> tuple[Wished, ...]:
        """The packs made for a control that ``get`` gives the actor, youngest first."""
        if not all(actor.may(right, programme) for right in RIGHTS):
            return ()
        reach = self.exporting.desk.reach(actor, Right.EXPORT, programme)
        every = self.wishes.of_programme(programme, EXPORT)
        return tuple(each for each in every if each.subject == control_id and _shows(reach, each))

    def length(self, wish: Wished) -> int:
        """Bytes of a finished file; ``FileLost``, ``KeyMissing`` or ``SealBroken`` where it is gone."""
        return PreparedFile(self.prepared, wish.id).ready().length

    def get(self, actor: Actor, programme: str, wish_id: str) -> Wished:
        """``NotOnRecord`` also for another programme's, and for other long work.

        Somebody who controls is given what holds dossiers of their sample alone.
        """
        desk = self.exporting.desk
        for right in RIGHTS:
            desk.admit_to_register(actor, right, programme)
        wish = self.wishes.get(programme, wish_id)
        if wish.kind != EXPORT:
            raise NotOnRecord(NO_WISH)
        if not _shows(desk.reach(actor, Right.EXPORT, programme), wish):
            raise OutOfReach((NOT_DRAWN,))
        return wish

    def download(self, actor: Actor, programme: str, wish_id: str, first: int = 0) -> Download:
        """The file, told in the ledger; who goes on from a later byte was told of when they began."""
        wish = self.get(actor, programme, wish_id)
        if wish.state is not WishState.DONE:
            raise NotOnRecord(NO_WISH)
        order = Order.of_plain(wish.told)
        file = PreparedFile(self.prepared, wish.id)
        ready = file.ready()
        note = TOLD[order.shape].format(reason=order.reason, fingerprint=ready.fingerprint)
        record_id = _told_of(order, wish.id)
        if first == 0 or not self._was_told(actor, programme, record_id, note):
            self.ledger.record(programme, actor, Event.DOSSIER_EXPORTED, note, record_id=record_id)
        return _download(order, file, ready)

    def _asked(self, actor: Actor, order: Order, control_id: str = "") -> Wished:
        wish = self.wishes.ask(EXPORT, order.programme, control_id, actor.account_id, order.plain)
        if order.shape is Shape.ZIP:  # of how many papers a PDF is made is known once they are read
            self.wishes.move(wish.id, total=len(order.cases))
        self.exporting.tell_asked(order, _told_of(order, wish.id))
        self.start(wish.id)
        return self.wishes.get(order.programme, wish.id)

    def _was_told(self, actor: Actor, programme: str, record_id: str, note: str) -> bool:
        return any(
            (line.event, line.actor_id, line.note)
            == (Event.DOSSIER_EXPORTED, actor.account_id, note)
            for line in self.ledger.lines(programme, record_id)
        )

    def _admit(self, actor: Actor, programme: str) -> None:
        for right in RIGHTS:
            self.exporting.desk.admit(actor, right, programme)


def _told_of(order: Order, wish_id: str) -> str:
    """A PDF is told of its matter; what holds many dossiers, of itself."""
    return order.cases[0][0] if order.shape is Shape.PDF else wish_id


def _shows(reach: Reach, wish: Wished) -> bool:
    """Whether everything that is in a pack may be given to whoever has this reach."""
    return reach.whole or all(reach.shows(each) for each, _ in Order.of_plain(wish.told).cases)


def _download(order: Order, file: PreparedFile, ready: Ready) -> Download:
    def read(first: int, end: int) -> Iterator[bytes]:
        return file.read(ready, first, end)

    return Download(f"{order.name}.{order.shape.value}", ready.length, ready.fingerprint, read)
