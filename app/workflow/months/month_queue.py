"""A programme comes in; every part of a month the office has, had or waits for goes out (rule T9)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.months.assignment import Assignment, AssignmentState, Profile
from app.months.entry import period_of
from app.months.month_file import Edition, MonthFile, MonthState, Part
from app.store.kinds import KEPT
from app.workflow.months.handed_month import days_late
from app.workflow.months.month_standing import was_handed_in
from app.workflow.months.reading import after
from app.workflow.office.desk import Desk
from rules.diary import YearMonth
from rules.month.deadline import first_day, last_working_day


class Waits(StrEnum):
    """What a part waits for; ``MISSING`` is past its deadline, ``EXPECTED`` is not."""

    COMPARISON = "comparison"
    MISSING = "missing"
    MENDING = "mending"
    CORRECTION = "correction"
    EXPECTED = "expected"
    NOTHING = "nothing"


ORDER: Mapping[Waits, int] = {waits: place for place, waits in enumerate(Waits)}


@dataclass(frozen=True)
class Line:
    """One part of an assistant's month; ``file`` is ``None`` while nothing was handed in."""

    assistant_id: str
    name: str
    of: YearMonth
    part: Part
    waits: Waits
    deadline: date
    days_late: int
    file: MonthFile | None = None

    @property
    def edition(self) -> Edition | None:
        return self.file.last if self.file else None


@dataclass(frozen=True)
class Queue:
    """By what they wait for, then by month and surname; ``months`` are those with a line."""

    lines: tuple[Line, ...]
    today: date

    @property
    def counts(self) -> Mapping[Waits, int]:
        return {waits: sum(line.waits is waits for line in self.lines) for waits in Waits}

    @property
    def months(self) -> tuple[YearMonth, ...]:
        return tuple(sorted({line.of for line in self.lines}))


def queue(desk: Desk, programme: str) -> Queue:
    """Whoever asks was admitted by then."""
    today = desk.clock()
    profiles = sorted(desk.rooms.profiles.find(programme), key=_surname)
    names = {profile.assistant_id: profile.full_name for profile in profiles}
    files = desk.rooms.month_files.find(programme)
    handed = [_of_file(file, names, today) for file in files]
    main = {(line.assistant_id, line.of) for line in handed if line.part is Part.MAIN}
    due = [
        _due(assistant_id, of, names, today)
        for assistant_id, of in sorted(_expected(desk, programme, today) - main)
    ]
    places = {assistant_id: place for place, assistant_id in enumerate(names)}

    def order(line: Line) -> tuple[int, YearMonth, int, str, str]:
        place = places.get(line.assistant_id, len(places))
        return ORDER[line.waits], line.of, place, line.assistant_id, line.part

    return Queue(tuple(sorted((*handed, *due), key=order)), today)


def months_due(desk: Desk, programme: str, assistant_id: str) -> frozenset[YearMonth]:
    """Months that have begun which this assistant hands in, handed in already or not."""
    expected = _expected(desk, programme, desk.clock())
    return frozenset(of for who, of in expected if who == assistant_id)


def _surname(profile: Profile) -> tuple[str, str, str]:
    return profile.last_name.casefold(), profile.first_name.casefold(), profile.assistant_id


def _of_file(file: MonthFile, names: Mapping[str, str], today: date) -> Line:
    deadline = last_working_day(file.of)
    waits, late = _waits(file, today), days_late(file)
    if waits is Waits.MISSING:
        late = (today - deadline).days
    name = names.get(file.assistant_id, "")
    return Line(file.assistant_id, name, file.of, file.part, waits, deadline, late, file)


def _waits(file: MonthFile, today: date) -> Waits:
    match file.state:
        case MonthState.HANDED_IN:
            return Waits.COMPARISON
        case MonthState.RETURNED:
            return Waits.MENDING
        case MonthState.ACCEPTED:
            return Waits.NOTHING
    if was_handed_in(file):
        return Waits.CORRECTION
    late = file.part is Part.MAIN and today > last_working_day(file.of)
    return Waits.MISSING if late else Waits.EXPECTED


def _due(assistant_id: str, of: YearMonth, names: Mapping[str, str], today: date) -> Line:
    deadline = last_working_day(of)
    late = max(0, (today - deadline).days)
    waits = Waits.MISSING if late else Waits.EXPECTED
    return Line(assistant_id, names.get(assistant_id, ""), of, Part.MAIN, waits, deadline, late)


def _expected(desk: Desk, programme: str, today: date) -> frozenset[tuple[str, YearMonth]]:
    """Who was assigned in a month, or wrote anything into its diary, hands it in."""
    assigned = {
        (assignment.assistant_id, of)
        for assignment in desk.rooms.assignments.find(programme)
        for of in _months_of(assignment, desk, today)
    }
    marks = desk.rooms.entries.marks(programme, states={KEPT})
    written = {(mark.owner, _month(mark.period)) for mark in marks}
    return frozenset((who, of) for who, of in assigned | written if first_day(of) <= today)


def _months_of(assignment: Assignment, desk: Desk, today: date) -> Iterator[YearMonth]:
    """Months that have begun in which the assignment holds on some day of the main part."""
    if assignment.state is AssignmentState.PREPARED:
        return
    programme = desk.programme(assignment.programme)
    of = period_of(max(assignment.starts, programme.starts))
    ends = min(assignment.ends or programme.ends, programme.ends, today)
    while first_day(of) <= ends:
        if assignment.starts <= last_working_day(of):
            yield of
        of = after(of)


def _month(period: str) -> YearMonth:
    year, _, month = period.partition("-")
    return YearMonth(int(year), int(month))
