"""What a person may ask of the office about their data: a copy, or that something wrong be put right."""

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class RequestKind(StrEnum):
    COPY = "copy"  # RODO art. 15(3)
    CORRECTION = "correction"  # RODO art. 16


class RequestState(StrEnum):
    OPEN = "open"
    GRANTED = "granted"
    REFUSED = "refused"


@dataclass(frozen=True)
class DataRequest:
    """``asked_by`` says who asks, ``identity`` how the office made sure of it; all in the office's words.

    ``wrong`` and ``right`` are of corrections: what is wrong, and what it should be. ``reason`` says why it
    was refused (or how it was granted); whoever decided is ``decided_by``, a name.
    """

    id: str
    programme: str
    matter_id: str
    kind: RequestKind
    state: RequestState
    asked_on: date
    asked_by: str
    identity: str
    wrong: str = ""
    right: str = ""
    decided_on: date | None = None
    decided_by: str = ""
    reason: str = ""
    version: int = 0

    @property
    def due_on(self) -> date:
        """The last day to answer: a month after it came (RODO art. 12(3))."""
        return a_month_after(self.asked_on)


def a_month_after(day: date) -> date:
    """The same day of the next month, or its last day where it has none such."""
    year, month = (day.year, day.month + 1) if day.month < 12 else (day.year + 1, 1)
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
