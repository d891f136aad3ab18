"""What a page asks of the exports of a programme comes in; wishes, and their downloads, go out."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from app.errors import NotOnRecord, OutOfReach
from app.matters.rights import Actor, Right
from app.store.ledger import Ledger
from app.store.prepared import EXPORT, Prepared
from app.store.wishes import NO_WISH, Wished, Wishes, WishState
from app.workflow.dossier.exporting import Exporting
from app.workflow.dossier.order import Order
from app.workflow.dossier.prepared_zip import PreparedZip, Ready
from app.workflow.office.events import Event
from app.workflow.office.reach import NOT_DRAWN, Reach

RIGHTS = (Right.READ, Right.EXPORT)


@dataclass(frozen=True)
class Download:
    """A prepared ZIP: its file name, length and a mark that changes with its bytes."""

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
        wish = self.wishes.ask(EXPORT, programme, control_id, actor.account_id, order.plain)
        self.wishes.move(wish.id, total=len(order.cases))
        self.exporting.tell_asked(order, wish.id)
        self.start(wish.id)
        return self.wishes.get(programme, wish.id)

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
        """Bytes of a finished ZIP; ``FileLost``, ``KeyMissing`` or ``SealBroken`` where it is gone."""
        return PreparedZip(self.prepared, wish.id, Order.of_plain(wish.told)).ready().length

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
        """The ZIP, told in the ledger; who goes on from a later byte was told of when they began."""
        wish = self.get(actor, programme, wish_id)
        if wish.state is not WishState.DONE:
            raise NotOnRecord(NO_WISH)
        order = Order.of_plain(wish.told)
        zipped = PreparedZip(self.prepared, wish.id, order)
        ready = zipped.ready()
        if first == 0 or not self._was_told(actor, programme, wish_id):
            note = f"{order.reason} (odcisk paczki: {ready.fingerprint})"
            self.ledger.record(programme, actor, Event.DOSSIER_EXPORTED, note, record_id=wish_id)
        return _download(order, zipped, ready)

    def _was_told(self, actor: Actor, programme: str, wish_id: str) -> bool:
        return any(
            line.event == Event.DOSSIER_EXPORTED and line.actor_id == actor.account_id
            for line in self.ledger.lines(programme, wish_id)
        )

    def _admit(self, actor: Actor, programme: str) -> None:
        for right in RIGHTS:
            self.exporting.desk.admit(actor, right, programme)


def _shows(reach: Reach, wish: Wished) -> bool:
    """Whether everything that is in a pack may be given to whoever has this reach."""
    return reach.whole or all(reach.shows(each) for each, _ in Order.of_plain(wish.told).cases)


def _download(order: Order, zipped: PreparedZip, ready: Ready) -> Download:
    def read(first: int, end: int) -> Iterator[bytes]:
        return zipped.read(ready, first, end)

    return Download(f"{order.name}.zip", ready.length, ready.fingerprint, read)
