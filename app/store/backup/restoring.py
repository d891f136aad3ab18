"""A run of a backup comes in; where nothing is yet, everything kept goes out as it was at that moment.

The manifest is checked first, and what is damaged is named. Files and keys are put back before the database,
so that what a restore leaves that was cut short is not taken for a store.
"""

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.config import Settings
from app.errors import KeyMissing, OutputRefused
from app.store.backup.layout import (
    DATABASES,
    INDEX,
    MANIFEST,
    Entry,
    Folder,
    Index,
    digest_of,
    write,
)
from app.store.backup.snapshot import is_empty, put_back
from app.store.cipher import Cipher, key_name
from app.store.claims import Room
from app.store.files import Files
from app.store.fixity import Damage
from app.store.keys import key_file, load_keys
from app.wording.dates import NBSP

NOT_EMPTY = (
    f"Dane przywraca się tylko tam, gdzie jeszcze niczego nie ma, a{NBSP}w{NBSP}{{where}} coś jest. "
    "Niczego nie zmieniono. Podaj w TECZKA_DATA i TECZKA_GENERATED puste foldery."
)
OTHER_DATABASE = (
    f"Ta kopia jest z{NBSP}bazy {{made}}, a{NBSP}TECZKA_DATABASE_URL wskazuje {{wanted}}. "
    f"Ustaw bazę tego samego rodzaju."
)
NO_RUN = f"W{NBSP}tej kopii nie ma zapisu z{NBSP}{{run}}. Są: {{runs}}."
NO_RUNS = f"W{NBSP}tej kopii nie ma jeszcze żadnego zapisu."
NEED_KEYS = "Podaj folder z kopią kluczy: --keys-from FOLDER."
OTHER_KEYS = (
    f"Wśród podanych kluczy nie ma tego, którym zaszyfrowano tę kopię. Podaj folder, w{NBSP}którym "
    f"leży plik {{run}}.key, albo ustaw ten klucz w{NBSP}TECZKA_KEYS."
)


@dataclass(frozen=True)
class Spoiled:
    """One file of the backup that is not as it was written."""

    path: str
    damage: Damage


@dataclass(frozen=True)
class Examined:
    """A run and what is wrong with it; ``later`` are days of erasures it does not know of yet."""

    run: str
    index: Index | None
    entries: Sequence[Entry]
    spoiled: Sequence[Spoiled]
    later: Sequence[str] = ()

    @property
    def restorable(self) -> bool:
        """Whether what is sound makes up a store: index and database are, and the manifest proves it."""
        database = DATABASES.get(self.index.database) if self.index is not None else None
        own = {f"{self.run}/{name}" for name in (database, INDEX)}
        spoiled = {each.path for each in self.spoiled}
        return own <= {each.path for each in self.entries} and not own & spoiled


def examine(source: Path, at: str | None = None) -> Examined:
    """The youngest run, or the one named; every byte of it is read. ``OutputRefused`` without one."""
    folder = Folder(source)
    runs = folder.runs()
    if not runs:
        raise OutputRefused(NO_RUNS)
    run = at or runs[-1]
    if run not in runs:
        raise OutputRefused(NO_RUN.format(run=run, runs=", ".join(runs)))
    entries = folder.manifest(run)
    spoiled = [each for entry in entries if (each := _spoiled(folder, entry)) is not None]
    if not folder.manifest_is_whole(run):
        spoiled.append(Spoiled(f"{run}/{MANIFEST}", Damage.CHANGED))
    index = _index(folder, run)
    return Examined(run, index, entries, spoiled, _later(folder, runs, index))


def _spoiled(folder: Folder, entry: Entry) -> Spoiled | None:
    path = folder.root / entry.path
    if path.exists() and not path.is_file():  # a device would be read for ever
        return Spoiled(entry.path, Damage.UNREADABLE)
    try:
        same = digest_of(path) == entry.sha256
    except FileNotFoundError:
        return Spoiled(entry.path, Damage.LOST)
    except OSError:
        return Spoiled(entry.path, Damage.UNREADABLE)
    return None if same else Spoiled(entry.path, Damage.CHANGED)


def _index(folder: Folder, run: str) -> Index | None:
    try:
        return folder.index(run)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _later(folder: Folder, runs: Sequence[str], index: Index | None) -> Sequence[str]:
    known = {} if index is None else index.erasures
    others = (_index(folder, run) for run in runs)
    told: dict[str, str] = {}
    for other in filter(None, others):
        told.update({key: day for key, day in other.erasures.items() if key not in known})
    return sorted({*told.values()})


def restore(
    settings: Settings, source: Path, examined: Examined, keys_from: Path | None = None
) -> int:
    """Put back whatever is sound; how many files. ``OutputRefused`` before anything is written."""
    index = examined.index
    if index is None:
        raise OutputRefused(NO_RUNS)
    only_where_nothing_is(settings)
    wanted = "sqlite" if settings.database.startswith("sqlite") else "postgresql"
    if wanted != index.database:
        raise OutputRefused(OTHER_DATABASE.format(made=index.database, wanted=wanted))
    keys = _keys(settings, keys_from, examined.run, index.keys[0])
    cipher = Cipher(load_keys(replace(settings, keys=keys), may_generate=False))
    rooms = {
        Room.ARCHIVE: Files(settings.archive, cipher),
        Room.LETTERS: Files(settings.letters, cipher),
        Room.UPLOADS: Files(settings.files, cipher),
        Room.PRODUCED: Files(settings.produced, cipher),
    }
    count = _put_files(source, examined, rooms)
    if not settings.keys:
        key_file(settings).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write(key_file(settings), "".join(f"{key}\n" for key in keys).encode())
    put_back(settings.database, source / examined.run / DATABASES[index.database])
    return count


def only_where_nothing_is(settings: Settings) -> None:
    """Nothing, or ``OutputRefused`` where there is anything that a restore could overwrite."""
    nothing = Cipher([b"\0" * 32])
    rooms = (settings.archive, settings.letters, settings.files, settings.produced)
    taken: Mapping[str, Callable[[], bool]] = {
        f"folderze {settings.data}": lambda: _has_anything(settings.data),
        "bazie danych": lambda: not is_empty(settings.database),
        "miejscu na pliki": lambda: not all(Files(room, nothing).is_empty() for room in rooms),
    }
    for where, is_taken in taken.items():
        if is_taken():
            raise OutputRefused(NOT_EMPTY.format(where=where))


def _has_anything(folder: Path) -> bool:
    return folder.exists() and any(folder.iterdir())


def _keys(settings: Settings, keys_from: Path | None, run: str, wanted: str) -> tuple[str, ...]:
    """Those of the environment, or of the run's own copy, or of any other that has the key of this run."""
    if settings.keys:
        known: Iterable[tuple[str, ...]] = (settings.keys,)
    elif keys_from is None:
        raise OutputRefused(NEED_KEYS)
    else:
        files = sorted(keys_from.glob("*.key"), key=lambda each: (each.stem != run, each.stem))
        known = (tuple(each.read_text("ascii", "replace").split()) for each in files)
    for keys in known:
        if wanted in _names(settings, keys):
            return keys
    raise OutputRefused(OTHER_KEYS.format(run=run))


def _names(settings: Settings, keys: tuple[str, ...]) -> Collection[str]:
    try:
        loaded = load_keys(replace(settings, keys=keys), may_generate=False) if keys else ()
    except KeyMissing:  # a damaged copy of a key
        return ()
    return [key_name(key).hex() for key in loaded]


def _put_files(source: Path, examined: Examined, rooms: Mapping[Room, Files]) -> int:
    count = 0
    bad = {each.path for each in examined.spoiled}
    for entry in examined.entries:
        if entry.stored is None or entry.path in bad:
            continue
        room, name = entry.stored
        sealed = (source / entry.path).read_bytes()
        if hashlib.sha256(sealed).hexdigest() == entry.sha256:  # since it was examined, too
            rooms[room].put_sealed(name, sealed)
            count += 1
    return count
