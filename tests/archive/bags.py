"""Small bags of two fictional dossiers, written as exports are."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from app.archive.bag import (
    DATA,
    DECLARED,
    MANIFEST,
    TOLD,
    WITNESSES,
    About,
    Payload,
    Sum,
    TagDigest,
    info,
    summed,
    witness,
)
from app.archive.folder import BagFolder

ABOUT = About("sejny_2026", "Teczki uczestników – próba", date(2026, 11, 27), "Ośrodek, Żółwin")
NAMES = ("OPS.1.2026", "OPS.2.2026")


def files(name: str) -> Iterator[Payload]:
    yield Payload(
        f"{name}/dokumenty/2026-01-05-application-card-wyd-1.pdf", b"%PDF " + name.encode()
    )
    yield Payload(f"{name}/dokumenty/2026-01-06-service-card-wyd-1.pdf", b"%PDF-2 " * 9)
    yield Payload(f"{name}/dossier.json", b'{"name": "Zofia"}')
    yield Payload(f"{name}/index.html", f"<p>{name} Żółć</p>".encode())


def begun(folder: Path, *names: str) -> BagFolder:
    """A bag with these dossiers, not finished."""
    bag = BagFolder(folder, "sejny_2026")
    for name in names:
        if name not in bag.finished:
            bag.add(name, name, files(name), {"case_number": name})
    return bag


def a_bag(folder: Path) -> str:
    """A finished bag; its fingerprint."""
    return begun(folder, *NAMES).finish(ABOUT, [Payload("index.html", b"<p>wszystkie</p>")])


def signed_anew(folder: Path) -> None:
    """Tag manifests that fit whatever the tag files say now, as somebody makes them who rewrites a bag."""
    digests = {name: TagDigest() for name in TOLD}
    for name, digest in digests.items():
        digest.update((folder / name).read_bytes())
    for by in WITNESSES:
        (folder / by).write_bytes(witness([(name, digests[name].of(by)) for name in TOLD]))


def a_wide_bag(folder: Path, dossiers: int, files: int) -> None:
    """So many dossiers of so many small files; nothing is flushed to the disk."""
    sums = list[Sum]()
    for dossier in range(dossiers):
        (folder / DATA / f"OPS.{dossier}.2026").mkdir(parents=True)
        for number in range(files):
            path = f"OPS.{dossier}.2026/2026-01-05-application-card-wyd-{number}.pdf"
            payload = Payload(path, path.encode())
            (folder / DATA / path).write_bytes(payload.data)
            sums.append(summed(payload))
    (folder / "bagit.txt").write_bytes(DECLARED)
    size = sum(each.size for each in sums)
    (folder / "bag-info.txt").write_bytes(info(ABOUT, len(sums), size))
    (folder / MANIFEST).write_bytes(b"".join(each.line for each in sums))
    signed_anew(folder)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
