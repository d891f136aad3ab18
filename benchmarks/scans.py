"""How fast a stack is read, against the naive way: ``python -m benchmarks.scans``.

A stack of 200 sides scanned at 200 dots per inch: 100 sheets, the backs empty with the front shining
through. Ours is the product's way, two confined processes with all it takes to start them. The naive way
draws each page at 300 dots per inch and looks at the whole of it in four directions, one page after another,
and tells neither blanks nor pictures. Both in one run, half of the naive pages before and half after. Then
the peak memory of the whole tree of processes for 200 and for 1 000 sides, the file itself left out. The
aims: 5 pages a second on 2 cores, and at most 15 % more memory. ``--short`` makes a tenth of each.
"""

import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import psutil
import pypdfium2
import zxingcpp
from PIL import Image

from app.documents.convert import OfficePool
from app.documents.scans import ScannedSide, SharedBytes, read_scan, worker
from tests.builders import a_case, a_child_case
from tests.documents.scans.bundles import a_bundle
from tests.documents.scans.scanner import Damage, as_pdf, scanned, seeded
from tests.documents.scans.stacks import sheets_of

SIDES, MANY, NAIVE = 200, 1000, 40
AIM_PACE, AIM_GROWTH = 5.0, 1.15
SAMPLE_SECONDS = 0.1
MEGABYTE = 1024 * 1024
DAMAGE = Damage(dots=200, skew=0.7, through=0.1, quality=75)

Scanned = list[tuple[Image.Image, Damage]]


def sides(number: int) -> Scanned:
    """Fronts and their empty backs in turn, from two bundles; as many as asked, the same ones again."""
    with OfficePool(workers=2) as pool:
        cases = {"K7MX3T9P": a_child_case(), "P2QR5S8T": a_case()}
        bundles = {code: a_bundle(case, code, pool) for code, case in cases.items()}
    random = seeded(1)
    laid = [each for each in sheets_of(bundles, random) if each.what in {"ours", "blank"}]
    made = [(scanned(each.sheet, DAMAGE, random, each.back), DAMAGE) for each in laid]
    return [made[place % len(made)] for place in range(number)]


def naive(stack: bytes, pages: range) -> float:
    """Seconds for these pages."""
    begun = time.perf_counter()
    document = pypdfium2.PdfDocument(stack)
    for number in pages:
        page = document[number].render(scale=300 / 72).to_pil()
        for turn in (0, 90, 180, 270):
            zxingcpp.read_barcodes(page.rotate(turn, expand=True))
    return time.perf_counter() - begun


def ours(stack: bytes) -> tuple[float, float, int, int]:
    """Seconds waited and worked, how many codes and how many blanks were found."""
    begun, worked = time.perf_counter(), _worked()
    with SharedBytes(stack) as shared:
        codes = blanks = 0
        for side in read_scan(shared):
            codes, blanks = codes + _coded(side), blanks + side.blank
    return time.perf_counter() - begun, _worked() - worked, codes, blanks


def _coded(side: ScannedSide) -> bool:
    return side.code is not None


def _worked() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


@contextmanager
def peak() -> Iterator[list[float]]:
    """The most megabytes that the processes reading had together, each shared page counted once."""
    seen, ended = [0.0], threading.Event()

    def look() -> None:
        own = psutil.Process()
        while not ended.wait(SAMPLE_SECONDS):
            seen[0] = max(seen[0], sum(map(_megabytes, own.children(recursive=True))))

    looking = threading.Thread(target=look)
    looking.start()
    try:
        yield seen
    finally:
        ended.set()
        looking.join()


def _megabytes(process: psutil.Process) -> float:
    """Of memory of its own: what it maps of the scan belongs to the file."""
    try:
        if worker.__name__ not in process.cmdline():
            return 0.0  # just begun: still in the memory of this process
        return float(process.memory_full_info().uss) / MEGABYTE
    except psutil.NoSuchProcess:
        return 0.0


def main() -> int:
    share = 10 if "--short" in sys.argv else 1
    few, many, half = SIDES // share, MANY // share, NAIVE // share // 2
    small = as_pdf(sides(few))
    slow = naive(small, range(half))
    with peak() as little:
        waited, worked, codes, blanks = ours(small)
    slow = (slow + naive(small, range(few - half, few))) / (2 * half)
    large = as_pdf(sides(many))
    with peak() as much:
        ours(large)
    pace = few / waited
    print(f"naive    {1 / slow:6.1f} pages a second")
    print(f"ours     {pace:6.1f} pages a second (aim {AIM_PACE:g}), ratio {pace * slow:.1f}")
    print(f"         {1000 * worked / few:6.0f} ms of processor time a page")
    print(f"found    {codes} codes and {blanks} blanks of {few} sides")
    print(f"files    {len(small) / MEGABYTE:.0f} MB and {len(large) / MEGABYTE:.0f} MB")
    print(f"memory   {little[0]:.0f} MB for {few}, {much[0]:.0f} MB for {many}, beside the file")
    good = pace >= AIM_PACE and much[0] <= AIM_GROWTH * little[0]
    print(f"aims: {'met' if good else 'MISSED'}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
