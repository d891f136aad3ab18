"""Packed dossiers come in one after another; a ZIP in sealed pieces goes out, from whatever place is asked.

Which dossiers are in it is known by what is put away of each; the same piece made twice is the same piece.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.archive.bag import DATA, WITNESSES, Payload, Sum, summed, tag_files
from app.archive.index_page import PAGE, whole_page
from app.archive.zipped import Entry, directory, entry_of, head
from app.store.prepared import Prepared
from app.workflow.dossier.order import Order
from app.workflow.dossier.packed import Packed, whole_line
from app.workflow.dossier.whole import page_of_whole

PIECE = 4 * 1024 * 1024
"""Bytes of a piece; a file longer than that is cut."""
TABLE, TAIL = "table", "tail"


@dataclass(frozen=True)
class Ready:
    """A finished ZIP: the names of its pieces with their lengths, and the bag's fingerprint."""

    pieces: tuple[tuple[str, int], ...]
    fingerprint: str

    @property
    def length(self) -> int:
        return sum(length for _, length in self.pieces)


@dataclass(frozen=True)
class PreparedZip:
    """The ZIP of one order, kept under the id of its wish."""

    prepared: Prepared
    wish_id: str
    order: Order

    def add(self, place: int, packed: Packed) -> None:
        """Put away the pieces of the dossier at this place of the order, then what is told of it."""
        writing = _Writing(self, str(place))
        told = []
        for payload in packed.files():
            kept = summed(payload)
            crc = writing.put(f"{DATA}/{payload.path}", payload.data).crc
            told.append([kept.path, kept.sha256, kept.size, crc])
        self._tell(
            f"{place}/told", {"line": packed.line, "files": told, "pieces": writing.finish()}
        )

    def leave_out(self, place: int) -> None:
        """Nothing of the dossier at this place: its matter is gone."""
        self._tell(f"{place}/told", {"line": {}, "files": [], "pieces": []})

    def finish(self) -> str:
        """Put away the list of all, the tag files and the directory; the bag's fingerprint."""
        pieces: list[list[Any]] = []
        sums: list[Sum] = []
        entries: list[Entry] = []
        lines = []
        for place in range(len(self.order.cases)):
            told = self._told(f"{place}/told")
            pieces.extend(told["pieces"])
            for path, sha256, size, crc in told["files"]:
                sums.append(Sum(path, sha256, size))
                entries.append(Entry(self._path(f"{DATA}/{path}"), crc, size))
            lines.extend([whole_line(told["line"])] if told["line"] else [])
        writing = _Writing(self, TAIL)
        index = Payload(PAGE, whole_page(page_of_whole(self.order, tuple(lines))))
        entries.append(writing.put(f"{DATA}/{PAGE}", index.data))
        sums.append(summed(index))
        fingerprint = ""
        size = sum(each.size for each in sums)
        for name, parts in tag_files(self.order.about(), sums, len(sums), size):
            data = b"".join(parts)
            entries.append(writing.put(name, data))
            if name == WITNESSES[0]:
                fingerprint = hashlib.sha256(data).hexdigest()
        start = sum(each.length for each in entries)
        for part in directory(entries, start, self.order.at):
            writing.write(part)
        pieces.extend(writing.finish())
        self._tell(TABLE, {"pieces": pieces, "fingerprint": fingerprint})
        return fingerprint

    def ready(self) -> Ready:
        """``FileLost`` while it is not finished."""
        told = self._told(TABLE)
        return Ready(tuple((name, length) for name, length in told["pieces"]), told["fingerprint"])

    def read(self, ready: Ready, first: int, end: int) -> Iterator[bytes]:
        """The bytes from ``first`` to before ``end``; one piece is opened at a time."""
        place = 0
        for name, length in ready.pieces:
            if place < end and place + length > first:
                data = self.prepared.get(self.wish_id, name)
                yield data[max(0, first - place) : end - place]
            place += length

    def _path(self, path: str) -> str:
        return f"{self.order.name}/{path}"

    def _tell(self, name: str, told: dict[str, Any]) -> None:
        self.prepared.put(self.wish_id, name, json.dumps(told, ensure_ascii=False).encode())

    def _told(self, name: str) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self.prepared.get(self.wish_id, name))
        return told


class _Writing:
    """Cuts what is written into pieces and puts each away when it is full."""

    def __init__(self, to: PreparedZip, name: str) -> None:
        self._to = to
        self._name = name
        self._waiting = bytearray()
        self._pieces: list[list[Any]] = []

    def put(self, path: str, data: bytes) -> Entry:
        entry = entry_of(self._to._path(path), data)  # noqa: SLF001 - of the same module
        self.write(head(entry, self._to.order.at))
        self.write(data)
        return entry

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
        piece = bytes(self._waiting[:length])
        self._to.prepared.put(self._to.wish_id, name, piece)
        self._pieces.append([name, length])
        del self._waiting[:length]
