"""Whose dossier it is comes in; every row and file that tells of the person goes out, nothing is changed."""

from sqlalchemy.orm import Session

from app.store.keyed_hash import KeyedHash
from app.store.reach import Reach, Told, Whose
from app.store.reached_records import ReachedRecords
from app.store.reached_rows import ReachedRows
from app.store.shelf import Shelf
from app.store.speaking import last_line
from app.store.sweep import Sweep


class Reaching:
    """Looks into every table that may hold something of a person."""

    def __init__(self, shelf: Shelf, keyed_hash: KeyedHash) -> None:
        self.rows = ReachedRows(shelf, keyed_hash)
        self.told = ReachedRecords(shelf.cipher)

    def reach(self, session: Session, whose: Whose, sweep: Sweep | None = None) -> Reach:
        """By opening all there is, or with a ``sweep`` what it found."""
        told = self.told.of(session, whose, sweep)
        return Reach(told, self.rows.of(session, whose, told))

    def quick(self, session: Session, whose: Whose) -> Reach:
        """What is the person's alone: opens nothing of others, and so tells nothing of what is shared."""
        told = Told(tuple(self.told.own(session, whose)), (), (), last_line(session))
        return Reach(told, self.rows.of(session, whose, told))
