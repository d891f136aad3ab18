"""What an assistant hands in of a month, and how far the office is with it (rule T9)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.months.entry import ServiceEntry
from app.months.ids import one_id
from rules.diary import YearMonth


class Part(StrEnum):
    """``MAIN`` is dated up to the deadline, ``SUPPLEMENT`` after it (rule T9)."""

    MAIN = "main"
    SUPPLEMENT = "supplement"


class MonthState(StrEnum):
    """``OPEN`` and ``RETURNED`` can be written in; ``HANDED_IN`` and ``ACCEPTED`` are frozen."""

    OPEN = "open"
    HANDED_IN = "handed_in"
    RETURNED = "returned"
    ACCEPTED = "accepted"


@dataclass(frozen=True)
class Remark:
    """What the office found in one row: of the entry ``entry_id``, or of the whole where that is empty.

    ``row`` is the row's key (see ``paper_rows``), which tells several rows of one entry apart.
    """

    text: str
    entry_id: str = ""
    row: str = ""


@dataclass(frozen=True)
class Edition:
    """One handing in, numbered from 1; ``correction`` counts corrections of an accepted month, 0 for none.

    ``code`` is that of its content, as printed on its papers; ``hours`` and ``travel`` (zloty) its totals.
    ``checked`` are keys of rows (see ``paper_rows``) the clerk compared with the signed paper, which came on
    ``paper_on``. ``by`` are names. One ``taken_back_on`` a day was never judged: the assistant took it back.
    """

    number: int
    code: str
    handed_in_on: date
    hours: Decimal
    travel: Decimal
    correction: int = 0
    handed_in_by: str = ""
    checked: frozenset[str] = frozenset()
    remarks: tuple[Remark, ...] = ()
    returned_on: date | None = None
    accepted_on: date | None = None
    decided_by: str = ""
    paper_on: date | None = None
    taken_back_on: date | None = None


@dataclass(frozen=True)
class MonthFile:
    """A part of an assistant's month: all editions handed in, the last one last.

    ``reason`` says why an accepted month was opened again; ``corrections`` how often it was.
    """

    id: str
    programme: str
    assistant_id: str
    of: YearMonth
    part: Part
    state: MonthState
    editions: tuple[Edition, ...] = ()
    corrections: int = 0
    reason: str = ""
    version: int = 0

    @property
    def last(self) -> Edition | None:
        return self.editions[-1] if self.editions else None

    @property
    def judged_before(self) -> Edition | None:
        """The last edition before this one that the office decided on, if there is one."""
        earlier = (e for e in reversed(self.editions[:-1]) if e.taken_back_on is None)
        return next(earlier, None)

    @property
    def asked_to_mend(self) -> tuple[Remark, ...]:
        """What the office remarked when it returned the part, while that is being mended."""
        last = self.last
        judged = self.judged_before if last and last.taken_back_on else last
        return judged.remarks if judged and self.state is MonthState.RETURNED else ()

    @property
    def is_frozen(self) -> bool:
        return self.state in {MonthState.HANDED_IN, MonthState.ACCEPTED}


@dataclass(frozen=True)
class HandedContent:
    """The entries of one edition as they were handed in, kept for good."""

    id: str
    programme: str
    assistant_id: str
    of: YearMonth
    part: Part
    number: int
    entries: tuple[ServiceEntry, ...]
    version: int = 0


def file_id(programme: str, assistant_id: str, of: YearMonth, part: Part) -> str:
    """The id of a part of an assistant's month in a programme: there is one."""
    return one_id(programme, assistant_id, str(of), part)


def content_id(file: MonthFile, number: int) -> str:
    """The id of what one edition held."""
    return f"{file.id}.{number}"
