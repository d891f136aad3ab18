"""One row comes in; the service it tells of goes out, or all that is wrong with it, cell by cell."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import TypeVar

from app.fields.cleaning import clean_line
from app.months.entry import Journey, JourneyKind
from app.months.importing import cells
from app.months.importing.cells import Hour, Unclear
from app.months.importing.columns import OBLIGATORY, PREFILLED, Col, plain
from app.months.importing.header import Header
from app.months.importing.problem import Problem
from app.months.importing.whose import Whose
from app.months.table_rows import TableRow
from app.wording.dates import NBSP
from rules.diary import Waiting, YearMonth
from rules.month.moments import elapsed

T = TypeVar("T")

MISSING = {
    Col.PARTICIPANT: f"Wpisz imię i{NBSP}nazwisko uczestnika: {{known}}.",
    Col.DAY: cells.A_DAY,
    Col.STARTS: cells.AN_HOUR,
    Col.ENDS: cells.AN_HOUR,
}
OTHER_MONTH = (
    "Ten dzień nie należy do {of}, które wczytujesz. Popraw datę albo przenieś wiersz do pliku tamtego "
    "miesiąca."
)
OTHER_DAY = (
    f"W{NBSP}komórce z{NBSP}godziną jest też inna data niż w{NBSP}kolumnie „data”. Zostaw samą "
    "godzinę."
)
HALF_A_WAITING = "Podaj początek i koniec oczekiwania albo usuń oba."
WAITS_OUTSIDE = "Oczekiwanie musi się mieścić w czasie usługi. Popraw godziny."
NO_JOURNEY = (
    f"Przy przejeździe podaj też, czym był: pojazd i{NBSP}kilometry, bilety albo inny środek. "
    f"Jeśli przejazdu nie było, usuń to."
)
OF_JOURNEYS = (Col.ROUTE, Col.PURPOSE, Col.TRAVELLED_ON)
OF_DRIVES = (Col.VEHICLE, Col.REGISTRATION, Col.KILOMETRES)
OF_TICKETS = (Col.TICKET, Col.TICKETS, Col.TICKETS_COST, Col.ATTACHED)
OF_TAXIS = (Col.MEANS, Col.INVOICE, Col.COST)


@dataclass(frozen=True)
class Line:
    """What one row says of a service."""

    number: int
    matter_id: str
    starts: datetime
    ends: datetime
    activities: tuple[str, ...] = ()
    activity: str = ""
    place: str = ""
    goes_out: bool | None = None
    at_school: bool | None = None
    school_provides: bool | None = None
    own_funds: bool | None = None
    waiting: Waiting | None = None
    journeys: tuple[Journey, ...] = ()


@dataclass
class Reader:
    """Reads the cells of one row and gathers what is wrong with them."""

    row: TableRow
    header: Header
    problems: list[Problem] = field(default_factory=list)

    def text(self, col: Col) -> str:
        place = self.header.places.get(col)
        cells_there = self.row.cells
        return cells_there[place].strip() if place is not None and place < len(cells_there) else ""

    def says(self, *cols: Col) -> bool:
        return any(clean_line(self.text(col)) for col in cols)

    def wrong(self, col: Col, said: str) -> None:
        self.problems.append(Problem(self.row.number, col, self.text(col), said))

    def read(self, col: Col, meaning: Callable[[str], T]) -> T | None:
        """What the cell says; nothing where it is empty or wrong."""
        if not self.says(col):
            return None
        try:
            return meaning(self.text(col))
        except Unclear as unclear:
            self.wrong(col, str(unclear))
            return None

    def line(self, col: Col) -> str:
        return self.read(col, cells.a_line) or ""


def is_written(reader: Reader) -> bool:
    """Whether somebody wrote in the row more than the template did."""
    return reader.says(*(col for col in reader.header.places if col not in PREFILLED))


def line_of(reader: Reader, whose: Whose) -> Line | None:
    """The row's service; ``None`` where the reader has a problem."""
    for col in OBLIGATORY:
        if not reader.says(col):
            reader.wrong(col, MISSING[col].format(known=whose.known))
    matter_id = reader.read(Col.PARTICIPANT, whose.participant)
    day = reader.read(Col.DAY, lambda text: _day_within(text, whose.of))
    starts, ends = _times(reader, day)
    codes, activity = _activities(reader, whose)
    waiting = _waiting(reader, day, starts, ends)
    line = Line(
        number=reader.row.number,
        matter_id=matter_id or "",
        starts=starts or datetime.min,  # noqa: DTZ901 - of a line that is never given out
        ends=ends or datetime.min,  # noqa: DTZ901 - the same
        activities=codes,
        activity=activity,
        place=reader.line(Col.PLACE),
        goes_out=reader.read(Col.GOES_OUT, cells.yes_or_no),
        at_school=reader.read(Col.AT_SCHOOL, cells.yes_or_no),
        school_provides=reader.read(Col.SCHOOL_PROVIDES, cells.yes_or_no),
        own_funds=reader.read(Col.OWN_FUNDS, cells.yes_or_no),
        waiting=waiting,
        journeys=tuple(_journeys(reader, whose)),
    )
    return None if reader.problems else line


def _day_within(text: str, of: YearMonth) -> date:
    day = cells.a_day(text, of)
    if (day.year, day.month) != (of.year, of.month):
        raise Unclear(OTHER_MONTH.format(of=cells.month_words(of)))
    return day


def _times(reader: Reader, day: date | None) -> tuple[datetime | None, datetime | None]:
    """Both moments; an end that is not after the start is of the next day."""
    first, last = (reader.read(col, cells.an_hour) for col in (Col.STARTS, Col.ENDS))
    if day is None:
        return None, None
    starts = ends = None
    if first is not None:
        if first.minutes == cells.MINUTES_A_DAY:
            reader.wrong(Col.STARTS, cells.NOT_FROM_24)
        elif first.day not in {None, day}:
            reader.wrong(Col.STARTS, OTHER_DAY)
        else:
            starts = reader.read(Col.STARTS, lambda _: cells.moment(day, first))
    if starts is not None and last is not None:
        ends = reader.read(Col.ENDS, lambda _: _after(starts, day, last))
    return starts, ends


def _after(starts: datetime, day: date, hour: Hour) -> datetime:
    """The first moment after the start at which the clock shows the hour."""
    bare = datetime.combine(day, datetime.min.time()) + timedelta(minutes=hour.minutes)
    same = bare.replace(tzinfo=None) > starts.replace(tzinfo=None)
    if not same and hour.winter and bare == starts.replace(tzinfo=None) and not starts.fold:
        same = True  # from the first 2:30 of an autumn night to the second
    on = day if same else day + timedelta(days=1)
    if hour.day not in {None, on}:
        raise Unclear(OTHER_DAY)
    ends = cells.moment(on, hour)
    return (
        ends if elapsed(starts, ends) > timedelta() else cells.moment(day + timedelta(days=1), hour)
    )


def _waiting(
    reader: Reader, day: date | None, starts: datetime | None, ends: datetime | None
) -> Waiting | None:
    both = [reader.read(col, cells.an_hour) for col in (Col.WAITS_FROM, Col.WAITS_TO)]
    if reader.says(Col.WAITS_FROM) != reader.says(Col.WAITS_TO):
        missing = Col.WAITS_TO if reader.says(Col.WAITS_FROM) else Col.WAITS_FROM
        reader.wrong(missing, HALF_A_WAITING)
    first, last = both
    if first is None or last is None or day is None or starts is None or ends is None:
        return None
    since = reader.read(Col.WAITS_FROM, lambda _: _from(starts, day, first))
    until = (
        None
        if since is None
        else reader.read(Col.WAITS_TO, lambda _: _from(since, since.date(), last))
    )
    if since is None or until is None:
        return None
    if elapsed(until, ends) < timedelta():
        reader.wrong(Col.WAITS_FROM, WAITS_OUTSIDE)
        return None
    return Waiting(since, until)


def _from(earliest: datetime, day: date, hour: Hour) -> datetime:
    """The first moment not before another at which the clock shows the hour."""
    moment = cells.moment(day, hour)
    return (
        moment
        if elapsed(earliest, moment) >= timedelta()
        else cells.moment(day + timedelta(days=1), hour)
    )


def _activities(reader: Reader, whose: Whose) -> tuple[tuple[str, ...], str]:
    """Codes of the activities the programme knows, and all other words."""
    codes, others = [], []
    for part in reader.text(Col.ACTIVITIES).replace("\n", ";").split(";"):
        words = clean_line(part)
        code = whose.activities.get(plain(words))
        if code:
            codes.append(code)
        elif words:
            others.append(words)
    said = "; ".join(others)
    if len(said) > cells.LONGEST:
        reader.wrong(Col.ACTIVITIES, cells.TOO_LONG)
    return tuple(dict.fromkeys(codes)), said


def _journeys(reader: Reader, whose: Whose) -> Iterator[Journey]:
    """Of each kind at most one a row; they share route, purpose and day."""
    common = Journey(
        JourneyKind.OWN_VEHICLE,
        on=reader.read(Col.TRAVELLED_ON, lambda text: cells.a_day(text, whose.of)),
        route=reader.line(Col.ROUTE),
        purpose=reader.line(Col.PURPOSE),
    )
    if reader.says(*OF_DRIVES):
        yield whose.completed(
            replace(
                common,
                vehicle=reader.read(Col.VEHICLE, cells.a_vehicle),
                registration=reader.line(Col.REGISTRATION),
                kilometres=reader.read(Col.KILOMETRES, cells.kilometres),
            )
        )
    if reader.says(*OF_TICKETS):
        yield replace(
            common,
            kind=JourneyKind.TICKETS,
            ticket=reader.line(Col.TICKET),
            count=reader.read(Col.TICKETS, cells.a_whole),
            amount=reader.read(Col.TICKETS_COST, cells.an_amount),
            attached=reader.read(Col.ATTACHED, cells.yes_or_no),
        )
    if reader.says(*OF_TAXIS):
        yield replace(
            common,
            kind=JourneyKind.TAXI,
            means=reader.line(Col.MEANS),
            invoice=reader.line(Col.INVOICE),
            amount=reader.read(Col.COST, cells.an_amount),
        )
    if reader.says(*OF_JOURNEYS) and not reader.says(*OF_DRIVES, *OF_TICKETS, *OF_TAXIS):
        reader.wrong(next(col for col in OF_JOURNEYS if reader.says(col)), NO_JOURNEY)
