"""Stacks that wait go out to whoever reads and files them; each page comes back once, with its picture.

A picture is written before the row that speaks of it; done twice, it is the same file. What ended with the
process is tried again, and after ``MOST_TAKES`` tries given up, so that one bad page holds up no stack.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.dossier.scans import FileOpened, PageState, Stack, StackPage, StackState
from app.matters.rights import Actor
from app.store.archive import Archive
from app.store.dossier_models import ScanPageRow, ScanRow
from app.store.scan_rows import fill, page_of, stack_of, tell, told_by
from app.store.shelf import Shelf

MOST_TAKES = 3
AT_WORK = (StackState.READING.value, StackState.FILING.value)


class ScanWork:
    """What is to be done with stacks; one no longer there has nothing to do."""

    def __init__(self, shelf: Shelf, archive: Archive) -> None:
        self._shelf = shelf
        self._archive = archive

    def unfinished(self) -> Sequence[str]:
        """The stacks to be read or filed, oldest first."""
        query = select(ScanRow.id).where(ScanRow.state.in_(AT_WORK))
        with self._shelf.database.reading() as session:
            return session.scalars(query.order_by(ScanRow.created_at, ScanRow.id)).all()

    def stack(self, scan_id: str) -> Stack | None:
        with self._shelf.database.reading() as session:
            row = session.get(ScanRow, scan_id)
            return None if row is None else stack_of(self._shelf, row)

    def filer(self, scan_id: str) -> Actor | None:
        """Who had the papers of a stack put into dossiers."""
        with self._shelf.database.reading() as session:
            row = session.get(ScanRow, scan_id)
            return None if row is None else told_by(self._shelf, row).filer

    def count(self, scan_id: str, first: int, opened: Sequence[FileOpened]) -> None:
        """Note what was found of the files from ``first`` (from 0) on; after the last the pages wait."""
        with self._reading(scan_id) as (session, row):
            if row is None or len((told := told_by(self._shelf, row)).lengths) != first:
                return
            lengths = (*told.lengths, *(file.pages for file in opened))
            refused = (*told.refused, *(file.refused for file in opened))
            tell(self._shelf, row, replace(told, lengths=lengths, refused=refused))
            row.takes, row.changed_at = 0, self._shelf.clock()
            if len(lengths) == len(told.files):
                row.pages = sum(lengths)
                self._let_wait(session, row)

    def _let_wait(self, session: Session, row: ScanRow) -> None:
        for number in range(1, row.pages + 1):
            page = ScanPageRow(scan_id=row.id, number=number)
            fill(self._shelf, page, StackPage(number, PageState.WAITING, version=1))
            session.add(page)

    def waiting(self, scan_id: str, most: int) -> Sequence[int]:
        """The numbers of pages not read yet, not more than ``most``."""
        query = select(ScanPageRow.number).where(
            ScanPageRow.scan_id == scan_id, ScanPageRow.state == PageState.WAITING.value
        )
        with self._shelf.database.reading() as session:
            return session.scalars(query.order_by(ScanPageRow.number).limit(most)).all()

    def take(self, scan_id: str) -> int:
        """Begin the next piece: which try at it this is; 0 when every try ended with the process."""
        with self._at_work(scan_id) as (_, row):
            if row is None or row.takes >= MOST_TAKES:
                return 0
            row.takes += 1
            return row.takes

    def give_back(self, scan_id: str) -> None:
        """A piece begun was not to blame for not being done."""
        with self._at_work(scan_id) as (_, row):
            if row is not None and row.takes:
                row.takes -= 1

    def put(self, scan_id: str, sides: Iterable[tuple[StackPage, bytes]]) -> bool:
        """Keep what was read, with its pictures; ``False`` when the stack is no longer there."""
        pictured = [(page, self._pictured(scan_id, picture)) for page, picture in sides]
        with self._reading(scan_id) as (session, row):
            if row is not None:
                for page, name in pictured:
                    self._put(session, scan_id, replace(page, picture=name))
                row.takes, row.changed_at = 0, self._shelf.clock()
                return True
        if self.stack(scan_id) is None:
            self._archive.delete({name for _, name in pictured if name})
        return False

    def fail(self, scan_id: str, reason: str) -> None:
        """Nothing can be done with this stack; ``reason`` is a code."""
        with self._at_work(scan_id) as (_, row):
            if row is not None:
                row.state, row.reason = StackState.FAILED.value, reason
                row.changed_at = self._shelf.clock()

    def _pictured(self, scan_id: str, picture: bytes) -> str:
        return self._archive.put(picture, "image/jpeg", owner=scan_id).name if picture else ""

    def _put(self, session: Session, scan_id: str, page: StackPage) -> None:
        row = session.get(ScanPageRow, (scan_id, page.number), with_for_update=True)
        if row is not None and page_of(self._shelf, row).state is PageState.WAITING:
            fill(self._shelf, row, replace(page, version=row.version + 1))

    @contextmanager
    def _at_work(self, scan_id: str) -> Iterator[tuple[Session, ScanRow | None]]:
        """The stack in a transaction, if there is still anything to do with it."""
        with self._shelf.database.writing() as session:
            row = session.get(ScanRow, scan_id, with_for_update=True)
            yield session, row if row is not None and row.state in AT_WORK else None

    @contextmanager
    def _reading(self, scan_id: str) -> Iterator[tuple[Session, ScanRow | None]]:
        with self._at_work(scan_id) as (session, row):
            reads = row is not None and row.state == StackState.READING.value
            yield session, row if reads else None
