"""What lies below ``data/`` and the manifest that tells of it come in; what differs goes out.

Of a file that is as it was nothing stays in memory but two marks of eight bytes: a programme of a thousand
dossiers needs hardly more than one. The manifest is read line by line, and once more where something differs.
"""

import hashlib
import os
import re
import secrets
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from pathlib import Path

from app.archive.bag import DATA, INFO, MANIFEST
from app.archive.faults import Fault, Trouble

PIECE = 1024 * 1024
LONGEST = 16 * 1024
"""Bytes of a line of the manifest; no path a disk takes is longer."""
_LINE = re.compile(rf"([0-9a-f]{{64}})  {DATA}/(.+)")
_OUTSIDE = frozenset({"", ".", ".."})
Told = tuple[str, str]
"""The path of a file below ``data/`` and its SHA-256."""


class Payload:
    """Every file is read once, a piece at a time, and compared with what the manifest says of it.

    ``odd`` are those of which it says something else, or nothing, with the SHA-256 they have now (empty for a
    link, which is never the file itself). ``size`` is in bytes.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._key = secrets.token_bytes(16)  # so that nobody can make up two names of one mark
        self._told = self._marks(_one_text(*told) for told in self._lines())
        self._met = bytearray(len(self._told))
        self.files = self.size = 0
        self.odd: dict[str, str] = {}
        self._found = self._marks(self._compared())

    def faults(self) -> Iterator[Fault]:
        """In the order of the manifest, then what it does not know."""
        told = {name for name, _ in self._lines() if name in self.odd} if self.odd else set()
        extra = _Extra((name, own) for name, own in self.odd.items() if name not in told)
        for name, digest in () if all(self._met) else self._lines():
            if self._is_met(name, digest):
                continue
            if name in told:
                told.remove(name)
                yield Fault(Trouble.CHANGED, f"{DATA}/{name}")
            elif self._is_found(name):
                continue  # told of twice, and as it was by the other line: see ``is_well_formed``
            elif now := extra.take(digest):
                yield Fault(Trouble.RENAMED, f"{DATA}/{name}", f"{DATA}/{now}")
            else:
                yield Fault(Trouble.MISSING, f"{DATA}/{name}")
        yield from (Fault(Trouble.EXTRA, f"{DATA}/{name}") for name in extra.left())

    def is_well_formed(self) -> bool:
        """Whether a reader of BagIt takes it, once no file is odd: each told of once, by a path inside."""
        told = sum(1 for _ in self._raw())
        with (self._folder / INFO).open("rb") as info:
            measured = f"Payload-Oxum: {self.size}.{self.files}\n".encode() in info
        return measured and told == len(self._told) == self.files

    def _lines(self) -> Iterator[Told]:
        """What can be understood of the manifest; bytes that are no text stand for themselves."""
        for line in self._raw():
            found = _LINE.fullmatch(line.decode("utf-8", "surrogateescape").removesuffix("\n"))
            if found:
                yield found[2], found[1]

    def _raw(self) -> Iterator[bytes]:
        path = self._folder / MANIFEST
        if is_file(path):
            with path.open("rb") as manifest:
                while line := manifest.readline(LONGEST):
                    yield line

    def _compared(self) -> Iterator[str]:
        """The names of all files, each read and compared."""
        for name, path in _walked(self._folder / DATA, ""):
            digest = ""
            if path is not None:
                digest = sha256_of(path)
                self.size += path.stat().st_size
            self.files += 1
            place = self._place(name, digest)
            if place is None:
                self.odd[name] = digest
            else:
                self._met[place] = 1
            yield name

    def _marks(self, texts: Iterable[str]) -> "array[int]":
        return array("Q", sorted(array("Q", map(self._mark, texts))))

    def _mark(self, text: str) -> int:
        data = text.encode("utf-8", "surrogateescape")
        return int.from_bytes(hashlib.blake2b(data, digest_size=8, key=self._key).digest())

    def _place(self, name: str, digest: str) -> int | None:
        """Where the manifest's marks have this file as it is, if they do."""
        return _index(self._told, self._mark(_one_text(name, digest)))

    def _is_met(self, name: str, digest: str) -> bool:
        place = self._place(name, digest)
        return place is not None and bool(self._met[place])

    def _is_found(self, name: str) -> bool:
        return _index(self._found, self._mark(name)) is not None


class _Extra:
    """Files the manifest does not know, to be found by their digest as well."""

    def __init__(self, files: Iterable[Told]) -> None:
        self._names: dict[str, str] = dict(files)
        self._by_digest: dict[str, list[str]] = {}
        for name, digest in reversed(self._names.items()):
            self._by_digest.setdefault(digest, []).append(name)

    def take(self, digest: str) -> str:
        """The first one of this digest that nobody took yet; empty without one."""
        names = self._by_digest.get(digest)
        if not names:
            return ""
        del self._names[name := names.pop()]
        return name

    def left(self) -> Iterable[str]:
        return self._names


def is_file(path: Path) -> bool:
    """A link is none, wherever it leads."""
    return path.is_file() and not path.is_symlink()


def sha256_of(path: Path) -> str:
    digest = hashlib.sha256()
    for piece in pieces(path):
        digest.update(piece)
    return digest.hexdigest()


def pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece


def _one_text(name: str, digest: str) -> str:
    """No two pairs make the same one, since a digest has no line break and one length, or none for a link."""
    return f"{digest}\n{name}"


def _walked(folder: Path, within: str) -> Iterator[tuple[str, Path | None]]:
    """Every file below the folder by its name, in order; a link has no path and is not followed."""
    if not folder.is_dir():
        return
    with os.scandir(folder) as entries:
        every = sorted(entries, key=lambda entry: entry.name)
    for entry in every:
        name = f"{within}{entry.name}"
        if entry.is_symlink():
            yield name, None
        elif entry.is_dir():
            yield from _walked(folder / entry.name, f"{name}/")
        elif entry.is_file():
            yield name, folder / entry.name


def _index(marks: "array[int]", mark: int) -> int | None:
    place = bisect_left(marks, mark)
    return place if place < len(marks) and marks[place] == mark else None
