"""Stacks of scanned paper come in; what was found in them is kept page by page until it is filed.

A stack has a row before its files are written, so that no file is left that nobody can find: one whose file
never came whole is taken away by ``expire``. How its pages get read is ``app.store.scan_work``.
"""

import secrets
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.dossier.scans import PageState, SentFile, Stack, StackPage, StackState
from app.errors import ChangedMeanwhile, NotOnRecord
from app.matters.rights import Actor
from app.store.archive import Archive
from app.store.dossier_models import ScanPageRow, ScanRow
from app.store.scan_rows import Told, fill, held, page_of, stack_of, tell, told_by
from app.store.shelf import Shelf

NO_PAGE = "Nie ma takiej strony w tym skanie. Wróć do skanu i wybierz ją stamtąd."
MEANWHILE = (
    "Ktoś zmienił w międzyczasie strony tego skanu, dlatego nic nie zapisano. Otwórz skan jeszcze raz "
    "i powtórz tę czynność, jeśli jest dalej potrzebna."
)
UNFINISHED_AFTER = timedelta(hours=6)
"""An upload that was not whole by then never will be."""


class Scans:
    """The stacks of every programme; ``NotOnRecord`` for what is not there or another programme's."""

    def __init__(self, shelf: Shelf, archive: Archive) -> None:
        self._shelf = shelf
        self._archive = archive

    def add(self, programme: str, name: str, files: Iterable[SentFile], *, made_by: str) -> Stack:
        """A stack of these files, which waits to be read."""
        now = self._shelf.clock()
        row = ScanRow(id=secrets.token_hex(16), programme=programme, made_by=made_by)
        row.state, row.reason, row.original = StackState.COMING.value, "", ""
        row.created_at = row.changed_at = now
        row.pages = row.takes = 0
        tell(self._shelf, row, Told(name))
        with self._shelf.database.writing() as session:
            session.add(row)
        try:
            put = ((self._archive.put(f.data, f.media_type, owner=row.id), f.name) for f in files)
            kept, names = zip(*put, strict=True)
            return self._came(row.id, Told(name, kept, names=names))
        except BaseException:
            self._take_away(row.id)
            raise

    def get(self, programme: str, scan_id: str) -> Stack:
        with self._shelf.database.reading() as session:
            return stack_of(self._shelf, held(session, programme, scan_id))

    def known(self, scan_id: str) -> Stack | None:
        with self._shelf.database.reading() as session:
            row = session.get(ScanRow, scan_id)
            return None if row is None else stack_of(self._shelf, row)

    def of_programme(self, programme: str) -> tuple[Stack, ...]:
        """Youngest first."""
        query = select(ScanRow).where(
            ScanRow.programme == programme, ScanRow.state != StackState.COMING.value
        )
        with self._shelf.database.reading() as session:
            rows = session.scalars(query.order_by(ScanRow.created_at.desc(), ScanRow.id))
            return tuple(stack_of(self._shelf, row) for row in rows)

    def counts(self, programme: str) -> Mapping[str, Mapping[PageState, int]]:
        """How many pages of each stack are in each state, without opening any."""
        query = (
            select(ScanPageRow.scan_id, ScanPageRow.state, func.count())
            .join(ScanRow, ScanRow.id == ScanPageRow.scan_id)
            .where(ScanRow.programme == programme)
            .group_by(ScanPageRow.scan_id, ScanPageRow.state)
        )
        counted: dict[str, dict[PageState, int]] = {}
        with self._shelf.database.reading() as session:
            for scan_id, state, number in session.execute(query):
                counted.setdefault(scan_id, {})[PageState(state)] = number
        return counted

    def pages(self, scan_id: str) -> tuple[StackPage, ...]:
        """Every side there is, in the order of the scan."""
        query = select(ScanPageRow).where(ScanPageRow.scan_id == scan_id)
        with self._shelf.database.reading() as session:
            rows = session.scalars(query.order_by(ScanPageRow.number))
            return tuple(page_of(self._shelf, row) for row in rows)

    def page(self, scan_id: str, number: int) -> StackPage:
        with self._shelf.database.reading() as session:
            row = session.get(ScanPageRow, (scan_id, number))
            if row is None:
                raise NotOnRecord(NO_PAGE)
            return page_of(self._shelf, row)

    def save(
        self,
        scan_id: str,
        pages: Iterable[StackPage],
        *,
        seen: Collection[StackState],
        state: StackState | None = None,
        filer: Actor | None = None,
    ) -> tuple[StackPage, ...]:
        """These pages under their next versions, and the stack in its next state: all of it or nothing.

        ``ChangedMeanwhile`` if one of them is no longer as it was seen, or the stack in none of these states.
        """
        with self._shelf.database.writing() as session:
            row = session.get(ScanRow, scan_id, with_for_update=True)
            if row is None or row.state not in seen:
                raise ChangedMeanwhile(MEANWHILE)
            saved = tuple(self._saved(session, scan_id, page) for page in pages)
            if filer is not None:
                tell(self._shelf, row, replace(told_by(self._shelf, row), filer=filer))
            row.state = row.state if state is None else state.value
            row.changed_at = self._shelf.clock()
            return saved

    def originals(self, stack: Stack) -> tuple[bytes, ...]:
        """The files as they came."""
        return tuple(self._archive.get(file.name, owner=stack.id) for file in stack.files)

    def picture(self, stack: Stack, page: StackPage) -> bytes:
        """``NotOnRecord`` where there is none (any more)."""
        if not page.picture:
            raise NotOnRecord(NO_PAGE)
        return self._archive.get(page.picture, owner=stack.id)

    def drop_pictures(self, programme: str, scan_id: str) -> None:
        """Take the pictures of its pages away; the files that came stay."""
        stack = self.get(programme, scan_id)
        pages = [page for page in self.pages(scan_id) if page.picture]
        bare = [replace(page, picture="") for page in pages]
        self.save(scan_id, bare, seen={StackState.FILED})
        whole = {file.name for file in stack.files}  # a picture may be the very file that came
        self._archive.delete({page.picture for page in pages} - whole)

    def delete(self, programme: str, scan_id: str) -> None:
        """Take a stack away for good, with its files, unless a page of it lies in a dossier."""
        with self._shelf.database.writing() as session:
            row = held(session, programme, scan_id, for_update=True)
            filed = select(ScanPageRow.number).where(
                ScanPageRow.scan_id == scan_id, ScanPageRow.state == PageState.FILED.value
            )
            if row.state == StackState.FILING.value or session.scalar(filed.limit(1)) is not None:
                raise ChangedMeanwhile(MEANWHILE)
            # What is left while files go is a row nobody sees: ``expire`` takes it up again.
            row.state = StackState.COMING.value
        self._take_away(scan_id)

    def expire(self) -> None:
        """Take away what never came whole, or was not whole taken away."""
        query = select(ScanRow.id).where(
            ScanRow.state == StackState.COMING.value,
            ScanRow.changed_at < self._shelf.clock() - UNFINISHED_AFTER,
        )
        with self._shelf.database.reading() as session:
            ids = session.scalars(query).all()
        for scan_id in ids:
            self._take_away(scan_id)

    def _take_away(self, scan_id: str) -> None:
        self._archive.delete([file.name for file in self._archive.of_owner(scan_id)])
        with self._shelf.database.writing() as session:
            row = session.get(ScanRow, scan_id)
            if row is not None:
                session.delete(row)  # its pages go with it

    def _came(self, scan_id: str, told: Told) -> Stack:
        with self._shelf.database.writing() as session:
            row = session.get_one(ScanRow, scan_id, with_for_update=True)
            row.original = told.files[0].name
            row.state, row.changed_at = StackState.READING.value, self._shelf.clock()
            tell(self._shelf, row, told)
            return stack_of(self._shelf, row)

    def _saved(self, session: Session, scan_id: str, page: StackPage) -> StackPage:
        row = session.get(ScanPageRow, (scan_id, page.number), with_for_update=True)
        if row is None or row.version != page.version:
            raise ChangedMeanwhile(MEANWHILE)
        saved = replace(page, version=page.version + 1)
        fill(self._shelf, row, saved)
        return saved
