"""Files of the archive come in; whether each is what it was goes out, and is noted at its row.

What lies on the disk is read once. Its SHA-256 is compared with the one the database knows: that needs no
key, so that damage is told from a missing key. Then it is opened and its name is made anew of its content:
that proves that not file and digest were exchanged together. Both cost about as much as the reading itself,
so there is no cheaper look that finds less. Nothing is ever deleted or mended here.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, func, select, update

from app.errors import FileLost, KeyMissing, SealBroken
from app.store.archive import Archive, Archived
from app.store.dossier_models import ArchivedFile
from app.store.shelf import Shelf


class Damage(StrEnum):
    """Why something stored does not open."""

    CHANGED = "changed"  # it is there, and is not what it was
    LOST = "lost"  # it is not there
    KEY_MISSING = "key_missing"  # it is what it was, but its key is not at hand
    UNREADABLE = "unreadable"  # disk or database refuse to read it


DAMAGED = (FileLost, KeyMissing, SealBroken, OSError)
"""What is raised when something stored does not open."""


def damage_of(error: Exception) -> Damage:
    """What one of ``DAMAGED`` says of the thing that did not open."""
    said: dict[type[Exception], Damage] = {
        FileLost: Damage.LOST,
        KeyMissing: Damage.KEY_MISSING,
        SealBroken: Damage.CHANGED,
    }
    return said.get(type(error), Damage.UNREADABLE)


@dataclass(frozen=True)
class Look:
    """One file looked at. ``damage`` is empty where it is sound, ``before`` what the look before found.

    ``stale``: it is sound, but was sealed anew and its digest is still the earlier one.
    """

    name: str
    owner: str
    damage: str = ""
    before: str = ""
    stale: bool = False


@dataclass(frozen=True)
class Standing:
    """``oldest`` is the earliest last look (of a file never looked at: when it was added)."""

    files: int
    damaged: int
    oldest: datetime | None


class Fixity:
    """Looks at files and notes what it found."""

    def __init__(self, shelf: Shelf, archive: Archive) -> None:
        self._shelf = shelf
        self._archive = archive

    def look_at(self, files: Iterable[Archived]) -> Sequence[Look]:
        """Every one of them that is still kept; a damaged one stops nothing."""
        looks = [look for file in files if (look := self._look(file)) is not None]
        now = self._shelf.clock()
        with self._shelf.database.writing() as session:
            for look in looks:
                found = {"checked_at": now, "damage": look.damage}
                session.execute(
                    update(ArchivedFile).where(ArchivedFile.name == look.name).values(**found)
                )
        return looks

    def after(self, name: str, most: int) -> Sequence[Archived]:
        """The next files in the order of names."""
        return self._archive.after(name, most)

    def due(self, days: int, most: int) -> Sequence[Archived]:
        """The files to look at now, at most so many, longest unseen first; asked until there are none.

        Each day's share is such that every file is seen at least once in ``days`` days, also when some
        days were missed. What was found damaged is seen every day: a backup may have brought it back.
        """
        now = self._shelf.clock()
        today = now.replace(hour=0, minute=0, second=0, microsecond=0)
        unseen = ArchivedFile.checked_at.is_(None) | (ArchivedFile.checked_at < today)
        bad = self._archive.found(unseen & (ArchivedFile.damage != ""), ArchivedFile.name, most)
        share = min(self._share(days, today), most - len(bad))
        return [*bad, *self._archive.found(unseen & (ArchivedFile.damage == ""), _SEEN, share)]

    def _share(self, days: int, today: datetime) -> int:
        seen_today = self._count(ArchivedFile.checked_at >= today)
        too_late = today - timedelta(days=max(days - 2, 0))  # tomorrow, that is
        overdue = self._count(too_late > _SEEN, ArchivedFile.damage == "")
        return max(-(-self._count() // days) - seen_today, overdue, 0)

    def damaged(self) -> Sequence[Archived]:
        """What the last look found damaged, in the order of names."""
        return self._archive.found(ArchivedFile.damage != "", ArchivedFile.name)

    def standing(self) -> Standing:
        oldest = select(func.min(_SEEN))
        with self._shelf.database.reading() as session:
            seen = session.execute(oldest).scalar_one()
        return Standing(self._count(), self._count(ArchivedFile.damage != ""), seen)

    def _count(self, *which: ColumnElement[bool]) -> int:
        with self._shelf.database.reading() as session:
            query = select(func.count()).select_from(ArchivedFile).where(*which)
            return session.execute(query).scalar_one()

    def _look(self, file: Archived) -> Look | None:
        damage, stale = self._judged(file)
        if damage or stale:  # it may have been deleted, or sealed anew, while it was read
            again = self._archive.known(file.name)
            if again is None:
                return None
            if again.sealed_sha256 != file.sealed_sha256:
                damage, stale = self._judged(again)
        return Look(file.name, file.owner, damage, file.damage, stale)

    def _judged(self, file: Archived) -> tuple[str, bool]:
        """The damage, and whether the digest is stale."""
        files = self._archive.files
        try:
            sealed = files.sealed(file.name)
        except FileLost:
            return Damage.LOST, False
        except OSError:
            return Damage.UNREADABLE, False
        same = hashlib.sha256(sealed).hexdigest() == file.sealed_sha256
        try:
            data = files.opened(sealed, file.name, owner=file.owner)
        except KeyMissing:  # the name of its key may be what was changed
            return (Damage.KEY_MISSING if same else Damage.CHANGED), False
        except SealBroken:
            return Damage.CHANGED, False
        named = self._archive.named(data, "", owner=file.owner).name
        return ("", not same) if named == file.name else (Damage.CHANGED, False)


_SEEN = func.coalesce(ArchivedFile.checked_at, ArchivedFile.added_at)
"""When a file was last known to be sound: it was written as it is when it was added."""
