"""Exports asked for in the browser come in; each is prepared, piece by piece, for its download."""

import hashlib
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from app.documents.pipeline import Office
from app.errors import ConversionFailed, NotOnRecord, StoreUnavailable
from app.months.year_figures import YearFigures
from app.store.prepared import EXPORT, Prepared
from app.store.wishes import Wished, Wishes, WishState
from app.workflow.dossier.exporting import Exporting
from app.workflow.dossier.order import Order, Shape
from app.workflow.dossier.pdf_export import PdfExport
from app.workflow.dossier.prepared_file import PIECE, PreparedFile, Writing
from app.workflow.dossier.prepared_zip import PreparedZip

LOG = logging.getLogger(__name__)
SECONDS = 3.0
"""About so long is one piece of work; a PDF is one piece, since what takes time is binding it."""
TRIES = 3
INTERNAL, KILLED = "internal", "killed"
"""Why an export was given up: something unforeseen, or it ended its process again and again."""


@dataclass
class ExportJob:
    """The durable job of preparing exports (see ``app.workflow.jobs.job``)."""

    wishes: Wishes
    prepared: Prepared
    exporting: Exporting
    office: Office
    clock: Callable[[], float] = time.monotonic
    _year: dict[str, YearFigures] = field(default_factory=dict)

    def unfinished(self) -> Sequence[str]:
        return self.wishes.unfinished(EXPORT)

    def advance(self, work_id: str, stopping: Callable[[], bool]) -> bool:
        """Prepare the next dossiers, or a PDF; raises ``StoreUnavailable``, the rest waits then."""
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
        except ConversionFailed:
            return True  # LibreOffice may have been ended by something else: it is tried again, not forever
        except Exception as error:  # noqa: BLE001 - whatever it is, the next export must not wait for it
            LOG.error("an export was given up: %s", type(error).__name__)  # noqa: TRY400 - a traceback could quote an answer
            self.wishes.end(work_id, WishState.FAILED, INTERNAL)
            return False

    def _advance(self, wish: Wished, stopping: Callable[[], bool]) -> bool:
        order = Order.of_plain(wish.told)
        file = PreparedFile(self.prepared, wish.id)
        if order.shape is Shape.PDF:
            return self._bind(wish, file, order, stopping)
        return self._pack(wish, PreparedZip(file, order), stopping)

    def _pack(self, wish: Wished, into: PreparedZip, stopping: Callable[[], bool]) -> bool:
        began = self.clock()
        for place in range(wish.done, len(into.order.cases)):
            if stopping() or self.clock() - began > SECONDS:
                self.wishes.move(wish.id, takes=0)  # nobody was killed
                return True
            self._add(wish, into, place)
            if not self.wishes.move(wish.id, done=place + 1, takes=0):
                return self._forgotten()
        into.finish()
        self._year.pop(wish.id, None)
        return self._finished(wish)

    def _bind(
        self, wish: Wished, file: PreparedFile, order: Order, stopping: Callable[[], bool]
    ) -> bool:
        def goes_on(done: int, total: int) -> bool:
            return not stopping() and self.wishes.move(wish.id, done=done, total=total)

        data = PdfExport(self.exporting, self.office).bound(order, goes_on)
        if data is None:
            self.wishes.move(wish.id, takes=0)  # nobody was killed
            return True
        writing = Writing(file, Shape.PDF)
        for start in range(0, len(data), PIECE):  # a whole dossier is not copied once more
            writing.write(data[start : start + PIECE])
        file.finish(writing.finish(), hashlib.sha256(data).hexdigest())
        return self._finished(wish)

    def _finished(self, wish: Wished) -> bool:
        if not self.wishes.move(wish.id):
            return self._forgotten()
        self.wishes.end(wish.id, WishState.DONE)
        return False

    def _forgotten(self) -> bool:
        """Somebody was erased meanwhile: what was put away since must go as well."""
        self.prepared.delete_old()
        return False

    def _add(self, wish: Wished, into: PreparedZip, place: int) -> None:
        matter_id = into.order.cases[place][0]
        try:
            packed = self.exporting.packed(into.order, matter_id, self._figures(wish))
        except NotOnRecord:
            into.leave_out(place)
            return
        self.exporting.tell_asked(into.order, matter_id)
        into.add(place, packed)

    def _figures(self, wish: Wished) -> YearFigures:
        """Worked out once an export: everything about a programme rests in it."""
        if wish.id not in self._year:
            self._year.clear()
            self._year[wish.id] = self.exporting.year(wish.programme)
        return self._year[wish.id]
