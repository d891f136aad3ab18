"""Pieces of a download that is being prepared come in; they lie sealed in a folder of their own for a week.

Each download is a wish (``wishes.py``); when its row goes, its folder does, and the other way round.
"""

import hashlib
import shutil
from datetime import timedelta
from pathlib import Path

from sqlalchemy import ColumnElement, delete, select

from app.store.dossier_models import Wish
from app.store.files import Files
from app.store.shelf import Shelf

EXPORT = "export"
"""The kind of such wishes."""
KEPT_FOR = timedelta(days=7)


class Prepared:
    """Downloads by the id of their wish; pieces are named by whoever puts them."""

    def __init__(self, shelf: Shelf, folder: Path) -> None:
        self._shelf = shelf
        self._folder = folder

    def put(self, wish_id: str, name: str, data: bytes) -> None:
        """Keep a piece; one of this name that is there already is replaced."""
        self._files(wish_id).put_named(_hidden(wish_id, name), data, owner=wish_id)

    def get(self, wish_id: str, name: str) -> bytes:
        """Raises ``FileLost``, ``SealBroken`` or ``KeyMissing``."""
        return self._files(wish_id).get(_hidden(wish_id, name), owner=wish_id)

    def forget(self, programme: str) -> None:
        """Take away every download of the programme: whoever is erased may be in it."""
        self._delete(Wish.programme == programme)

    def delete_old(self) -> None:
        """Take away downloads nobody touched for a week, and folders of no wish."""
        self._delete(Wish.changed_at < self._shelf.clock() - KEPT_FOR)

    def _delete(self, which: ColumnElement[bool]) -> None:
        with self._shelf.database.writing() as session:
            session.execute(delete(Wish).where(Wish.kind == EXPORT, which))
        with self._shelf.database.reading() as session:
            left = set(session.scalars(select(Wish.id).where(Wish.kind == EXPORT)))
        if self._folder.is_dir():
            for folder in self._folder.iterdir():
                if folder.name not in left:
                    shutil.rmtree(folder, ignore_errors=True)

    def _files(self, wish_id: str) -> Files:
        folder = self._folder / Path(wish_id).name
        return Files(folder.resolve().as_uri(), self._shelf.cipher)


def _hidden(wish_id: str, name: str) -> str:
    return hashlib.sha256(f"{wish_id}/{name}".encode()).hexdigest()
