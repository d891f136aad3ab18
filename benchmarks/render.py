"""How much faster a warm pool makes a bundle than a process for each document.

``python -m benchmarks.render``. Ours is everything from answers to bundle: check, fill, convert, find
the places to sign, bind. The other side makes the same six papers (five attachments and the cover)
with docxtpl and one ``soffice --convert-to pdf`` each, and binds nothing. Both in one run, in turn, so
that the machine's noise falls on both; processor time, which other people's work disturbs least, is
printed beside. The aims: 10 times, and less than 800 MB of memory for service and pool together.
"""

import contextlib
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import psutil

import app.web.factory  # noqa: F401 - a service with its pages loaded is what is weighed
from app.documents import cover
from app.documents.checklist import Paper as Sheet
from app.documents.checklist import numbered
from app.documents.convert import OfficePool, page_count
from app.documents.pipeline import BLANKS, Production, produce
from benchmarks.bundle_of_five import CASE, Paper, papers, programme
from benchmarks.fill import plain
from rules import check

TODAY = date(2026, 1, 5)
DOCUMENT_ID = "PRÓB-A001"
ROUNDS = 3
BUNDLES = 4
AIM_RATIO = 10.0
AIM_MEGABYTES = 800.0


@dataclass(frozen=True)
class Cost:
    """Of one bundle, in seconds: what a person waits, what the processors work."""

    waited: float
    worked: float


def ours(pool: OfficePool) -> Production:
    return produce(
        CASE,
        programme(),
        check(CASE, programme()),
        office=pool,
        copies=None,
        today=TODAY,
        document_id=DOCUMENT_ID,
    )


def cover_of(production: Production) -> Paper:
    sheets = [Sheet(each.slug, each.title, page_count(each.pdf)) for each in production.documents]
    verdict = check(CASE, programme())
    context = cover.context(
        CASE, programme(), verdict, numbered(sheets, 2), today=TODAY, document_id=DOCUMENT_ID
    )
    return Paper(BLANKS / "cover.docx", context)


def theirs(bundle: Sequence[Paper], folder: Path) -> None:
    """One profile for all, laid out before: a fresh one would cost each process even more."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for paper in bundle:
        docx = folder / paper.blank.name
        docx.write_bytes(plain(paper))
        command = [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
            docx,
        ]
        subprocess.run(command, check=True, capture_output=True)
        docx.with_suffix(".pdf").unlink()  # and so it was made


def cost(work: Callable[[], object], pool: OfficePool) -> Cost:
    before, begun = _worked(pool), time.perf_counter()
    work()
    return Cost(time.perf_counter() - begun, _worked(pool) - before)


def _worked(pool: OfficePool) -> float:
    """Processor time of this process, of all it ever waited for, and of the pool."""
    own = os.times()
    total = own.user + own.system + own.children_user + own.children_system
    return total + sum(sum(process.cpu_times()[:2]) for process in _processes(pool))


def _processes(pool: OfficePool) -> list[psutil.Process]:
    groups = [psutil.Process(group) for group in pool.processes()]
    return [each for group in groups for each in (group, *group.children(recursive=True))]


def megabytes(processes: Sequence[psutil.Process]) -> float:
    """Their proportional set size: what is shared is counted once."""
    total = 0
    for process in processes:
        with contextlib.suppress(psutil.NoSuchProcess):
            total += process.memory_full_info().pss
    return total / 2**20


def main() -> int:
    with OfficePool() as pool, tempfile.TemporaryDirectory() as folder:
        print(f"warming two processes  {cost(pool.warm, pool).waited:6.2f} s")
        print(f"first bundle           {cost(lambda: ours(pool), pool).waited:6.2f} s")
        bundle = (*papers(), cover_of(ours(pool)))
        theirs(bundle, Path(folder))
        slow, fast = [], []
        for _ in range(ROUNDS):
            slow.append(cost(lambda: theirs(bundle, Path(folder)), pool))
            fast += [cost(lambda: ours(pool), pool) for _ in range(BUNDLES)]
        ratio = _compare("waited", [each.waited for each in slow], [each.waited for each in fast])
        _compare("worked", [each.worked for each in slow], [each.worked for each in fast])
        with ThreadPoolExecutor(3) as threads:
            several = cost(lambda: list(threads.map(ours, [pool] * 9)), pool).waited / 9
        print(f"three at once          {several:6.2f} s a bundle")
        service, office = megabytes([psutil.Process()]), megabytes(_processes(pool))
    print(f"memory: service {service:.0f} MB + pool {office:.0f} MB = {service + office:.0f} MB")
    good = ratio >= AIM_RATIO and service + office < AIM_MEGABYTES
    print(f"aims: ratio {AIM_RATIO:g}, below {AIM_MEGABYTES:g} MB: {'met' if good else 'MISSED'}")
    return 0 if good else 1


def _compare(what: str, slow: Sequence[float], fast: Sequence[float]) -> float:
    """Print seconds a bundle: the median, and the range in brackets; return the ratio of medians."""
    ratio = statistics.median(slow) / statistics.median(fast)
    for whose, figures in (("process a document", slow), ("warm pool", fast)):
        spread = f"({min(figures):.2f}-{max(figures):.2f})"
        print(f"{what}, {whose:20}{statistics.median(figures):6.2f} s a bundle {spread}")
    print(f"{what}, ratio {ratio:.1f}")
    return ratio


if __name__ == "__main__":
    sys.exit(main())
