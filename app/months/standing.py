"""An assignment and what the office knows come in; what stands between it and services goes out.

Rules A1-A3, E1-E6, R7 and T6 are asked as of a month: what would they find if the assistant had served for a
minute on its first day, today, or on its last?
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from app.matters.matter import Matter, Resolution, ResolutionState, State
from app.months.assignment import Assignment, AssignmentState, Profile
from app.months.entry import ServiceEntry, period_of
from app.months.judged_month import judged
from app.months.month_view import Known
from app.wording.dates import long_date
from app.wording.findings import before_service, why
from rules.findings import Row
from rules.month.moments import WARSAW
from rules.programme import Programme
from rules.verdict import Finding, Severity
from rules.vocabulary import Outcome

ASKED = frozenset({"A1", "A1a", "A2", "A3", "E1", "E1a", "E2", "E3", "E4", "E6", "R7", "T6"})
STATED = frozenset({"A1", "A1a", "A2", "A3"})
SAID_OF_DATES = frozenset(
    {
        "service-outside-programme",
        "outside-assignment",
        "assignment-end-missing",
        "assignment-ends-too-early",
    }
)
"""What is said of the assignment's own dates, once and before anything is judged by them."""
OUTSIDE = "Przydział musi mieścić się w Programie: od {starts} do {ends}. Popraw daty."
BACKWARDS = "Przydział kończy się, zanim się zacznie. Popraw daty."
NOT_AWARDED = (
    "Tej osobie nie przyznano godzin, więc nie można przydzielić jej asystenta. Najpierw "
    "rozstrzygnij i zatwierdź jej sprawę."
)
CLOSED = "Ta sprawa jest zamknięta, więc nie można już przydzielić w niej asystenta."
AWARDED_TO = "Usługi przyznano tylko do {until}. Skróć przydział albo zmień rozstrzygnięcie."
TWICE = (
    "Ten asystent ma już u tego uczestnika otwarty przydział od {starts} do {ends}. Popraw daty, "
    "żeby dni się nie powtarzały."
)
NO_CONTRACT = "Nie wpisano numeru umowy z asystentem. Karta usług wydrukuje się bez niego."
NO_PROFILE = (
    "Nie wpisano imienia i nazwiska albo adresu asystenta. Dokumenty miesiąca wydrukują się "
    "z pustym miejscem."
)
NOON, MINUTE = time(12), timedelta(minutes=1)


@dataclass(frozen=True)
class Around:
    """What an assignment is judged beside; ``others`` are all of the office's, ``on`` is today."""

    programme: Programme
    matter: Matter
    profile: Profile
    on: date
    others: tuple[Assignment, ...] = ()


@dataclass(frozen=True)
class Reason:
    """A sentence that says what to do, and the clause it rests on, or nothing."""

    said: str
    clause: str = ""


@dataclass(frozen=True)
class Standing:
    """``now`` stands in the way, ``later`` will before the last day, ``mind`` is worth another look."""

    now: tuple[Reason, ...] = ()
    later: tuple[Reason, ...] = ()
    mind: tuple[Reason, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether services may be entered as things are."""
        return not self.now


def standing(assignment: Assignment, around: Around) -> Standing:
    """Everything that does not hold, whatever state the assignment is in; it never raises."""
    first, today, last = _days(assignment, around)
    found = [*_found(assignment, around, first), *_apart_from_checks(assignment, around, today)]
    dated = (*of_dates(assignment, around), *of_award(assignment, around))
    now = _each((*dated, *_reasons(found, around, Severity.BLOCKS), *_twice(assignment, around)))
    at_last = _apart_from_checks(assignment, around, last)
    later = _each(_reasons(at_last, around, Severity.BLOCKS))
    mind = _reasons([*found, *at_last], around, Severity.WARNS, Severity.NOTES)
    return Standing(
        now=now,
        later=tuple(each for each in later if each not in now),
        mind=_each((*mind, *_papers(assignment, around))),
    )


def of_statement(assignment: Assignment, around: Around) -> tuple[Reason, ...]:
    """A1-A3: what the statement and the checks still lack, as of the assignment's first day."""
    found = _found(assignment, around, _days(assignment, around)[0])
    stated = [finding for finding in found if finding.rule in STATED]
    return _each(_reasons(stated, around, Severity.BLOCKS))


def of_dates(assignment: Assignment, around: Around) -> Iterator[Reason]:
    """T6: the assignment lies in the programme, and begins before it ends."""
    programme = around.programme
    days = [day for day in (assignment.starts, assignment.ends) if day is not None]
    if any(not programme.starts <= day <= programme.ends for day in days):
        starts, ends = long_date(programme.starts), long_date(programme.ends)
        yield _by("T6", programme, OUTSIDE.format(starts=starts, ends=ends))
    if days != sorted(days):
        yield Reason(BACKWARDS)


def award_of(matter: Matter) -> Resolution | None:
    """The award in force, once it is confirmed."""
    awards = (
        each
        for each in reversed(matter.resolutions)
        if each.outcome is Outcome.QUALIFIED and each.state is ResolutionState.CONFIRMED
    )
    return next(awards, None)


def last_day_of(assignment: Assignment, programme: Programme) -> date:
    """Without a last day of its own an assignment goes on as long as the programme."""
    return assignment.ends or programme.ends


def of_award(assignment: Assignment, around: Around) -> Iterator[Reason]:
    """R7: who serves whom is arranged for those who were awarded hours, as long as they are."""
    programme, award = around.programme, award_of(around.matter)
    if around.matter.state is State.CLOSED:
        yield Reason(CLOSED)
    elif award is None:
        yield _by("R7", programme, NOT_AWARDED)
    elif award.until is not None and last_day_of(assignment, programme) > award.until:
        yield _by("R7", programme, AWARDED_TO.format(until=long_date(award.until)))


def _twice(assignment: Assignment, around: Around) -> Iterator[Reason]:
    programme = around.programme
    last = last_day_of(assignment, programme)
    for other in around.others:
        ends = last_day_of(other, programme)
        same = other.id != assignment.id and other.state is AssignmentState.OPEN
        pair = (other.assistant_id, other.matter_id)
        same = same and pair == (assignment.assistant_id, assignment.matter_id)
        if same and other.starts <= last and assignment.starts <= ends:
            told = TWICE.format(starts=long_date(other.starts), ends=long_date(ends))
            yield Reason(told)


def _papers(assignment: Assignment, around: Around) -> Iterator[Reason]:
    if not assignment.contract_number:
        yield Reason(NO_CONTRACT)
    if around.profile.lacks:
        yield Reason(NO_PROFILE)


def _days(assignment: Assignment, around: Around) -> tuple[date, date, date]:
    """Its first day, today and its last day, each brought into the programme and the assignment."""
    programme = around.programme
    first = min(max(assignment.starts, programme.starts), programme.ends)
    last = max(first, min(last_day_of(assignment, programme), programme.ends))
    return first, min(max(around.on, first), last), last


def _found(assignment: Assignment, around: Around, day: date) -> list[Finding]:
    """What the rules would find of a minute served on a day, as far as it is the assignment's to mend."""
    noon = datetime.combine(day, NOON, WARSAW)
    person = replace(assignment.statement, address=around.profile.address)
    minute = ServiceEntry(
        id="",
        programme=assignment.programme,
        assistant_id=assignment.assistant_id,
        matter_id=assignment.matter_id,
        starts=noon,
        ends=noon + MINUTE,
    )
    known = Known(
        programme=around.programme,
        of=period_of(day),
        on=around.on,
        matters=(around.matter,),
        profiles=(around.profile,),
        assignments=(replace(assignment, statement=person),),
        entries=(minute,),
    )
    findings = judged(known).verdict.findings
    return [f for f in findings if f.rule in ASKED and f.code not in SAID_OF_DATES]


def _apart_from_checks(assignment: Assignment, around: Around, day: date) -> list[Finding]:
    """A3 asks what came before the first service, which the first day alone can tell."""
    return [f for f in _found(assignment, around, day) if f.rule != "A3"]


def _reasons(
    findings: Iterable[Finding], around: Around, *severities: Severity
) -> Iterator[Reason]:
    for finding in findings:
        if finding.severity in severities:
            yield Reason(before_service(finding), why(finding, around.programme))


def _by(rule: str, programme: Programme, said: str) -> Reason:
    return Reason(said, why(Row(rule, programme).blocks("", ""), programme))


def _each(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Each sentence once; the first clause stands."""
    said: dict[str, Reason] = {}
    for reason in reasons:
        said.setdefault(reason.said, reason)
    return tuple(said.values())
