"""Dossiers come in one after another; a folder that is a bag goes out, also when it took several tries.

A dossier is written beside its place, flushed to the disk, moved there whole and told of in a journal;
whoever was killed goes on behind the last line of it. The journal goes when the bag is finished.
"""

import contextlib
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO

from app.archive.bag import BAGIT, DATA, WITNESSES, About, Payload, Sum, summed, tag_files
from app.errors import OutputRefused
from app.wording.dates import NBSP

JOURNAL = "export.journal"
PART = "_part"
"""Ends no name of a dossier, which has no such sign (``naming.slug``): no draft takes another's place."""
AT_ONCE = 8
"""So many files are flushed side by side: most of an export is waiting for the disk."""
NOT_OURS = (
    f"Folder {{folder}} nie jest pusty i{NBSP}nie zaczęto w{NBSP}nim tego wydania. "
    "Wskaż inny folder opcją --out."
)
FINISHED = f"W{NBSP}folderze {{folder}} jest już gotowa paczka. Wskaż inny folder opcją --out."
UNWRITABLE = (
    f"Nie można zapisać plików w{NBSP}folderze {{folder}}. Zwolnij miejsce na dysku albo sprawdź "
    "uprawnienia i wydaj to samo polecenie jeszcze raz: zapisane teczki zostaną, reszta się dokończy."
)


@dataclass(frozen=True)
class Written:
    """One finished dossier: ``key`` names it, ``line`` is what the index of the whole says of it."""

    key: str
    sums: tuple[Sum, ...]
    line: dict[str, Any]


class BagFolder:
    """A bag being written; ``of`` names the export, so that two are never mixed in one folder."""

    def __init__(self, folder: Path, of: str) -> None:
        """Raises ``OutputRefused`` for a folder that holds anything but an unfinished bag of the same."""
        self.folder = folder
        self._of = of
        self._flushing = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="flush")
        with self._told():
            self._begin()
            self.finished = frozenset(each.key for each in self.written())

    def add(self, key: str, name: str, files: Iterable[Payload], line: dict[str, Any]) -> None:
        """Write a dossier's files, whose paths begin with its ``name``, and tell of it in the journal.

        ``line`` may be filled while the files come.
        """
        with self._told():
            part = self._data / f"{name}{PART}"
            _remove(part)
            _remove(self._data / name)
            sums = tuple(self._write(each, name, part) for each in files)
            self._flush_all(part)
            part.rename(self._data / name)
            _flush(self._data)
            self._journal({"key": key, "line": line, "sums": [asdict(each) for each in sums]})

    def finish(self, about: About, index: Iterable[Payload]) -> str:
        """Write what is about the whole, then manifests; the journal goes last. The bag's fingerprint."""
        with self._told():
            sums = []
            for each in index:
                _put(self._data / each.path, [each.data])
                sums.append(summed(each))
            files, size = len(sums), sum(each.size for each in sums)
            for dossier in self.written():
                files += len(dossier.sums)
                size += sum(each.size for each in dossier.sums)
            for name, pieces in tag_files(about, self._sums(sums), files, size):
                _put(self.folder / name, pieces)
            _flush(self.folder)
            (self.folder / JOURNAL).unlink()
            _flush(self.folder)
            self._flushing.shutdown()
            return hashlib.sha256((self.folder / WITNESSES[0]).read_bytes()).hexdigest()

    def written(self) -> Iterator[Written]:
        """The finished dossiers, one at a time, in the order they were written."""
        with (self.folder / JOURNAL).open("rb") as journal:
            next(journal)
            for text in journal:
                told = json.loads(text)
                sums = tuple(Sum(**each) for each in told["sums"])
                yield Written(told["key"], sums, told["line"])

    @property
    def _data(self) -> Path:
        return self.folder / DATA

    def _begin(self) -> None:
        journal = self.folder / JOURNAL
        _make(self.folder)
        if journal.exists():
            self._go_on(journal)
        elif (self.folder / BAGIT).exists():
            raise OutputRefused(FINISHED.format(folder=self.folder))
        elif any(self.folder.iterdir()):
            raise OutputRefused(NOT_OURS.format(folder=self.folder))
        else:
            self._journal({"of": self._of})
        self._data.mkdir(mode=0o700, exist_ok=True)

    def _go_on(self, journal: Path) -> None:
        """Cut off a line that was being written when the process was killed."""
        whole = journal.read_bytes()
        kept = whole[: whole.rfind(b"\n") + 1]
        if kept and json.loads(kept.partition(b"\n")[0]) != {"of": self._of}:
            raise OutputRefused(NOT_OURS.format(folder=self.folder))
        if kept != whole:
            os.truncate(journal, len(kept))
        if not kept:
            self._journal({"of": self._of})

    def _journal(self, told: dict[str, Any]) -> None:
        with _opened(self.folder / JOURNAL, "ab") as journal:
            journal.write(json.dumps(told, ensure_ascii=False).encode() + b"\n")
            _settle(journal)

    def _write(self, payload: Payload, name: str, part: Path) -> Sum:
        place = part / Path(payload.path).relative_to(name)
        _make(place.parent)
        with _opened(place, "wb") as file:
            file.write(payload.data)
        return summed(payload)

    def _flush_all(self, folder: Path) -> None:
        """Everything below it onto the disk, several at once, so that the disk writes them together."""
        for _ in self._flushing.map(_flush, [folder, *folder.rglob("*")]):
            pass

    def _sums(self, index: Iterable[Sum]) -> Iterator[Sum]:
        yield from index
        for dossier in self.written():
            yield from dossier.sums

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """What the disk refuses, in words; what was written until then stays."""
        try:
            yield
        except OSError:
            raise OutputRefused(UNWRITABLE.format(folder=self.folder)) from None


def _make(folder: Path) -> None:
    """The folder, and those above it that are missing; ``parents`` would make those open to everybody."""
    if not folder.exists():
        _make(folder.parent)
        folder.mkdir(mode=0o700)


def _opened(path: Path, mode: str) -> BinaryIO:
    """A file that only its owner may read, as everything is that leaves the sealed rooms."""
    flags = os.O_WRONLY | os.O_CREAT | (os.O_APPEND if "a" in mode else os.O_TRUNC)
    return os.fdopen(os.open(path, flags, 0o600), mode)  # type: ignore[return-value] # binary by its mode


def _put(path: Path, pieces: Iterable[bytes]) -> None:
    """A file that is there whole or not at all."""
    part = path.with_name(f"{path.name}{PART}")
    with _opened(part, "wb") as file:
        for piece in pieces:
            file.write(piece)
        _settle(file)
    part.replace(path)


def _settle(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
