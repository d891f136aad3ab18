"""Plain bytes and their place come in; sealed bytes go out, and open only in that same place.

AES-256-GCM. A sealed value is: one byte for the format, eight that name the key, twelve of nonce,
the ciphertext with its tag. The place (table, column, draft, page…) is associated data: it is not
stored, but must be the same.
"""

import json
import os
import threading
from collections.abc import Callable, Mapping, Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.errors import KeyMissing, SealBroken

KEY_BYTES = 32
_FORMAT = b"\x01"
_NAME_BYTES = 8
_NONCE_BYTES = 12
_HEAD = len(_FORMAT) + _NAME_BYTES
SEALING_BYTES = _HEAD + _NONCE_BYTES
"""So many bytes at the beginning are the same in no two sealed values."""


class Cipher:
    """Seals with the first key, opens with any.

    ``fresh`` gives the keys anew when they have changed since, or else ``None``: so a service at work
    seals with the key that ``bin/teczka keys rotate`` made, from that moment on.
    """

    def __init__(
        self,
        keys: Sequence[bytes],
        fresh: Callable[[], Sequence[bytes] | None] = lambda: None,
    ) -> None:
        self._fresh = fresh
        self._lock = threading.Lock()
        self._by_name: Mapping[bytes, AESGCM] = {}
        self._take(keys)

    def __repr__(self) -> str:
        return f"<Cipher with {len(self._by_name)} keys>"

    def seal(self, data: bytes, *place: str) -> bytes:
        self._refresh()
        with self._lock:
            name, box = self._current, self._by_name[self._current]
        head = _FORMAT + name
        nonce = os.urandom(_NONCE_BYTES)
        return head + nonce + box.encrypt(nonce, data, _bound(head, place))

    def open(self, sealed: bytes, *place: str) -> bytes:
        """The plain bytes; ``KeyMissing`` without the key, ``SealBroken`` if tampered with."""
        head, nonce = sealed[:_HEAD], sealed[_HEAD : _HEAD + _NONCE_BYTES]
        if len(nonce) < _NONCE_BYTES or not head.startswith(_FORMAT):
            raise SealBroken("a sealed value is cut short or of an unknown format")
        box = self._key(head[len(_FORMAT) :])
        try:
            return box.decrypt(nonce, sealed[_HEAD + _NONCE_BYTES :], _bound(head, place))
        except InvalidTag:
            raise SealBroken(f"the value sealed at {place[0]} does not belong there") from None

    def is_current(self, sealed: bytes) -> bool:
        """Whether the value is sealed with the key that new values are sealed with."""
        return sealed[:_HEAD] == _FORMAT + self._current

    def _key(self, name: bytes) -> AESGCM:
        if name not in self._by_name:
            self._refresh()
        if name not in self._by_name:
            raise KeyMissing(
                f"data is encrypted with key {name.hex()}, which is neither in TECZKA_KEYS "
                "nor in the key file; restore it from the backup"
            )
        return self._by_name[name]

    def _refresh(self) -> None:
        keys = self._fresh()
        if keys is not None:
            self._take(keys)

    def _take(self, keys: Sequence[bytes]) -> None:
        """Keys known before stay: what was read a moment ago may still be sealed with them."""
        if not keys:
            raise KeyMissing("there is no encryption key")
        with self._lock:
            self._by_name = {**self._by_name, **{key_name(key): AESGCM(key) for key in keys}}
            self._current = key_name(keys[0])


def key_name(key: bytes) -> bytes:
    """Eight bytes that tell keys apart and say nothing about them."""
    return HKDF(hashes.SHA256(), _NAME_BYTES, salt=None, info=b"teczka key name").derive(key)


def _bound(head: bytes, place: Sequence[str]) -> bytes:
    return head + json.dumps(place).encode()
