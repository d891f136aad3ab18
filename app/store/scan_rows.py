"""Rows of scans come in, their values go out, and back again: what names anybody is sealed in them."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.dossier.kept import KeptFile
from app.dossier.scans import Stack, StackPage, StackState
from app.errors import NotOnRecord
from app.matters.rights import Actor
from app.store.dossier_models import ScanPageRow, ScanRow
from app.store.plain import made_of, plain_of, read, written
from app.store.shelf import Shelf

NO_SCAN = "Nie ma takiego skanu. Wróć do listy skanów i wybierz go stamtąd."


@dataclass(frozen=True)
class Told:
    """What a stack's row has sealed; ``filer`` is who had its papers put into dossiers."""

    name: str
    files: tuple[KeptFile, ...] = ()
    lengths: tuple[int, ...] = ()
    filer: Actor | None = None
    names: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


def told_by(shelf: Shelf, row: ScanRow) -> Told:
    return made_of(read(shelf.cipher.open(row.sealed, *row.own_place)), Told)


def tell(shelf: Shelf, row: ScanRow, told: Told) -> None:
    row.sealed = shelf.cipher.seal(written(plain_of(told)), *row.own_place)


def stack_of(shelf: Shelf, row: ScanRow) -> Stack:
    told = told_by(shelf, row)
    return Stack(
        id=row.id,
        programme=row.programme,
        name=told.name,
        state=StackState(row.state),
        made_by=row.made_by,
        created_at=row.created_at,
        pages=row.pages,
        original=row.original,
        files=told.files,
        lengths=told.lengths,
        reason=row.reason,
        names=told.names,
        refused=told.refused,
    )


def page_of(shelf: Shelf, row: ScanPageRow) -> StackPage:
    return made_of(read(shelf.cipher.open(row.sealed, *row.own_place)), StackPage)


def fill(shelf: Shelf, row: ScanPageRow, page: StackPage) -> None:
    """The row tells in the clear what the page is found by; the seal is bound to just that."""
    row.state, row.subject = page.state.value, page.matter_id
    row.picture, row.version = page.picture, page.version
    row.sealed = shelf.cipher.seal(written(plain_of(page)), *row.own_place)


def held(session: Session, programme: str, scan_id: str, *, for_update: bool = False) -> ScanRow:
    """The stack's row; ``NotOnRecord`` for another programme's, and for one not whole."""
    row = session.get(ScanRow, scan_id, with_for_update=for_update)
    if row is None or row.programme != programme or row.state == StackState.COMING.value:
        raise NotOnRecord(NO_SCAN)
    return row
