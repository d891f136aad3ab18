"""Blanks an office made for its letters come in; every version is kept sealed, and one is in use.

Nothing here opens a blank: whoever adds one has had it checked (``app.documents.letter_blanks``).
"""

import hashlib
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.errors import NotOnRecord
from app.matters.rights import Actor
from app.store.letter_rows import LetterBlank
from app.store.shelf import Shelf

GONE = "Nie ma takiego wzoru pisma. Odśwież stronę i wybierz wzór z listy."


@dataclass(frozen=True)
class BlankVersion:
    """One version; ``number`` counts from one for each letter, ``size`` is in bytes.

    ``digest`` is the SHA-256 of its bytes: two letters with the same one were made from the same blank.
    """

    id: str
    programme: str
    letter: str
    number: int
    current: bool
    digest: str
    size: int
    added_at: datetime
    added_by: str
    account_id: str
    file_name: str


class LetterBlanks:
    """The blanks of every programme; ``NotOnRecord`` for one that is not there, or is another's."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def add(
        self, programme: str, letter: str, data: bytes, by: Actor, file_name: str = ""
    ) -> BlankVersion:
        """Keep a blank as the newest version, from now on in use."""
        blank_id = secrets.token_hex(16)
        known = {"by": by.name, "account_id": by.account_id, "file_name": file_name}
        sealed = self._shelf.cipher.seal(
            json.dumps(known).encode(), *LetterBlank.place(programme, letter, blank_id)
        )
        file = self._shelf.uploads.put(data, owner=blank_id)
        row = LetterBlank(id=blank_id, programme=programme, letter=letter, file=file, current=True)
        row.sealed, row.size, row.digest = sealed, len(data), hashlib.sha256(data).hexdigest()
        row.added_at = self._shelf.clock()
        try:
            with self._shelf.database.writing() as session:
                earlier = _rows(session, programme, letter)
                row.number = 1 + max((each.number for each in earlier), default=0)
                _put_aside(session, programme, letter)
                session.add(row)
        except BaseException:
            self._shelf.uploads.delete(file)
            raise
        return self._version(row)

    def versions(self, programme: str, letter: str) -> tuple[BlankVersion, ...]:
        """All that was ever added, the newest first."""
        with self._shelf.database.reading() as session:
            return tuple(self._version(row) for row in _rows(session, programme, letter))

    def in_use(self, programme: str, letter: str) -> bytes | None:
        """The DOCX to write this letter with; ``None`` where the office uses ours."""
        with self._shelf.database.reading() as session:
            rows = _rows(session, programme, letter)
        row = next((row for row in rows if row.current), None)
        return None if row is None else self._shelf.uploads.get(row.file, owner=row.id)

    def get(self, programme: str, blank_id: str) -> bytes:
        """The DOCX of any version."""
        with self._shelf.database.reading() as session:
            row = _own(session, programme, blank_id)
        return self._shelf.uploads.get(row.file, owner=row.id)

    def use(self, programme: str, blank_id: str) -> BlankVersion:
        """Write letters with an earlier version again."""
        with self._shelf.database.writing() as session:
            row = _own(session, programme, blank_id)
            _put_aside(session, programme, row.letter)
            row.current = True
        return self._version(row)

    def use_ours(self, programme: str, letter: str) -> None:
        """Write letters with the blank every office has; the office's own versions stay."""
        with self._shelf.database.writing() as session:
            _put_aside(session, programme, letter)

    def _version(self, row: LetterBlank) -> BlankVersion:
        known = json.loads(self._shelf.cipher.open(row.sealed, *row.own_place))
        return BlankVersion(
            id=row.id,
            programme=row.programme,
            letter=row.letter,
            number=row.number,
            current=row.current,
            digest=row.digest,
            size=row.size,
            added_at=row.added_at,
            added_by=known["by"],
            account_id=known["account_id"],
            file_name=known["file_name"],
        )


def _rows(session: Session, programme: str, letter: str) -> Sequence[LetterBlank]:
    query = select(LetterBlank).where(
        LetterBlank.programme == programme, LetterBlank.letter == letter
    )
    return session.scalars(query.order_by(LetterBlank.number.desc())).all()


def _own(session: Session, programme: str, blank_id: str) -> LetterBlank:
    row = session.get(LetterBlank, blank_id)
    if row is None or row.programme != programme:
        raise NotOnRecord(GONE)
    return row


def _put_aside(session: Session, programme: str, letter: str) -> None:
    mine = (LetterBlank.programme == programme, LetterBlank.letter == letter)
    session.execute(update(LetterBlank).where(*mine).values(current=False))
