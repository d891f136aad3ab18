"""Objects of many PDFs come in one after another; one PDF, written as it grows, goes out.

Nothing but the places of the objects stays in memory, so that a thousand letters need no more of it than
a few. An object equal to one written before is not written again: letters share their fonts.
"""

import hashlib
from array import array
from decimal import Decimal
from typing import BinaryIO

from pikepdf import Array, Dictionary, Name, Object, Stream, String

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
OF_THE_TREE = {"/StructParent", "/StructParents", "/Parent", "/Metadata"}
"""What points out of an object at its old file: at its structure tree, at its parent."""


class StreamedPdf:
    """A PDF being written: objects get numbers, are written at once and can only be referred to."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._place = 0
        self._places = array("Q")
        self._known: dict[bytes, int] = {}
        self._out(HEADER)

    def reserve(self) -> int:
        """A number for an object that is written later."""
        self._places.append(0)
        return len(self._places)

    def write(self, number: int, body: bytes) -> None:
        """Write the object of a number got before."""
        self._places[number - 1] = self._place
        self._out(b"%d 0 obj\n%b\nendobj\n" % (number, body))

    def add(self, body: bytes) -> int:
        """The number of this object, which is written unless an equal one already was."""
        digest = hashlib.sha256(body).digest()
        if digest not in self._known:
            self._known[digest] = self.reserve()
            self.write(self._known[digest], body)
        return self._known[digest]

    def finish(self, root: int, info: int) -> None:
        """Write the table of the places; nothing may follow."""
        start, size = self._place, len(self._places) + 1
        self._out(b"xref\n0 %d\n0000000000 65535 f \n" % size)
        for place in self._places:
            self._out(b"%010d 00000 n \n" % place)
        self._out(
            b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF\n"
            % (size, root, info, start)
        )

    def _out(self, written: bytes) -> None:
        self._file.write(written)
        self._place += len(written)


class Copying:
    """Takes objects over from one source, each with all it refers to, without its structure tree."""

    def __init__(self, target: StreamedPdf) -> None:
        self._target = target
        self._copied: dict[tuple[int, int], int] = {}
        self._under_way: dict[tuple[int, int], int] = {}

    def written(self, value: object) -> bytes:
        """The value as it stands in the target: what is an object of its own there, as a reference."""
        if isinstance(value, Object) and value.is_indirect:
            return b"%d 0 R" % self._number(value)
        return self._plain(value)

    def _number(self, value: Object) -> int:
        key = value.objgen
        if key not in self._copied:
            if key in self._under_way:  # a circle: whoever began it takes the number given here
                self._under_way[key] = self._under_way[key] or self._target.reserve()
                return self._under_way[key]
            self._under_way[key] = 0
            body = self._plain(value)
            number = self._under_way.pop(key)
            if number:
                self._target.write(number, body)
            self._copied[key] = number or self._target.add(body)
        return self._copied[key]

    def _plain(self, value: object) -> bytes:
        if isinstance(value, Stream):
            data = value.read_raw_bytes()
            head = self._pairs(value.stream_dict, Length=len(data))
            return b"%b\nstream\n%b\nendstream" % (head, data)
        if isinstance(value, Dictionary):
            return self._pairs(value)
        if isinstance(value, Array):
            return b"[%b]" % b" ".join(self.written(each) for each in value)
        return scalar(value)

    def _pairs(self, value: Object, **changed: int) -> bytes:
        kept: dict[str, object] = {
            key: each for key, each in value.items() if key not in OF_THE_TREE
        }
        kept |= {f"/{key}": each for key, each in changed.items()}
        return b"<<%b>>" % b"".join(
            b"%b %b" % (Name(key).unparse(), self.written(each)) for key, each in kept.items()
        )


def scalar(value: object) -> bytes:
    """A name, text, number or truth value as a PDF file writes it."""
    if isinstance(value, bool):
        return b"true" if value else b"false"
    if isinstance(value, int):
        return b"%d" % value
    if isinstance(value, Decimal):
        return f"{value:f}".encode()
    if isinstance(value, Name | String):
        return value.unparse()
    if value is None:
        return b"null"
    raise TypeError(f"{type(value).__name__} has no place in a PDF")
