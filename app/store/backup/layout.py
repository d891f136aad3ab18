"""How a backup lies on a disk: runs beside one another, and one room of files that they share.

A file lies once, under its name and the digest of its bytes; a run is a copy of the database, an index that
names nobody, and a manifest from which ``sha256sum -c`` proves both and every file the run needs.
"""

import hashlib
import os
import re
import secrets
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.errors import OutputRefused
from app.store.claims import Room
from app.store.plain import made_of, plain_of, read, written
from app.wording.dates import NBSP

MARKER, FILES, INDEX = "CZYTAJ-TO.txt", "files", "index.json"
MANIFEST, MANIFEST_DIGEST = "manifest-sha256.txt", "manifest.sha256"
DATABASES: Mapping[str, str] = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
ABOUT = (
    "To jest kopia zapasowa programu Teczka. Pliki są zaszyfrowane; kluczy tu nie ma.\n"
    "Sprawdzenie bez programu, w tym folderze: sha256sum -c RRRR-MM-DDTGGMMSSZ/manifest-sha256.txt\n"
    "Przywrócenie: bin/teczka restore --help\n"
)
RUN = re.compile(r"\d{4}-\d\d-\d\dT\d{6}Z")
_LINE = re.compile(r"([0-9a-f]{64})  ([0-9A-Za-z_-][0-9A-Za-z./_-]*)")
_PLACE = rf"files/({'|'.join(Room)})/[0-9a-f]{{2}}"
_FILE = re.compile(rf"{_PLACE}/([0-9a-f]{{32}}|[0-9a-f]{{64}})\.([0-9a-f]{{64}})")
_DRAFT = re.compile(rf"{_PLACE}/\.[0-9a-f.]+")


@dataclass(frozen=True)
class Index:
    """One run. ``keys`` are names, which say nothing of the keys; ``erasures`` days by ids of erasures."""

    made_at: datetime
    database: str
    keys: tuple[str, ...]
    files: int
    lost: int
    ledger_lines: int
    erasures: Mapping[str, str]


@dataclass(frozen=True)
class Entry:
    """One line of a manifest; ``path`` is told from the backup's folder on."""

    sha256: str
    path: str

    @property
    def stored(self) -> tuple[Room, str] | None:
        """The room and name of the file it is a copy of, if it is one."""
        told = _FILE.fullmatch(self.path)
        return None if told is None else (Room(told[1]), told[2])


@dataclass(frozen=True)
class Folder:
    """A backup's folder."""

    root: Path

    def prepare(self) -> None:
        """Make it, if need be; ``OutputRefused`` where something else lies there."""
        if self.root.exists() and any(self.root.iterdir()) and not (self.root / MARKER).exists():
            raise OutputRefused(
                f"W{NBSP}folderze {self.root} leży coś innego niż kopie. Podaj pusty folder."
            )
        self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        write(self.root / MARKER, ABOUT.encode())

    def runs(self) -> Sequence[str]:
        """The runs that came to their end, the oldest first."""
        if not (self.root / MARKER).exists():
            raise OutputRefused(f"W{NBSP}folderze {self.root} nie ma kopii zapasowej Teczki.")
        return sorted(each.name for each in self.root.iterdir() if RUN.fullmatch(each.name))

    def file(self, room: Room, name: str, sha256: str) -> Path:
        return self.root / FILES / room.value / name[:2] / f"{name}.{sha256}"

    def copies(self, room: Room, name: str) -> Sequence[Path]:
        """Every copy of this file; more than one where it was sealed anew in between."""
        return sorted((self.root / FILES / room.value / name[:2]).glob(f"{name}.*"))

    def entry(self, path: Path) -> Entry:
        """The line of a file whose name tells its digest."""
        return Entry(path.name.rpartition(".")[2], path.relative_to(self.root).as_posix())

    def index(self, run: str) -> Index:
        return made_of(read((self.root / run / INDEX).read_bytes()), Index)

    def manifest(self, run: str) -> Sequence[Entry]:
        """Every line that can be read, of a manifest that may be damaged."""
        text = (self.root / run / MANIFEST).read_text(encoding="ascii", errors="replace")
        lines = map(_LINE.fullmatch, text.splitlines())
        return [Entry(line[1], line[2]) for line in lines if line and ".." not in line[2]]

    def manifest_is_whole(self, run: str) -> bool:
        try:
            told = (self.root / run / MANIFEST_DIGEST).read_text(encoding="ascii")
        except (OSError, UnicodeDecodeError):
            return False
        path = f"{run}/{MANIFEST}"
        return told == f"{digest_of(self.root / path)}  {path}\n"

    def finish(self, draft: Path, run: str, index: Index, files: Sequence[Entry]) -> None:
        """Write index and manifest beside the copy of the database, and let the run be seen as one."""
        write(draft / INDEX, written(plain_of(index)))
        own = (Entry(digest_of(path), f"{run}/{path.name}") for path in sorted(draft.iterdir()))
        lines = sorted({*own, *files}, key=lambda entry: entry.path)
        text = "".join(f"{each.sha256}  {each.path}\n" for each in lines).encode()
        write(draft / MANIFEST, text)
        told = f"{hashlib.sha256(text).hexdigest()}  {run}/{MANIFEST}\n"
        write(draft / MANIFEST_DIGEST, told.encode())
        draft.rename(self.root / run)

    def remove(self, run: str) -> None:
        shutil.rmtree(self.root / run)

    def torn(self) -> Sequence[str]:
        """Runs whose manifest is not as it was written: nobody can say which files they need."""
        return [run for run in self.runs() if not self.manifest_is_whole(run)]

    def prune(self) -> None:
        """Take away files that no run needs; nothing while a run is torn, since it may need them."""
        if self.torn():
            return
        needed = {self.root / each.path for run in self.runs() for each in self.manifest(run)}
        for path in [each for each in self._files() if each not in needed]:
            path.unlink()

    def _files(self) -> Iterator[Path]:
        """What was written here as ours; whatever else lies there is not ours to take away."""
        for path in (self.root / FILES).rglob("*"):
            told = path.relative_to(self.root).as_posix()
            if path.is_file() and (_FILE.fullmatch(told) or _DRAFT.fullmatch(told)):
                yield path


def digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write(path: Path, data: bytes) -> None:
    """Whole or not at all, for nobody else to read."""
    draft = path.with_name(f".{path.name[:40]}.{secrets.token_hex(4)}")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
