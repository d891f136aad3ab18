"""What happened comes in; one line that names no person stays, and is never changed or deleted."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.clock import Clock
from app.store.database import Database
from app.store.keyed_hash import KeyedHash
from app.store.models import Entry


class Event(StrEnum):
    """Everything worth a line."""

    DRAFT_STARTED = "draft_started"
    DRAFT_RESUMED = "draft_resumed"
    RESUME_FAILED = "resume_failed"
    RESUME_REFUSED = "resume_refused"
    CODE_RENEWED = "code_renewed"
    DRAFT_DELETED = "draft_deleted"
    DRAFT_EXPIRED = "draft_expired"
    UPLOAD_ADDED = "upload_added"
    UPLOAD_REFUSED = "upload_refused"
    UPLOAD_REMOVED = "upload_removed"
    DOCUMENTS_MADE = "documents_made"
    DOCUMENTS_FAILED = "documents_failed"
    KEYS_ROTATED = "keys_rotated"
    ACCOUNT_ADDED = "account_added"
    ACCOUNT_DISABLED = "account_disabled"
    ACCOUNT_ENABLED = "account_enabled"
    ACCOUNT_ROLES_CHANGED = "account_roles_changed"
    ACCOUNT_RESET = "account_reset"
    SIGNED_IN = "signed_in"
    SIGNED_OUT = "signed_out"
    SIGN_IN_FAILED = "sign_in_failed"
    SIGN_IN_LOCKED = "sign_in_locked"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - the name of what happened
    SECOND_FACTOR_SET = "second_factor_set"
    SECOND_FACTOR_RESET = "second_factor_reset"
    SPARE_CODE_USED = "spare_code_used"
    SPARE_CODES_RENEWED = "spare_codes_renewed"


# Codes and counts only: a name or a sentence does not fit, so none can slip in.
_DETAIL = re.compile(r"[a-z0-9_.:=-]{0,80}")
_MARK_LENGTH = 16


@dataclass(frozen=True)
class AuditLine:
    """``draft_mark`` is the same for all lines of one draft and leads back to nobody."""

    happened_at: datetime
    event: Event
    draft_mark: str
    detail: str


class Audit:
    """The log; ``detail`` is a code such as ``pages=3``, never a sentence."""

    def __init__(self, database: Database, keyed_hash: KeyedHash, clock: Clock) -> None:
        self._database = database
        self._hash = keyed_hash
        self._clock = clock

    def record(self, event: Event, draft_id: str = "", detail: str = "") -> None:
        with self._database.writing() as session:
            self.record_in(session, event, draft_id, detail)

    def record_in(
        self, session: Session, event: Event, draft_id: str = "", detail: str = ""
    ) -> None:
        """The same inside a transaction, so that the line stands if and only if the deed does."""
        if not _DETAIL.fullmatch(detail):
            raise ValueError("the detail of an audit line is a short code")
        session.add(
            Entry(
                happened_at=self._clock(),
                event=event.value,
                draft_mark=self.mark(draft_id),
                detail=detail,
            )
        )

    def mark(self, draft_id: str) -> str:
        return self._hash.of("audit", draft_id).hex()[:_MARK_LENGTH] if draft_id else ""

    def lines(self, draft_id: str | None = None) -> Sequence[AuditLine]:
        """The whole log, oldest first, or that of one draft."""
        query = select(Entry).order_by(Entry.id)
        if draft_id is not None:
            query = query.where(Entry.draft_mark == self.mark(draft_id))
        with self._database.reading() as session:
            return [
                AuditLine(row.happened_at, Event(row.event), row.draft_mark, row.detail)
                for row in session.scalars(query)
            ]
