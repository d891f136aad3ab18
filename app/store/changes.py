"""A draft about to change comes in; it is held for the transaction, and outdated files go out."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.errors import DraftNotFound
from app.store.clock import office_day
from app.store.models import Draft, Job, Made

GONE = (
    "Tego wniosku już nie ma: został usunięty albo minął czas jego przechowywania. "
    "Możesz zacząć nowy wniosek."
)


def held(session: Session, draft_id: str, now: datetime) -> Draft:
    """The draft, locked to the end of the transaction; ``DraftNotFound`` if gone or over."""
    draft = session.scalars(select(Draft).where(Draft.id == draft_id).with_for_update()).first()
    return alive(draft, now)


def alive(draft: Draft | None, now: datetime) -> Draft:
    if draft is None or draft.expires_on < office_day(now):
        raise DraftNotFound(GONE)
    return draft


def change(session: Session, draft: Draft, now: datetime, keep: timedelta) -> Sequence[str]:
    """Keep the draft longer, forget what was produced from it; the files to delete afterwards."""
    draft.changed_at = now
    draft.expires_on = office_day(now) + keep
    files = session.scalars(select(Made.file).where(Made.draft_id == draft.id)).all()
    session.execute(delete(Made).where(Made.draft_id == draft.id))
    session.execute(delete(Job).where(Job.draft_id == draft.id))
    return files
