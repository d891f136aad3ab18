"""The figures of a year's months come in; sums by month, participant and assistant, and forecasts, go out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

from app.months.assignment import Assignment, AssignmentState
from app.months.entry import period_of
from app.months.figures import MonthFigures
from app.months.hours_before import in_hours
from app.months.tally import Counted, Line, counted
from rules.diary import YearMonth
from rules.month.deadline import first_day, last_day
from rules.month.moments import NO_TIME

NO_HOURS = Decimal(0)


@dataclass(frozen=True)
class Entitled:
    """A participant: the hours awarded a year (``own_funds`` above the limit, rule L3), from when to when."""

    matter_id: str
    case_number: str
    name: str
    award: Decimal | None = None
    own_funds: Decimal | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class MonthSum:
    """One month of whoever is asked about; ``plan`` are the hours agreed for it, ``limit`` a year's.

    ``used`` is what the Fund pays from the year's start to this month's end, the month included.
    """

    of: YearMonth
    counted: Counted
    used: timedelta
    plan: Decimal | None = None
    limit: Decimal | None = None
    ceiling: Decimal | None = None


@dataclass(frozen=True)
class Outlook:
    """How a participant's year stands: hours used and, ``None`` before a whole month is over, to be used.

    ``limit`` is that in force in the last month known; ``None`` where nobody can tell it.
    """

    used: timedelta
    limit: Decimal | None
    forecast: Decimal | None

    @property
    def passes(self) -> bool:
        """Whether the year will end above the limit, if it goes on as it did."""
        expected = max(in_hours(self.used), self.forecast or NO_HOURS)
        return self.limit is not None and expected > self.limit


@dataclass(frozen=True)
class YearFigures:
    """A programme's year as known on a day; ``assistants`` are names by account.

    Sums over participants, over assistants and over the programme are sums of the same lines.
    """

    on: date
    ends: date
    months: tuple[MonthFigures, ...]
    participants: Mapping[str, Entitled]
    assistants: Mapping[str, str]
    assignments: tuple[Assignment, ...] = ()

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        return tuple(line for month in self.months for line in month.lines)

    @cached_property
    def _of_participant(self) -> Mapping[str, tuple[Line, ...]]:
        return _grouped((line.matter_id, line) for line in self.lines)

    @cached_property
    def _of_assistant(self) -> Mapping[str, tuple[Line, ...]]:
        return _grouped((line.assistant_id, line) for line in self.lines)

    @cached_property
    def total(self) -> Counted:
        return counted(self.lines)

    def of_participant(self, matter_id: str) -> Counted:
        return counted(self._of_participant.get(matter_id, ()))

    def of_assistant(self, assistant_id: str) -> Counted:
        return counted(self._of_assistant.get(assistant_id, ()))

    def by_month(self) -> tuple[MonthSum, ...]:
        """The programme's months."""
        return tuple(self._months(self.lines, self.assignments, ""))

    def months_of_participant(self, matter_id: str) -> tuple[MonthSum, ...]:
        agreed = [each for each in self.assignments if each.matter_id == matter_id]
        return tuple(self._months(self._of_participant.get(matter_id, ()), agreed, matter_id))

    def months_of_assistant(self, assistant_id: str) -> tuple[MonthSum, ...]:
        agreed = [each for each in self.assignments if each.assistant_id == assistant_id]
        return tuple(self._months(self._of_assistant.get(assistant_id, ()), agreed, ""))

    def served_by(self, assistant_id: str) -> Mapping[str, Counted]:
        """By participant, what the assistant did for them in the year."""
        own = self._of_assistant.get(assistant_id, ())
        return {
            key: counted(lines) for key, lines in _grouped((e.matter_id, e) for e in own).items()
        }

    def helpers_of(self, matter_id: str) -> Mapping[str, Counted]:
        """By assistant, what was done for the participant in the year."""
        own = self._of_participant.get(matter_id, ())
        grouped = _grouped((line.assistant_id, line) for line in own)
        return {key: counted(lines) for key, lines in grouped.items()}

    def outlook(self, matter_id: str) -> Outlook:
        """The year of one participant: what whole months took on average goes on to the end of the award.

        Contested hours are left out, and so are those the organiser pays itself (rule L3). A month not over
        yet counts as the others did, or as what stands in it already, if that is more.
        """
        lines = self._of_participant.get(matter_id, ())
        used = counted(lines).sound.fund
        entitled = self.participants.get(matter_id)
        if entitled is None:
            return Outlook(used, self.limit_of(matter_id), None)
        over, ahead = self._split(entitled)
        before = counted(line for line in lines if line.of in over).sound.fund
        if not over:
            return Outlook(used, self.limit_of(matter_id), None)
        expected = in_hours(before) * (len(over) + len(ahead)) / len(over)
        return Outlook(used, self.limit_of(matter_id), max(expected, in_hours(used)))

    def limit_of(self, matter_id: str) -> Decimal | None:
        """The yearly limit in force at the end of the last month known (rules L1, L2, L4)."""
        known = [month.limits[matter_id] for month in self.months if matter_id in month.limits]
        return known[-1] if known else None

    def _split(self, entitled: Entitled) -> tuple[frozenset[YearMonth], frozenset[YearMonth]]:
        """The months of the award that are over, and those that are not."""
        first = max(filter(None, (entitled.since, date(self.ends.year, 1, 1))))
        last = min(filter(None, (entitled.until, self.ends)))
        of_award = [
            YearMonth(self.ends.year, number)
            for number in range(first.month, last.month + 1)
            if first <= last
        ]
        over = frozenset(of for of in of_award if last_day(of) < self.on)
        return over, frozenset(of_award) - over

    def _months(
        self, lines: Iterable[Line], agreed: Iterable[Assignment], matter_id: str
    ) -> Iterator[MonthSum]:
        by_month = _grouped((str(line.of), line) for line in lines)
        assigned, used = tuple(agreed), NO_TIME
        for month in self.months:
            sums = counted(by_month.get(str(month.of), ()))
            used += sums.sound.fund
            limit, plan = month.limits.get(matter_id), _plan(assigned, month.of)
            yield MonthSum(month.of, sums, used, plan, limit, month.ceiling)


def _plan(agreed: tuple[Assignment, ...], of: YearMonth) -> Decimal | None:
    """Hours agreed for a month by the assignments that hold in it; ``None`` where none names any."""
    first, last = first_day(of), last_day(of)
    hours = [
        each.monthly_hours
        for each in agreed
        if each.state is not AssignmentState.PREPARED
        and each.monthly_hours is not None
        and each.starts <= last
        and (each.ends is None or first <= each.ends)
    ]
    return sum(hours, NO_HOURS) if hours else None


def months_to(starts: date, ends: date, on: date) -> tuple[YearMonth, ...]:
    """The months of a programme that have begun by a day, in order."""
    last = min(ends, on)
    months, of = [], period_of(starts)
    while first_day(of) <= last:
        months.append(of)
        of = YearMonth(of.year + of.month // 12, of.month % 12 + 1)
    return tuple(months)


def _grouped(pairs: Iterable[tuple[str, Line]]) -> dict[str, tuple[Line, ...]]:
    groups: dict[str, list[Line]] = {}
    for key, line in pairs:
        groups.setdefault(key, []).append(line)
    return {key: tuple(lines) for key, lines in groups.items()}
