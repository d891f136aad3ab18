"""An assignment and a deed come in; the assignment as it then is goes out, or why it cannot be."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from app.errors import DeedRefused
from app.matters.refusals import refuse
from app.months.assignment import Assignment, AssignmentState
from app.months.standing import Around, Reason, last_day_of, of_award, of_dates, standing
from app.wording.dates import long_date
from rules.case import Address, Assistant, Case

MOST_HOURS = 744
"""Those of a month of 31 days."""
ODD_HOURS = (
    "Godziny w miesiącu podaj jako liczbę większą od 0, najwyżej 744, albo zostaw to pole puste."
)
NOT_PREPARED = "Ten przydział jest już otwarty albo zakończony. Sprawdź jego stan."
GIVEN_UP = "Z tego przydziału zrezygnowano, więc nie można go już zmienić. Przygotuj nowy."
SERVED = (
    "Asystent wpisał już usługi od {first} do {last}. Dni przydziału muszą je obejmować: popraw "
    "daty albo najpierw usuń te wpisy."
)
BEFORE_START = "Przydział zaczyna się {starts}, więc nie może skończyć się wcześniej. Popraw dzień."


@dataclass(frozen=True)
class Terms:
    """What is agreed: both days inclusive; ``monthly_hours`` those of a usual month, in hours."""

    starts: date
    ends: date | None = None
    monthly_hours: Decimal | None = None
    contract_number: str = ""
    note: str = ""


@dataclass(frozen=True)
class Used:
    """The first and the last day on which something was served under an assignment."""

    first: date
    last: date


def prepared(assignment: Assignment, around: Around) -> Assignment:
    """A new assignment; what is not there yet may follow, but what is wrong is refused.

    ``DeedRefused`` for days outside the programme, and for a participant to whom no hours were awarded.
    """
    _refuse_odd(assignment, around)
    _refuse_for(of_award(assignment, around))
    return assignment


def agreed(
    assignment: Assignment, terms: Terms, around: Around, used: Used | None = None
) -> Assignment:
    """The assignment on other terms, see ``changed``; its days go on covering what was served."""
    on_terms = replace(
        assignment,
        starts=terms.starts,
        ends=terms.ends,
        monthly_hours=terms.monthly_hours,
        contract_number=terms.contract_number.strip(),
        note=terms.note.strip(),
    )
    _refuse_odd(on_terms, around)
    if used is not None:
        last = last_day_of(on_terms, around.programme)
        if not on_terms.starts <= used.first <= used.last <= last:
            refuse(SERVED.format(first=long_date(used.first), last=long_date(used.last)))
    return changed(assignment, on_terms, around)


def stated(assignment: Assignment, statement: Assistant, around: Around) -> Assignment:
    """The assignment with what the assistant stated and the office checked, see ``changed``."""
    return changed(assignment, replace(assignment, statement=statement), around)


def changed(before: Assignment, after: Assignment, around: Around) -> Assignment:
    """The changed assignment; an open one that no longer holds waits to be opened again.

    It is not refused, for then the office would go on saying what it knows to be untrue: the truth is kept,
    and nothing more is entered until it holds. What was served already the rules of the month judge.
    """
    if before.state is AssignmentState.ENDED:
        refuse(GIVEN_UP)
    if before.state is AssignmentState.OPEN and not standing(after, around).holds:
        return replace(after, state=AssignmentState.PREPARED)
    return after


def opened(assignment: Assignment, around: Around) -> Assignment:
    """The assignment under which services may be entered; ``DeedRefused`` with all that is in the way."""
    if assignment.state is not AssignmentState.PREPARED:
        refuse(NOT_PREPARED)
    _refuse_for(standing(assignment, around).now)
    return replace(assignment, state=AssignmentState.OPEN)


def ended(assignment: Assignment, on: date, around: Around, used: Used | None = None) -> Assignment:
    """The assignment with its last day; one that never opened is given up and has no days to keep.

    ``DeedRefused`` for a day before its first, or before the last on which something was served.
    """
    if assignment.state is AssignmentState.ENDED:
        refuse(GIVEN_UP)
    if assignment.state is AssignmentState.PREPARED and used is None:
        return replace(assignment, state=AssignmentState.ENDED)
    if on < assignment.starts:
        refuse(BEFORE_START.format(starts=long_date(assignment.starts)))
    ending = replace(assignment, ends=on)
    _refuse_for(of_dates(ending, around))
    if used is not None and on < used.last:
        refuse(SERVED.format(first=long_date(used.first), last=long_date(used.last)))
    if assignment.state is AssignmentState.PREPARED:
        return replace(ending, state=AssignmentState.ENDED)
    return ending


def stated_in(case: Case, name: str) -> Assistant:
    """What the application says of this person, where it names them; else nothing is known yet."""
    person = case.assistant
    if not case.names_assistant or not name.strip() or _plain(person.full_name) != _plain(name):
        return Assistant()
    blank = dict.fromkeys(("first_name", "last_name", "phone", "email"), "")
    return replace(person, address=Address(), **blank)  # type: ignore[arg-type] # four texts


def _refuse_odd(assignment: Assignment, around: Around) -> None:
    """What no statement mends: days outside the programme, and hours no month has."""
    _refuse_for(of_dates(assignment, around))
    hours = assignment.monthly_hours
    if hours is not None and not 0 < hours <= MOST_HOURS:
        refuse(ODD_HOURS)


def _refuse_for(reasons: Iterable[Reason]) -> None:
    found = tuple(reasons)
    if found:
        raise DeedRefused(tuple(r.said for r in found), tuple(r.clause for r in found))


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
