"""Something damaged comes in; what the database says in the clear of where it belongs goes out.

Nothing is opened here, so that it can be told of whatever is damaged, as far as rows beside it stand.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.claims import Room
from app.store.dossier_models import PrintedPartRow, PrintedRow, ScanPageRow, ScanRow, Wish
from app.store.integrity_report import Found
from app.store.kinds import KEPT_PAPERS, MATTERS
from app.store.letter_rows import BatchRow, LetterBlank, LetterRow
from app.store.models import Draft, Note, SavedPage, Upload, Visit
from app.store.office_models import Bundle, LedgerDetail, LedgerLine, Record

KEPT_PAPER, MATTER = KEPT_PAPERS.name, MATTERS.name
SCAN, LETTER, BLANK, DRAFT, LINE = "scan", "letter", "blank", "draft", "ledger_line"


@dataclass(frozen=True)
class Whereabouts:
    """``what`` is the kind of a record, one of the words above, or the place; the rest may be empty.

    ``at`` is when it came here, ``number`` that of a scan's page or of a line of the ledger.
    """

    what: str
    programme: str = ""
    matter_id: str = ""
    record_id: str = ""
    at: datetime | None = None
    number: int = 0


def whereabouts(session: Session, found: Found) -> Whereabouts:
    """Of a file by its owner, of a row by its ids."""
    nowhere = Whereabouts(found.place)
    look = _LOOKS.get(found.place)
    return (look(session, *found.key) if look and found.key else None) or nowhere


def _of_archive(session: Session, name: str, owner: str) -> Whereabouts | None:
    if session.get(Record, (KEPT_PAPER, owner)) is not None:
        return _of_record(session, KEPT_PAPER, owner)
    query = select(ScanPageRow.number).where(ScanPageRow.scan_id == owner)
    number = session.scalars(query.where(ScanPageRow.picture == name)).first()
    return _of_scan(session, owner, str(number or 0))


def _of_letters(session: Session, _: str, owner: str) -> Whereabouts | None:
    return _of_letter(session, *owner.partition("/")[::2])


def _of_uploads(session: Session, _: str, owner: str) -> Whereabouts | None:
    return _of_blank(session, owner) or _of_draft(session, owner)


def _of_produced(session: Session, _: str, owner: str) -> Whereabouts | None:
    return _of_draft(session, owner)


def _of_record(session: Session, kind: str, record_id: str) -> Whereabouts | None:
    row = session.get(Record, (kind, record_id))
    if row is None:
        return None
    matter_id = row.id if kind == MATTER else row.subject
    return Whereabouts(kind, row.programme, matter_id, row.id, row.created_at)


def _of_scan(session: Session, scan_id: str, number: str = "0") -> Whereabouts | None:
    row = session.get(ScanRow, scan_id)
    if row is None:
        return None
    page = session.get(ScanPageRow, (scan_id, int(number)))
    subject = page.subject if page is not None else ""
    return Whereabouts(SCAN, row.programme, subject, row.id, row.created_at, int(number))


def _of_letter(session: Session, batch_id: str, matter_id: str) -> Whereabouts | None:
    batch, row = session.get(BatchRow, batch_id), session.get(LetterRow, (batch_id, matter_id))
    if batch is None:
        return None
    made_at = row.made_at if row is not None else None
    return Whereabouts(LETTER, batch.programme, matter_id, at=made_at or batch.created_at)


def _of_blank(session: Session, blank_id: str) -> Whereabouts | None:
    row = session.get(LetterBlank, blank_id)
    return None if row is None else Whereabouts(BLANK, row.programme, at=row.added_at)


def _of_draft(session: Session, draft_id: str, *_: str) -> Whereabouts | None:
    row = session.get(Draft, draft_id)
    return None if row is None else Whereabouts(DRAFT, row.programme, at=row.created_at)


def _of_line(session: Session, number: str) -> Whereabouts | None:
    row = session.get(LedgerLine, int(number))
    return None if row is None else Whereabouts(LINE, row.programme, at=row.at, number=row.id)


def _of_part(session: Session, *key: str) -> Whereabouts | None:
    row = session.get(PrintedPartRow, (*key[:2], *map(int, key[2:])))
    place = PrintedPartRow.__tablename__
    return None if row is None else Whereabouts(place, row.programme, row.subject)


def _own(model: Any) -> Callable[..., Whereabouts | None]:
    """Of a row with an id, that says its own programme or its draft."""

    def look(session: Session, row_id: str) -> Whereabouts | None:
        row = session.get(model, row_id)
        if row is None:
            return None
        if hasattr(row, "programme"):
            return Whereabouts(model.__tablename__, row.programme)
        return _of_draft(session, row.draft_id)

    return look


_LOOKS: Mapping[str, Callable[..., Whereabouts | None]] = MappingProxyType(
    {
        Room.ARCHIVE.place: _of_archive,
        Room.LETTERS.place: _of_letters,
        Room.UPLOADS.place: _of_uploads,
        Room.PRODUCED.place: _of_produced,
        Record.__tablename__: _of_record,
        ScanRow.__tablename__: _of_scan,
        ScanPageRow.__tablename__: _of_scan,
        LetterRow.__tablename__: _of_letter,
        LetterBlank.__tablename__: _of_blank,
        SavedPage.__tablename__: _of_draft,
        Note.__tablename__: _of_draft,
        Upload.__tablename__: _own(Upload),
        Visit.__tablename__: _own(Visit),
        Bundle.__tablename__: _own(Bundle),
        Wish.__tablename__: _own(Wish),
        LedgerDetail.__tablename__: _of_line,
        PrintedRow.__tablename__: lambda _, programme, *__: Whereabouts(
            PrintedRow.__tablename__, programme
        ),
        PrintedPartRow.__tablename__: _of_part,
    }
)
