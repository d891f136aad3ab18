"""A judged month comes in; findings on who was to serve whom, and when, come out (rules T6, A1-A3).

Only assignments somebody served under are looked at. Dates are those of Warsaw; both days of an assignment
belong to it.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from rules.application import assistants
from rules.case import Case
from rules.diary import Assignment
from rules.findings import Row
from rules.month.entries import Entry
from rules.month.judged import Judged
from rules.month.moments import DAY
from rules.month.served import first_date, last_date, participants
from rules.programme import Programme
from rules.verdict import Finding

Pair = tuple[str, str]
Numbered = tuple[int, Assignment]
"""An assignment and its place in the month's."""


def programme_dates(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """T6: services are given inside the programme's dates."""
    row = Row("T6", programme)
    for entry in _services(judged):
        first, last = first_date(entry), last_date(entry)
        if first < programme.starts or last > programme.ends:
            yield row.blocks(
                "service-outside-programme",
                f"{entry.about}.starts",
                day=first if first < programme.starts else last,
                starts=programme.starts,
                ends=programme.ends,
            )


def assigned(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """T6: an assistant serves those they are assigned to, on the days they are."""
    row, found = Row("T6", programme), _by_pair(judged)
    for pair, entries in _served(judged).items():
        who = {"assistant": pair[0], "participant": pair[1]}
        if pair not in found:
            yield row.blocks("assignment-missing", f"{entries[0].about}.assistant", **who)
            continue
        for number, assignment in found[pair]:
            yield from _dated(row, assignment, f"assignments.{number}")
        covered = _covered(found[pair], programme)
        for entry in entries:
            day = _uncovered(entry, covered)
            if day is not None:
                yield row.blocks("outside-assignment", f"{entry.about}.starts", day=day, **who)


def _dated(row: Row, assignment: Assignment, about: str) -> Iterator[Finding]:
    starts, ends = assignment.starts, assignment.ends
    if starts is None:
        yield row.blocks("assignment-start-missing", f"{about}.starts")
    if ends is None:
        yield row.notes("assignment-end-missing", f"{about}.ends")
    if starts is not None and ends is not None and ends < starts:
        yield row.blocks("assignment-ends-too-early", f"{about}.ends", starts=starts, ends=ends)


def _covered(assignments: list[Numbered], programme: Programme) -> list[tuple[date, date]]:
    """The days of the assignments together, spans that touch as one; a missing day is the programme's.

    One that ends before it starts holds no day and joins nothing.
    """
    joined: list[tuple[date, date]] = []
    for starts, ends in sorted(_dates(each, programme) for _, each in assignments):
        if joined and (starts == date.min or starts - DAY <= joined[-1][1]):
            joined[-1] = joined[-1][0], max(joined[-1][1], ends)
        else:
            joined.append((starts, ends))
    return joined


def _dates(assignment: Assignment, programme: Programme) -> tuple[date, date]:
    return assignment.starts or programme.starts, assignment.ends or programme.ends


def _uncovered(entry: Entry, covered: list[tuple[date, date]]) -> date | None:
    """The service's first day under no assignment."""
    day, last = first_date(entry), last_date(entry)
    for starts, ends in covered:
        if starts <= day <= ends:
            return None if last <= ends else ends + DAY
    return day


def statements(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """A1-A3: every assistant is fit to serve the participants they are assigned to.

    The rules of an application judge the case with the assignment's statement in it; checks of who serves
    a minor must come before the first service given.
    """
    people, found = participants(judged.month), _by_pair(judged)
    for pair, entries in _served(judged, earlier=True).items():
        place, case = people.get(pair[1], (None, Case()))
        for number, assignment, first in _begun(found.get(pair, []), entries, programme):
            stated = _with_statement(case, assignment, first)
            for rule in STATEMENT_RULES:
                for finding in rule(stated, programme):
                    yield replace(finding, about=_about(finding.about, number, place))


def _begun(
    assignments: list[Numbered], entries: list[Entry], programme: Programme
) -> list[tuple[int, Assignment, date]]:
    """The assignments somebody served under in the month, with the first day known of that.

    Where the month's services fall under none of them, which is a finding of its own, all are judged.
    """
    if all(entry.earlier for entry in entries):
        return []
    begun = []
    for number, assignment in assignments:
        starts, ends = _dates(assignment, programme)
        under = [e for e in entries if first_date(e) <= ends and last_date(e) >= starts]
        if not all(entry.earlier for entry in under):
            begun.append((number, assignment, max(first_date(under[0]), starts)))
    first = first_date(entries[0])
    return begun or [(number, assignment, first) for number, assignment in assignments]


STATEMENT_RULES = (
    assistants.stranger,
    assistants.family,
    assistants.qualification,
    assistants.minors,
)


def _with_statement(case: Case, assignment: Assignment, first: date) -> Case:
    """The case as if it named this assistant, who begins on the first service known of."""
    person = assignment.statement
    first = min(first, person.first_service_on or first)
    accepted = case.guardian_accepts_assistant
    if accepted is None and person.guardian_accepted_on is not None:
        accepted = True
    return replace(
        case,
        names_assistant=True,
        guardian_accepts_assistant=accepted,
        assistant=replace(person, first_service_on=first),
    )


def _about(about: str, number: int, place: int | None) -> str:
    """Where in the month the answer lies that a rule of an application names.

    Whom nobody described (``place`` is ``None``) is of no known age, so no guardian is asked about them.
    """
    name, _, rest = about.partition(".")
    if name == "assistant":
        return f"assignments.{number}.statement.{rest}"
    return f"participants.{place}.case.{about}"


def _services(judged: Judged) -> Iterator[Entry]:
    return (e for e in judged.entries if not e.earlier and not e.service.commute)


def _served(judged: Judged, *, earlier: bool = False) -> dict[Pair, list[Entry]]:
    """The month's services (and the earlier ones) of each assistant and participant, in time's order."""
    served: dict[Pair, list[Entry]] = defaultdict(list)
    for entry in judged.entries:
        if not entry.service.commute and (earlier or not entry.earlier):
            served[entry.service.assistant, entry.service.participant].append(entry)
    return served


def _by_pair(judged: Judged) -> dict[Pair, list[Numbered]]:
    found: dict[Pair, list[Numbered]] = defaultdict(list)
    for number, assignment in enumerate(judged.month.assignments):
        found[assignment.assistant, assignment.participant].append((number, assignment))
    return dict(found)
