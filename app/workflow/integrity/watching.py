"""A checking comes in; a thread of its own does it beside the service, a little of it at a time."""

import logging
import threading

from app.workflow.integrity.checking import Checking

LOG = logging.getLogger(__name__)
FIRST_SECONDS = 600.0
"""So long after the start nothing is checked: whoever starts the service wants to work with it."""
IDLE_SECONDS = 3600.0
BREATH_SECONDS = 0.05


class Watching:
    """One thread; pages never wait for it."""

    def __init__(self, checking: Checking) -> None:
        self.checking = checking
        self._wake = threading.Event()
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin watching; idempotent."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._watch, name="watching", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Finish the piece at hand and stop."""
        self._stopped.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join(timeout=60)

    def wake(self) -> None:
        """Somebody asked for a check."""
        self._wake.set()

    def _watch(self) -> None:
        self._rest(FIRST_SECONDS)
        while not self._stopped.is_set():
            try:
                self.checking.go_on(self._pausing)
                self.checking.share_of_today(self._pausing)
                self.checking.whole_week()
                self.checking.go_on(self._pausing)
            except Exception as error:  # noqa: BLE001 - the thread must outlive a database that is away
                LOG.error("the store could not be checked: %s", type(error).__name__)  # noqa: TRY400 - a traceback could quote an answer
            self._rest(IDLE_SECONDS)

    def _rest(self, seconds: float) -> None:
        if not self._stopped.is_set():
            self._wake.wait(seconds)
            self._wake.clear()

    def _pausing(self) -> bool:
        """Whether to stop; asked between pieces, it lets others have the processor first."""
        return self._stopped.wait(BREATH_SECONDS)
