"""DOCX files come in, tagged PDF files go out, through a pool of warm LibreOffice processes."""

import atexit
import contextlib
import io
import logging
import shutil
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Self

import pikepdf

from app.documents.office.process import DocumentRefused, Office, OfficeGone
from app.errors import ConversionFailed

log = logging.getLogger(__name__)

TRIES = 2


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return len(document.pages)


class OfficePool:
    """At most ``workers`` LibreOffice processes, each converting one document at a time.

    Callers are served in the order they came. A document that takes longer than ``seconds`` costs
    its process its life, is tried once more on a fresh one and then given up. A process is replaced
    after ``recycle_after`` documents. Who waits for a process longer than ``queue_seconds`` is told
    so. Processes start when first needed, or with ``warm``; make a pool after any fork. ``soffice``
    and ``python`` (one that has ``uno``) are the system's own unless named.
    """

    def __init__(  # noqa: PLR0913 - each is a setting of an installation
        self,
        workers: int = 2,
        seconds: float = 30.0,
        recycle_after: int = 100,
        queue_seconds: float = 120.0,
        *,
        soffice: str = "soffice",
        python: str = "/usr/bin/python3",
    ) -> None:
        self._workers = workers
        self._seconds = seconds
        self._recycle_after = recycle_after
        self._queue_seconds = queue_seconds
        self._soffice, self._python = soffice, python
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="office")
        self._lock = threading.Lock()
        self._offices: list[Office] = []
        self._idle: list[Office] = []
        self._closed = False
        atexit.register(self.close)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def convert(self, docx: bytes) -> bytes:
        """The PDF of a DOCX: tagged, with bookmarks, in the document's language, under its title.

        Raises ``ConversionFailed`` with the reason.
        """
        return self._converted(docx, tagged=True)

    def convert_to_print(self, docx: bytes) -> bytes:
        """The same pages and bookmarks without tags, for what goes to a printer and to nobody's screen.

        Raises ``ConversionFailed`` with the reason.
        """
        return self._converted(docx, tagged=False)

    def warm(self) -> None:
        """Start every process now and wait until all can convert."""
        for start in [self._threads.submit(self._add_one) for _ in range(self._workers)]:
            start.result()

    def close(self) -> None:
        """End every process; conversions under way fail. A closed pool stays closed."""
        with self._lock:
            self._closed = True
        atexit.unregister(self.close)
        self._end(*self._offices)
        self._threads.shutdown()
        self._end(*self._offices)

    def processes(self) -> tuple[int, ...]:
        """The process groups at work; each leads a worker and its LibreOffice."""
        return tuple(office.process.pid for office in self._offices)

    def _converted(self, docx: bytes, *, tagged: bool) -> bytes:
        answer: Future[bytes] = Future()
        try:
            self._threads.submit(self._serve, docx, tagged, answer)
        except RuntimeError as closed:
            raise ConversionFailed("the pool is closed") from closed
        try:
            return answer.result(self._queue_seconds)
        except TimeoutError:
            if answer.cancel():
                reason = f"no LibreOffice was free within {self._queue_seconds:g} s"
                raise ConversionFailed(reason) from None
            return answer.result()

    def _serve(self, docx: bytes, tagged: bool, answer: "Future[bytes]") -> None:
        if not answer.set_running_or_notify_cancel():
            return
        try:
            answer.set_result(self._persist(docx, tagged))
        except Exception as failure:  # noqa: BLE001 - whatever it is, the caller must hear of it
            answer.set_exception(failure)
        self._replace_worn()  # now that nobody waits for it

    def _persist(self, docx: bytes, tagged: bool) -> bytes:
        reasons = []
        for _ in range(TRIES):
            try:
                return self._attempt(docx, tagged)
            except OfficeGone as gone:
                log.warning("LibreOffice was lost: %s", gone)
                reasons.append(str(gone))
            except DocumentRefused as refusal:
                raise ConversionFailed(f"LibreOffice refused the document: {refusal}") from refusal
        raise ConversionFailed(f"LibreOffice failed {TRIES} times: {'; '.join(reasons)}")

    def _attempt(self, docx: bytes, tagged: bool) -> bytes:
        office = self._take() or self._start()
        try:
            return office.convert(docx, tagged=tagged)
        finally:
            self._put_back(office)

    def _take(self) -> Office | None:
        """The process used last, so that the others start only when they are needed."""
        with self._lock:
            while self._idle:
                office = self._idle.pop()
                if office.running:
                    return office
        return None

    def _put_back(self, office: Office) -> None:
        if office.running:
            with self._lock:
                self._idle.append(office)
        else:
            self._end(office)

    def _replace_worn(self) -> None:
        with self._lock:
            worn = [office for office in self._idle if office.converted >= self._recycle_after]
            self._idle = [office for office in self._idle if office not in worn]
        self._end(*worn)
        for _ in worn:
            self._add_one()

    def _add_one(self) -> None:
        with contextlib.suppress(OfficeGone):  # who needs it will try again and report
            self._put_back(self._start())

    def _start(self) -> Office:
        # The program itself: the starter in front of it would survive it, and takes longer.
        soffice = _program(self._soffice).with_name("soffice.bin")
        python = _program(self._python)
        self._end(*(office for office in self._offices if not office.running))
        with self._lock:
            if self._closed or len(self._offices) >= self._workers:
                raise OfficeGone("the pool is closed" if self._closed else "the pool is full")
            office = Office(soffice, python, self._seconds)
            self._offices.append(office)
        try:
            office.greet()
        except OfficeGone:
            self._end(office)
            raise
        return office

    def _end(self, *offices: Office) -> None:
        for office in offices:
            office.stop()
        with self._lock:
            self._offices = [office for office in self._offices if office not in offices]


def _program(name: str) -> Path:
    found = shutil.which(name)
    if found is None:
        raise ConversionFailed(f"{name} is not installed")
    return Path(found).resolve()
