"""What a dossier must hold, as values: one thing, who signed it, what it lacks and who brings that."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.dossier.kept import KeptPaper
from app.wording.findings import reasons
from rules.programme import Programme
from rules.verdict import Basis, Finding, Severity, Source


class Stage(StrEnum):
    """The parts of a case, in their order."""

    APPLICATION = "application"
    COMPLETION = "completion"
    ASSESSMENT = "assessment"
    RESOLUTION = "resolution"
    ASSISTANT = "assistant"
    MONTH = "month"
    CHECK = "check"


class Bringer(StrEnum):
    """Who has to bring what is missing."""

    PARTICIPANT = "participant"
    ASSISTANT = "assistant"
    COMMISSION = "commission"
    OFFICE = "office"


class Standing(StrEnum):
    """``UNKNOWN`` is what the office cannot tell: never taken for fine. ``LATER`` is not due yet."""

    COMPLETE = "complete"
    LATER = "later"
    MISSING = "missing"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Signature:
    """Whose signature is there: ``seen`` on a scan, or else ticked by a clerk who had the paper.

    ``is_there`` is ``None`` where nobody looked. ``by`` and ``on`` say who looked or ticked, and when.
    """

    who: str
    is_there: bool | None
    seen: bool
    by: str = ""
    on: date | None = None


@dataclass(frozen=True)
class Gap:
    """One thing missing, or not known, as a sentence that says what to do.

    It counts from the day after ``due``; without one from the beginning. ``assistant`` is the account of an
    assistant who brings it.
    """

    said: str
    bringer: Bringer
    assistant: str = ""
    is_known: bool = True
    due: date | None = None


@dataclass(frozen=True)
class Expected:
    """One thing the dossier must hold, by its stage, ``kind`` and ``about`` (see ``KeptPaper``).

    ``papers`` are what is there of it, the first edition first; ``remarks`` what else is to be known;
    ``why`` the clauses it rests on, as findings quote them.
    """

    stage: Stage
    kind: str
    title: str
    about: str = ""
    papers: tuple[KeptPaper, ...] = ()
    signatures: tuple[Signature, ...] = ()
    gaps: tuple[Gap, ...] = ()
    remarks: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    rule: str = ""

    @property
    def newest(self) -> KeptPaper | None:
        return self.papers[-1] if self.papers else None

    def gaps_on(self, day: date) -> tuple[Gap, ...]:
        """Those that count on a day."""
        return tuple(gap for gap in self.gaps if gap.due is None or gap.due < day)

    def standing(self, day: date) -> Standing:
        """``MISSING`` as soon as anything is known to be."""
        gaps = self.gaps_on(day)
        if any(gap.is_known for gap in gaps):
            return Standing.MISSING
        if gaps:
            return Standing.UNKNOWN
        return Standing.LATER if self.gaps else Standing.COMPLETE


def because(rule: str, programme: Programme, source: Source | None = None) -> tuple[str, ...]:
    """The clause of a rule as findings quote it: the programme's or edition's own, or this source's."""
    basis = Basis(programme.slug, source) if source else programme.bases[rule]
    return reasons(Finding("", rule, Severity.NOTES, "", basis), programme)


def missing(said: str, bringer: Bringer, assistant: str = "", due: date | None = None) -> Gap:
    return Gap(said, bringer, assistant, due=due)


def unknown(said: str, bringer: Bringer, assistant: str = "", due: date | None = None) -> Gap:
    return Gap(said, bringer, assistant, is_known=False, due=due)


def in_order(papers: Iterable[KeptPaper]) -> tuple[KeptPaper, ...]:
    """The first edition first."""
    return tuple(sorted(papers, key=lambda paper: (paper.edition, paper.filed_at, paper.id)))
