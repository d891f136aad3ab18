"""Mutation testing of the rules, by hand: ``python -m tests.mutation.run [--processes 2] [rules/month ...]``.

Files or folders of ``rules`` come in, all of it without any; the mutants no test notices go out, each with
its place and change, and the counts by room. It takes hours of processor time for everything.
"""

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

from tests.mutation.calls import HERE
from tests.mutation.mutants import mutants
from tests.mutation.trying import Trial, unnoticed


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("paths", nargs="*", type=Path, default=[HERE / "rules"])
    given = parser.parse_args()
    begun = time.monotonic()
    trials = [
        Trial(path, mutant)
        for path in sorted({file.resolve() for path in given.paths for file in _files(path)})
        for mutant in mutants(path.read_text(encoding="utf-8"))
    ]
    left = unnoticed(trials, given.processes)
    for each in left:
        say(str(each))
    of_room, alive = Counter(map(_room, trials)), Counter(map(_room, left))
    for room, count in sorted(of_room.items()):
        say(f"{room:24}{count:6} mutants{alive[room]:5} not noticed")
    total = f"{len(trials)} mutants, {len(left)} not noticed"
    say(f"{total}, {(time.monotonic() - begun) / 60:.0f} minutes")
    return 1 if left else 0


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _files(path: Path) -> list[Path]:
    return sorted(path.rglob("*.py")) if path.is_dir() else [path]


def _room(trial: Trial) -> str:
    return str(trial.path.parent.relative_to(HERE))


if __name__ == "__main__":
    sys.exit(main())
