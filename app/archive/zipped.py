"""Files come in one after another; the pieces of a ZIP go out as it grows, with ZIP64 where it is needed.

Nothing is packed: PDFs and DOCX are already, and a ZIP whose parts have known lengths can be prepared piece
by piece and handed out from any place. What comes before a file's bytes does not depend on where it stands.
"""

import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

LOCAL, CENTRAL = b"PK\x03\x04", b"PK\x01\x02"
END64, LOCATOR, END = b"PK\x06\x06", b"PK\x06\x07", b"PK\x05\x06"
FOR_64, PLAIN = 45, 20
"""Versions of the format a reader must know."""
BY_UNIX = 3 << 8
OWNER_ONLY = (0o100600) << 16
"""A plain file that only its owner may read, wherever it is unpacked."""
MOST_16, MOST_32 = 0xFFFF, 0xFFFFFFFF
"""What the short forms can tell, and a little less."""
BEYOND_16, BEYOND_32 = b"\xff" * 2, b"\xff" * 4
"""Stands in a short form for what the long one tells."""


@dataclass(frozen=True)
class Entry:
    """One file of a ZIP as its directory tells of it; ``crc`` of its bytes, ``size`` in bytes."""

    path: str
    crc: int
    size: int

    @property
    def length(self) -> int:
        """How many bytes it takes in the ZIP, with what comes before it."""
        return len(LOCAL) + 26 + len(self.path) + self.size


def entry_of(path: str, data: bytes) -> Entry:
    """``path`` is ASCII; a single file stays below 4 GiB, since it was whole in memory."""
    return Entry(path, zlib.crc32(data), len(data))


def head(entry: Entry, at: datetime) -> bytes:
    """What stands before the bytes of a file."""
    return LOCAL + struct.pack("<HHH", PLAIN, 0, 0) + _measures(entry, at) + entry.path.encode()


def directory(entries: Iterable[Entry], start: int, at: datetime) -> Iterator[bytes]:
    """What stands behind all files: ``entries`` in order from the first byte, ``start`` their length."""
    offset = count = length = 0
    for entry in entries:
        piece = _listed(entry, offset, at)
        yield piece
        offset += entry.length
        count += 1
        length += len(piece)
    yield _end(count, length, start)


def _listed(entry: Entry, offset: int, at: datetime) -> bytes:
    far = offset >= MOST_32
    extra = struct.pack("<HHQ", 1, 8, offset) if far else b""
    versions = struct.pack("<HHHH", BY_UNIX | FOR_64, FOR_64 if far else PLAIN, 0, 0)
    measures = _measures(entry, at)[:-2] + struct.pack("<H", len(extra))
    place = struct.pack("<HHHL", 0, 0, 0, OWNER_ONLY) + _in_32(offset)
    return CENTRAL + versions + measures + place + entry.path.encode() + extra


def _measures(entry: Entry, at: datetime) -> bytes:
    """Time and day as DOS had them, checksum, both lengths, those of the name and of nothing more."""
    time = at.hour << 11 | at.minute << 5 | at.second // 2
    day = (at.year - 1980) << 9 | at.month << 5 | at.day
    sizes = (entry.crc, entry.size, entry.size)
    return struct.pack("<HHLLLHH", time, day, *sizes, len(entry.path), 0)


def _end(count: int, length: int, start: int) -> bytes:
    """The end of the directory, with the long form before it where the short one cannot tell all."""
    counted = struct.pack("<H", count) if count < MOST_16 else BEYOND_16
    short = END + bytes(4) + counted * 2 + _in_32(length) + _in_32(start) + bytes(2)
    if count < MOST_16 and start + length < MOST_32:
        return short
    long = struct.pack(
        "<QHHLLQQQQ", 44, BY_UNIX | FOR_64, FOR_64, 0, 0, count, count, length, start
    )
    return END64 + long + LOCATOR + struct.pack("<LQL", 0, start + length, 1) + short


def _in_32(number: int) -> bytes:
    return struct.pack("<L", number) if number < MOST_32 else BEYOND_32
