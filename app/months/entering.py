"""An entry, assignments and files of months come in; a refusal goes out where it cannot stand in the diary.

What happened happened: what the rules find besides does not stop an entry, and is shown beside it.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from app.matters.refusals import refuse, refuse_by, refuse_for
from app.months.assignment import Assignment, AssignmentState
from app.months.entry import ServiceEntry
from app.months.month_file import MonthFile, MonthState
from app.months.parts import days_of
from app.wording.dates import NBSP, long_date, month_name
from app.wording.hours import duration
from rules.findings import Row
from rules.month.clock import ends_too_early, moments
from rules.month.moments import elapsed
from rules.programme import Programme
from rules.verdict import Severity

LONGEST = timedelta(days=1)
"""Of one service: nobody serves a day and a night on end, so more is a slip of a date (rule T1)."""
TOO_LONG = (
    f"Z{NBSP}podanych godzin wynika usługa trwająca {{time}}. Sprawdź dzień i{NBSP}godziny: jedna usługa "
    f"trwa najwyżej dobę."
)
MOST_WAITING, MOST_JOURNEYS = 6, 10
"""Of one service, journeys of each kind: as many as its page shows, which would drop what is beyond."""
TOO_MANY = (
    f"W{NBSP}jednej usłudze mieści się najwyżej {MOST_JOURNEYS} przejazdów każdego rodzaju "
    f"i{NBSP}najwyżej {MOST_WAITING} razy czekanie. Zapisz ją jako kilka usług, jedna po drugiej."
)
MOST_IN_A_MONTH = 300
"""Entries of one assistant, some ten a day. Findings of pairs grow with its square; pages have to answer."""
OVERFULL = (
    f"Za {{month}} byłoby w{NBSP}dzienniku więcej niż {MOST_IN_A_MONTH} wpisów, a{NBSP}tylu nie mieści. "
    f"Pomiń albo usuń te, które są niepotrzebne lub wpisane dwa razy."
)
NOT_ASSIGNED = (
    f"W{NBSP}dniu {{day}} nie ma otwartego przydziału do tej osoby, dlatego usługi nie można wpisać. "
    f"Sprawdź dzień i{NBSP}osobę. Jeśli są dobre, poproś realizatora o{NBSP}przydział."
)
HANDED_IN = (
    f"Rozliczenie za {{month}} jest u{NBSP}realizatora, dlatego wpisów z{NBSP}tego okresu nie można teraz "
    f"dodawać, zmieniać ani usuwać. Jeśli trzeba coś poprawić, poproś realizatora o{NBSP}zwrot rozliczenia."
)
ACCEPTED = (
    f"Rozliczenie za {{month}} jest przyjęte, dlatego wpisów z{NBSP}tego okresu nie można już dodawać, "
    f"zmieniać ani usuwać. Jeśli jest w{NBSP}nim błąd, poproś realizatora o{NBSP}korektę."
)


def refuse_unreadable(entry: ServiceEntry, programme: Programme) -> None:
    """``DeedRefused`` for times no clock shows, an end before the start, or more than a day (rule T8).

    Also for more journeys and waitings than a page of one service can show.
    """
    row = Row("T8", programme)
    spans = [(entry.starts, entry.ends), *((each.starts, each.ends) for each in entry.waiting)]
    found = [each for starts, ends in spans for each in moments(row, starts, ends, "")]
    if ends_too_early(entry.starts, entry.ends):
        found.append(row.blocks("service-ends-too-early", "ends"))
    refuse_for((each for each in found if each.severity is Severity.BLOCKS), programme)
    time = elapsed(entry.starts, entry.ends)
    if time > LONGEST:
        refuse_by("T1", programme, TOO_LONG.format(time=duration(time)))
    kinds = Counter(journey.kind for journey in entry.journeys)
    if len(entry.waiting) > MOST_WAITING or any(n > MOST_JOURNEYS for n in kinds.values()):
        refuse(TOO_MANY)


def refuse_unassigned(
    entry: ServiceEntry, assignments: Iterable[Assignment], programme: Programme
) -> None:
    """``DeedRefused`` for the first day of the service that no open assignment covers (rule T6)."""
    known = tuple(assignments)
    for day in days_of(entry):
        if not any(lets_in(each, entry.matter_id, day) for each in known):
            refuse_by("T6", programme, NOT_ASSIGNED.format(day=long_date(day)))


def lets_in(assignment: Assignment, matter_id: str, day: date) -> bool:
    """Whether services of the day may be entered for the participant on the ground of the assignment."""
    ends = assignment.ends or date.max
    is_open = assignment.state is AssignmentState.OPEN and assignment.matter_id == matter_id
    return is_open and assignment.starts <= day <= ends


def refuse_overfull(entries: Iterable[ServiceEntry]) -> None:
    """``DeedRefused`` for the first month of an assistant that holds more of these entries than any can."""
    for of, number in Counter(entry.period for entry in entries).items():
        if number > MOST_IN_A_MONTH:
            refuse(OVERFULL.format(month=month_name(of)))


def refuse_frozen(files: Iterable[MonthFile]) -> None:
    """``DeedRefused`` for the first of these parts of months that is with the office, or settled."""
    for file in files:
        if file.is_frozen:
            said = ACCEPTED if file.state is MonthState.ACCEPTED else HANDED_IN
            refuse(said.format(month=month_name(file.of)))


def same_days(one: ServiceEntry, other: ServiceEntry) -> bool:
    """Whether a changed entry stays with the participant and within the days it was let in for."""
    return one.matter_id == other.matter_id and set(days_of(other)) <= set(days_of(one))
