"""What drafts, copies, documents and letters are kept with, in one parcel."""

from dataclasses import dataclass
from datetime import timedelta

from app.store.cipher import Cipher
from app.store.clock import Clock
from app.store.database import Database
from app.store.files import Files


@dataclass(frozen=True)
class Shelf:
    """``uploads``, ``produced``, ``letters`` and ``archive`` hold files; ``keep`` is for how long."""

    database: Database
    cipher: Cipher
    uploads: Files
    produced: Files
    letters: Files
    archive: Files
    clock: Clock
    keep: timedelta
