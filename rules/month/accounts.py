"""Rows of a month's cards come in; what each participant has used of the yearly limit comes out (L1-L4).

Hours the Fund pays are summed in the order of time, over all assistants given. The limit is that of each
row's own date, as ``rules.application.limits`` finds it. Own funds are recorded apart and use no limit.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

from rules.application.limits import granted, yearly_limits
from rules.case import Case
from rules.diary import Month
from rules.month.moments import NO_TIME
from rules.month.rows import CardRow, days
from rules.month.served import participants
from rules.month.settled import Use
from rules.programme import Programme
from rules.verdict import LimitSpan

HOURS_A_YEAR = 8784


@dataclass(frozen=True, slots=True)
class Booked:
    """A row of a card, what the Fund had paid before it, and the limit of its date.

    ``left`` is what was left of that limit before the row, nothing where there is no limit.
    """

    each: CardRow
    used: timedelta
    span: LimitSpan | None
    left: timedelta

    @property
    def over(self) -> timedelta:
        """How much of the row lies above the limit, if the Fund is to pay it; above no limit nothing."""
        return NO_TIME if self.span is None else max(self.each.row.settled - self.left, NO_TIME)


@dataclass(frozen=True)
class Account:
    """A participant's hours of the year so far and of the month, and the limits they are held against.

    ``place`` is theirs among the month's participants, ``None`` where nobody described them.
    """

    name: str
    place: int | None
    case: Case
    before: timedelta
    rows: tuple[CardRow, ...]
    spans: tuple[LimitSpan, ...]

    @property
    def fund(self) -> timedelta:
        return sum((each.row.settled for each in self.rows if not each.row.own_funds), NO_TIME)

    @property
    def own_funds(self) -> timedelta:
        return sum((each.row.settled for each in self.rows if each.row.own_funds), NO_TIME)

    @property
    def is_certain(self) -> bool:
        """Whether it is known how many hours other programmes granted, which the limit depends on (E7)."""
        others = self.case.other_programmes
        if not others:
            return self.case.uses_other_programmes is False
        return all(granted(other) is not None for other in others)

    @property
    def about(self) -> str:
        return f"participants.{self.place}"

    def limit_on(self, day: date) -> LimitSpan | None:
        """The limit in force on a day; ``None`` where no certificate gives one yet."""
        held = [span for span in self.spans if span.since <= day]
        return held[-1] if held else None

    @cached_property
    def booked(self) -> tuple[Booked, ...]:
        """Every row that settles something, with what the Fund had paid before it."""
        return tuple(self._booked())

    def _booked(self) -> Iterator[Booked]:
        used, on, span, limit = self.before, None, None, NO_TIME
        for each in self.rows:
            if each.row.on != on:
                on, span = each.row.on, self.limit_on(each.row.on)
                limit = NO_TIME if span is None else as_time(span.hours)
            if each.row.settled:
                yield Booked(each, used, span, max(limit - used, NO_TIME))
                used += NO_TIME if each.row.own_funds else each.row.settled


def uses(accounts: tuple[Account, ...], month: Month) -> tuple[Use, ...]:
    """How far each participant's limit is used at the end of the month, by name."""
    last = days(month)[1]
    return tuple(
        Use(each.name, _limit(each, last), each.before, each.fund, each.own_funds)
        for each in accounts
    )


def accounts(rows: tuple[CardRow, ...], month: Month, programme: Programme) -> tuple[Account, ...]:
    """Everybody described or served, by name."""
    return tuple(_accounts(rows, month, programme))


def _accounts(rows: tuple[CardRow, ...], month: Month, programme: Programme) -> Iterator[Account]:
    of_each: dict[str, list[CardRow]] = defaultdict(list)
    for each in rows:
        of_each[each.entry.service.participant].append(each)
    people = participants(month)
    for name in sorted({*people, *of_each}):
        place, case = people.get(name, (None, Case()))
        told = None if place is None else month.participants[place].used_before
        # Of services that start together those of the Fund come first: own funds pay what is left.
        theirs = sorted(of_each[name], key=lambda each: (each.part.start, each.row.own_funds))
        spans = () if place is None else yearly_limits(case, programme)
        yield Account(name, place, case, year_hours(told) or NO_TIME, tuple(theirs), spans)


def year_hours(hours: Decimal | None) -> timedelta | None:
    """Hours a year may hold, as a time; ``None`` for anything else."""
    if hours is None or not hours.is_finite() or not 0 <= hours <= HOURS_A_YEAR:
        return None
    return as_time(hours)


def _limit(account: Account, day: date) -> Decimal | None:
    span = account.limit_on(day)
    return span.hours if span is not None and account.is_certain else None


def as_time(hours: Decimal) -> timedelta:
    """Hours as a time, to the nearest second (a third of an hour ends nowhere), from nothing to a year."""
    seconds = max(min(hours, Decimal(HOURS_A_YEAR)), Decimal(0)) * 3600
    return timedelta(seconds=int(seconds.to_integral_value(ROUND_HALF_UP)))
