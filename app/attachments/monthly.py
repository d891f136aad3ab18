"""What every attachment of a month is made of: one assistant's month with one participant, and its paper.

The card and the logs say what the rules settled and nothing else: their figures are those of the verdict.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.attachments.attachment import Signature
from rules.case import Case, Person
from rules.diary import Month, YearMonth
from rules.month.settled import MonthVerdict
from rules.programme import Programme
from rules.vocabulary import MonthlyDocument, Vehicle


@dataclass(frozen=True)
class OwnVehicle:
    """A vehicle an assistant drives: its kind decides the rate (K1), the rest stands in the log's head."""

    kind: Vehicle | None = None
    make: str = ""
    registration: str = ""


@dataclass(frozen=True)
class MonthSheet:
    """What the attachments of a month are written from: a participant × an assistant × a month × a part.

    ``participant`` and ``assistant`` are the texts by which ``month`` and ``verdict`` tell people apart; both
    hold all of the assistant's month, of which a paper takes its own rows. ``supplementary`` asks for the
    rows after the deadline (rule T9); ``correction`` counts corrections of an accepted month, 0 for none.
    ``code`` says which content this is: equal papers have equal codes; empty on a blank form, as is
    ``matter_id``, the participant's matter at the office, which no paper prints. A blank form
    for filling in by hand is the sheet of a programme and nothing else.
    """

    programme: Programme
    of: YearMonth | None = None
    supplementary: bool = False
    correction: int = 0
    code: str = ""
    case: Case = field(default_factory=Case)
    helper: Person = field(default_factory=Person)
    contract_number: str = ""
    vehicles: tuple[OwnVehicle, ...] = ()
    participant: str = ""
    assistant: str = ""
    month: Month = field(default_factory=Month)
    verdict: MonthVerdict = field(default_factory=MonthVerdict)
    matter_id: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether the paper is for filling in by hand: nobody's, of no month."""
        return self.of is None

    @property
    def number(self) -> str:
        """„01/2026”, „01/2026/D” of a supplementary card, „01/2026/K1” of a first correction."""
        if self.of is None:
            return ""
        ends = (
            "/D" if self.supplementary else "",
            f"/K{self.correction}" if self.correction else "",
        )
        return f"{self.of.month:02}/{self.of.year}{''.join(ends)}"


@dataclass(frozen=True)
class MonthlyAttachment:
    """One attachment of a month.

    ``slug`` names module, blank, URL and output file. ``context`` gives exactly the names its blank asks
    for, as text ready to print; ``applies`` says whether this sheet has anything to put on it;
    ``signatures`` who signs below its table.
    """

    slug: MonthlyDocument
    context: Callable[[MonthSheet], Mapping[str, Any]]
    applies: Callable[[MonthSheet], bool]
    signatures: Callable[[MonthSheet], tuple[Signature, ...]]
