"""Drafts to delete come in; their rows, copies and documents are gone at once, and counted."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.orm import Session

from app.store.audit import Audit, Event
from app.store.models import Draft, Made, SavedPage, Upload
from app.store.page_codes import forget_unowned
from app.store.shelf import Shelf


@dataclass(frozen=True)
class Deleted:
    """How much was deleted."""

    drafts: int = 0
    pages: int = 0
    uploads: int = 0
    documents: int = 0


def delete_drafts(shelf: Shelf, audit: Audit, which: ColumnElement[bool], event: Event) -> Deleted:
    """Delete the drafts of which ``which`` is true, with everything of them.

    What their printed pages stood for goes, too, unless the office opened a matter with the paper.
    """
    with shelf.database.writing() as session:
        ids = session.scalars(select(Draft.id).where(which).with_for_update()).all()
        uploads = session.scalars(select(Upload.file).where(Upload.draft_id.in_(ids))).all()
        documents = session.scalars(select(Made.file).where(Made.draft_id.in_(ids))).all()
        counted = Deleted(len(ids), _pages(session, ids), len(uploads), len(documents))
        forget_unowned(session, ids)
        session.execute(delete(Draft).where(Draft.id.in_(ids)))
        for draft_id in ids:
            audit.record_in(session, event, draft_id)
    shelf.uploads.delete_all(uploads)
    shelf.produced.delete_all(documents)
    shelf.database.forget_deleted()
    return counted


def _pages(session: Session, ids: Sequence[str]) -> int:
    query = select(func.count()).select_from(SavedPage).where(SavedPage.draft_id.in_(ids))
    return session.execute(query).scalar_one()
