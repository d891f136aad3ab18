"""A store at work comes in; one more run of its backup goes out.

What takes long comes first: every file the database speaks of now is copied, unless it is there already. Then
the database is copied, and after it the few files that came in between. A file that was deleted in that
short time is no longer to be kept; then the database is copied once more, so that it speaks of none that is
missing. A damaged file is never taken for its earlier, sound copy.
"""

import fcntl
import hashlib
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.config import Settings
from app.errors import FileLost, KeyMissing, SealBroken
from app.store.backup.folders import admit
from app.store.backup.layout import Entry, Folder, Index, digest_of, write
from app.store.backup.snapshot import snapshot
from app.store.cipher import key_name
from app.store.claims import Claim, claims, files_of
from app.store.dossier_models import ErasedRecord
from app.store.keys import key_file, load_keys
from app.store.kinds import ERASURES
from app.store.office_models import LedgerLine, Record
from app.store.opened import Store
from app.store.shelf import Shelf

TRIES = 3


@dataclass(frozen=True)
class MadeRun:
    """``lost`` are files that lie sound neither in the store nor in an earlier run."""

    run: str
    files: int
    copied: int
    lost: tuple[Claim, ...]


def back_up(
    store: Store, settings: Settings, folders: tuple[Path, Path | None], *, thorough: bool = False
) -> MadeRun:
    """Into the first of ``folders``, keys into the second; ``thorough`` reads again what lies there already.

    ``OutputRefused`` where the folders do not do, ``StoreUnavailable`` where the database cannot be read.
    """
    out, keys_out = folders
    admit(settings, out, keys_out)
    folder = Folder(out)
    folder.prepare()
    with alone(folder):
        run = _free_name(folder)
        copies = _Copies(store.shelf, folder, thorough=thorough)
        with store.shelf.database.reading() as session:
            copies.take(claims(session))
        index, taken = _consistent(store, settings, copies, folder.root / f".{run}.part")
        entries, lost = taken
        folder.finish(folder.root / f".{run}.part", run, index, entries)
        _keep_keys(settings, keys_out, run)
        folder.prune()
    return MadeRun(run, len(entries), copies.copied, lost)


def _consistent(
    store: Store, settings: Settings, copies: "_Copies", draft: Path
) -> tuple[Index, tuple[Sequence[Entry], tuple[Claim, ...]]]:
    """A copy of the database that speaks of no file deleted meanwhile, and the files it speaks of."""
    for _ in range(TRIES):
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700)
        with snapshot(store.shelf.database, draft) as session:
            entries, lost = copies.take(claims(session))
            index = _index(session, settings, len(entries), len(lost))
        with store.shelf.database.reading() as session:
            still = frozenset(claims(session)) if lost else frozenset()
        if all(claim in still for claim in lost):
            break
    return index, (entries, lost)


@dataclass
class _Copies:
    """Copies files that are not there yet, each once."""

    shelf: Shelf
    folder: Folder
    thorough: bool
    copied: int = 0
    known: dict[Claim, Entry] = field(default_factory=dict)

    def take(self, every: Iterable[Claim]) -> tuple[Sequence[Entry], tuple[Claim, ...]]:
        """The manifest's lines of these files, and those that are not to be had."""
        lost = []
        entries = []
        for claim in every:
            entry = self.known.get(claim) or self._there(claim) or self._copy(claim)
            if entry is None:
                lost.append(claim)
            else:
                self.known[claim] = entry
                entries.append(entry)
        return entries, tuple(lost)

    def _there(self, claim: Claim) -> Entry | None:
        """The copy an earlier run made of the very same bytes."""
        if claim.sealed_sha256:
            path = self.folder.file(claim.room, claim.name, claim.sealed_sha256)
            return self._sound(path) if path.exists() else None
        copies = self.folder.copies(claim.room, claim.name)
        if not copies:
            return None
        with suppress(FileLost):
            begin = files_of(self.shelf, claim.room).head(claim.name)
            same = (each for each in copies if _begins(each, begin))
            return next((entry for each in same if (entry := self._sound(each))), None)
        return None

    def _sound(self, path: Path) -> Entry | None:
        entry = self.folder.entry(path)
        if self.thorough and digest_of(path) != entry.sha256:
            return None  # to be copied over, if the store's is sound
        return entry

    def _copy(self, claim: Claim) -> Entry | None:
        try:
            sealed = files_of(self.shelf, claim.room).sealed(claim.name)
        except (FileLost, OSError):
            return self._earlier(claim)
        sha256 = hashlib.sha256(sealed).hexdigest()
        if sha256 != claim.sealed_sha256 and not self._opens(sealed, claim):
            return self._earlier(claim)
        path = self.folder.file(claim.room, claim.name, sha256)
        write(path, sealed)
        self.copied += 1
        return self.folder.entry(path)

    def _earlier(self, claim: Claim) -> Entry | None:
        """A sound copy of a file that is damaged now, sealed as it may have been."""
        copies = self.folder.copies(claim.room, claim.name)
        sound = (each for each in copies if self._opens(each.read_bytes(), claim))
        return next((self.folder.entry(each) for each in sound), None)

    def _opens(self, sealed: bytes, claim: Claim) -> bool:
        try:
            files_of(self.shelf, claim.room).opened(sealed, claim.name, owner=claim.owner)
        except (SealBroken, KeyMissing):
            return False
        return True


def _begins(path: Path, begin: bytes) -> bool:
    """Every sealing begins with a number used once: what begins alike is the same."""
    with path.open("rb") as file:
        return file.read(len(begin)) == begin


def _index(session: Session, settings: Settings, files: int, lost: int) -> Index:
    kind = session.get_bind().dialect.name
    lines = session.execute(select(func.count()).select_from(LedgerLine)).scalar_one()
    names = tuple(key_name(key).hex() for key in load_keys(settings, may_generate=False))
    return Index(datetime.now(UTC), kind, names, files, lost, lines, dict(erasures_in(session)))


def erasures_in(session: Session) -> Iterator[tuple[str, str]]:
    """The id of every erasure with its day (empty where no record tells it)."""
    days = select(Record.id, Record.created_at).where(Record.kind == ERASURES.name)
    known = {row[0]: row[1].date().isoformat() for row in session.execute(days)}
    told = session.scalars(select(ErasedRecord.erasure_id).distinct())
    yield from ((each, known.get(each, "")) for each in sorted({*told, *known}))


def _keep_keys(settings: Settings, keys_out: Path | None, run: str) -> None:
    if keys_out is not None and not settings.keys:
        keys_out.mkdir(mode=0o700, parents=True, exist_ok=True)
        write(keys_out / f"{run}.key", key_file(settings).read_bytes())


def _free_name(folder: Folder) -> str:
    """This second's name, or the next one's that no run has."""
    for stale in folder.root.glob(".*.part"):
        shutil.rmtree(stale)  # of a run that was killed
    moment = int(datetime.now(UTC).timestamp())
    while (folder.root / _name(moment)).exists():
        moment += 1
    return _name(moment)


def _name(moment: int) -> str:
    return f"{datetime.fromtimestamp(moment, UTC):%Y-%m-%dT%H%M%SZ}"


@contextmanager
def alone(folder: Folder) -> Iterator[None]:
    """Two runs at once would take away each other's files."""
    with (folder.root / ".lock").open("w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
