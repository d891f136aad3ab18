"""Raw answers come in page by page and stay sealed; a code and a date of birth bring the draft back."""

import hmac
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.attachments.page import Raw
from app.errors import DraftNotFound
from app.store import codes
from app.store.attempts import Attempts
from app.store.audit import Audit, Event
from app.store.changes import alive, change, held
from app.store.clock import office_day
from app.store.database import upsert
from app.store.keyed_hash import KeyedHash
from app.store.models import Draft, Made, Note, SavedPage, Upload
from app.store.shelf import Shelf

NOT_FOUND = (
    "Nie ma wniosku o takim kodzie i takiej dacie urodzenia. Sprawdź kod na wydruku i datę urodzenia "
    "uczestnika, a potem spróbuj jeszcze raz. Jeśli minął czas przechowywania, wniosek został usunięty."
)


@dataclass(frozen=True)
class Started:
    """A draft and the code that reopens it, shown once: the store keeps only its hash."""

    draft_id: str
    code: str

    def __repr__(self) -> str:
        return "<Started: code hidden>"


@dataclass(frozen=True)
class DraftInfo:
    """``expires_on`` is the last day the draft is kept, at the office's calendar."""

    programme: str
    created_at: datetime
    changed_at: datetime
    expires_on: date


@dataclass(frozen=True)
class Deleted:
    """How much was deleted."""

    drafts: int = 0
    pages: int = 0
    uploads: int = 0
    documents: int = 0


class Drafts:
    """All drafts. Every method raises ``DraftNotFound`` (Polish) for a draft deleted or expired."""

    def __init__(
        self, shelf: Shelf, keyed_hash: KeyedHash, attempts: Attempts, audit: Audit
    ) -> None:
        self._shelf = shelf
        self._database = shelf.database
        self._cipher = shelf.cipher
        self._clock = shelf.clock
        self._hash = keyed_hash
        self._attempts = attempts
        self._audit = audit

    def start(self, programme: str, first_page: str, raw: Raw, start_token: str) -> Started:
        """A draft with its first page saved.

        The same ``start_token`` (a double click, a page sent again) gives the same draft, and a fresh code
        that replaces the earlier one.
        """
        start = self._hash.of("start", start_token)
        try:
            started = self._start(programme, start)
        except IntegrityError:  # another process started it in this very moment
            started = self._start(programme, start)
        self.save_page(started.draft_id, first_page, raw)
        return started

    def _start(self, programme: str, start: bytes) -> Started:
        now = self._clock()
        code = codes.fresh_code()
        with self._database.writing() as session:
            draft = session.scalars(select(Draft).where(Draft.start_hash == start)).first()
            if draft is None:
                draft = Draft(
                    id=secrets.token_hex(16),
                    programme=programme,
                    created_at=now,
                    changed_at=now,
                    expires_on=office_day(now) + self._shelf.keep,
                    start_hash=start,
                    birth_hash=None,
                )
                session.add(draft)
                self._audit.record_in(session, Event.DRAFT_STARTED, draft.id)
            draft.code_hash = self._code_hash(code)
            return Started(draft.id, codes.shown(code))

    def save_page(self, draft_id: str, page: str, raw: Raw) -> None:
        """Keep a page's raw answers, valid or not; other pages are never touched.

        Answers that changed make what was produced from the earlier ones obsolete: it is deleted.
        """
        now = self._clock()
        plain = _packed(raw)
        place = SavedPage.place(draft_id, page)
        with self._database.writing() as session:
            draft = held(session, draft_id, now)
            earlier = session.get(SavedPage, (draft_id, page))
            if earlier is not None and self._cipher.open(earlier.sealed, *place) == plain:
                return
            sealed = self._cipher.seal(plain, *place)
            values = {"draft_id": draft_id, "page": page, "sealed": sealed, "saved_at": now}
            upsert(session, SavedPage, **values)
            obsolete = change(session, draft, now, self._shelf.keep)
        self._shelf.produced.delete_all(obsolete)

    def answers(self, draft_id: str) -> dict[str, Raw]:
        """The raw answers of every saved page."""
        with self._database.reading() as session:
            alive(session.get(Draft, draft_id), self._clock())
            rows = session.scalars(select(SavedPage).where(SavedPage.draft_id == draft_id)).all()
        return {row.page: json.loads(self._cipher.open(row.sealed, *row.own_place)) for row in rows}

    def saved_at(self, draft_id: str) -> dict[str, datetime]:
        """When each page was last saved."""
        with self._database.reading() as session:
            alive(session.get(Draft, draft_id), self._clock())
            query = select(SavedPage.page, SavedPage.saved_at)
            rows = session.execute(query.where(SavedPage.draft_id == draft_id))
            return {page: saved for page, saved in rows}

    def info(self, draft_id: str) -> DraftInfo:
        with self._database.reading() as session:
            draft = alive(session.get(Draft, draft_id), self._clock())
            return DraftInfo(draft.programme, draft.created_at, draft.changed_at, draft.expires_on)

    def set_birth_date(self, draft_id: str, born: date) -> None:
        """The date ``resume`` asks for beside the code; kept as a keyed hash."""
        with self._database.writing() as session:
            draft = held(session, draft_id, self._clock())
            draft.birth_hash = self._birth_hash(draft_id, born)

    def new_code(self, draft_id: str) -> str:
        """A fresh code, shown once; the earlier one no longer works."""
        code = codes.fresh_code()
        with self._database.writing() as session:
            draft = held(session, draft_id, self._clock())
            draft.code_hash = self._code_hash(code)
            self._audit.record_in(session, Event.CODE_RENEWED, draft_id)
        return codes.shown(code)

    def resume(self, code: str, birth_date: date, attempt_from: str) -> str:
        """The draft's id, for its code in any spelling and the participant's date of birth.

        ``attempt_from`` is the client's address. Raises ``TooManyAttempts``, and the very same
        ``DraftNotFound`` whether the code or the date was wrong.
        """
        hashed = self._code_hash(codes.read(code) or code)
        # Tries are counted under another hash than codes are found by: the two tables do not join.
        tried = self._hash.of("tried code", hashed.hex())
        ids = self._admitted(tried, self._hash.of("address", attempt_from))
        with self._database.reading() as session:
            draft = session.scalars(select(Draft).where(Draft.code_hash == hashed)).first()
        draft_id = draft.id if draft else ""
        kept = (draft.birth_hash if draft else None) or secrets.token_bytes(32)
        matches = hmac.compare_digest(kept, self._birth_hash(draft_id, birth_date))
        if draft is None or not matches or draft.expires_on < office_day(self._clock()):
            self._audit.record(Event.RESUME_FAILED, draft_id)
            raise DraftNotFound(NOT_FOUND)
        self._attempts.succeed(ids, tried)
        self._audit.record(Event.DRAFT_RESUMED, draft_id)
        return draft_id

    def _admitted(self, tried: bytes, address: bytes) -> Sequence[int]:
        try:
            return self._attempts.admit(tried, address)
        except Exception:
            self._audit.record(Event.RESUME_REFUSED)
            raise

    def remember(self, draft_id: str, key: str, value: str) -> None:
        """Keep a small note about the draft; an earlier one of the same key is replaced."""
        sealed = self._cipher.seal(value.encode(), *Note.place(draft_id, key))
        with self._database.writing() as session:
            held(session, draft_id, self._clock())
            upsert(session, Note, draft_id=draft_id, key=key, sealed=sealed)

    def remembered(self, draft_id: str) -> dict[str, str]:
        with self._database.reading() as session:
            alive(session.get(Draft, draft_id), self._clock())
            rows = session.scalars(select(Note).where(Note.draft_id == draft_id)).all()
        return {row.key: self._cipher.open(row.sealed, *row.own_place).decode() for row in rows}

    def delete(self, draft_id: str) -> Deleted:
        """Delete the draft with everything of it, at once; deleting a deleted one deletes nothing."""
        return self._delete([draft_id], Event.DRAFT_DELETED)

    def expire(self) -> Deleted:
        """Delete every draft whose last day is over."""
        today = office_day(self._clock())
        with self._database.reading() as session:
            over = session.scalars(select(Draft.id).where(Draft.expires_on < today)).all()
        return self._delete(over, Event.DRAFT_EXPIRED) if over else Deleted()

    def _delete(self, draft_ids: Sequence[str], event: Event) -> Deleted:
        with self._database.writing() as session:
            query = select(Draft.id).where(Draft.id.in_(draft_ids)).with_for_update()
            ids = session.scalars(query).all()
            uploads = session.scalars(select(Upload.file).where(Upload.draft_id.in_(ids))).all()
            documents = session.scalars(select(Made.file).where(Made.draft_id.in_(ids))).all()
            counted = Deleted(len(ids), _pages(session, ids), len(uploads), len(documents))
            session.execute(delete(Draft).where(Draft.id.in_(ids)))
            for draft_id in ids:
                self._audit.record_in(session, event, draft_id)
        self._shelf.uploads.delete_all(uploads)
        self._shelf.produced.delete_all(documents)
        self._database.forget_deleted()
        return counted

    def _code_hash(self, code: str) -> bytes:
        return self._hash.of("resume code", code)

    def _birth_hash(self, draft_id: str, born: date) -> bytes:
        return self._hash.of("birth date", draft_id, born.isoformat())


def _pages(session: Session, ids: Sequence[str]) -> int:
    query = select(func.count()).select_from(SavedPage).where(SavedPage.draft_id.in_(ids))
    return session.execute(query).scalar_one()


def _packed(raw: Raw) -> bytes:
    return json.dumps({name: list(values) for name, values in raw.items()}).encode()
