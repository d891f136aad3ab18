"""The bytes of a download come in as they are made; they go out from whatever place is asked.

They lie in sealed pieces beside a table of them; the same piece made twice is the same piece.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.store.prepared import Prepared

PIECE = 4 * 1024 * 1024
"""Bytes of a piece; a file longer than that is cut."""
TABLE = "table"


@dataclass(frozen=True)
class Ready:
    """A finished download: the names of its pieces with their lengths, and what proves it unchanged.

    ``fingerprint`` is that of a bag, or a file's own SHA-256.
    """

    pieces: tuple[tuple[str, int], ...]
    fingerprint: str

    @property
    def length(self) -> int:
        return sum(length for _, length in self.pieces)


@dataclass(frozen=True)
class PreparedFile:
    """The download kept under the id of a wish."""

    prepared: Prepared
    wish_id: str

    def finish(self, pieces: list[list[Any]], fingerprint: str) -> None:
        """Tell of all pieces in their order; from now on it is ready."""
        self.tell(TABLE, {"pieces": pieces, "fingerprint": fingerprint})

    def ready(self) -> Ready:
        """``FileLost`` while it is not finished."""
        told = self.told(TABLE)
        return Ready(tuple((name, length) for name, length in told["pieces"]), told["fingerprint"])

    def read(self, ready: Ready, first: int, end: int) -> Iterator[bytes]:
        """The bytes from ``first`` to before ``end``; one piece is opened at a time."""
        place = 0
        for name, length in ready.pieces:
            if place < end and place + length > first:
                data = self.prepared.get(self.wish_id, name)
                yield data[max(0, first - place) : end - place]
            place += length

    def tell(self, name: str, told: dict[str, Any]) -> None:
        """Keep what is to be known of the download until it is finished."""
        self.prepared.put(self.wish_id, name, json.dumps(told, ensure_ascii=False).encode())

    def told(self, name: str) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self.prepared.get(self.wish_id, name))
        return told


class Writing:
    """Cuts what is written into pieces of this name and puts each away when it is full."""

    def __init__(self, to: PreparedFile, name: str) -> None:
        self._to = to
        self._name = name
        self._waiting = bytearray()
        self._pieces: list[list[Any]] = []

    def write(self, data: bytes) -> None:
        self._waiting += data
        while len(self._waiting) >= PIECE:
            self._put_away(PIECE)

    def finish(self) -> list[list[Any]]:
        """The names and lengths of all pieces."""
        if self._waiting:
            self._put_away(len(self._waiting))
        return self._pieces

    def _put_away(self, length: int) -> None:
        name = f"{self._name}/{len(self._pieces)}"
        self._to.prepared.put(self._to.wish_id, name, bytes(self._waiting[:length]))
        self._pieces.append([name, length])
        del self._waiting[:length]
