"""A folder comes in; whether it is a bag of ours as it was written goes out, every fault named.

It needs nothing but the folder: no database, no key, no network.
"""

import hashlib
import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import bagit

from app.archive.bag import DATA, MANIFEST, TOLD, WITNESSES, TagDigest, witness
from app.archive.folder import JOURNAL

PIECE = 1024 * 1024
_LINE = re.compile(rf"([0-9a-f]{{64}})  {DATA}/(.+)")
logging.getLogger("bagit").addHandler(logging.NullHandler())
logging.getLogger("bagit").propagate = False  # it would say in English what is said here


class Trouble(StrEnum):
    """What is wrong with a file of a bag, or with the whole."""

    NO_BAG = "no_bag"  # nothing here was ever a bag of ours
    UNFINISHED = "unfinished"  # the export was broken off
    CHANGED = "changed"
    MISSING = "missing"
    EXTRA = "extra"
    RENAMED = "renamed"
    MALFORMED = "malformed"  # sound, but no valid bag to others


@dataclass(frozen=True)
class Fault:
    """``path`` is that in the folder, with slashes; ``now`` what a renamed file is called."""

    trouble: Trouble
    path: str = ""
    now: str = ""


@dataclass(frozen=True)
class Checked:
    """``files`` below ``data/`` of ``size`` bytes were read; ``fingerprint`` is the tag manifest's SHA-256.

    ``unconfirmed`` are files nothing can be said of, since the manifest that tells of them is itself broken.
    """

    files: int = 0
    size: int = 0
    fingerprint: str = ""
    faults: tuple[Fault, ...] = ()
    unconfirmed: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        return not self.faults


def check_bag(folder: Path) -> Checked:
    """Read every file once, a piece at a time."""
    if (folder / JOURNAL).exists():
        return Checked(faults=(Fault(Trouble.UNFINISHED),))
    if not any((folder / name).is_file() for name in (*TOLD, *WITNESSES)):
        return Checked(faults=(Fault(Trouble.NO_BAG),))
    tags = tuple(_tag_faults(folder))
    broken = MANIFEST in {fault.path for fault in tags}
    payload = _Payload(folder)
    faults = (*tags, *(() if broken else payload.faults()))
    return Checked(
        files=len(payload.found),
        size=payload.size,
        fingerprint=_fingerprint(folder),
        faults=faults or tuple(_malformed(folder)),
        unconfirmed=tuple(payload.unconfirmed()) if broken else (),
    )


def _tag_faults(folder: Path) -> Iterator[Fault]:
    """The tag files, each believed when one of the two tag manifests bears it out."""
    digests = {name: _tag_digest(folder / name) for name in TOLD if _is_file(folder / name)}
    told = {name: _text(folder / name) for name in WITNESSES}
    borne_out = {
        name
        for name, digest in digests.items()
        if any(f"{digest.of(by)}  {name}\n" in (told[by] or "") for by in WITNESSES)
    }
    for name in TOLD:
        if name not in digests:
            yield Fault(Trouble.MISSING, name)
        elif name not in borne_out:
            yield Fault(Trouble.CHANGED, name)
    for by in WITNESSES:
        if told[by] is None:
            yield Fault(Trouble.MISSING, by)
        elif not _bears_out(by, told[by] or "", digests, borne_out):
            yield Fault(Trouble.CHANGED, by)
    known = {*TOLD, *WITNESSES, DATA}
    for path in sorted(folder.iterdir()):
        if path.name not in known:
            yield Fault(Trouble.EXTRA, path.name)


def _bears_out(by: str, told: str, digests: Mapping[str, TagDigest], known: set[str]) -> bool:
    """Whether a tag manifest is as it was, as far as the files it speaks of are."""
    if known == set(TOLD):
        pairs = [(name, digests[name].of(by)) for name in TOLD]
        return told.encode("utf-8", "surrogateescape") == witness(pairs)
    lines = told.removesuffix("\n").split("\n")
    length = len(hashlib.new(by[12:-4]).hexdigest())
    shape = re.compile(rf"[0-9a-f]{{{length}}}  ({'|'.join(map(re.escape, TOLD))})")
    return (
        told.endswith("\n")
        and len(lines) == len(TOLD)
        and all(shape.fullmatch(line) for line in lines)
        and all(f"{digests[name].of(by)}  {name}" in lines for name in known)
    )


class _Payload:
    """What lies below ``data/``, beside what the manifest says of it."""

    def __init__(self, folder: Path) -> None:
        self.size = 0
        self.found: dict[str, str] = {}
        for path in sorted((folder / DATA).rglob("*")):
            if path.is_symlink():
                self.found[path.relative_to(folder / DATA).as_posix()] = ""
            elif path.is_file():
                name = path.relative_to(folder / DATA).as_posix()
                self.found[name] = _sha256(path)
                self.size += path.stat().st_size
        text = _text(folder / MANIFEST) or ""
        lines = filter(None, map(_LINE.fullmatch, text.split("\n")))
        self._told = {line[2]: line[1] for line in lines}

    def faults(self) -> Iterator[Fault]:
        extra = {name: digest for name, digest in self.found.items() if name not in self._told}
        for name, digest in self._told.items():
            if name in self.found:
                if self.found[name] != digest:
                    yield Fault(Trouble.CHANGED, f"{DATA}/{name}")
            elif now := next((other for other, own in extra.items() if own == digest), None):
                del extra[now]
                yield Fault(Trouble.RENAMED, f"{DATA}/{name}", f"{DATA}/{now}")
            else:
                yield Fault(Trouble.MISSING, f"{DATA}/{name}")
        yield from (Fault(Trouble.EXTRA, f"{DATA}/{name}") for name in extra)

    def unconfirmed(self) -> Iterator[str]:
        """Files of which the broken manifest does not say what they are."""
        for name, digest in self.found.items():
            if self._told.get(name) != digest:
                yield f"{DATA}/{name}"


def _malformed(folder: Path) -> Iterator[Fault]:
    """What an independent reader of bags makes of it; digests were read already."""
    try:
        bagit.Bag(str(folder)).validate(completeness_only=True)
    except (bagit.BagError, OSError, ValueError):
        yield Fault(Trouble.MALFORMED)


def _tag_digest(path: Path) -> TagDigest:
    digest = TagDigest()
    for piece in _pieces(path):
        digest.update(piece)
    return digest


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    for piece in _pieces(path):
        digest.update(piece)
    return digest.hexdigest()


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece


def _fingerprint(folder: Path) -> str:
    path = folder / WITNESSES[0]
    return _sha256(path) if _is_file(path) else ""


def _is_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _text(path: Path) -> str | None:
    """What a tag file says; bytes that are no text stand for themselves, and nothing is translated."""
    if not _is_file(path):
        return None
    return path.read_bytes().decode("utf-8", "surrogateescape")
