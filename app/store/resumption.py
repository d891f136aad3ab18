"""A code from paper and a date of birth come in; their draft goes out, or none."""

import hmac
import secrets
from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from app.errors import DraftNotFound, TooManyAttempts
from app.store import codes
from app.store.attempts import Attempts
from app.store.audit import Audit, Event
from app.store.changes import held
from app.store.clock import office_day
from app.store.keyed_hash import KeyedHash
from app.store.models import Draft
from app.store.shelf import Shelf

NOT_FOUND = (
    "Nie ma wniosku o\N{NO-BREAK SPACE}takim kodzie i\N{NO-BREAK SPACE}takiej dacie urodzenia. "
    "Sprawdź kod i\N{NO-BREAK SPACE}datę urodzenia uczestnika, a\N{NO-BREAK SPACE}potem spróbuj "
    "jeszcze raz. Jeśli minął czas przechowywania, wniosek został usunięty."
)


class Resumption:
    """Codes and dates of birth are kept as keyed hashes only."""

    def __init__(
        self, shelf: Shelf, keyed_hash: KeyedHash, attempts: Attempts, audit: Audit
    ) -> None:
        self._shelf = shelf
        self._hash = keyed_hash
        self._attempts = attempts
        self._audit = audit

    def code_hash(self, code: str) -> bytes:
        return self._hash.of("resume code", code)

    def admit_start(self, started_from: str) -> None:
        self._attempts.admit_start(self._hash.of("started from", started_from))

    def new_code(self, draft_id: str) -> str:
        code = codes.fresh_code()
        with self._shelf.database.writing() as session:
            draft = held(session, draft_id, self._shelf.clock())
            draft.code_hash = self.code_hash(code)
            self._audit.record_in(session, Event.CODE_RENEWED, draft_id)
        return codes.shown(code)

    def set_birth_date(self, draft_id: str, born: date) -> None:
        with self._shelf.database.writing() as session:
            draft = held(session, draft_id, self._shelf.clock())
            draft.birth_hash = self._birth_hash(draft_id, born)

    def resume(self, code: str, born: date, attempt_from: str) -> str:
        hashed = self.code_hash(codes.read(code) or code)
        # Tries are counted under another hash than drafts are found by: the tables do not join.
        tried = self._hash.of("tried code", hashed.hex())
        ids = self._admitted(tried, self._hash.of("address", attempt_from))
        draft = self._of_code(hashed)
        draft_id = draft.id if draft else ""
        # Without a draft, or a date, this compares with chance: it takes as long, and fails.
        kept = (draft.birth_hash if draft else None) or secrets.token_bytes(32)
        matches = hmac.compare_digest(kept, self._birth_hash(draft_id, born))
        if draft is None or not matches:
            self._audit.record(Event.RESUME_FAILED, draft_id)
            raise DraftNotFound(NOT_FOUND)
        self._attempts.succeed(ids, tried)
        self._audit.record(Event.DRAFT_RESUMED, draft_id)
        return draft_id

    def _admitted(self, tried: bytes, address: bytes) -> Sequence[int]:
        try:
            return self._attempts.admit(tried, address)
        except TooManyAttempts:
            self._audit.record(Event.RESUME_REFUSED)
            raise

    def _of_code(self, hashed: bytes) -> Draft | None:
        today = office_day(self._shelf.clock())
        query = select(Draft).where(Draft.code_hash == hashed, Draft.expires_on >= today)
        with self._shelf.database.reading() as session:
            return session.scalars(query).first()

    def _birth_hash(self, draft_id: str, born: date) -> bytes:
        return self._hash.of("birth date", draft_id, born.isoformat())
