"""A matter (sprawa): one application as the office keeps it, from the paper that came to the last letter.

Every value is frozen; a deed takes a matter and gives the changed one. The answers stay as they were
typed, so that a matter is judged by the same rules as the draft it came from.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from app.attachments.page import Raw
from rules.case import Address, Certificate, OtherProgramme
from rules.vocabulary import Criterion, Document, FormOfAddress, Outcome


class State(StrEnum):
    """Where a matter stands; a draft has no matter yet, only a bundle that was printed."""

    SUBMITTED = "submitted"
    INCOMPLETE = "incomplete"
    FORMALLY_CORRECT = "formally_correct"
    ASSESSED = "assessed"
    AWARDED = "awarded"
    RESERVE = "reserve"
    REFUSED = "refused"
    RESIGNED = "resigned"
    CLOSED = "closed"


class Entry(StrEnum):
    """How the answers got in: from a bundle printed here, or typed from paper by a clerk."""

    BUNDLE = "bundle"
    PAPER = "paper"


class Way(StrEnum):
    """How the paper reached the office."""

    IN_PERSON = "in_person"
    POST = "post"
    COLLECTED = "collected"


@dataclass(frozen=True)
class Received:
    """How and when the paper came; never merit (rule C9). ``bundle`` is the code printed on it."""

    on: date
    way: Way
    entry: Entry
    bundle: str = ""
    note: str = ""


@dataclass(frozen=True)
class Papers:
    """What a clerk saw of the papers: enclosed, signed where they must be, shown for inspection (C7)."""

    enclosed: frozenset[Document] = frozenset()
    signed: frozenset[Document] = frozenset()
    shown: frozenset[Document] = frozenset()
    checked_on: date | None = None


@dataclass(frozen=True)
class CompletionCall:
    """A call to complete the application: what is missing, by when; ``answered_on`` ends it.

    ``sent_on`` is the day its letter went out.
    """

    called_on: date
    due_on: date
    missing: tuple[str, ...]
    answered_on: date | None = None
    sent_on: date | None = None


@dataclass(frozen=True)
class AssessmentCard:
    """The card of the three criteria (rule R2), in the commission's own words."""

    assessed_on: date
    found: Mapping[Criterion, str]
    assessed_by: str = ""
    proposed_hours: Decimal | None = None


def in_order_of_paper(found: Mapping[Criterion, str]) -> Iterator[tuple[Criterion, str]]:
    """Words on the criteria in the order of the card, whatever order they were kept in."""
    yield from ((criterion, found[criterion]) for criterion in Criterion if criterion in found)


@dataclass(frozen=True)
class PriorityReason:
    """The priority group (rule R3) the office acknowledged, ``None`` for none, and why."""

    group: int | None
    reason: str


class ResolutionState(StrEnum):
    """``PROPOSED`` waits for a second pair of eyes where the office wants one."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"


@dataclass(frozen=True)
class Resolution:
    """What was decided (rules R5-R7); ``sent_on`` is the day its letter went out.

    ``hours`` a year within the limit, ``own_funds_hours`` above it (rule L3), both for awards only.
    ``reasons`` answer the criteria of a refusal; ``formal_reasons`` are those of an application that failed
    the formal criteria (rule R1). ``instead_because`` says why it takes the place of an earlier one.
    ``proposed_by`` and ``confirmed_by`` are ids of accounts, for two persons may have one name.
    """

    outcome: Outcome
    decided_on: date
    state: ResolutionState
    proposed_by: str
    confirmed_by: str = ""
    session_id: str = ""
    hours: Decimal | None = None
    own_funds_hours: Decimal | None = None
    since: date | None = None
    until: date | None = None
    assistant: str = ""
    reasons: Mapping[Criterion, str] = field(default_factory=lambda: MappingProxyType({}))
    formal_reasons: str = ""
    for_want_of_places: bool = False
    sent_on: date | None = None
    withdrawn_because: str = ""
    instead_because: str = ""

    @property
    def stands(self) -> bool:
        """Neither withdrawn nor replaced."""
        return self.state in {ResolutionState.PROPOSED, ResolutionState.CONFIRMED}


@dataclass(frozen=True)
class Change:
    """Something that changed during the year, reported on a day (rules L4, E4, E7, A4).

    Exactly one of ``certificate``, ``other_programme``, ``address`` and ``assistant`` is set;
    ``left_commune`` says that the new address lies outside. ``told_on`` is the day on which the letter about
    the limit it changed went out.
    """

    since: date
    reported_on: date
    certificate: Certificate | None = None
    other_programme: OtherProgramme | None = None
    address: Address | None = None
    left_commune: bool = False
    assistant: str | None = None
    note: str = ""
    told_on: date | None = None


@dataclass(frozen=True)
class Resignation:
    """The participant's written resignation; ``ends_on`` is the first day without a place."""

    received_on: date
    ends_on: date
    reason: str = ""


@dataclass(frozen=True)
class Matter:
    """One application at one office.

    ``version`` counts what was saved, so that two clerks cannot overwrite each other. ``case_number`` is the
    office's own (znak sprawy).
    """

    id: str
    programme: str
    state: State
    case_number: str
    received: Received
    answers: Mapping[str, Raw]
    papers: Papers = field(default_factory=Papers)
    form_of_address: FormOfAddress | None = None
    accessible_form: str = ""
    calls: tuple[CompletionCall, ...] = ()
    assessment: AssessmentCard | None = None
    priority: PriorityReason | None = None
    resolutions: tuple[Resolution, ...] = ()
    changes: tuple[Change, ...] = ()
    resignation: Resignation | None = None
    closed_on: date | None = None
    version: int = 0

    @property
    def resolution(self) -> Resolution | None:
        """The one that stands, if any."""
        return next((each for each in reversed(self.resolutions) if each.stands), None)

    @property
    def open_call(self) -> CompletionCall | None:
        """The call that still waits for an answer."""
        return next((each for each in reversed(self.calls) if each.answered_on is None), None)
