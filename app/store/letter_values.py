"""What the store says of batches and their letters, as frozen values."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

CARDS = "cards"
"""Codes of cards printed together are told apart from others by it, also where a dossier is erased."""


class LetterState(StrEnum):
    """``WAITING`` to be made, or to be looked at again; a sent letter stays ``MADE`` for good."""

    WAITING = "waiting"
    MADE = "made"
    FAILED = "failed"
    WITHDRAWN = "withdrawn"


class Failure(StrEnum):
    """Why a letter was not made."""

    REFUSED = "refused"  # by the rules, or by the state of its matter
    BLANK = "blank"  # the blank does not fit what the letter says
    CONVERSION = "conversion"  # LibreOffice made no PDF of it
    GAVE_UP = "gave_up"  # each try ended with the process
    INTERNAL = "internal"


class BatchState(StrEnum):
    """``RUNNING`` from the wish for its letters until none of them waits."""

    PREPARED = "prepared"
    RUNNING = "running"
    DONE = "done"


class Posting(StrEnum):
    """In which order the letters lie in the print file and in the bag for the post."""

    GIVEN = "given"
    POSTCODE = "postcode"


@dataclass(frozen=True)
class Order:
    """Which letters: their programme, their kind (a letter's slug) and the date they bear."""

    programme: str
    kind: str
    dated: date


@dataclass(frozen=True)
class Batch:
    """``fingerprint`` is that of the blank and the settings it was ordered with, ``made_by`` an account."""

    id: str
    order: Order
    made_by: str
    created_at: datetime
    state: BatchState
    fingerprint: str
    posting: Posting


@dataclass(frozen=True)
class BatchLetter:
    """``position`` counts from 0 in posting order; ``why`` is the failure in its own words, if any."""

    batch_id: str
    matter_id: str
    position: int
    state: LetterState
    failure: Failure | None
    why: str
    pages: int
    made_at: datetime | None
    sent_on: date | None


@dataclass(frozen=True)
class MadeLetter:
    """A letter as it was made."""

    docx: bytes
    pdf: bytes
    pages: int


@dataclass(frozen=True)
class Progress:
    """How many letters of a batch are in which state; those sent are counted among the made as well."""

    waiting: int = 0
    made: int = 0
    failed: int = 0
    withdrawn: int = 0
    sent: int = 0

    @property
    def all(self) -> int:
        return self.waiting + self.made + self.failed + self.withdrawn
