"""A judged month comes in; findings on services of those who were not awarded any, come out (rules R6, R7).

An office need not write its decision into a month: of a case without one nothing is said. Hours are awarded
from the day of the decision, or from a later one the award itself names.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from rules.case import Case
from rules.findings import Row
from rules.month.entries import Entry
from rules.month.judged import Judged
from rules.month.moments import DAY
from rules.month.refusals import Refusals, part
from rules.month.served import first_date, last_date, participants
from rules.programme import Programme
from rules.verdict import Finding
from rules.vocabulary import Outcome

NOT_AWARDED: Mapping[Outcome, str] = {
    Outcome.RESERVE: "served-on-reserve-list",
    Outcome.NOT_QUALIFIED: "served-though-not-qualified",
}


def lists(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """R6: nobody is served who is on the reserve list or was not qualified."""
    row, refusals = Row("R6", programme), Refusals()
    for entry, place, case in _served(judged):
        code = NOT_AWARDED.get(case.decision.outcome) if case.decision else None
        if code is not None:
            name, about = entry.service.participant, f"participants.{place}.case.decision.outcome"
            whole = part(entry, first_date(entry), last_date(entry))
            refusals.add(row.blocks(code, about, participant=name), entry, whole, name)
    yield from refusals.told()


def award_days(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """R7: services begin once they are awarded: on the day of the decision, or later if the award says so."""
    row, refusals = Row("R7", programme), Refusals()
    for entry, _, case in _served(judged):
        code, since = _since(case)
        if since is not None and first_date(entry) < since:
            name, about = entry.service.participant, f"{entry.about}.starts"
            refused = part(entry, first_date(entry), min(last_date(entry), since - DAY))
            found = row.blocks(code, about, participant=name, since=since)
            refusals.add(found, entry, refused, name)
    yield from refusals.told()


def _since(case: Case) -> tuple[str, date | None]:
    """From which day hours are awarded, as far as the case says, and what is found of earlier services."""
    if case.decision is None or case.decision.outcome is not Outcome.QUALIFIED:
        return "", None
    decided = case.decision.decided_on
    granted = None if case.award is None else case.award.since
    if granted is not None and (decided is None or granted > decided):
        return "service-before-award", granted
    return "service-before-decision", decided


def applications(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """R7: hours are awarded in one programme; who applied to another one is not served in this."""
    row, refusals = Row("R7", programme), Refusals()
    for entry, place, case in _served(judged):
        if case.programme not in {"", programme.slug}:
            name, about = entry.service.participant, f"participants.{place}.participant"
            whole = part(entry, first_date(entry), last_date(entry))
            found = row.blocks("applied-to-another-programme", about, participant=name)
            refusals.add(found, entry, whole, name)
    yield from refusals.told()


def _served(judged: Judged) -> Iterator[tuple[Entry, int, Case]]:
    """The month's services of those it describes, with the place of their description, and their case."""
    people = participants(judged.month)
    for entry in judged.entries:
        name = entry.service.participant
        if not entry.earlier and not entry.service.commute and name in people:
            yield entry, *people[name]
