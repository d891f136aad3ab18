"""Rows of cards and logs come in; hours and złoty summed go out, apart by how far the office is with them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Self

from rules.diary import YearMonth
from rules.month.moments import NO_TIME
from rules.month.travel.money import NOTHING


class Standing(StrEnum):
    """How far the office is with a row: only ``ACCEPTED`` is settled, ``ENTERED`` is a draft."""

    ACCEPTED = "accepted"
    HANDED_IN = "handed_in"
    ENTERED = "entered"


@dataclass(frozen=True)
class Tally:
    """Hours the Fund pays and hours from own funds (rule L3), travel costs by log, in złoty.

    ``cost`` and ``own_cost`` are what those hours cost, each row rounded to the grosz (rule K5); ``None``
    where the office has set no cost of an hour for some of them.
    """

    fund: timedelta = NO_TIME
    own_funds: timedelta = NO_TIME
    drives: Decimal = NOTHING
    tickets: Decimal = NOTHING
    taxi_rides: Decimal = NOTHING
    cost: Decimal | None = NOTHING
    own_cost: Decimal | None = NOTHING

    @property
    def hours(self) -> timedelta:
        return self.fund + self.own_funds

    @property
    def travel(self) -> Decimal:
        return self.drives + self.tickets + self.taxi_rides

    @property
    def spent(self) -> Decimal | None:
        """What the programme pays: the Fund's hours and the travel; ``None`` without a cost of an hour."""
        return None if self.cost is None else self.cost + self.travel

    def __add__(self, other: Self) -> "Tally":
        return Tally(
            self.fund + other.fund,
            self.own_funds + other.own_funds,
            self.drives + other.drives,
            self.tickets + other.tickets,
            self.taxi_rides + other.taxi_rides,
            _sum(self.cost, other.cost),
            _sum(self.own_cost, other.own_cost),
        )

    def __bool__(self) -> bool:
        return bool(self.hours or self.travel)


def _sum(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one + other


@dataclass(frozen=True)
class Line:
    """What one assistant did for one participant in a month, as far as the office is equally far with it.

    ``contested`` is what a blocking finding stands against; ids are those of matter and account.
    """

    matter_id: str
    assistant_id: str
    of: YearMonth
    standing: Standing
    contested: bool
    tally: Tally


@dataclass(frozen=True)
class Counted:
    """Sums of what nothing stands against, by how far the office is; what is contested, apart from them."""

    accepted: Tally = Tally()
    handed_in: Tally = Tally()
    entered: Tally = Tally()
    contested: Tally = Tally()

    @property
    def sound(self) -> Tally:
        """All that nothing stands against, settled or not."""
        return self.accepted + self.handed_in + self.entered

    @property
    def everything(self) -> Tally:
        return self.sound + self.contested


def counted(lines: Iterable[Line]) -> Counted:
    """The sums of these lines, each counted once."""
    sums = dict.fromkeys((*Standing, None), Tally())
    for line in lines:
        where = None if line.contested else line.standing
        sums[where] += line.tally
    return Counted(
        sums[Standing.ACCEPTED], sums[Standing.HANDED_IN], sums[Standing.ENTERED], sums[None]
    )
