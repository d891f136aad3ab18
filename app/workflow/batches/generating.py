"""A batch comes in; its waiting letters are made, several at once, each stored or named with its reason."""

import hashlib
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from app.documents.convert import page_count
from app.documents.pipeline import Office
from app.errors import BlankBroken, ConversionFailed, DeedRefused, StoreUnavailable, UserError
from app.store.letter_values import Failure, MadeLetter, Order
from app.store.letter_work import LetterWork
from app.workflow.batches.correspondence import Correspondence
from app.workflow.office.printing import Print, printed
from app.workflow.office.rooms import PageCodes

LOG = logging.getLogger(__name__)
CHUNK = 20


class Generating:
    """The durable job of making letters (see ``app.workflow.jobs.job``).

    ``workers`` is how many documents the office converts at once; one letter more is under way, so that
    the next is written while all of them convert.
    """

    def __init__(
        self,
        work: LetterWork,
        correspondence: Correspondence,
        office: Office,
        codes: PageCodes,
        workers: int,
    ) -> None:
        self._work = work
        self._codes = codes
        self._correspondence = correspondence
        self._office = office
        self._at_once = workers + 1

    def unfinished(self) -> Sequence[str]:
        return self._work.running()

    def advance(self, work_id: str, stopping: Callable[[], bool]) -> bool:
        """Make the next letters; raises ``StoreUnavailable``, the rest waits then."""
        order = self._work.order(work_id)
        waiting = self._work.waiting(work_id, CHUNK)
        if order is None or not waiting:
            return not self._work.finish(work_id)
        make = partial(self._make, work_id, order, stopping)
        with ThreadPoolExecutor(self._at_once, thread_name_prefix="letters") as threads:
            for _ in threads.map(make, waiting):
                pass
        return not self._work.finish(work_id)

    def _make(
        self, batch_id: str, order: Order, stopping: Callable[[], bool], matter_id: str
    ) -> None:
        if stopping() or not self._work.take(batch_id, matter_id):
            return
        try:
            self._produce(batch_id, order, matter_id)
        except StoreUnavailable:
            self._work.give_back(batch_id, matter_id)
            raise
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one letter, the others are made
            if stopping():  # an office closed under it is not the letter's fault
                self._work.give_back(batch_id, matter_id)
                return
            failure = _failure(error)
            # Neither the message nor a traceback: either could quote an answer.
            LOG.warning("a letter was not made: %s", type(error).__name__)
            self._work.fail(batch_id, matter_id, failure, _why(failure, error))

    def _produce(self, batch_id: str, order: Order, matter_id: str) -> None:
        written = self._correspondence.written(order, matter_id)
        code = self._codes.code_of(written.family, batch_id, matter_id)
        digest = hashlib.sha256(code.encode() + written.docx).hexdigest()
        if self._work.keep(batch_id, matter_id, digest):
            return
        plain = written.pdf(self._office)
        pages = page_count(plain)
        parts = written.parts(plain, pages)
        about = Print(
            code, order.programme, order.kind, batch_id, written.title, parts, (written.docx,)
        )
        pdf = printed(self._codes, about, plain, pages)
        self._work.put(batch_id, matter_id, digest, MadeLetter(written.docx, pdf, pages))


def _failure(error: Exception) -> Failure:
    match error:
        case UserError():
            return Failure.REFUSED
        case BlankBroken():
            return Failure.BLANK
        case ConversionFailed():
            return Failure.CONVERSION
        case _:
            return Failure.INTERNAL


def _why(failure: Failure, error: Exception) -> str:
    """In our own words, below a refusal's its clauses, each once; anybody else's say nothing to a clerk."""
    if isinstance(error, DeedRefused):
        clauses = dict.fromkeys(clause for clause in error.clauses if clause)
        return "\n".join([" ".join(error.because), *clauses])
    return type(error).__name__ if failure is Failure.INTERNAL else str(error)
