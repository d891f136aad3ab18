"""One entry of a diary: a service from when to when, and the journeys it took (rules T1-T10, K1-K4)."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from rules.diary import Waiting, YearMonth
from rules.month.moments import in_warsaw
from rules.vocabulary import Beneficiary, Vehicle


class JourneyKind(StrEnum):
    OWN_VEHICLE = "own_vehicle"
    TICKETS = "tickets"
    TAXI = "taxi"


@dataclass(frozen=True)
class Journey:
    """A journey on a day of its service; of the other members each kind has its own.

    Own vehicle: ``vehicle``, ``registration``, ``kilometres``. Tickets: ``count``, ``ticket`` (their kind),
    ``amount``, ``attached``. Taxi: ``means``, ``invoice``, ``amount``. Amounts in zloty.
    """

    kind: JourneyKind
    on: date | None = None
    route: str = ""
    purpose: str = ""
    vehicle: Vehicle | None = None
    registration: str = ""
    kilometres: Decimal | None = None
    count: int | None = None
    ticket: str = ""
    attached: bool | None = None
    means: str = ""
    invoice: str = ""
    amount: Decimal | None = None


@dataclass(frozen=True)
class ServiceEntry:
    """One service as the assistant wrote it down; moments are aware, of Warsaw.

    ``id`` is made where the entry is (on the phone, when that has no connection), so that what is sent twice
    is kept once; one that was ``removed`` is kept for the same reason, and counts nowhere. ``activities`` are
    codes of the participant's activity scope; ``activity`` other words. The rest is as in
    ``rules.diary.Service``.
    """

    id: str
    programme: str
    assistant_id: str
    matter_id: str
    starts: datetime
    ends: datetime
    activities: tuple[str, ...] = ()
    activity: str = ""
    place: str = ""
    goes_out: bool | None = None
    waiting: tuple[Waiting, ...] = ()
    at_school: bool | None = None
    school_provides: bool | None = None
    beneficiary: Beneficiary | None = Beneficiary.PARTICIPANT
    decided_for_participant: bool | None = False
    own_funds: bool = False
    journeys: tuple[Journey, ...] = ()
    removed: bool = False
    version: int = 0

    @property
    def period(self) -> YearMonth:
        """The month in which it starts: where it stands in the diary."""
        return period_of(in_warsaw(self.starts).date())


def period_of(day: date) -> YearMonth:
    return YearMonth(day.year, day.month)
