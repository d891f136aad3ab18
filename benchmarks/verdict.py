"""How long a verdict takes: microseconds per case, and how many fit into the millisecond allowed."""

import sys
import time
import timeit
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from rules import check
from rules.case import Case
from rules.programme import load_programme, programme_slugs
from tests.builders import a_case, a_child_case

ALLOWED = 1000.0
"""Microseconds: a verdict takes under 1 ms."""


def microseconds(case: Case, slug: str) -> float:
    """The best of five runs of 200 verdicts, in microseconds of processor time for one."""
    programme = load_programme(slug)
    runs = timeit.repeat(
        lambda: check(case, programme), number=200, repeat=5, timer=time.process_time
    )
    return min(runs) / 200 * 1e6


def main() -> int:
    cases = {"empty": Case(), "adult": a_case(), "child": a_child_case()}
    slowest = 0.0
    for slug in programme_slugs():
        for name, case in cases.items():
            taken = microseconds(case, slug)
            slowest = max(slowest, taken)
            print(f"{slug:15} {name:6} {taken:6.0f} µs, {ALLOWED / taken:5.1f} × within 1 ms")
    return 0 if slowest < ALLOWED else 1


if __name__ == "__main__":
    sys.exit(main())
