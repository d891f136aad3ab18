"""Waiting letters go out to whoever makes them; each comes back once, as two files or as a failure.

A file is written before the row that speaks of it: a process that dies in between leaves a file
nobody speaks of, which ``Store.expire`` removes. Work taken up twice makes nothing twice, since only
a letter that still waits is put.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Exists, exists, select
from sqlalchemy.orm import Session

from app.store.letter_rows import BatchRow, LetterRow
from app.store.letter_values import BatchState, Failure, LetterState, MadeLetter, Order
from app.store.shelf import Shelf

MOST_TAKES = 3
GAVE_UP = "Przy każdej próbie przerywała się praca całej usługi."


class LetterWork:
    """What is to be made of the batches that run; a batch no longer there has nothing waiting."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def running(self) -> Sequence[str]:
        """The batches somebody asked for that are not done, oldest first."""
        query = select(BatchRow.id).where(BatchRow.state == BatchState.RUNNING.value)
        with self._shelf.database.reading() as session:
            return session.scalars(query.order_by(BatchRow.created_at)).all()

    def order(self, batch_id: str) -> Order | None:
        with self._shelf.database.reading() as session:
            row = session.get(BatchRow, batch_id)
            return None if row is None else Order(row.programme, row.kind, row.dated)

    def waiting(self, batch_id: str, most: int) -> Sequence[str]:
        """The matters whose letters wait, in posting order, not more than ``most``."""
        query = select(LetterRow.matter_id).where(
            LetterRow.batch_id == batch_id, LetterRow.state == LetterState.WAITING.value
        )
        with self._shelf.database.reading() as session:
            return session.scalars(query.order_by(LetterRow.position).limit(most)).all()

    def take(self, batch_id: str, matter_id: str) -> bool:
        """Begin a letter if it still waits; one whose every try ended with the process is given up."""
        with self._waiting(batch_id, matter_id) as row:
            if row is None:
                return False
            if row.takes < MOST_TAKES:
                row.takes += 1
                return True
        self.fail(batch_id, matter_id, Failure.GAVE_UP, GAVE_UP)
        return False

    def give_back(self, batch_id: str, matter_id: str) -> None:
        """A letter begun was not the one to blame for not being made: it waits as before."""
        with self._waiting(batch_id, matter_id) as row:
            if row is not None:
                row.takes -= 1

    def keep(self, batch_id: str, matter_id: str, digest: str) -> bool:
        """Leave a letter as it was made earlier; ``False`` when it was made of something else."""
        with self._waiting(batch_id, matter_id) as row:
            if row is None or row.digest != digest or len(row.files) < 2:
                return False
            self._settle(row, LetterState.MADE)
            return True

    def put(self, batch_id: str, matter_id: str, digest: str, letter: MadeLetter) -> bool:
        """Keep a letter, instead of an earlier one; ``False`` when it no longer waited, and nothing stays."""
        owner = LetterRow(batch_id=batch_id, matter_id=matter_id).owner
        files: list[str] = []
        try:
            for data in (letter.docx, letter.pdf):
                files.append(self._shelf.letters.put(data, owner=owner))  # noqa: PERF401 - the first is known when the second fails
            replaced = self._replace(batch_id, matter_id, digest, files, letter.pages)
        except BaseException:
            self._shelf.letters.delete_all(files)
            raise
        self._shelf.letters.delete_all(files if replaced is None else replaced)
        return replaced is not None

    def fail(self, batch_id: str, matter_id: str, failure: Failure, why: str) -> None:
        """Note why a letter was not made; what was made of it earlier is not to be sent and goes."""
        with self._waiting(batch_id, matter_id) as row:
            if row is None:
                return
            obsolete, row.docx, row.pdf, row.pages = row.files, None, None, 0
            row.digest, row.made_at = "", None
            self._settle(row, LetterState.FAILED, failure.value, why)
        self._shelf.letters.delete_all(obsolete)

    def finish(self, batch_id: str) -> bool:
        """Call the batch done if none of its letters waits; says whether that is so."""
        with self._shelf.database.writing() as session:
            if session.scalar(select(_any_waiting(batch_id))):
                return False
            batch = session.get(BatchRow, batch_id)
            if batch is not None:
                batch.state = BatchState.DONE.value
            return True

    def _replace(
        self, batch_id: str, matter_id: str, digest: str, files: Sequence[str], pages: int
    ) -> Sequence[str] | None:
        """Write the new files into the row; the earlier ones, or ``None`` if it no longer waits."""
        with self._waiting(batch_id, matter_id) as row:
            if row is None:
                return None
            earlier = row.files
            row.docx, row.pdf = files
            row.pages, row.digest, row.made_at = pages, digest, self._shelf.clock()
            self._settle(row, LetterState.MADE)
            return earlier

    @contextmanager
    def _waiting(self, batch_id: str, matter_id: str) -> Iterator[LetterRow | None]:
        """The letter in a transaction, if it still waits."""
        with self._shelf.database.writing() as session:
            row = _locked(session, batch_id, matter_id)
            yield row if row is not None and row.state == LetterState.WAITING.value else None

    def _settle(self, row: LetterRow, state: LetterState, reason: str = "", why: str = "") -> None:
        row.state, row.reason = state.value, reason
        row.sealed = self._shelf.cipher.seal(why.encode(), *row.own_place)


def _locked(session: Session, batch_id: str, matter_id: str) -> LetterRow | None:
    return session.get(LetterRow, (batch_id, matter_id), with_for_update=True)


def _any_waiting(batch_id: str) -> Exists:
    waits = LetterRow.state == LetterState.WAITING.value
    return exists().where(LetterRow.batch_id == batch_id, waits)
