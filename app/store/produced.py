"""Documents come in with the digest of the answers; they are kept sealed until answers change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from app.store.changes import alive, held
from app.store.database import upsert
from app.store.models import Draft, Made
from app.store.shelf import Shelf


@dataclass(frozen=True)
class MadeDocument:
    """``size`` in bytes."""

    slug: str
    media_type: str
    size: int
    made_at: datetime


class Produced:
    """The documents of every draft, by the digest of what they were made from."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def put(self, draft_id: str, digest: str, slug: str, media_type: str, data: bytes) -> None:
        """Keep a document, instead of an earlier one of the same digest, slug and type."""
        now = self._shelf.clock()
        file = self._shelf.produced.put(data, owner=draft_id)
        key = (draft_id, digest, slug, media_type)
        try:
            with self._shelf.database.writing() as session:
                held(session, draft_id, now)
                earlier = session.get(Made, key)
                replaced = [earlier.file] if earlier else []
                values = dict(zip(("draft_id", "digest", "slug", "media_type"), key, strict=True))
                upsert(session, Made, **values, file=file, size=len(data), made_at=now)
        except BaseException:
            self._shelf.produced.delete(file)
            raise
        self._shelf.produced.delete_all(replaced)

    def get(self, draft_id: str, digest: str, slug: str, media_type: str) -> bytes | None:
        """The document, or ``None`` if there is none for this digest."""
        with self._shelf.database.reading() as session:
            alive(session.get(Draft, draft_id), self._shelf.clock())
            row = session.get(Made, (draft_id, digest, slug, media_type))
        return None if row is None else self._shelf.produced.get(row.file, owner=draft_id)

    def list(self, draft_id: str, digest: str) -> Sequence[MadeDocument]:
        """What there is for this digest, by slug and type."""
        query = select(Made).where(Made.draft_id == draft_id, Made.digest == digest)
        with self._shelf.database.reading() as session:
            alive(session.get(Draft, draft_id), self._shelf.clock())
            return [
                MadeDocument(row.slug, row.media_type, row.size, row.made_at)
                for row in session.scalars(query.order_by(Made.slug, Made.media_type))
            ]

    def digests(self, draft_id: str) -> Mapping[str, datetime]:
        """Everything of what there are documents, with the moment the last of them was made."""
        query = select(Made.digest, func.max(Made.made_at)).where(Made.draft_id == draft_id)
        with self._shelf.database.reading() as session:
            alive(session.get(Draft, draft_id), self._shelf.clock())
            return {row[0]: row[1] for row in session.execute(query.group_by(Made.digest))}
