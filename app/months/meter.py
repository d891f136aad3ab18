"""A judged month comes in; how far a participant's hours are used, and until when they last, go out.

Hours are those the Fund pays (rules L1-L4): the year's against the lowest ceiling in force, the month's
against what was agreed, or an even share of what the year still holds.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from app.months.assignment import Assignment, AssignmentState
from app.months.hours_before import in_hours
from app.months.judged_month import JudgedMonth
from rules.month.accounts import as_time
from rules.month.deadline import first_day, last_day
from rules.month.moments import DAY, NO_TIME, in_warsaw
from rules.month.settled import SettledRow, Use

LEAST_DAYS = 28
"""Of service, before its pace says anything."""


class Outlook(StrEnum):
    """What can be said of the time to come; ``LASTS`` to the programme's end at least."""

    TOO_LITTLE = "too_little"
    RUNS_OUT = "runs_out"
    LASTS = "lasts"
    USED_UP = "used_up"


@dataclass(frozen=True)
class Meter:
    """One participant's hours: ``used`` of ``limit`` this year, ``in_month`` of ``planned`` this month.

    ``limit`` and ``planned`` are in hours, ``None`` where nobody knows the limit. ``agreed`` says that the
    plan is the assignment's, and ``in_month`` the assistant's own; else both are of everybody together.
    ``runs_out_on`` is the last day the hours last at the pace so far.
    """

    matter_id: str
    limit: Decimal | None
    used: timedelta
    planned: Decimal | None
    in_month: timedelta
    agreed: bool
    outlook: Outlook
    runs_out_on: date | None = None

    @property
    def left(self) -> timedelta | None:
        """Below zero where more was used than there was."""
        return None if self.limit is None else as_time(self.limit) - self.used

    @property
    def left_in_month(self) -> timedelta | None:
        return None if self.planned is None else as_time(self.planned) - self.in_month


def meters(judged: JudgedMonth, assistant_id: str) -> tuple[Meter, ...]:
    """One for each participant the assistant has an open assignment to in the month, by name."""
    people = judged.known.people
    assigned = {
        each.matter_id: each
        for each in judged.known.assignments
        if each.assistant_id == assistant_id and _touches(each, judged)
    }
    uses = {use.participant: use for use in judged.verdict.uses}
    return tuple(
        _meter(judged, assigned[matter_id], uses[people.participant(matter_id)])
        for matter_id in sorted(assigned, key=people.participant)
        if people.participant(matter_id) in uses
    )


def _touches(assignment: Assignment, judged: JudgedMonth) -> bool:
    of = judged.known.of
    if assignment.state is not AssignmentState.OPEN:
        return False
    return assignment.starts <= last_day(of) and (assignment.ends or date.max) >= first_day(of)


def _meter(judged: JudgedMonth, assignment: Assignment, use: Use) -> Meter:
    used, agreed = use.before + use.fund, assignment.monthly_hours
    own = judged.known.people.assistant(assignment.assistant_id)
    rows = tuple(_rows(judged, use.participant, own if agreed is not None else None))
    outlook, on = _outlook(judged, assignment.matter_id, use)
    return Meter(
        matter_id=assignment.matter_id,
        limit=use.limit,
        used=used,
        planned=_share(judged, use) if agreed is None else agreed,
        in_month=sum((row.settled for row in rows), NO_TIME),
        agreed=agreed is not None,
        outlook=outlook,
        runs_out_on=on,
    )


def _rows(judged: JudgedMonth, participant: str, assistant: str | None) -> Iterator[SettledRow]:
    """The month's rows the Fund pays, of one assistant or of all."""
    for card in judged.verdict.cards:
        if card.participant == participant and assistant in {None, card.assistant}:
            yield from (row for row in card.rows if not row.own_funds)


def _share(judged: JudgedMonth, use: Use) -> Decimal | None:
    """What the year held at the month's beginning, shared evenly over the months to the programme's end."""
    if use.limit is None:
        return None
    of, ends = judged.known.of, judged.known.programme.ends
    months = max((ends.year - of.year) * 12 + ends.month - of.month + 1, 1)
    return max(use.limit - in_hours(use.before), Decimal(0)) / months


def _outlook(judged: JudgedMonth, matter_id: str, use: Use) -> tuple[Outlook, date | None]:
    if use.limit is None:
        return Outlook.TOO_LITTLE, None
    until = _until(judged)
    rows = _rows(judged, use.participant, None)
    used = use.before + sum((row.settled for row in rows if row.on <= until), NO_TIME)
    left = as_time(use.limit) - used
    if left <= NO_TIME:
        return Outlook.USED_UP, None
    first = _first_day(judged, matter_id)
    days = (until - first).days + 1 if first else 0
    if days < LEAST_DAYS or not used:
        return Outlook.TOO_LITTLE, None
    more, ends = left * days // used, judged.known.programme.ends
    if more >= (ends - until).days:
        return Outlook.LASTS, None
    return Outlook.RUNS_OUT, until + more * DAY


def _until(judged: JudgedMonth) -> date:
    """Up to which day services count for the pace: today, or the end of a month that is not now."""
    of, on = judged.known.of, judged.known.on
    return on if first_day(of) <= on <= last_day(of) else last_day(of)


def _first_day(judged: JudgedMonth, matter_id: str) -> date | None:
    """The day of the year's first service, with whomever."""
    days = (
        in_warsaw(entry.starts).date()
        for entry in judged.known.entries
        if entry.matter_id == matter_id and not entry.removed
    )
    return min((day for day in days if day.year == judged.known.of.year), default=None)
