"""Packed dossiers come in one after another; a ZIP that is ready to be downloaded goes out.

Which dossiers are in it is known by what is put away of each.
"""

import hashlib
from dataclasses import dataclass
from typing import Any

from app.archive.bag import DATA, WITNESSES, Payload, Sum, summed, tag_files
from app.archive.index_page import PAGE, whole_page
from app.archive.zipped import Entry, directory, entry_of, head
from app.workflow.dossier.order import Order
from app.workflow.dossier.packed import Packed, whole_line
from app.workflow.dossier.prepared_file import PreparedFile, Writing
from app.workflow.dossier.whole import page_of_whole

TAIL = "tail"


@dataclass(frozen=True)
class PreparedZip:
    """The ZIP of one order, kept as one download."""

    file: PreparedFile
    order: Order

    def add(self, place: int, packed: Packed) -> None:
        """Put away the pieces of the dossier at this place of the order, then what is told of it."""
        writing = Writing(self.file, str(place))
        told = []
        for payload in packed.files():
            kept = summed(payload)
            crc = self._put(writing, f"{DATA}/{payload.path}", payload.data).crc
            told.append([kept.path, kept.sha256, kept.size, crc])
        pieces = writing.finish()
        self.file.tell(f"{place}/told", {"line": packed.line, "files": told, "pieces": pieces})

    def leave_out(self, place: int) -> None:
        """Nothing of the dossier at this place: its matter is gone."""
        self.file.tell(f"{place}/told", {"line": {}, "files": [], "pieces": []})

    def finish(self) -> str:
        """Put away the list of all, the tag files and the directory; the bag's fingerprint."""
        pieces: list[list[Any]] = []
        sums: list[Sum] = []
        entries: list[Entry] = []
        lines = []
        for place in range(len(self.order.cases)):
            told = self.file.told(f"{place}/told")
            pieces.extend(told["pieces"])
            for path, sha256, size, crc in told["files"]:
                sums.append(Sum(path, sha256, size))
                entries.append(Entry(self._path(f"{DATA}/{path}"), crc, size))
            lines.extend([whole_line(told["line"])] if told["line"] else [])
        writing = Writing(self.file, TAIL)
        index = Payload(PAGE, whole_page(page_of_whole(self.order, tuple(lines))))
        entries.append(self._put(writing, f"{DATA}/{PAGE}", index.data))
        sums.append(summed(index))
        fingerprint = ""
        size = sum(each.size for each in sums)
        for name, parts in tag_files(self.order.about(), sums, len(sums), size):
            data = b"".join(parts)
            entries.append(self._put(writing, name, data))
            if name == WITNESSES[0]:
                fingerprint = hashlib.sha256(data).hexdigest()
        start = sum(each.length for each in entries)
        for part in directory(entries, start, self.order.at):
            writing.write(part)
        self.file.finish([*pieces, *writing.finish()], fingerprint)
        return fingerprint

    def _put(self, writing: Writing, path: str, data: bytes) -> Entry:
        entry = entry_of(self._path(path), data)
        writing.write(head(entry, self.order.at))
        writing.write(data)
        return entry

    def _path(self, path: str) -> str:
        return f"{self.order.name}/{path}"
