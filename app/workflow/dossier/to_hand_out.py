"""What an exported dossier is made of, as values for its index, its JSON and whoever packs both."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.archive.index_page import HandedOut
from app.dossier.completeness import Expected, Stage
from app.dossier.dossier import Dossier
from app.dossier.kept import KeptFile
from app.months.year_figures import MonthSum
from rules.case import Case
from rules.verdict import Verdict

WITHIN = (
    "Oświadczenie albo sprawdzenia asystenta mają braki, razem: {number}. Jakie, zapisano w biurze."
)


@dataclass(frozen=True)
class HandedFile:
    """A file of a kept paper and where it lies beside the index; no ``path`` where it could not be read."""

    file: KeptFile
    path: str


HandedFiles = Mapping[str, tuple[HandedFile, ...]]
"""Files by the id of their paper."""


@dataclass(frozen=True)
class ToHandOut:
    """A dossier with what the rules say of its case, sums of its months, and why it is handed out.

    ``expected`` is what it must hold ``on`` the day it is packed; ``at`` is when it was asked for.
    """

    dossier: Dossier
    case: Case
    verdict: Verdict
    expected: tuple[Expected, ...]
    months: tuple[MonthSum, ...]
    on: date
    at: datetime
    handed_out: HandedOut


def for_others(expected: Iterable[Expected]) -> Iterator[Expected]:
    """The same judgement without what an assistant's statement and checks lack: that is the assistant's.

    As many gaps as there were are left, each in the same words.
    """
    for each in expected:
        if each.stage is not Stage.ASSISTANT or not each.gaps:
            yield each
            continue
        said = WITHIN.format(number=len(each.gaps))
        yield replace(each, gaps=tuple(replace(gap, said=said) for gap in each.gaps), why=())
