"""Bytes that must never change come in; they stay sealed under a name made of their content.

The name is a keyed hash of owner and content, so that the same file put twice is one file and the name tells
nobody what is in it. What lies on the disk has a digest of its own in the database: damage is found without
any key. Only a change of keys writes a file anew, and never its content.
"""

import hashlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, select

from app.dossier.kept import KeptFile
from app.errors import FileLost
from app.store.database import insert_if_new
from app.store.dossier_models import ArchivedFile
from app.store.files import Files
from app.store.keyed_hash import KeyedHash
from app.store.shelf import Shelf


@dataclass(frozen=True)
class Archived:
    """What is known of a file without opening it; ``size`` is of its plain bytes."""

    name: str
    owner: str
    size: int
    sealed_sha256: str
    added_at: datetime
    checked_at: datetime | None = None
    damage: str = ""


class Archive:
    """The files of dossiers; ``owner`` is the id of what a file belongs to (a kept paper, a scan)."""

    def __init__(self, shelf: Shelf, keyed_hash: KeyedHash) -> None:
        self._shelf = shelf
        self._hash = keyed_hash

    @property
    def files(self) -> Files:
        return self._shelf.archive

    def put(self, data: bytes, media_type: str, *, owner: str) -> KeptFile:
        """Keep the bytes; the same bytes of the same owner are kept once."""
        kept = self.named(data, media_type, owner=owner)
        if self.known(kept.name) is None:
            # A file without its row, left by a killed process, is written once more and then told of.
            sealed_sha256 = self.files.put_named(kept.name, data, owner=owner)
            with self._shelf.database.writing() as session:
                insert_if_new(
                    session,
                    ArchivedFile,
                    name=kept.name,
                    owner=owner,
                    size=len(data),
                    sealed_sha256=sealed_sha256,
                    added_at=self._shelf.clock(),
                    checked_at=None,
                    damage="",
                )
        return kept

    def named(self, data: bytes, media_type: str, *, owner: str) -> KeptFile:
        """What ``put`` would say of these bytes."""
        sha256 = hashlib.sha256(data).hexdigest()
        name = self._hash.of("archived file", owner, sha256).hex()
        return KeptFile(name, media_type, sha256, len(data))

    def get(self, name: str, *, owner: str) -> bytes:
        """The plain bytes; ``FileLost``, ``SealBroken`` or ``KeyMissing`` where they changed."""
        data = self.files.get(name, owner=owner)
        if self.named(data, "", owner=owner).name != name:
            raise FileLost(f"the file {name} is not what its name says")
        return data

    def known(self, name: str) -> Archived | None:
        with self._shelf.database.reading() as session:
            row = session.get(ArchivedFile, name)
            return None if row is None else _archived(row)

    def of_owner(self, owner: str) -> Sequence[Archived]:
        return self.found(ArchivedFile.owner == owner, ArchivedFile.name)

    def all(self) -> Iterator[Archived]:
        """Every file, in the order of names, read some at a time."""
        last = ""
        while rows := self.after(last):
            yield from rows
            last = rows[-1].name

    def delete(self, names: Collection[str]) -> None:
        """Take files away for good, row first: what is left half done is a file nobody speaks of."""
        with self._shelf.database.writing() as session:
            session.execute(delete(ArchivedFile).where(ArchivedFile.name.in_(names)))
        self.files.delete_all(names)

    def after(self, name: str, most: int = 500) -> Sequence[Archived]:
        """The next files in the order of names."""
        return self.found(ArchivedFile.name > name, ArchivedFile.name, most)

    def found(
        self, which: ColumnElement[bool], order: Any, most: int | None = None
    ) -> Sequence[Archived]:
        """Those of which ``which`` is true, in this order."""
        query = select(ArchivedFile).where(which).order_by(order, ArchivedFile.name).limit(most)
        with self._shelf.database.reading() as session:
            return [_archived(row) for row in session.scalars(query)]


def _archived(row: ArchivedFile) -> Archived:
    return Archived(
        row.name,
        row.owner,
        row.size,
        row.sealed_sha256,
        row.added_at,
        row.checked_at,
        row.damage,
    )
