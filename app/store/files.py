"""Bytes come in; sealed files stay under random names in a folder or object store."""

import contextlib
import hashlib
import os
import re
import secrets
from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import fsspec
from fsspec.implementations.local import LocalFileSystem

from app.errors import FileLost, StoreUnavailable
from app.store.cipher import SEALING_BYTES, Cipher

NAME = re.compile(r"[0-9a-f]{32}|[0-9a-f]{64}")
UNCLAIMED_AFTER = timedelta(hours=1)


class Files:
    """Sealed files under one fsspec URL; each is bound to its name and its owner (a draft's id)."""

    def __init__(self, url: str, cipher: Cipher) -> None:
        self._system, self._root = fsspec.core.url_to_fs(url)
        self._cipher = cipher

    def put(self, data: bytes, *, owner: str) -> str:
        """Store the bytes whole or not at all; the name to get them back by."""
        name = secrets.token_hex(16)
        self._write(name, self._cipher.seal(data, *_place(name, owner)))
        return name

    def put_named(self, name: str, data: bytes, *, owner: str) -> str:
        """Store the bytes under a name of the caller's; the SHA-256 of what lies on the disk."""
        sealed = self._cipher.seal(data, *_place(name, owner))
        self._write(name, sealed)
        return hashlib.sha256(sealed).hexdigest()

    def sealed(self, name: str) -> bytes:
        """The bytes as they lie on the disk; raises ``FileLost``."""
        return self._read(name)

    def head(self, name: str) -> bytes:
        """The first bytes, which tell one sealing from every other; raises ``FileLost``."""
        try:
            return bytes(self._system.cat_file(self._path(name), start=0, end=SEALING_BYTES))
        except FileNotFoundError:
            raise FileLost(f"the file {name} is not there") from None

    def get(self, name: str, *, owner: str) -> bytes:
        """The plain bytes; raises ``FileLost``, ``KeyMissing`` or ``SealBroken``."""
        return self.opened(self._read(name), name, owner=owner)

    def opened(self, sealed: bytes, name: str, *, owner: str) -> bytes:
        """The plain bytes of what was read from the disk; raises ``KeyMissing`` or ``SealBroken``."""
        return self._cipher.open(sealed, *_place(name, owner))

    def put_sealed(self, name: str, sealed: bytes) -> None:
        """Store what was sealed before, as a backup has it."""
        self._write(name, sealed)

    def delete(self, name: str) -> None:
        """Remove the file; nothing happens if it is gone already."""
        with contextlib.suppress(FileNotFoundError):
            self._system.rm_file(self._path(name))

    def delete_all(self, names: Collection[str]) -> None:
        for name in names:
            self.delete(name)

    def reseal(self, name: str, *, owner: str) -> bool:
        """Seal the file with the current key, if it is not yet; says whether anything was done."""
        sealed = self._read(name)
        if self._cipher.is_current(sealed):
            return False
        place = _place(name, owner)
        self._write(name, self._cipher.seal(self._cipher.open(sealed, *place), *place))
        return True

    def delete_unclaimed(self, claimed: Collection[str], now: datetime) -> int:
        """Remove files no row speaks of: left by a process that died between file and row."""
        unclaimed = self.unclaimed(claimed, now)
        for path in unclaimed:
            with contextlib.suppress(FileNotFoundError):
                self._system.rm_file(path)
        return len(unclaimed)

    def unclaimed(self, claimed: Collection[str], now: datetime) -> Sequence[str]:
        """The paths of files no row speaks of, but those of the last hour: their row may be on its way."""
        return [
            path
            for path, written in self._all()
            if path.rpartition("/")[2] not in claimed and now - written > UNCLAIMED_AFTER
        ]

    def is_empty(self) -> bool:
        """Whether there is no file at all."""
        return next(self._all(), None) is None

    def _all(self) -> Iterator[tuple[str, datetime]]:
        if not self._system.exists(self._root):
            return
        for path, details in self._system.find(self._root, detail=True).items():
            yield path, _written_at(details)

    def _path(self, name: str) -> str:
        if not NAME.fullmatch(name):
            raise FileLost("this is no name of a stored file")
        return f"{self._root}/{name[:2]}/{name}"

    def _read(self, name: str) -> bytes:
        try:
            return bytes(self._system.cat_file(self._path(name)))
        except FileNotFoundError:
            raise FileLost(f"the file {name} is not there") from None

    def _write(self, name: str, sealed: bytes) -> None:
        path = self._path(name)
        if isinstance(self._system, LocalFileSystem):
            _write_locally(Path(path), sealed)
        else:
            # Object stores show an object only when it is whole.
            self._system.pipe_file(path, sealed)


def _place(name: str, owner: str) -> tuple[str, ...]:
    return ("file", owner, name)


def _write_locally(path: Path, sealed: bytes) -> None:
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(sealed)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):  # half a file helps nobody, least of all on a full disk
            draft.unlink(missing_ok=True)
        raise StoreUnavailable(f"a file could not be written: {error.strerror}") from None


def _written_at(details: dict[str, Any]) -> datetime:
    # Every file system names the time of writing in its own way; unknown counts as just now.
    for name in ("mtime", "LastModified", "last_modified", "updated", "created"):
        value = details.get(name)
        if isinstance(value, datetime):
            return value if value.tzinfo else value.replace(tzinfo=UTC)
        if isinstance(value, int | float):
            return datetime.fromtimestamp(value, UTC)
    return datetime.now(UTC)
