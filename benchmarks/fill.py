"""How much faster a blank is filled when it is compiled once: ``python -m benchmarks.fill``.

Every blank of a whole application, by ``app.documents.fill`` and by plain docxtpl, in one run; the
machine's noise falls on both. The aim is 3 times.
"""

import io
import statistics
import sys
import time
from collections.abc import Callable

import docxtpl

from app.documents.fill import fill
from benchmarks.bundle_of_five import Paper, papers

ROUNDS = 15
AIM = 3.0


def plain(paper: Paper) -> bytes:
    """What docxtpl's manual says: open, render, save."""
    template = docxtpl.DocxTemplate(paper.blank)
    template.render(dict(paper.context), autoescape=True)
    filled = io.BytesIO()
    template.save(filled)
    return filled.getvalue()


def compiled(paper: Paper) -> bytes:
    return fill(paper.blank, paper.context, title=paper.blank.stem)


def milliseconds(work: Callable[[Paper], bytes], paper: Paper) -> float:
    begun = time.perf_counter()
    work(paper)
    return 1000 * (time.perf_counter() - begun)


def main() -> int:
    print(f"{'blank':28}{'docxtpl':>10}{'compiled':>10}{'ratio':>8}   ms, medians of {ROUNDS}")
    ratios = []
    for paper in papers():
        compiled(paper)
        pairs = [(milliseconds(plain, paper), milliseconds(compiled, paper)) for _ in range(ROUNDS)]
        slow, fast = (statistics.median(column) for column in zip(*pairs, strict=True))
        ratios.append(slow / fast)
        print(f"{paper.blank.stem:28}{slow:10.1f}{fast:10.1f}{slow / fast:8.1f}")
    print(f"lowest ratio {min(ratios):.1f}, aim {AIM:g}")
    return 0 if min(ratios) >= AIM else 1


if __name__ == "__main__":
    sys.exit(main())
