"""A folder comes in; whether it is a bag of ours as it was written goes out, every fault named.

It needs nothing but the folder: no database, no key, no network.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.archive.bag import BAGIT, DATA, DECLARED, MANIFEST, TOLD, WITNESSES, TagDigest, witness
from app.archive.faults import Fault, Trouble
from app.archive.folder import JOURNAL
from app.archive.payload import Payload, is_file, pieces, sha256_of

MOST = 64 * 1024
"""Bytes of a tag manifest; ours have less than one percent of that."""


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
    payload = Payload(folder)
    faults = (*tags, *(() if broken else payload.faults()))
    return Checked(
        files=payload.files,
        size=payload.size,
        fingerprint=_fingerprint(folder),
        faults=faults or tuple(_malformed(folder, payload)),
        unconfirmed=tuple(f"{DATA}/{name}" for name in payload.odd) if broken else (),
    )


def _tag_faults(folder: Path) -> Iterator[Fault]:
    """The tag files, each believed when one of the two tag manifests bears it out."""
    digests = {name: _tag_digest(folder / name) for name in TOLD if is_file(folder / name)}
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


def _malformed(folder: Path, payload: Payload) -> Iterator[Fault]:
    """Whether other readers of bags take it, too, which only somebody who made it anew can have spoilt."""
    if (folder / BAGIT).read_bytes() != DECLARED or not payload.is_well_formed():
        yield Fault(Trouble.MALFORMED)


def _tag_digest(path: Path) -> TagDigest:
    digest = TagDigest()
    for piece in pieces(path):
        digest.update(piece)
    return digest


def _fingerprint(folder: Path) -> str:
    path = folder / WITNESSES[0]
    return sha256_of(path) if is_file(path) else ""


def _text(path: Path) -> str | None:
    """What a tag manifest says; bytes that are no text stand for themselves, and nothing is translated."""
    if not is_file(path):
        return None
    with path.open("rb") as file:
        return file.read(MOST).decode("utf-8", "surrogateescape")
