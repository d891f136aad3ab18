"""Settings come in; the encryption keys go out, the current one first.

They come from ``TECZKA_KEYS`` (comma separated, current first) or from ``data/keys/teczka.key``
(one a line, current first), made on the first run. A key is 32 random bytes in URL-safe base64.
"""

import base64
import binascii
import contextlib
import logging
import os
import secrets
from collections.abc import Sequence
from pathlib import Path

from app.config import Settings
from app.errors import KeyMissing
from app.store.cipher import KEY_BYTES

LOG = logging.getLogger(__name__)


def key_file(settings: Settings) -> Path:
    return settings.data / "keys" / "teczka.key"


def load_keys(settings: Settings, *, may_generate: bool) -> tuple[bytes, ...]:
    """All keys; ``KeyMissing`` when there is none and none may be generated, or one is no key.

    Generating is right only for an empty database: beside data a new key would hide the loss
    of the old one.
    """
    if settings.keys:
        return _decoded(settings.keys, "TECZKA_KEYS")
    path = key_file(settings)
    if not path.exists():
        if not may_generate:
            raise KeyMissing(
                f"the database holds encrypted data, but {path} is missing; restore it"
            )
        _generate(path)
    return _decoded(path.read_text(encoding="ascii").split(), str(path))


class KeyWatch:
    """Gives the keys anew whenever the key file has changed; keys of the environment never do."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._seen = self._state()

    def __call__(self) -> tuple[bytes, ...] | None:
        state = self._state()
        if state is None or state == self._seen:
            return None
        self._seen = state
        return load_keys(self._settings, may_generate=False)

    def _state(self) -> tuple[int, int] | None:
        if self._settings.keys:
            return None
        try:
            found = key_file(self._settings).stat()
        except FileNotFoundError:  # the keys in hand go on serving
            return None
        return found.st_ino, found.st_mtime_ns


def add_key(settings: Settings) -> None:
    """Put a new key at the head of the key file; the earlier ones stay to open what they sealed."""
    path = key_file(settings)
    _replace(path, [new_key(), *path.read_text(encoding="ascii").split()])


def keep_current_key(settings: Settings) -> None:
    """Drop every key but the current one, once nothing is sealed with the others."""
    path = key_file(settings)
    _replace(path, path.read_text(encoding="ascii").split()[:1])


def new_key() -> str:
    return base64.urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)).decode()


def _generate(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.parent.chmod(0o700)
    draft = _written(path, [new_key()])
    # A link never replaces: of two first starts at once the second takes the key of the first.
    with contextlib.suppress(FileExistsError):
        os.link(draft, path)
        LOG.warning("A new encryption key was made: %s. Back it up apart from the data.", path)
    draft.unlink()


def _replace(path: Path, lines: Sequence[str]) -> None:
    _written(path, lines).replace(path)


def _written(path: Path, lines: Sequence[str]) -> Path:
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.writelines(f"{line}\n" for line in lines)
        file.flush()
        os.fsync(file.fileno())
    return draft


def _decoded(texts: Sequence[str], origin: str) -> tuple[bytes, ...]:
    keys = []
    for text in texts:
        try:
            key = base64.b64decode(text.strip().encode(), altchars=b"-_", validate=True)
        except binascii.Error:
            key = b""
        if len(key) != KEY_BYTES:
            raise KeyMissing(
                f"{origin} holds something that is not a key of {KEY_BYTES} bytes in base64"
            )
        keys.append(key)
    if not keys:
        raise KeyMissing(f"{origin} holds no key")
    return tuple(keys)
