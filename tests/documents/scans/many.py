"""How many pages of many are read right: ``python -m tests.documents.scans.many [SIDES]``.

Really made bundles are printed, laid on the glass in every kind of damage and read; a line a kind.
"""

import sys

from app.documents.convert import OfficePool
from app.documents.scans import read_scan
from tests.builders import a_case, a_child_case
from tests.documents.scans.bundles import a_bundle
from tests.documents.scans.judged import Judged
from tests.documents.scans.scanner import seeded
from tests.documents.scans.stacks import KINDS, a_stack, sheets_of

WHAT = ("ours", "blank", "bare", "foreign")


def main(sides: int) -> None:
    with OfficePool(workers=2) as office:
        cases = {"K7MX3T9P": a_child_case(), "P2QR5S8T": a_case()}
        bundles = {code: a_bundle(case, code, office) for code, case in cases.items()}
    judged, seed = Judged(), 0
    while judged.seen.total() < sides:
        seed += 1
        random = seeded(seed)
        laid = sheets_of(bundles, random)
        random.shuffle(laid)
        stack = a_stack(laid, list(KINDS), random)
        judged.add(stack, read_scan(stack.pdf))
        _tell(f"{judged.seen.total()} of {sides} …")
    _report(judged)


def _report(judged: Judged) -> None:
    for kind in KINDS:
        counts = (
            f"{what} {judged.seen[what, kind] - judged.missed[what, kind]}/{judged.seen[what, kind]}"
            for what in WHAT
        )
        _tell(f"{kind:16} {'  '.join(counts)}")
    for what in WHAT:
        _tell(f"{what}: {judged.share(what):.2f} % told right")
    _tell(f"taken for another page: {judged.wrong}")
    _tell("\n".join(judged.told))


def _tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
