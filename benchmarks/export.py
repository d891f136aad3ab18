"""How fast dossiers leave the house, and in how much memory: ``python -m benchmarks.export``.

Ours opens 100 dossiers of 30 papers from the sealed archive and writes them as a bag: pages, JSON,
manifests, flushed to the disk. The naive way holds the files of all dossiers in memory, writes them, and has
the library make a bag of the folder, which reads every file again; it makes no pages, no JSON and no line of
the ledger. The disk's own speed is that of copying the bag's bytes file by file, flushed as ours are;
opening what is sealed is timed apart. All of it in one run, by turns, each in a process of its own, the best
of two. The aims: to wait for the disk, that is to take at most a quarter longer than opening what is sealed
and copying the bag's bytes; and the same memory for 100 and for 1 000 dossiers within 15 %. How it stands
beside the naive way, which makes only a part of it, is told and no aim.

``--short`` makes a tenth of everything. The store is made in a folder that is thrown away (some 4 GB).
"""

import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import bagit

from app.archive.folder import AT_ONCE
from app.config import Settings
from app.dossier.kept import KeptPaper, Source
from app.store.opened import Store, open_store
from app.workflow.dossier.opened import open_exporting
from app.workflow.dossier.reading import DossierReading
from app.workflow.months.figures import open_figures
from app.workflow.office.desk import Desk
from app.workflow.office.events import Event
from tests.matters.builders import SEJNY, a_resolved_matter, an_actor, an_applicant

FEW, MANY, PAPERS = 100, 1000, 30
SIZES = (24_000, 36_000, 52_000, 90_000)
"""Bytes of a letter, a card, a bundle's part and a scanned page, as they are."""
AIM_DISK, AIM_MEMORY = 1.25, 1.15
TURNS = 2
CLERK = an_actor()
MIB = 1024 * 1024


def opened(folder: Path) -> Store:
    return open_store(Settings(data=folder / "data", generated=folder / "generated"))


def make(folder: Path, dossiers: int) -> None:
    """A store with so many dossiers; its files are flushed by nobody, for nobody will miss them."""
    os.fsync = lambda _: None  # type: ignore[assignment] # made anew each time
    store, dice = opened(folder), random.Random(34)  # noqa: S311 - the same bytes each time
    matter = a_resolved_matter(case=an_applicant())
    for number in range(dossiers):
        own = replace(matter, id=f"{number:032x}", case_number=f"{number + 1}.2026", version=0)
        store.matters.add(own, CLERK, Event.MATTER_OPENED)
        papers = [a_paper(store, own.id, place, dice) for place in range(PAPERS)]
        store.kept_papers.add_all(papers, CLERK, Event.PAPER_KEPT)
    store.close()


def a_paper(store: Store, matter_id: str, place: int, dice: random.Random) -> KeptPaper:
    paper_id = f"{matter_id[16:]}{place:016x}"
    data = b"%PDF-1.7\n" + dice.randbytes(dice.choice(SIZES))
    file = store.archive.put(data, "application/pdf", owner=paper_id)
    return KeptPaper(
        id=paper_id,
        programme=SEJNY,
        matter_id=matter_id,
        kind="service_card",
        title="Karta realizacji usług",
        source=Source.SCANNED,
        edition=place + 1,
        made_on=date(2026, 1 + place % 12, 5),
        filed_at=datetime(2026, 2, 1, 9, tzinfo=UTC),
        filed_by="Klara Kartotekowa",
        files=(file,),
    )


def ours(folder: Path, out: Path) -> None:
    store = opened(folder)
    desk = Desk(store)
    open_exporting(store, desk, open_figures(desk)).export_to(out, CLERK, SEJNY, "pomiar")
    store.close()


def naive(folder: Path, out: Path) -> None:
    """The same papers, no pages and no JSON: all in memory, then written, then made a bag of."""
    store = opened(folder)
    reading = DossierReading(Desk(store), store.ledger)
    every = [reading.whole(matter) for matter in store.matters.all(SEJNY)]
    held = {
        out / dossier.matter.case_number / f"{paper.id}.pdf": store.archive.get(
            paper.files[0].name, owner=paper.id
        )
        for dossier in every
        for paper in dossier.papers
    }
    for path, data in held.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    bagit.make_bag(str(out), checksums=["sha256"])
    flush_all(out)
    store.close()


def opening(folder: Path, _: Path) -> None:
    """What both have to do: read and open every record and file."""
    store = opened(folder)
    reading = DossierReading(Desk(store), store.ledger)
    for matter in store.matters.all(SEJNY):
        for paper in reading.whole(matter).papers:
            store.archive.get(paper.files[0].name, owner=paper.id)
    store.close()


def copying(folder: Path, out: Path) -> None:
    """The bytes of a bag from disk to disk, each file flushed."""
    for path in (folder / "bag").rglob("*"):
        if path.is_file():
            place = out / path.relative_to(folder / "bag")
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place)
    flush_all(out)


def flush_all(folder: Path) -> None:
    with ThreadPoolExecutor(AT_ONCE) as threads:
        list(threads.map(flush, folder.rglob("*")))


def flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)


WAYS: dict[str, Callable[[Path, Path], None]] = {
    "ours": ours,
    "naive": naive,
    "opening": opening,
    "copying": copying,
}


def apart(way: str, folder: Path) -> tuple[float, float]:
    """Seconds and peak MiB of one way in a process of its own."""
    out = folder / "out"
    shutil.rmtree(out, ignore_errors=True)
    told = subprocess.run(
        [sys.executable, "-m", "benchmarks.export", "--way", way, folder, out],
        check=True,
        stdout=subprocess.PIPE,
    )
    seconds, peak = json.loads(told.stdout)
    if way == "ours" and not (folder / "bag").exists():
        out.rename(folder / "bag")
    return seconds, peak


def one_way(way: str, folder: Path, out: Path) -> None:
    began = time.perf_counter()
    WAYS[way](folder, out)
    seconds = time.perf_counter() - began
    print(json.dumps([seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))


def main() -> None:
    part = 10 if "--short" in sys.argv else 1
    with tempfile.TemporaryDirectory(prefix="export-") as name:
        few, many = Path(name) / "few", Path(name) / "many"
        make(few, FEW // part)
        best: dict[str, tuple[float, float]] = {}
        for _ in range(TURNS):
            for way in ("ours", "naive", "opening", "copying"):
                taken = apart(way, few)
                best[way] = min(best.get(way, taken), taken)
        size = sum(path.stat().st_size for path in (few / "bag").rglob("*")) / MIB
        for way, (seconds, peak) in best.items():
            print(f"{way:8} {seconds:6.2f} s  {size / seconds:6.1f} MiB/s  peak {peak:6.1f} MiB")
        ratio = best["naive"][0] / best["ours"][0]
        beyond = best["ours"][0] / (best["opening"][0] + best["copying"][0])
        print(f"{FEW // part} dossiers, {size:.0f} MiB: {ratio:.2f} times the naive way's speed")
        print(
            f"ours takes {beyond:.2f} of opening everything and copying its bytes (aim {AIM_DISK})"
        )
        shutil.rmtree(few)
        make(many, MANY // part)
        seconds, peak = apart("ours", many)
        flat = peak / best["ours"][1]
        told = f"peak {peak:.1f} MiB, {flat:.2f} times that of {FEW // part}"
        print(f"{MANY // part} dossiers: {seconds:.1f} s, {told}")
    if beyond > AIM_DISK or flat > AIM_MEMORY:
        sys.exit("missed")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--way"]:
        one_way(sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
    else:
        main()
