"""What drafts, copies, documents and letters are kept with, in one parcel."""

from dataclasses import dataclass
from datetime import timedelta

from app.store.cipher import Cipher
from app.store.clock import Clock
from app.store.database import Database
from app.store.files import Files


@dataclass(frozen=True)
class Shelf:
    """``uploads``, ``produced`` and ``letters`` hold files; ``keep`` is how long after the last change."""

    database: Database
    cipher: Cipher
    uploads: Files
    produced: Files
    letters: Files
    clock: Clock
    keep: timedelta
