"""Digests of files come in; the tag files that make a folder or a ZIP a BagIt 1.0 bag go out.

The two tag manifests are witnesses of each other: when one byte of either changes, the other one tells which.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

DECLARED = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
BAGIT, INFO, MANIFEST = "bagit.txt", "bag-info.txt", "manifest-sha256.txt"
TOLD = (BAGIT, INFO, MANIFEST)
"""The tag files that tag manifests tell the digests of, in the order of their names there."""
WITNESSES = ("tagmanifest-sha256.txt", "tagmanifest-sha512.txt")
DATA = "data"


@dataclass(frozen=True)
class Payload:
    """A file to hand over: ``path`` below ``data/``, with slashes."""

    path: str
    data: bytes


@dataclass(frozen=True)
class Sum:
    """What a manifest says of a file below ``data/``; ``size`` in bytes."""

    path: str
    sha256: str
    size: int

    @property
    def line(self) -> bytes:
        """As ``sha256sum`` writes and reads it."""
        return f"{self.sha256}  {DATA}/{self.path}\n".encode("ascii")


@dataclass(frozen=True)
class About:
    """What a bag says of itself: nothing of a person but the case number it is of."""

    identifier: str
    description: str
    made_on: date
    organisation: str = ""


def summed(payload: Payload) -> Sum:
    return Sum(payload.path, hashlib.sha256(payload.data).hexdigest(), len(payload.data))


def info(about: About, files: int, size: int) -> bytes:
    """``bag-info.txt``: a line for each thing said, without line breaks of its own."""
    said = (
        ("Source-Organization", about.organisation),
        ("Bag-Software-Agent", "Teczka"),
        ("Bagging-Date", about.made_on.isoformat()),
        ("External-Identifier", about.identifier),
        ("External-Description", about.description),
        ("Payload-Oxum", f"{size}.{files}"),
    )
    lines = (f"{name}: {' '.join(text.split())}\n" for name, text in said if text)
    return "".join(lines).encode()


def witness(digests: Sequence[tuple[str, str]]) -> bytes:
    """A tag manifest: ``digests`` are names of tag files and their digests by its algorithm."""
    return "".join(f"{digest}  {told}\n" for told, digest in digests).encode("ascii")


class TagDigest:
    """The digests of one tag file, while it is written."""

    def __init__(self) -> None:
        self._digests = (hashlib.sha256(), hashlib.sha512())

    def update(self, data: bytes) -> None:
        for digest in self._digests:
            digest.update(data)

    def of(self, witness_name: str) -> str:
        """By the algorithm of this tag manifest."""
        return self._digests[WITNESSES.index(witness_name)].hexdigest()


def tag_files(
    about: About, sums: Iterable[Sum], files: int, size: int
) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Name and pieces of every tag file, in the order to write them; each is to be used up before the next.

    ``sums`` may be as many as they like: the manifest is never whole in memory.
    """
    digests = {name: TagDigest() for name in TOLD}
    yield BAGIT, _told(digests[BAGIT], [DECLARED])
    yield INFO, _told(digests[INFO], [info(about, files, size)])
    yield MANIFEST, _told(digests[MANIFEST], (each.line for each in sums))
    for name in WITNESSES:
        yield name, [witness([(told, digests[told].of(name)) for told in TOLD])]


def _told(digest: TagDigest, pieces: Iterable[bytes]) -> Iterator[bytes]:
    for piece in pieces:
        digest.update(piece)
        yield piece
