"""Long work comes in by its kind and id; DBOS sees it through, after a crash from where it was.

DBOS is told nothing but kinds and ids, and speaks to nobody: no console, no telemetry. It is one for
the whole process and starts with the first work; should a second service of the same process need it
(only tests have one), the first hands it over, and its work goes on when it takes it back.
"""

import asyncio
import atexit
import logging
import secrets
import socket
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import ClassVar

from dbos import DBOS, DBOSConfig, DBOSPortableJSONSerializer, SetWorkflowID, StepOptions, error
from sqlalchemy import make_url

from app.config import Settings
from app.workflow.jobs.job import Job

LOG = logging.getLogger(__name__)
QUEUE = "durable"
POLL_SECONDS = 0.25
PATIENCE_SECONDS = 60.0
QUEUED = ["ENQUEUED", "DELAYED"]
BEGUN = ["PENDING"]
ENDED = ["SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"]
# The workflow is a loop that asks the job what is left, so that any version may go on with any other's.
VERSION = "1"
# Half a minute in all for a database that is away; later the next start or click takes the work up.
PIECE: StepOptions = {
    "name": "piece",
    "retries_allowed": True,
    "max_attempts": 6,
    "interval_seconds": 1.0,
    "backoff_rate": 2.0,
}


class PieceFailed(Exception):
    """A piece of work could not be done now; names only the kind of error, since DBOS writes it down."""


class Durable:
    """Sees jobs through, one at a time and in the order they were asked for."""

    _at_work: ClassVar["Durable | None"] = None
    _switch: ClassVar[threading.RLock] = threading.RLock()

    def __init__(self, settings: Settings, jobs: Mapping[str, Job]) -> None:
        self._settings = settings
        self._jobs = jobs
        self._stopped = threading.Event()
        self._calm = threading.Condition()
        self._busy = 0
        self._probe = ThreadPoolExecutor(1, thread_name_prefix="durable-probe")

    def start(self) -> None:
        """Take up what an ended process left undone; where there is nothing, nothing starts."""
        for kind, job in self._jobs.items():
            for work_id in job.unfinished():
                self._enqueue(kind, work_id, unless=BEGUN + QUEUED)

    def ask(self, kind: str, work_id: str) -> None:
        """See this work through from now on; asked for twice, it is done once.

        One under way does not count: it may have looked for the last time what is left.
        """
        self._enqueue(kind, work_id, unless=QUEUED)

    def stop(self) -> None:
        """Finish the part at hand and let go; what is left is taken up at the next start."""
        with self._switch:
            if Durable._at_work is not self:
                return
            self._stopped.set()
            with self._calm:
                self._calm.wait_for(lambda: not self._busy, timeout=PATIENCE_SECONDS)
            _where_no_loop_runs(DBOS.destroy)
            Durable._at_work = None
        atexit.unregister(self.stop)

    @property
    def stopping(self) -> bool:
        """Whether to do no more: told so, or because the process ends and waits for its threads."""
        return self._stopped.is_set() or self._process_ends()

    @classmethod
    def at_work(cls) -> "Durable":
        """The one that has DBOS now."""
        if cls._at_work is None:
            raise PieceFailed("nobody is at work")
        return cls._at_work

    def see_through(self, kind: str, work_id: str) -> None:
        """Piece by piece, until nothing is left or it is time to stop."""
        with self._calm:
            self._busy += 1
        try:
            while not self.stopping and DBOS.run_step(PIECE, self._advance, kind, work_id):
                pass
        except error.DBOSMaxStepRetriesExceeded:
            LOG.error("%s %s was given up for now", kind, work_id)  # noqa: TRY400 - a traceback could quote an answer
        finally:
            with self._calm:
                self._busy -= 1
                self._calm.notify_all()

    def _advance(self, kind: str, work_id: str) -> bool:
        try:
            return self._jobs[kind].advance(work_id, lambda: self.stopping)
        except Exception as failure:  # noqa: BLE001 - whatever it is, DBOS must not write it down
            if self.stopping:
                return False
            LOG.error("a piece of %s failed: %s", kind, type(failure).__name__)  # noqa: TRY400 - see above
            raise PieceFailed(type(failure).__name__) from None

    def _enqueue(self, kind: str, work_id: str, unless: list[str]) -> None:
        name = f"{kind}.{work_id}."
        _where_no_loop_runs(lambda: self._enqueue_here(name, kind, work_id, unless))

    def _enqueue_here(self, name: str, kind: str, work_id: str, unless: list[str]) -> None:
        with self._switch:
            self._begin()
            if not DBOS.list_workflows(workflow_id_prefix=name, status=unless, load_input=False):
                with SetWorkflowID(name + secrets.token_hex(4)):
                    DBOS.enqueue_workflow(QUEUE, see_through, kind, work_id)

    def _process_ends(self) -> bool:
        # Python waits for pools' threads before it calls what was registered with atexit, and tells
        # them nothing; but from then on no pool takes anything new.
        try:
            self._probe.submit(int)
        except RuntimeError:
            return True
        return False

    def _begin(self) -> None:
        if Durable._at_work is self:
            return
        if Durable._at_work is not None:
            Durable._at_work.stop()
        self._stopped.clear()
        Durable._at_work = self  # before the launch, which takes up what was left
        try:
            _launch(self._settings)
        except BaseException:
            DBOS.destroy()
            Durable._at_work = None
            raise
        atexit.register(self.stop)


@DBOS.workflow(name="see_through")
def see_through(kind: str, work_id: str) -> None:
    """What DBOS runs, and runs again after a crash."""
    Durable.at_work().see_through(kind, work_id)


def _where_no_loop_runs(work: Callable[[], None]) -> None:
    """DBOS refuses a thread in which an event loop runs, as one does where a browser is driven."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        work()
    else:
        with ThreadPoolExecutor(1) as apart:
            apart.submit(work).result()


def _launch(settings: Settings) -> None:
    _listen()
    DBOS(config=_config(settings))
    DBOS.launch()
    DBOS.register_queue(QUEUE, worker_concurrency=1, polling_interval_sec=POLL_SECONDS)
    ended = DBOS.list_workflows(status=ENDED, load_input=False, load_output=False)
    if ended:  # nobody asks how: the rows say what came of it
        DBOS.delete_workflows([each.workflow_id for each in ended])


def _config(settings: Settings) -> DBOSConfig:
    """Pickled values would let whoever can write the database run code, so they are JSON.

    Machines that share PostgreSQL are told apart by their host's name: each takes up its own work.
    """
    url = make_url(settings.jobs)
    on_sqlite = url.get_backend_name() == "sqlite"
    if on_sqlite and url.database:
        path = Path(url.database)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
    return {
        "name": "teczka",
        "system_database_url": settings.jobs,
        "sys_db_pool_size": 5,
        "application_version": VERSION,
        "executor_id": "teczka" if on_sqlite else socket.gethostname(),
        "enable_otlp": False,
        "log_level": "WARNING",
        "serializer": DBOSPortableJSONSerializer(),
    }


class _Passing(logging.Handler):
    """Hands DBOS's lines to our own log, wherever that goes."""

    def emit(self, record: logging.LogRecord) -> None:
        LOG.handle(record)


def _listen() -> None:
    """With a handler there already, DBOS adds none of its own, which would write to the terminal."""
    logger = logging.getLogger("dbos")
    if not logger.handlers:
        logger.addHandler(_Passing())
        logger.propagate = False
