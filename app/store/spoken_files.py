"""Rows come in; the files of the archive they speak of, of which it has no row any more, go out.

The archive's own rows say what lies there; who takes such a row and its file away together leaves nothing
there to be missed. Papers and scans still speak of the file.
"""

from collections.abc import Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.dossier.kept import KeptPaper
from app.dossier.scans import StackState
from app.errors import KeyMissing, SealBroken
from app.store.dossier_models import ArchivedFile, ScanPageRow, ScanRow
from app.store.kinds import KEPT_PAPERS
from app.store.models import SealedRow
from app.store.office_models import Record
from app.store.plain import made_of, read
from app.store.scan_rows import told_by
from app.store.shelf import Shelf


def missing_files(
    session: Session, shelf: Shelf, rows: Sequence[SealedRow]
) -> Iterator[tuple[str, str]]:
    """Names and owners; a row that does not open is told of elsewhere."""
    told = {name: row for row in rows for name in _spoken_of(shelf, row)}
    query = select(ArchivedFile.name).where(ArchivedFile.name.in_(told))
    for name in sorted(told.keys() - set(session.scalars(query))):
        if not _goes(session, told[name]):
            yield name, _owner(told[name])


def _spoken_of(shelf: Shelf, row: SealedRow) -> Sequence[str]:
    try:
        if isinstance(row, Record) and row.kind == KEPT_PAPERS.name:
            paper = made_of(read(shelf.cipher.open(row.sealed, *row.own_place)), KeptPaper)
            return [file.name for file in paper.files]
        if isinstance(row, ScanRow):
            return [file.name for file in told_by(shelf, row).files]
    except (SealBroken, KeyMissing):
        return ()
    return [row.picture] if isinstance(row, ScanPageRow) and row.picture else ()


def _owner(row: SealedRow) -> str:
    return str(row.scan_id if isinstance(row, ScanPageRow) else getattr(row, "id"))  # noqa: B009 - of either table


def _goes(session: Session, row: SealedRow) -> bool:
    """Whether it is of a stack that is being taken away, files first."""
    scan = session.get(ScanRow, row.scan_id) if isinstance(row, ScanPageRow) else row
    return isinstance(scan, ScanRow) and scan.state == StackState.COMING.value
