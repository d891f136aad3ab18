"""A process of its own that changes the keys and is killed between a file and its digest."""

import os
import signal
import sys
from pathlib import Path

from app.config import Settings
from app.store import rotation
from app.store.opened import open_store


def _killed(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    rotation._note_digest = _killed
    open_store(Settings(data=folder / "data", generated=folder / "generated")).rotate()
