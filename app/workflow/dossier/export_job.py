"""Exports asked for in the browser come in; each is prepared, dossier by dossier, for its download."""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from app.errors import NotOnRecord, StoreUnavailable
from app.months.year_figures import YearFigures
from app.store.prepared import EXPORT, Prepared
from app.store.wishes import Wished, Wishes, WishState
from app.workflow.dossier.exporting import Exporting
from app.workflow.dossier.order import Order
from app.workflow.dossier.prepared_zip import PreparedZip

LOG = logging.getLogger(__name__)
SECONDS = 3.0
"""About so long is one piece of work."""
TRIES = 3
INTERNAL, KILLED = "internal", "killed"
"""Why an export was given up: something unforeseen, or it ended its process again and again."""


@dataclass
class ExportJob:
    """The durable job of preparing exports (see ``app.workflow.jobs.job``)."""

    wishes: Wishes
    prepared: Prepared
    exporting: Exporting
    clock: Callable[[], float] = time.monotonic
    _year: dict[str, YearFigures] = field(default_factory=dict)

    def unfinished(self) -> Sequence[str]:
        return self.wishes.unfinished(EXPORT)

    def advance(self, work_id: str, stopping: Callable[[], bool]) -> bool:
        """Prepare the next dossiers; raises ``StoreUnavailable``, the rest waits then."""
        wish = self.wishes.known(work_id)
        if wish is None or wish.state is not WishState.ASKED:
            return False
        if wish.takes >= TRIES:
            self.wishes.end(work_id, WishState.FAILED, KILLED)
            return False
        self.wishes.move(work_id, takes=wish.takes + 1)
        try:
            return self._advance(wish, stopping)
        except StoreUnavailable:
            self.wishes.move(work_id, takes=0)  # not the export's fault: it is tried again
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, the next export must not wait for it
            LOG.error("an export was given up: %s", type(error).__name__)  # noqa: TRY400 - a traceback could quote an answer
            self.wishes.end(work_id, WishState.FAILED, INTERNAL)
            return False

    def _advance(self, wish: Wished, stopping: Callable[[], bool]) -> bool:
        order = Order.of_plain(wish.told)
        into = PreparedZip(self.prepared, wish.id, order)
        began = self.clock()
        for place in range(wish.done, len(order.cases)):
            if stopping() or self.clock() - began > SECONDS:
                self.wishes.move(wish.id, takes=0)  # nobody was killed
                return True
            self._add(into, place)
            if not self.wishes.move(wish.id, done=place + 1, takes=0):
                return False
        into.finish()
        self._year.pop(wish.id, None)
        self.wishes.end(wish.id, WishState.DONE)
        return False

    def _add(self, into: PreparedZip, place: int) -> None:
        matter_id = into.order.cases[place][0]
        try:
            packed = self.exporting.packed(into.order, matter_id, self._figures(into))
        except NotOnRecord:
            into.leave_out(place)
            return
        self.exporting.tell_asked(into.order, matter_id)
        into.add(place, packed)

    def _figures(self, into: PreparedZip) -> YearFigures:
        """Worked out once an export: everything about a programme rests in it."""
        if into.wish_id not in self._year:
            self._year.clear()
            self._year[into.wish_id] = self.exporting.year(into.order.programme)
        return self._year[into.wish_id]
