"""Raw answers come in page by page and stay sealed; a code and a date of birth bring them back."""

import json
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app.attachments.page import Raw
from app.store import codes
from app.store.audit import Audit, Event
from app.store.changes import alive, change, held
from app.store.clock import office_day
from app.store.database import upsert
from app.store.deletion import Deleted, delete_drafts
from app.store.keyed_hash import KeyedHash
from app.store.models import Draft, Note, SavedPage
from app.store.resumption import Resumption
from app.store.shelf import Shelf

SAME_START = timedelta(minutes=15)
"""How long a page sent again means the same draft; later its token must not open what was filled in since."""


@dataclass(frozen=True)
class Started:
    """A draft and the code that reopens it, shown once: the store keeps only its hash."""

    draft_id: str
    code: str

    def __repr__(self) -> str:
        return "<Started: code hidden>"


@dataclass(frozen=True)
class DraftInfo:
    """``expires_on`` is the last day the draft is kept, in the office's calendar."""

    programme: str
    created_at: datetime
    changed_at: datetime
    expires_on: date


class Drafts:
    """All drafts. Every method raises ``DraftNotFound`` (Polish) for a draft deleted or expired."""

    def __init__(
        self, shelf: Shelf, keyed_hash: KeyedHash, resumption: Resumption, audit: Audit
    ) -> None:
        self._shelf = shelf
        self._hash = keyed_hash
        self._resumption = resumption
        self._audit = audit

    def admit_start(self, started_from: str) -> None:
        """Count a start from this client's address; ``TooManyAttempts`` beyond what people do."""
        self._resumption.admit_start(started_from)

    def start(self, programme: str, first_page: str, raw: Raw, start_token: str) -> Started:
        """A draft with its first page saved.

        The same ``start_token`` (a double click, a page sent again) gives the same draft, and a
        fresh code that replaces the earlier one; not for ever, see ``SAME_START``.
        """
        start = self._hash.of("start", start_token)
        try:
            started = self._start(programme, start)
        except IntegrityError:  # another process started it in this very moment
            started = self._start(programme, start)
        self.save_page(started.draft_id, first_page, raw)
        return started

    def _start(self, programme: str, start: bytes) -> Started:
        code = codes.fresh_code()
        with self._shelf.database.writing() as session:
            draft = session.scalars(select(Draft).where(Draft.start_hash == start)).first()
            if draft is not None and draft.created_at <= self._shelf.clock() - SAME_START:
                draft.start_hash = self._hash.of("start", secrets.token_hex())
                session.flush()
                draft = None
            if draft is None:
                draft = self._new(programme, start)
                session.add(draft)
                self._audit.record_in(session, Event.DRAFT_STARTED, draft.id)
            draft.code_hash = self._resumption.code_hash(code)
            return Started(draft.id, codes.shown(code))

    def _new(self, programme: str, start: bytes) -> Draft:
        now = self._shelf.clock()
        return Draft(
            id=secrets.token_hex(16),
            programme=programme,
            created_at=now,
            changed_at=now,
            expires_on=office_day(now) + self._shelf.keep,
            start_hash=start,
            birth_hash=None,
        )

    def save_page(self, draft_id: str, page: str, raw: Raw) -> None:
        """Keep a page's raw answers, valid or not; other pages are never touched.

        Answers that changed make what was produced from the earlier ones obsolete: it is deleted.
        """
        now = self._shelf.clock()
        plain = json.dumps({name: list(values) for name, values in raw.items()}).encode()
        place = SavedPage.place(draft_id, page)
        with self._shelf.database.writing() as session:
            draft = held(session, draft_id, now)
            earlier = session.get(SavedPage, (draft_id, page))
            if earlier is not None and self._shelf.cipher.open(earlier.sealed, *place) == plain:
                return
            sealed = self._shelf.cipher.seal(plain, *place)
            values = {"draft_id": draft_id, "page": page, "sealed": sealed, "saved_at": now}
            upsert(session, SavedPage, **values)
            obsolete = change(session, draft, now, self._shelf.keep)
        self._shelf.produced.delete_all(obsolete)

    def answers(self, draft_id: str) -> dict[str, Raw]:
        """The raw answers of every saved page, by the page's slug."""
        with self._shelf.database.reading() as session:
            alive(session.get(Draft, draft_id), self._shelf.clock())
            rows = session.scalars(select(SavedPage).where(SavedPage.draft_id == draft_id)).all()
        opened = self._shelf.cipher.open
        return {row.page: json.loads(opened(row.sealed, *row.own_place)) for row in rows}

    def saved_at(self, draft_id: str) -> dict[str, datetime]:
        """When each page was last changed, by the page's slug."""
        with self._shelf.database.reading() as session:
            alive(session.get(Draft, draft_id), self._shelf.clock())
            rows = session.scalars(select(SavedPage).where(SavedPage.draft_id == draft_id)).all()
        return {row.page: row.saved_at for row in rows}

    def info(self, draft_id: str) -> DraftInfo:
        with self._shelf.database.reading() as session:
            draft = alive(session.get(Draft, draft_id), self._shelf.clock())
        return DraftInfo(draft.programme, draft.created_at, draft.changed_at, draft.expires_on)

    def set_birth_date(self, draft_id: str, born: date) -> None:
        """The date ``resume`` asks for beside the code; without one a draft cannot be resumed."""
        self._resumption.set_birth_date(draft_id, born)

    def new_code(self, draft_id: str) -> str:
        """A fresh code, shown once; the earlier one no longer works."""
        return self._resumption.new_code(draft_id)

    def resume(self, code: str, birth_date: date, attempt_from: str) -> str:
        """The draft's id, for its code in any spelling and the participant's date of birth.

        ``attempt_from`` is the client's address. Raises ``TooManyAttempts``, and the very same
        ``DraftNotFound`` whether the code or the date was wrong.
        """
        return self._resumption.resume(code, birth_date, attempt_from)

    def remember(self, draft_id: str, key: str, value: str) -> None:
        """Keep a small note about the draft; an earlier one of the same key is replaced."""
        sealed = self._shelf.cipher.seal(value.encode(), *Note.place(draft_id, key))
        with self._shelf.database.writing() as session:
            held(session, draft_id, self._shelf.clock())
            upsert(session, Note, draft_id=draft_id, key=key, sealed=sealed)

    def remembered(self, draft_id: str) -> dict[str, str]:
        """Every note, by its key."""
        with self._shelf.database.reading() as session:
            alive(session.get(Draft, draft_id), self._shelf.clock())
            rows = session.scalars(select(Note).where(Note.draft_id == draft_id)).all()
        opened = self._shelf.cipher.open
        return {row.key: opened(row.sealed, *row.own_place).decode() for row in rows}

    def delete(self, draft_id: str) -> Deleted:
        """Delete the draft with all of it, at once; of a deleted one nothing is deleted."""
        which = Draft.id == draft_id
        return delete_drafts(self._shelf, self._audit, which, Event.DRAFT_DELETED)

    def expire(self) -> Deleted:
        """Delete every draft whose last day is over."""
        over = Draft.expires_on < office_day(self._shelf.clock())
        return delete_drafts(self._shelf, self._audit, over, Event.DRAFT_EXPIRED)
