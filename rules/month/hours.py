"""A judged month comes in; how far each yearly limit is used, and findings on it, come out (L1-L4, E7).

Hours the Fund pays are summed in the order of time, over all assistants given. The limit is that of each
row's own date, as ``rules.application.limits`` finds it. Own funds are recorded apart and use no limit.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from rules.application.limits import AWARDED, NONE_DUE, yearly_limits
from rules.case import Case
from rules.diary import Served
from rules.findings import Row
from rules.month.judged import Judged
from rules.month.moments import NO_TIME
from rules.month.rows import CardRow, days
from rules.month.served import participants
from rules.month.settled import Use
from rules.programme import Programme
from rules.verdict import Finding, LimitSpan

HOURS_A_YEAR = 8784


@dataclass(frozen=True, slots=True)
class _Booked:
    """A row of a card, what the Fund had paid before it, and the limit of its date."""

    each: CardRow
    used: timedelta
    span: LimitSpan | None

    @property
    def left(self) -> timedelta:
        """What is left of the limit before the row, not below nothing."""
        return NO_TIME if self.span is None else max(_time(self.span.hours) - self.used, NO_TIME)

    @property
    def over(self) -> timedelta:
        """How much of a row the Fund is to pay lies above the limit."""
        if self.span is None or self.each.row.own_funds:
            return NO_TIME
        return max(self.each.row.settled - self.left, NO_TIME)


@dataclass(frozen=True)
class _Account:
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
    def about(self) -> str:
        return f"participants.{self.place}"

    def limit_on(self, day: date) -> LimitSpan | None:
        """The limit in force on a day; ``None`` where no certificate gives one yet."""
        held = [span for span in self.spans if span.since <= day]
        return held[-1] if held else None

    def booked(self) -> Iterator[_Booked]:
        """Every row that settles something, with what the Fund had paid before it."""
        used = self.before
        for each in self.rows:
            if each.row.settled:
                yield _Booked(each, used, self.limit_on(each.row.on))
                used += NO_TIME if each.row.own_funds else each.row.settled


def uses(judged: Judged, programme: Programme) -> tuple[Use, ...]:
    """How far each participant's limit is used at the end of the month, by name."""
    last = days(judged.month)[1]
    return tuple(
        Use(account.name, _hours(account.limit_on(last)), account.before, account.fund, own)
        for account in _accounts(judged, programme)
        for own in (account.own_funds,)
    )


def limits(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """L1-L4: no hour above the limit is paid by the Fund, and own funds come after it."""
    for account in _accounts(judged, programme):
        if account.place is None:
            continue
        booked = tuple(account.booked())
        fund = tuple(each for each in booked if not each.each.row.own_funds)
        own = tuple(each for each in booked if each.each.row.own_funds)
        if fund:
            yield from _used_before(account, judged.month.participants[account.place], programme)
        if any(each.span is None for each in fund):
            about = f"{account.about}.case.certificate"
            yield Row("L1", programme).blocks("limit-unknown", about, participant=account.name)
        yield from _changes(account, judged, programme)
        yield from _exceeded(account, fund, programme)
        yield from _own_funds(account, own, programme)


def _used_before(account: _Account, served: Served, programme: Programme) -> Iterator[Finding]:
    row, about = Row("L1", programme), f"{account.about}.used_before"
    if served.used_before is None:
        yield row.notes("used-before-missing", about, participant=account.name)
    elif _readable(served.used_before) is None:
        yield row.blocks("used-before-unclear", about, participant=account.name)


def _changes(account: _Account, judged: Judged, programme: Programme) -> Iterator[Finding]:
    """L4: a limit that changes during the month, and what it was before."""
    first, last = days(judged.month)
    for former, span in zip(account.spans, account.spans[1:], strict=False):
        if judged.month.of is not None and first <= span.since <= last:
            yield Row("L4", programme, span.figure).notes(
                "limit-changes-in-month",
                f"{account.about}.case",
                participant=account.name,
                since=span.since,
                before=former.hours,
                hours=span.hours,
            )


def _exceeded(
    account: _Account, fund: tuple[_Booked, ...], programme: Programme
) -> Iterator[Finding]:
    """The service that crosses the limit, and all that lies above it in the month."""
    over = [each for each in fund if each.over]
    if not over:
        return
    total = sum((each.over for each in over), NO_TIME)
    span, each = over[0].span, over[0].each
    if span is None:  # nothing lies above no limit
        return
    rule = _deciding_rule(span, account, programme)
    yield Row(rule, programme, span.figure).blocks(
        "limit-exceeded",
        f"{each.entry.about}.ends",
        participant=account.name,
        day=each.row.on,
        hours=span.hours,
        used=over[0].used,
        over=total,
    )
    about = f"{each.entry.about}.own_funds"
    row = Row("L3", programme)
    yield row.notes("own-funds-for-the-rest", about, participant=account.name, over=total)


def _deciding_rule(span: LimitSpan, account: _Account, programme: Programme) -> str:
    """Which row of the law set this limit: a change, hours elsewhere, a lower ceiling, the certificate."""
    if span != account.spans[0] or span.figure.name == NONE_DUE:
        return "L4"
    if span.reduced_by:
        return "E7"
    own = programme.edition.history.get(span.figure.name, ())
    return "L2" if span.figure.name == AWARDED or span.figure not in own else "L1"


def _own_funds(
    account: _Account, own: tuple[_Booked, ...], programme: Programme
) -> Iterator[Finding]:
    """L3: hours of own funds are recorded apart, and come only once the limit is used up."""
    if not own:
        return
    row, about = Row("L3", programme), f"{own[0].each.entry.about}.own_funds"
    yield row.notes("own-funds-hours", about, participant=account.name, time=account.own_funds)
    granted = None if account.case.award is None else account.case.award.own_funds_hours
    if granted is not None and granted.is_finite() and account.own_funds > _time(granted):
        over = account.own_funds - _time(granted)
        yield row.warns("own-funds-above-grant", about, participant=account.name, over=over)
    early = next((each for each in own if each.left), None)
    if early is not None:
        about = f"{early.each.entry.about}.own_funds"
        yield row.warns("own-funds-before-limit", about, participant=account.name, left=early.left)


def _accounts(judged: Judged, programme: Programme) -> Iterator[_Account]:
    """Everybody described or served, by name."""
    rows: dict[str, list[CardRow]] = defaultdict(list)
    for each in judged.rows:
        rows[each.entry.service.participant].append(each)
    people = participants(judged.month)
    for name in sorted({*people, *rows}):
        place, case = people.get(name, (None, Case()))
        told = None if place is None else judged.month.participants[place].used_before
        # Of services that start together those of the Fund come first: own funds pay what is left.
        theirs = sorted(rows[name], key=lambda each: (each.part.start, each.row.own_funds))
        spans = () if place is None else yearly_limits(case, programme)
        yield _Account(name, place, case, _readable(told) or NO_TIME, tuple(theirs), spans)


def _readable(hours: Decimal | None) -> timedelta | None:
    """Hours a year may hold, as a time; ``None`` for anything else."""
    if hours is None or not hours.is_finite() or not 0 <= hours <= HOURS_A_YEAR:
        return None
    return _time(hours)


def _hours(span: LimitSpan | None) -> Decimal | None:
    return None if span is None else span.hours


def _time(hours: Decimal) -> timedelta:
    """Hours as a time, to the second, from nothing to a year."""
    return timedelta(seconds=int(max(min(hours, Decimal(HOURS_A_YEAR)), Decimal(0)) * 3600))
