"""A stack and what was read of it come in; what was read wrong goes out."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from app.documents.scans import ScannedSide
from tests.documents.scans.stacks import Side, Stack


@dataclass
class Judged:
    """Sides by what they are and by their damage; some ``missed`` were taken for others: ``wrong``."""

    seen: Counter[tuple[str, str]] = field(default_factory=Counter)
    missed: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: int = 0
    told: list[str] = field(default_factory=list)

    def add(self, stack: Stack, read: Iterable[ScannedSide]) -> None:
        for true, side in zip(stack.sides, read, strict=True):
            kind = (true.what, true.kind)
            self.seen[kind] += 1
            if not told_right(true, side):
                self.missed[kind] += 1
                self.told.append(f"{side.number}: {true} read as {_without_picture(side)}")
            self.wrong += side.code not in {None, true.code}

    def share(self, what: str) -> float:
        """Of the sides that are ``what``, how many were told right, in per cent."""
        seen = sum(count for (each, _), count in self.seen.items() if each == what)
        missed = sum(count for (each, _), count in self.missed.items() if each == what)
        return 100 * (seen - missed) / seen


def told_right(true: Side, side: ScannedSide) -> bool:
    if true.what == "ours":
        upright = side.turned == -true.damage.turned % 360
        return side.code == true.code and upright and not side.blank
    if side.code or side.damaged or side.contradictory:
        return False
    return (side.blank, side.other_codes) == (true.what == "blank", true.what == "foreign")


def _without_picture(side: ScannedSide) -> tuple[object, ...]:
    return (side.code, side.turned, side.blank, side.other_codes, side.contradictory, side.damaged)
