"""Everything the office knows of one participant, as one value for pages, exports and audits."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.dossier.kept import KeptPaper
from app.matters.case_view import name_of
from app.matters.matter import Matter
from app.months.assignment import Assignment, Profile
from app.months.care import CareSchedule
from app.months.entry import ServiceEntry
from app.months.month_file import HandedContent, MonthFile
from app.months.spot_check import SpotCheck
from rules.programme import Programme


@dataclass(frozen=True)
class HistoryLine:
    """One deed: who did what when, and the members it changed, as the ledger has them."""

    number: int
    at: datetime
    event: str
    kind: str
    record_id: str
    who: str
    note: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]


@dataclass(frozen=True)
class Dossier:
    """One participant in one programme; every part oldest first, of what others have only what is theirs.

    ``months`` are the parts of months in which an assistant of theirs handed anything in, ``contents`` their
    own entries of each handing in, ``entries`` those of the diaries as they stand.
    """

    programme: Programme
    matter: Matter
    papers: tuple[KeptPaper, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    assistants: tuple[Profile, ...] = ()
    entries: tuple[ServiceEntry, ...] = ()
    months: tuple[MonthFile, ...] = ()
    contents: tuple[HandedContent, ...] = ()
    care: tuple[CareSchedule, ...] = ()
    checks: tuple[SpotCheck, ...] = ()
    history: tuple[HistoryLine, ...] = ()

    @property
    def name(self) -> str:
        return name_of(self.matter)

    def editions(self, kind: str, about: str = "") -> tuple[KeptPaper, ...]:
        """All editions of one paper, the first one first."""
        return _in_order(p for p in self.papers if (p.kind, p.about) == (kind, about))


def _in_order(papers: Iterable[KeptPaper]) -> tuple[KeptPaper, ...]:
    return tuple(sorted(papers, key=lambda paper: (paper.filed_at, paper.edition, paper.id)))
