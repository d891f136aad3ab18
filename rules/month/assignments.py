"""A judged month comes in; findings on who was to serve whom, and when, come out (rules T6, A1-A3).

Only assignments somebody served under are looked at. Dates are those of Warsaw; both days of an assignment
belong to it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import chain
from types import MappingProxyType

from rules.application import assistants
from rules.case import Case
from rules.diary import Assignment
from rules.findings import Row
from rules.month.entries import Entry
from rules.month.judged import Judged
from rules.month.moments import DAY
from rules.month.refusals import Refusals, part
from rules.month.served import first_date, last_date, participants
from rules.programme import Programme
from rules.verdict import Finding, Severity

ASSIGNMENT = "assignment"
"""The edition's fact that says where the record of assignments comes from."""

Pair = tuple[str, str]
Numbered = tuple[int, Assignment]
"""An assignment and its place in the month's."""


def programme_dates(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """T6: services are given inside the programme's dates."""
    row, refusals = Row("T6", programme), Refusals()
    starts, ends = programme.starts, programme.ends
    for entry in _services(judged):
        for first, last in _outside(entry, [(starts, ends)]):
            code, about = "service-outside-programme", f"{entry.about}.starts"
            found = row.blocks(code, about, day=first, starts=starts, ends=ends)
            refusals.add(found, entry, part(entry, first, last))
    yield from refusals.told()


def assigned(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """T6: an assistant serves those they are assigned to, on the days they are."""
    row, found, refusals = _row(programme), _by_pair(judged), Refusals()
    for pair, entries in _served(judged).items():
        who = {"assistant": pair[0], "participant": pair[1]}
        if pair not in found:
            yield row.blocks("assignment-missing", f"{entries[0].about}.assistant", **who)
            continue
        for number, assignment in found[pair]:
            yield from _dated(row, assignment, f"assignments.{number}")
        covered = _covered(found[pair], programme)
        for entry in entries:
            for first, last in _outside(entry, covered):
                code, about = "outside-assignment", f"{entry.about}.starts"
                outside = row.blocks(code, about, day=first, **who)
                refusals.add(outside, entry, part(entry, first, last), pair)
    yield from refusals.told()


def _row(programme: Programme) -> Row:
    """Rule T6 as far as it speaks of assignments, which may have a source of its own."""
    fact = programme.edition.facts.get(ASSIGNMENT)
    return Row("T6", programme, source=None if fact is None else fact.source)


def _dated(row: Row, assignment: Assignment, about: str) -> Iterator[Finding]:
    starts, ends = assignment.starts, assignment.ends
    if starts is None:
        yield row.blocks("assignment-start-missing", f"{about}.starts")
    if ends is None:
        yield row.notes("assignment-end-missing", f"{about}.ends")
    if starts is not None and ends is not None and ends < starts:
        yield row.blocks("assignment-ends-too-early", f"{about}.ends", starts=starts, ends=ends)


def _covered(assignments: list[Numbered], programme: Programme) -> list[tuple[date, date]]:
    """The days of the assignments in the order of their beginnings; a missing day is the programme's."""
    return sorted(_dates(each, programme) for _, each in assignments)


def _dates(assignment: Assignment, programme: Programme) -> tuple[date, date]:
    return assignment.starts or programme.starts, assignment.ends or programme.ends


def _outside(entry: Entry, covered: list[tuple[date, date]]) -> Iterator[tuple[date, date]]:
    """The first and last of each run of the service's days that no span in order covers.

    Spans may overlap; one that ends before it starts covers nothing.
    """
    day, last = first_date(entry), last_date(entry)
    for starts, ends in covered:
        if day > last:
            return
        if starts <= ends >= day:
            if starts > day:
                yield day, min(last, starts - DAY)
            if ends >= last:
                return
            day = ends + DAY
    yield day, last


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
            found_of = chain(
                assistants.stranger(stated, programme),
                assistants.family(stated, programme),
                _qualified(case, stated, pair[0], programme),
                assistants.minors(stated, programme),
            )
            for finding in found_of:
                yield _of_the_month(finding, pair, _about(finding.about, number, place))


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


OF_AN_ASSIGNMENT: Mapping[str, str] = {
    "assistant-relation-missing": "assigned-relation-missing",
    "assistant-guardian-missing": "assigned-guardian-missing",
    "assistant-household-missing": "assigned-household-missing",
    "assistant-is-guardian": "assigned-is-guardian",
    "assistant-lives-with": "assigned-lives-with",
    "assistant-is-family": "assigned-is-family",
    "qualification-absent": "assigned-unqualified",
    "qualification-unknown": "assigned-qualification-unknown",
    "experience-too-short": "assigned-experience-short",
    "acceptance-refused": "assigned-refused",
    "register-unchecked": "assigned-register-unchecked",
    "criminal-record-unseen": "assigned-record-unseen",
    "foreign-records-unseen": "assigned-foreign-unseen",
    "foreign-records-unasked": "assigned-foreign-unasked",
    "acceptance-undated": "assigned-acceptance-undated",
}
"""What is said of somebody who already served, where an application speaks of whom to name."""
NO_LONGER_OPEN = frozenset({"assigned-qualification-unknown"})
"""What an application leaves to be found out, and a settled service no longer can."""


def _qualified(case: Case, stated: Case, key: str, programme: Programme) -> Iterator[Finding]:
    """A2: being named is enough, where it is, only for the assistant this participant named."""
    if _is_named(case, stated.assistant.full_name or key):
        return assistants.qualification(stated, programme)
    return assistants.diploma_or_experience(stated, programme)


def _is_named(case: Case, assigned: str) -> bool:
    """Whether the application names this assistant, as far as it tells whom."""
    if not case.names_assistant:
        return False
    names = {" ".join(name.casefold().split()) for name in (case.assistant.full_name, assigned)}
    return len(names - {""}) <= 1


def _with_statement(case: Case, assignment: Assignment, first: date) -> Case:
    """The case as if it named this assistant, who begins on the first service known of."""
    person = assignment.statement
    first = min(first, person.first_service_on or first)
    accepted = case.guardian_accepts_assistant
    if case.names_assistant and not _is_named(case, person.full_name or assignment.assistant):
        accepted = None  # what a guardian said of somebody else
    if accepted is None and person.guardian_accepted_on is not None:
        accepted = True
    return replace(
        case,
        names_assistant=True,
        guardian_accepts_assistant=accepted,
        assistant=replace(person, first_service_on=first),
    )


def _of_the_month(finding: Finding, pair: Pair, about: str) -> Finding:
    values = {**finding.values, "assistant": pair[0], "participant": pair[1]}
    code = OF_AN_ASSIGNMENT.get(finding.code, finding.code)
    severity = Severity.BLOCKS if code in NO_LONGER_OPEN else finding.severity
    told = MappingProxyType(values)
    return replace(finding, code=code, severity=severity, about=about, values=told)


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
