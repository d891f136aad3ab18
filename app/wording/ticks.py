"""An answer comes in; boxes with their words go out: the sign alone is never the answer."""

from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

from app.wording.labels import label

EMPTY = "\N{BALLOT BOX}"
CROSSED = "\N{BALLOT BOX WITH X}"


def box(chosen: bool) -> str:
    return CROSSED if chosen else EMPTY


@dataclass(frozen=True)
class Tick:
    """One choice of a list: its box and what it says."""

    box: str
    label: str

    def __str__(self) -> str:
        return f"{self.box} {self.label}"


@dataclass(frozen=True)
class YesNo:
    """The two boxes of a question; both stay empty while it is not answered."""

    yes: str
    no: str


def yes_no(answer: bool | None) -> YesNo:
    return YesNo(yes=box(answer is True), no=box(answer is False))


def ticks(
    members: Iterable[StrEnum],
    chosen: AbstractSet[StrEnum] | StrEnum | None,
    words: Callable[[StrEnum], str] = label,
) -> tuple[Tick, ...]:
    """A box for every member, crossed where chosen; a single answer may stand for a set of one."""
    picked = chosen if isinstance(chosen, AbstractSet) else {chosen}
    return tuple(Tick(box(member in picked), words(member)) for member in members)
