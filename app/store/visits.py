"""A browser's token comes in; the draft open in it goes out, until the visit is ended or over.

The cookie alone proves nothing: a copy of it, kept on a shared computer or stolen, is worth no more
once the visit was ended, its draft deleted, or ``LONGEST`` has passed. Only a hash of the token is kept.
"""

import hashlib
import secrets
from datetime import timedelta

from sqlalchemy import ColumnElement, delete

from app.errors import DraftNotFound
from app.store.changes import GONE, alive, held
from app.store.models import Draft, Visit
from app.store.shelf import Shelf

LONGEST = timedelta(hours=12)
"""A visit ends at the latest so long after it began, however busy."""


class Visits:
    """Every browser that has a draft open; deleting the draft ends its visits with it."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def open(self, draft_id: str, code: str = "") -> str:
        """Begin a visit; its token. ``code`` is the resume code that this visit may show."""
        token = secrets.token_urlsafe(32)
        mark = _mark(token)
        with self._shelf.database.writing() as session:
            held(session, draft_id, self._shelf.clock())
            visit = Visit(id=mark, draft_id=draft_id, began_at=self._shelf.clock())
            visit.sealed = self._sealed(visit, code)
            session.add(visit)
        return token

    def draft(self, token: str) -> str:
        """The id of the draft open in this visit; ``DraftNotFound`` when the visit is over."""
        return self._found(token).draft_id

    def code(self, token: str) -> str:
        """The resume code this visit may show, or nothing: whoever came back knows it."""
        visit = self._found(token)
        return self._shelf.cipher.open(visit.sealed, *visit.own_place).decode()

    def end(self, token: str) -> None:
        """Nothing happens if it is over already."""
        self._delete(Visit.id == _mark(token))

    def renew(self, token: str, code: str) -> None:
        """Show this new code from now on, and end all other visits of the draft.

        Who asks for a new code fears that somebody has the old one, and may have come in with it.
        """
        with self._shelf.database.writing() as session:
            visit = session.get(Visit, _mark(token))
            if visit is None:
                raise DraftNotFound(GONE)
            visit.sealed = self._sealed(visit, code)
            others = (Visit.draft_id == visit.draft_id) & (Visit.id != visit.id)
            session.execute(delete(Visit).where(others))

    def delete_old(self) -> None:
        self._delete(Visit.began_at <= self._shelf.clock() - LONGEST)

    def _delete(self, which: ColumnElement[bool]) -> None:
        with self._shelf.database.writing() as session:
            session.execute(delete(Visit).where(which))

    def _found(self, token: str) -> Visit:
        now = self._shelf.clock()
        with self._shelf.database.reading() as session:
            visit = session.get(Visit, _mark(token))
            if visit is None or visit.began_at <= now - LONGEST:
                raise DraftNotFound(GONE)
            alive(session.get(Draft, visit.draft_id), now)
        return visit

    def _sealed(self, visit: Visit, code: str) -> bytes:
        return self._shelf.cipher.seal(code.encode(), *visit.own_place)


def _mark(token: str) -> str:
    # 256 random bits need no key to be beyond guessing.
    return hashlib.sha256(token.encode()).hexdigest()
