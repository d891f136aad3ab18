"""What a month comes to: rows of the service cards, windows, hours used, costs; durations are exact."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from rules.verdict import Judgement, Step


@dataclass(frozen=True)
class SettledRow:
    """What one row of a service card says: the part of one service on one date, moments in Warsaw time.

    ``service`` is its place in the month's services, ``settled`` what counts of it; ``own_funds`` that
    the organiser pays it (rule L3), ``supplementary`` that it belongs on a supplementary card (rule T9).
    """

    service: int
    on: date
    starts: datetime
    ends: datetime
    settled: timedelta
    own_funds: bool
    supplementary: bool
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Card:
    """One service card: a participant, an assistant, the month; rows in the order of time.

    ``services`` is how many services are settled: a waiting over the limit makes two of one (rule T3).
    """

    participant: str
    assistant: str
    supplementary: bool
    rows: tuple[SettledRow, ...]
    services: int
    fund: timedelta
    own_funds: timedelta

    @property
    def settled(self) -> timedelta:
        return self.fund + self.own_funds


@dataclass(frozen=True)
class Window:
    """A "doba" of rule T1: 24 consecutive hours from an assistant's start, and the service in them."""

    assistant: str
    starts: datetime
    ends: datetime
    served: timedelta


@dataclass(frozen=True)
class Use:
    """How far a participant's yearly limit is used at the end of the month (rules L2-L4).

    ``limit`` in hours is that of the month's last day, ``None`` where no certificate gives one, or where
    nobody said how many hours other programmes granted;
    ``before`` and ``fund`` are hours paid by the Fund earlier this year and in the month.
    """

    participant: str
    limit: Decimal | None
    before: timedelta
    fund: timedelta
    own_funds: timedelta


class Log(StrEnum):
    """The three logs of travel costs: the names of the month's fields."""

    DRIVES = "drives"
    TICKETS = "tickets"
    TAXI_RIDES = "taxi_rides"


@dataclass(frozen=True)
class Cost:
    """What one row of a log costs, in zloty rounded half up to the grosz (rule K5).

    ``entry`` is its place in the month's field; ``rate`` in zloty a kilometre, for drives only;
    ``supplementary`` that it belongs on a supplementary log (rule T9).
    """

    log: Log
    entry: int
    assistant: str
    amount: Decimal
    rate: Decimal | None = None
    supplementary: bool = False
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class TravelCosts:
    """One assistant's travel costs of the month, in zloty; ``ceiling`` is ``None`` where none is set.

    ``supplementary`` is how much of the total belongs on supplementary logs (rule T9).
    """

    assistant: str
    drives: Decimal
    tickets: Decimal
    taxi_rides: Decimal
    ceiling: Decimal | None
    supplementary: Decimal = Decimal(0)

    @property
    def total(self) -> Decimal:
        return self.drives + self.tickets + self.taxi_rides


@dataclass(frozen=True)
class MonthVerdict(Judgement):
    """Everything a check of a month found, and what it computed; ``deadline`` is that of rule T9."""

    cards: tuple[Card, ...] = ()
    windows: tuple[Window, ...] = ()
    uses: tuple[Use, ...] = ()
    costs: tuple[Cost, ...] = ()
    travel: tuple[TravelCosts, ...] = ()
    deadline: date | None = None
