"""What the rules of a month speak about: services, journeys and who was assigned to whom.

People are told apart by a text, e.g. a name: services, journeys and assignments name the same person by
the same text. Moments are aware; rules read them in Europe/Warsaw, whatever zone they come in. As in a
case, every answer may be missing.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from rules.case import Assistant, Case
from rules.vocabulary import Beneficiary, OtherCareKind, Vehicle


@dataclass(frozen=True, order=True)
class YearMonth:
    """A calendar month; raises ``ValueError`` for a month that is none."""

    year: int
    month: int

    def __post_init__(self) -> None:
        date.min.replace(year=self.year, month=self.month)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"


@dataclass(frozen=True)
class Waiting:
    """A part of a service in which the assistant only waits, ready to serve (rule T3)."""

    starts: datetime
    ends: datetime


@dataclass(frozen=True)
class Service:
    """One entry of the diary: from when to when an assistant was with a participant, and how.

    ``commute`` marks the assistant's own way to or from the participant (rule T2); ``goes_out`` that the
    service included going out (rule K3); ``own_funds`` that the organiser pays it itself (rule L3);
    ``charge`` is what the participant paid, in zloty (rule R10).
    """

    starts: datetime | None = None
    ends: datetime | None = None
    assistant: str = ""
    participant: str = ""
    activity: str = ""
    place: str = ""
    waiting: tuple[Waiting, ...] = ()
    commute: bool = False
    goes_out: bool | None = None
    at_school: bool | None = None
    school_provides: bool | None = None
    beneficiary: Beneficiary | None = None
    decided_for_participant: bool | None = None
    own_funds: bool = False
    charge: Decimal | None = None


@dataclass(frozen=True)
class OtherCare:
    """Care somebody else gave the participant (rule T5)."""

    participant: str = ""
    kind: OtherCareKind | None = None
    starts: datetime | None = None
    ends: datetime | None = None


@dataclass(frozen=True)
class Drive:
    """A trip in the assistant's own vehicle; ``amount`` in zloty as the log says it, if it does.

    ``registration`` tells vehicles of one kind apart: a log is kept for each vehicle.
    """

    on: date | None = None
    assistant: str = ""
    participant: str = ""
    route: str = ""
    purpose: str = ""
    vehicle: Vehicle | None = None
    kilometres: Decimal | None = None
    amount: Decimal | None = None
    registration: str = ""


@dataclass(frozen=True)
class Ticket:
    """Tickets of one trip; ``amount`` is what they cost together, in zloty.

    ``ticket`` says in words of what kind they are, e.g. for one ride.
    """

    on: date | None = None
    assistant: str = ""
    participant: str = ""
    route: str = ""
    purpose: str = ""
    count: int | None = None
    amount: Decimal | None = None
    attached: bool | None = None
    ticket: str = ""


@dataclass(frozen=True)
class TaxiRide:
    """A ride in somebody else's vehicle; ``invoice`` is the number of the invoice or receipt.

    ``means`` says in words what vehicle it was, e.g. a taxi.
    """

    on: date | None = None
    assistant: str = ""
    participant: str = ""
    route: str = ""
    purpose: str = ""
    invoice: str = ""
    amount: Decimal | None = None
    means: str = ""


@dataclass(frozen=True)
class Assignment:
    """That an assistant serves a participant, from when to when; both days inclusive (rule T6).

    ``statement`` is what is known of the assistant towards this participant (rules A1-A3).
    """

    assistant: str = ""
    participant: str = ""
    starts: date | None = None
    ends: date | None = None
    statement: Assistant = field(default_factory=Assistant)


@dataclass(frozen=True)
class Served:
    """A participant of the month, with the application that says what they are entitled to.

    ``used_before`` are the hours paid by the Fund earlier this year, with every assistant;
    ``own_funds_before`` those the organiser paid itself (rule L3).
    """

    participant: str = ""
    case: Case = field(default_factory=Case)
    used_before: Decimal | None = None
    own_funds_before: Decimal | None = None


@dataclass(frozen=True)
class HandingIn:
    """The day an assistant handed in the month's cards and logs (rule T9)."""

    assistant: str = ""
    on: date | None = None


@dataclass(frozen=True)
class SpotCheck:
    """An ad hoc check of the service (rule R11)."""

    on: date | None = None
    assistant: str = ""
    participant: str = ""
    where_service_takes_place: bool | None = None
    documented: bool | None = None


@dataclass(frozen=True)
class Month:
    """One month as the office settles it: of one assistant, of one participant, or of everybody.

    ``earlier`` are services before the month that may still fill a window of rule T1 or a limit of
    waiting; ``None`` says nobody gave them. Rules that need every assistant of a participant, or every
    participant of an assistant, judge what is given.
    """

    programme: str = ""
    of: YearMonth | None = None
    participants: tuple[Served, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    services: tuple[Service, ...] = ()
    earlier: tuple[Service, ...] | None = None
    other_care: tuple[OtherCare, ...] = ()
    drives: tuple[Drive, ...] = ()
    tickets: tuple[Ticket, ...] = ()
    taxi_rides: tuple[TaxiRide, ...] = ()
    handed_in: tuple[HandingIn, ...] = ()
    spot_checks: tuple[SpotCheck, ...] = ()
