"""Small bags of two fictional dossiers, written as exports are."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from app.archive.bag import About, Payload
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


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
