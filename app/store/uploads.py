"""Copies of certificates come in as PDF; they are kept sealed, in the order the person chose."""

import json
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import UploadNotFound
from app.store.audit import Audit, Event
from app.store.changes import alive, change, held
from app.store.models import Draft, Upload
from app.store.shelf import Shelf

GONE = "Tego pliku już nie ma na liście. Odśwież stronę i sprawdź, które pliki są dodane."


@dataclass(frozen=True)
class Title:
    """What the list shows of a copy; ``kind`` is that of the original file, ``size`` in bytes."""

    display_name: str
    kind: str
    pages: int
    size: int


@dataclass(frozen=True)
class Copy:
    id: str
    title: Title
    added_at: datetime


class Uploads:
    """The copies of every draft; ``DraftNotFound`` and ``UploadNotFound`` for what is gone."""

    def __init__(self, shelf: Shelf, audit: Audit) -> None:
        self._shelf = shelf
        self._audit = audit

    def add(self, draft_id: str, display_name: str, kind: str, pages: int, pdf: bytes) -> str:
        """Keep a copy at the end of the list; its id."""
        now = self._shelf.clock()
        upload_id = secrets.token_hex(16)
        title = Title(display_name, kind, pages, len(pdf))
        sealed = self._shelf.cipher.seal(
            json.dumps(asdict(title)).encode(), *Upload.place(draft_id, upload_id)
        )
        file = self._shelf.uploads.put(pdf, owner=draft_id)
        try:
            with self._shelf.database.writing() as session:
                draft = held(session, draft_id, now)
                last = len(_rows(session, draft_id))
                row = Upload(id=upload_id, draft_id=draft_id, position=last, file=file)
                row.sealed, row.added_at = sealed, now
                session.add(row)
                self._audit.record_in(session, Event.UPLOAD_ADDED, draft_id, f"pages={pages}")
                obsolete = change(session, draft, now, self._shelf.keep)
        except BaseException:
            self._shelf.uploads.delete(file)
            raise
        self._shelf.produced.delete_all(obsolete)
        return upload_id

    def list(self, draft_id: str) -> Sequence[Copy]:
        with self._shelf.database.reading() as session:
            alive(session.get(Draft, draft_id), self._shelf.clock())
            return [self._copy(row) for row in _rows(session, draft_id)]

    def get(self, draft_id: str, upload_id: str) -> bytes:
        """The PDF."""
        with self._shelf.database.reading() as session:
            alive(session.get(Draft, draft_id), self._shelf.clock())
            file = _named(_rows(session, draft_id), upload_id).file
        return self._shelf.uploads.get(file, owner=draft_id)

    def remove(self, draft_id: str, upload_id: str) -> None:
        now = self._shelf.clock()
        with self._shelf.database.writing() as session:
            draft = held(session, draft_id, now)
            rows = _rows(session, draft_id)
            row = _named(rows, upload_id)
            session.delete(row)
            _number([other for other in rows if other is not row])
            self._audit.record_in(session, Event.UPLOAD_REMOVED, draft_id)
            obsolete = change(session, draft, now, self._shelf.keep)
        self._shelf.uploads.delete(row.file)
        self._shelf.produced.delete_all(obsolete)
        self._shelf.database.forget_deleted()

    def move(self, draft_id: str, upload_id: str, by: int) -> None:
        """Move a copy towards the front (negative) or the end; at the edge it stays."""
        now = self._shelf.clock()
        with self._shelf.database.writing() as session:
            draft = held(session, draft_id, now)
            rows = [*_rows(session, draft_id)]
            row = _named(rows, upload_id)
            start = rows.index(row)
            rows.insert(min(max(start + by, 0), len(rows) - 1), rows.pop(start))
            if rows.index(row) == start:
                return
            _number(rows)
            obsolete = change(session, draft, now, self._shelf.keep)
        self._shelf.produced.delete_all(obsolete)

    def _copy(self, row: Upload) -> Copy:
        plain = self._shelf.cipher.open(row.sealed, *Upload.place(row.draft_id, row.id))
        return Copy(row.id, Title(**json.loads(plain)), row.added_at)


def _rows(session: Session, draft_id: str) -> Sequence[Upload]:
    query = select(Upload).where(Upload.draft_id == draft_id)
    return session.scalars(query.order_by(Upload.position, Upload.added_at)).all()


def _named(rows: Sequence[Upload], upload_id: str) -> Upload:
    for row in rows:
        if row.id == upload_id:
            return row
    raise UploadNotFound(GONE)


def _number(rows: Sequence[Upload]) -> None:
    for position, row in enumerate(rows):
        row.position = position
