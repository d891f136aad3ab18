"""Care that somebody else gives a participant, as far as the office knows of it (rule T5)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from rules.diary import OtherCare, YearMonth
from rules.month.deadline import first_day, last_day
from rules.month.moments import WARSAW
from rules.vocabulary import OtherCareKind


@dataclass(frozen=True)
class CareSchedule:
    """Care in certain hours of the week: ``weekdays`` 0 for Monday; both days inclusive.

    Without ``until`` it goes on; care given once has the same ``since`` and ``until``.
    """

    id: str
    programme: str
    matter_id: str
    kind: OtherCareKind
    weekdays: frozenset[int]
    starts: time
    ends: time
    since: date
    until: date | None = None
    note: str = ""
    version: int = 0


def care_in(schedule: CareSchedule, month: YearMonth, participant: str) -> Iterator[OtherCare]:
    """Every time of the schedule in a month, under the participant's name there; nights end the next day."""
    first = max(first_day(month), schedule.since)
    last = min(last_day(month), schedule.until or last_day(month))
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        if day.weekday() in schedule.weekdays:
            ends_on = day + timedelta(days=schedule.ends <= schedule.starts)
            yield OtherCare(
                participant,
                schedule.kind,
                datetime.combine(day, schedule.starts, WARSAW),
                datetime.combine(ends_on, schedule.ends, WARSAW),
            )
