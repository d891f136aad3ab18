"""Orders for letters come in; batches and what became of each letter go out.

The rows are the truth about a batch; ``app.store.letter_work`` is how its letters get made.
"""

import secrets
from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.errors import NotOnRecord
from app.store.letter_rows import BatchRow, LetterRow
from app.store.letter_values import (
    Batch,
    BatchLetter,
    BatchState,
    Failure,
    LetterState,
    MadeLetter,
    Order,
    Posting,
    Progress,
)
from app.store.shelf import Shelf

NO_BATCH = "Nie ma takiej serii pism. Wróć do listy serii i wybierz ją stamtąd."
NO_LETTER = "Tego pisma nie ma w serii albo nie jest gotowe. Odśwież stronę serii."


class Batches:
    """The batches of every programme; ``NotOnRecord`` for what is not there or another programme's."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def create(
        self,
        order: Order,
        matter_ids: Sequence[str],
        *,
        made_by: str,
        fingerprint: str = "",
        posting: Posting = Posting.GIVEN,
    ) -> Batch:
        """A batch with one waiting letter for each matter, posted in the order given."""
        row = BatchRow(id=secrets.token_hex(16), programme=order.programme, kind=order.kind)
        row.dated, row.created_at = order.dated, self._shelf.clock()
        row.made_by, row.fingerprint = made_by, fingerprint
        row.posting, row.state = posting.value, BatchState.PREPARED.value
        letters = [
            self._fresh(row.id, matter_id, position)
            for position, matter_id in enumerate(dict.fromkeys(matter_ids))
        ]
        with self._shelf.database.writing() as session:
            session.add(row)
            session.flush()
            session.add_all(letters)
        return _batch(row)

    def get(self, programme: str, batch_id: str) -> Batch:
        with self._shelf.database.reading() as session:
            return _batch(_held(session, programme, batch_id))

    def of_programme(self, programme: str) -> tuple[Batch, ...]:
        """Youngest first."""
        query = select(BatchRow).where(BatchRow.programme == programme)
        with self._shelf.database.reading() as session:
            rows = session.scalars(query.order_by(BatchRow.created_at.desc(), BatchRow.id))
            return tuple(_batch(row) for row in rows)

    def letters(self, batch_id: str) -> tuple[BatchLetter, ...]:
        """In posting order."""
        query = select(LetterRow).where(LetterRow.batch_id == batch_id)
        return self._letters(query.order_by(LetterRow.position))

    def of_matter(self, programme: str, matter_id: str) -> tuple[BatchLetter, ...]:
        """Every letter ever ordered for a matter, oldest first."""
        query = select(LetterRow).join(BatchRow).where(LetterRow.matter_id == matter_id)
        query = query.where(BatchRow.programme == programme)
        return self._letters(query.order_by(BatchRow.created_at, BatchRow.id))

    def progress(self, batch_id: str) -> Progress:
        counted = select(LetterRow.state, func.count(), func.count(LetterRow.sent_on))
        query = counted.where(LetterRow.batch_id == batch_id).group_by(LetterRow.state)
        with self._shelf.database.reading() as session:
            rows = session.execute(query).all()
        return Progress(
            **{state: number for state, number, _ in rows}, sent=sum(sent for *_, sent in rows)
        )

    def made(self, batch_id: str, matter_id: str) -> MadeLetter:
        """A made letter's files; ``NotOnRecord`` while it is not made."""
        with self._shelf.database.reading() as session:
            row = session.get(LetterRow, (batch_id, matter_id))
        if row is None or row.state != LetterState.MADE.value or not (row.docx and row.pdf):
            raise NotOnRecord(NO_LETTER)
        docx, pdf = (self._shelf.letters.get(name, owner=row.owner) for name in (row.docx, row.pdf))
        return MadeLetter(docx, pdf, row.pages)

    def ask(self, programme: str, batch_id: str) -> Batch:
        """Wish for what waits, and for the failed once more."""
        return self._ask(programme, batch_id, {LetterState.FAILED})

    def ask_again(self, programme: str, batch_id: str) -> Batch:
        """Wish for a look at every letter not yet sent: who finds one unchanged leaves it as it is."""
        return self._ask(programme, batch_id, {LetterState.FAILED, LetterState.MADE})

    def withdraw(self, programme: str, batch_id: str, matter_id: str) -> None:
        """Take a letter that was not sent out of its batch; its files are gone at once."""
        with self._shelf.database.writing() as session:
            _held(session, programme, batch_id)
            row = session.get(LetterRow, (batch_id, matter_id), with_for_update=True)
            if row is None or row.sent_on is not None:
                raise NotOnRecord(NO_LETTER)
            files, row.docx, row.pdf, row.pages = row.files, None, None, 0
            row.state, row.digest, row.made_at = LetterState.WITHDRAWN.value, "", None
        self._shelf.letters.delete_all(files)

    def send(
        self, programme: str, batch_id: str, on: date, matter_ids: Collection[str] | None = None
    ) -> tuple[str, ...]:
        """Note the day the made letters went out, all or these; the matters of which it was noted now."""
        query = select(LetterRow).where(LetterRow.batch_id == batch_id)
        query = query.where(
            LetterRow.state == LetterState.MADE.value, LetterRow.sent_on.is_(None)
        ).order_by(LetterRow.position)
        with self._shelf.database.writing() as session:
            _held(session, programme, batch_id)
            rows = session.scalars(query.with_for_update()).all()
            rows = [row for row in rows if matter_ids is None or row.matter_id in matter_ids]
            for row in rows:
                row.sent_on = on
        return tuple(row.matter_id for row in rows)

    def _ask(self, programme: str, batch_id: str, states: Collection[LetterState]) -> Batch:
        asked = select(LetterRow).where(
            LetterRow.batch_id == batch_id,
            LetterRow.state.in_([*states, LetterState.WAITING]),
            LetterRow.sent_on.is_(None),
        )
        with self._shelf.database.writing() as session:
            batch = _held(session, programme, batch_id)
            for row in session.scalars(asked.with_for_update()):
                row.state, row.takes = LetterState.WAITING.value, 0
            batch.state = BatchState.RUNNING.value
            return _batch(batch)

    def _fresh(self, batch_id: str, matter_id: str, position: int) -> LetterRow:
        row = LetterRow(batch_id=batch_id, matter_id=matter_id, position=position)
        row.state, row.reason, row.digest = LetterState.WAITING.value, "", ""
        row.pages = row.takes = 0
        row.sealed = self._shelf.cipher.seal(b"", *row.own_place)
        return row

    def _letters(self, query: Select[LetterRow]) -> tuple[BatchLetter, ...]:
        with self._shelf.database.reading() as session:
            return tuple(self._letter(row) for row in session.scalars(query))

    def _letter(self, row: LetterRow) -> BatchLetter:
        return BatchLetter(
            batch_id=row.batch_id,
            matter_id=row.matter_id,
            position=row.position,
            state=LetterState(row.state),
            failure=Failure(row.reason) if row.reason else None,
            why=self._shelf.cipher.open(row.sealed, *row.own_place).decode(),
            pages=row.pages,
            made_at=row.made_at,
            sent_on=row.sent_on,
        )


def _held(session: Session, programme: str, batch_id: str) -> BatchRow:
    row = session.get(BatchRow, batch_id)
    if row is None or row.programme != programme:
        raise NotOnRecord(NO_BATCH)
    return row


def _batch(row: BatchRow) -> Batch:
    return Batch(
        id=row.id,
        order=Order(row.programme, row.kind, row.dated),
        made_by=row.made_by,
        created_at=row.created_at,
        state=BatchState(row.state),
        fingerprint=row.fingerprint,
        posting=Posting(row.posting),
    )
