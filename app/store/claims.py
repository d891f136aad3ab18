"""A database comes in; every file its rows speak of goes out, with its room and its owner."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.dossier_models import ArchivedFile
from app.store.files import Files
from app.store.letter_rows import LetterBlank, LetterRow
from app.store.models import Made, Upload
from app.store.shelf import Shelf


class Room(StrEnum):
    """Where files lie; the word is the folder's name in a backup."""

    ARCHIVE = "archive"
    LETTERS = "letters"
    UPLOADS = "uploads"
    PRODUCED = "produced"

    @property
    def place(self) -> str:
        """What a check calls it, so that no table has the same name."""
        return f"files/{self.value}"


@dataclass(frozen=True)
class Claim:
    """``sealed_sha256`` is the digest of what lies on the disk, where the database knows it."""

    room: Room
    name: str
    owner: str
    sealed_sha256: str = ""


_OWNER = LetterRow.batch_id + "/" + LetterRow.matter_id  # as LetterRow.owner
_QUERIES: Mapping[Room, tuple[Any, ...]] = MappingProxyType(
    {
        Room.ARCHIVE: (select(ArchivedFile.name, ArchivedFile.owner, ArchivedFile.sealed_sha256),),
        Room.LETTERS: tuple(
            select(file, _OWNER).where(file.is_not(None))
            for file in (LetterRow.docx, LetterRow.pdf)
        ),
        Room.UPLOADS: (
            select(Upload.file, Upload.draft_id),
            select(LetterBlank.file, LetterBlank.id),
        ),
        Room.PRODUCED: (select(Made.file, Made.draft_id),),
    }
)


def claims(session: Session, *rooms: Room) -> Iterator[Claim]:
    """Every file of these rooms, or of all, that a row speaks of."""
    for room in rooms or Room:
        for query in _QUERIES[room]:
            for row in session.execute(query):
                yield Claim(room, *row)


def files_of(shelf: Shelf, room: Room) -> Files:
    """The room itself."""
    rooms = {
        Room.ARCHIVE: shelf.archive,
        Room.LETTERS: shelf.letters,
        Room.UPLOADS: shelf.uploads,
        Room.PRODUCED: shelf.produced,
    }
    return rooms[room]
