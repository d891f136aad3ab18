"""A confirmed order comes in; its dossiers are erased one by one, and a certificate is left of each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from types import MappingProxyType

from app.dossier.erasure import Erasure, ErasureOrder, OrderState
from app.dossier.retention import Retention
from app.matters.matter import Matter
from app.matters.reading_answers import forget_read
from app.matters.rights import Actor
from app.months.ids import one_id
from app.store.erasing import Deed
from app.store.opened import Store
from app.store.prepared import Prepared
from app.store.reach import ERASE, Reach
from app.store.sweep import Sweep
from app.store.wishes import WishState
from app.workflow.dossier.erasures import Erasures
from app.workflow.dossier.sweeps import Sweeps
from app.workflow.office.desk import Desk
from app.workflow.office.events import Event
from rules.programme import programme_slugs


def erasure_id(programme: str, matter_id: str) -> str:
    """The id of a dossier's certificate: there is one, however often the work is begun."""
    return one_id("erasure", programme, matter_id)


@dataclass(frozen=True)
class ErasingJob:
    """One dossier is one piece; what was ``prepared`` to be downloaded goes, for the person may be in it."""

    erasures: Erasures
    prepared: Prepared
    sweeps: Sweeps = field(default_factory=Sweeps)

    def unfinished(self) -> Sequence[str]:
        """Also what was confirmed by a process that died before it wished for it."""
        orders = self.erasures.desk.rooms.erasure_orders
        for slug in programme_slugs():
            for order in orders.all(slug):
                if order.state is OrderState.CONFIRMED:
                    self.erasures.take_up(order)
        return self.erasures.wishes.unfinished(ERASE)

    def advance(self, work_id: str, stopping: Callable[[], bool]) -> bool:
        """The next dossier, or the end of it all."""
        wish = self.erasures.wishes.known(work_id)
        if wish is None or wish.state is not WishState.ASKED or stopping():
            return False
        self.erasures.erasing.clear(work_id)
        order = self.erasures.desk.rooms.erasure_orders.get(wish.programme, wish.subject)
        left = self._left(order)
        self.erasures.wishes.move(
            work_id, done=len(order.matter_ids) - len(left), total=len(order.matter_ids)
        )
        if len(left) < len(order.matter_ids):
            self.prepared.forget(order.programme)
        if left:
            sweep = self.sweeps.of(self.erasures, order, left, stopping)
            if stopping():
                return False
            self._erase(order, left[0], work_id, sweep)
            return True
        self._end(order, work_id)
        return False

    def _left(self, order: ErasureOrder) -> Sequence[str]:
        """Whoever is neither gone nor kept; nobody's matter is opened for that."""
        there = self.erasures.desk.rooms.matters.stamps(order.programme, by="id")
        return [each for each in order.matter_ids if each in there and each not in order.kept]

    def _erase(
        self, order: ErasureOrder, matter_id: str, work_id: str, sweep: Sweep | None
    ) -> None:
        desk, actor = self.erasures.desk, _confirming(order)
        matter = desk.rooms.matters.get(order.programme, matter_id)
        mine = self.erasures.whose(matter)
        stands = self.erasures.stands_in_the_way(matter, mine)
        if stands:  # a hold, a request, a scan since it was confirmed
            kept = MappingProxyType({**order.kept, matter_id: stands[0]})
            desk.rooms.erasure_orders.save(replace(order, kept=kept), actor, Event.ERASURE_SKIPPED)
            return
        retention = desk.rooms.retentions.get(order.programme, order.programme)
        self.erasures.erasing.erase(
            mine,
            lambda reach: self._certificate(order, matter, retention, reach),
            Deed(actor, Event.ERASED, work_id),
            sweep,
        )

    def _certificate(
        self, order: ErasureOrder, matter: Matter, retention: Retention, reach: Reach
    ) -> Erasure:
        today = self.erasures.desk.clock()
        days = retention.backup_days
        return Erasure(
            id=erasure_id(order.programme, matter.id),
            programme=order.programme,
            matter_id=matter.id,
            year=order.year,
            erased_on=today,
            because=order.because,
            category=retention.category,
            years=retention.years,
            ordered_by=order.asked_by_name,
            confirmed_by=order.confirmed_by_name,
            counts=reach.counts,
            last_line=reach.told.last_line,
            case_number=matter.case_number,
            left=reach.left,
            backups_until=today + timedelta(days=days) if days else None,
        )

    def _end(self, order: ErasureOrder, work_id: str) -> None:
        """Nothing is left on any page of the database; only then is the work called done."""
        self.sweeps.forget()
        self.erasures.erasing.finish()
        forget_read()
        done = replace(order, state=OrderState.DONE)
        if order.state is not OrderState.DONE:
            orders = self.erasures.desk.rooms.erasure_orders
            orders.save(done, _confirming(order), Event.ERASURE_ENDED)
        self.erasures.wishes.end(work_id, WishState.DONE)


def open_erasures(store: Store, desk: Desk, ask_for: Callable[[str, str], None]) -> Erasures:
    """``ask_for`` hands a wish to whoever sees wishes through."""
    return Erasures(desk, store.erasing, store.ledger, store.wishes, ask_for)


def open_erasing_job(store: Store, desk: Desk) -> ErasingJob:
    """What sees confirmed orders through; it asks nobody for more."""
    return ErasingJob(open_erasures(store, desk, lambda _kind, _wish_id: None), store.prepared)


def _confirming(order: ErasureOrder) -> Actor:
    """Whoever confirmed stands in the ledger for what was done then; they need no right any more."""
    return Actor(order.confirmed_by, order.confirmed_by_name, frozenset(), frozenset())
