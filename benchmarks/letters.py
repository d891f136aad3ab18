"""How much faster a batch of letters is than a process for each: ``python -m benchmarks.letters``.

Ours is the whole way of 200 letters of award, from the wish to the last row: a durable job over a real
store takes sealed matters, writes each letter from the rules, converts it on a pool of two and seals
both files. The other side fills the same blank with docxtpl from facts made before, and converts each
with one ``soffice --convert-to pdf``; it keeps nothing. Of it a few are made before and after ours,
in the same run, and counted up to as many. Then the peak memory of the whole tree of processes, for 200
and for 1 000. The aims: 15 times, and no more than a tenth more memory. ``--short`` makes a tenth of each.
"""

import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import psutil

from app.config import Settings
from app.documents.convert import OfficePool
from app.letters import award
from app.store.letter_values import Batch, Order
from app.store.opened import Store, open_store
from app.workflow.batches.letter_batches import LetterBatches
from app.workflow.batches.office_letters import OfficeLetters, common_blank
from app.workflow.batches.opened import open_batching
from app.workflow.office.desk import Desk
from benchmarks.bundle_of_five import Paper
from benchmarks.fill import plain
from benchmarks.render import megabytes
from tests.matters.builders import SEJNY, a_resolved_matter, an_actor, an_applicant

ORDER = Order(SEJNY, award.LETTER.slug, date(2026, 1, 16))
LETTERS, MANY, ONE_BY_ONE = 200, 1000, 10
AIM_RATIO = 15.0
AIM_GROWTH = 1.1
SAMPLE_SECONDS = 0.5


@dataclass(frozen=True)
class Office:
    """A whole office at work in a folder."""

    store: Store
    batches: LetterBatches
    letters: OfficeLetters

    def batch(self, number: int) -> Batch:
        matters = [f"{each:032x}" for each in range(number)]
        return self.batches.create(ORDER, matters, CLERK)

    def seconds(self, batch: Batch) -> float:
        """From the wish to the last letter."""
        begun = time.perf_counter()
        self.batches.generate(SEJNY, batch.id, CLERK)
        while self.store.letter_work.running():
            time.sleep(0.05)
        taken = time.perf_counter() - begun
        progress = self.store.batches.progress(batch.id)
        if progress.made < progress.all:
            raise RuntimeError(f"not every letter was made: {progress}")
        return taken


CLERK = an_actor()


@contextmanager
def office(folder: Path, number: int) -> Iterator[Office]:
    settings = Settings(data=folder / "data", generated=folder / "generated")
    store = open_store(settings)
    for each in range(number):
        case = an_applicant(last_name=f"Przykładowa-{each}")
        matter = a_resolved_matter(case=case, id=f"{each:032x}", case_number=f"{each}.2026")
        store.matters.add(replace(matter, version=0), CLERK, "matter.opened")
    desk = Desk(store)
    with OfficePool(workers=settings.office_workers) as pool:
        pool.warm()
        at_work = open_batching(store, settings, desk, pool)
        yield Office(store, at_work.deeds, OfficeLetters(desk))
        at_work.durable.stop()
    store.close()


def theirs(papers: list[Paper], folder: Path) -> list[float]:
    """Seconds of each; one profile for all, laid out before: a fresh one would cost even more."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    docx = folder / "letter.docx"
    seconds = []
    for paper in papers:
        begun = time.perf_counter()
        docx.write_bytes(plain(paper))
        subprocess.run([*command, str(docx)], check=True, capture_output=True)
        docx.with_suffix(".pdf").unlink()  # and so it was made
        seconds.append(time.perf_counter() - begun)
    return seconds


@contextmanager
def peak() -> Iterator[list[float]]:
    """The most megabytes this process and all it started had together, looked at twice a second."""
    seen, ended = [0.0], threading.Event()

    def look() -> None:
        own = psutil.Process()
        while not ended.wait(SAMPLE_SECONDS):
            seen[0] = max(seen[0], megabytes([own, *own.children(recursive=True)]))

    looking = threading.Thread(target=look)
    looking.start()
    try:
        yield seen
    finally:
        ended.set()
        looking.join()


def main() -> int:
    share = 10 if "--short" in sys.argv else 1
    few, many = LETTERS // share, MANY // share
    half = max(1, ONE_BY_ONE // share // 2)
    with (
        tempfile.TemporaryDirectory() as name,
        office(Path(name), many) as at_work,
    ):
        folder = Path(name)
        context = award.LETTER.context(at_work.letters.facts(ORDER, f"{0:032x}"))
        papers = [Paper(common_blank(SEJNY, award.LETTER), context)] * half
        theirs(papers[:1], folder)
        slow = theirs(papers, folder)
        with peak() as small:
            fast = at_work.seconds(at_work.batch(few))
        slow += theirs(papers, folder)
        with peak() as large:
            long = at_work.seconds(at_work.batch(many))
    each = statistics.median(slow)
    ratio = each * few / fast
    print(
        f"process a letter    {each:6.2f} s a letter (median of {len(slow)}), so {each * few:.0f} s"
    )
    print(f"a batch of {few:<9}{fast:6.1f} s, {1000 * fast / few:.0f} ms a letter")
    print(f"a batch of {many:<9}{long:6.1f} s, {1000 * long / many:.0f} ms a letter")
    print(f"ratio {ratio:.1f} (aim {AIM_RATIO:g})")
    print(f"peak memory, all processes: {small[0]:.0f} MB for {few}, {large[0]:.0f} MB for {many}")
    good = ratio >= AIM_RATIO and large[0] <= AIM_GROWTH * small[0]
    print(f"aims: {'met' if good else 'MISSED'}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
