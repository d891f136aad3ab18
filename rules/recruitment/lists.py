"""Applicants and a programme come in; the three lists, and findings on them, come out (rule R6).

The reserve list is no queue: nobody on it stands before anybody else.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from rules.application.decisions import formal_faults
from rules.findings import Row
from rules.programme import Programme
from rules.recruitment.applicants import Applicant, Applicants
from rules.recruitment.places import free_places
from rules.verdict import Finding
from rules.vocabulary import Outcome


def by_list(applicants: Applicants) -> Mapping[Outcome | None, tuple[str, ...]]:
    """The numbers of the cases on each list, and (``None``) of those nobody has decided."""
    return MappingProxyType(
        {o: tuple(a.number for a in applicants if a.outcome is o) for o in (*Outcome, None)}
    )


def supplementary_due(applicants: Applicants, programme: Programme) -> bool:
    """Whether places are free and nobody waits for one, once every application is decided.

    One that was withdrawn needs no decision.
    """
    decided = bool(applicants) and not any(a.is_open for a in applicants)
    waiting = any(a.waits for a in applicants)
    return decided and not waiting and free_places(applicants, programme) > 0


def reserve(applicants: Applicants, programme: Programme) -> Iterator[Finding]:
    """R6: who only lacked a place is on the reserve list."""
    row = Row("R6", programme)
    for applicant in applicants:
        if applicant.only_lacked_place and not formal_faults(applicant.verdict.findings):
            about = applicant.at("decision.outcome")
            yield row.blocks("belongs-on-reserve", about, number=applicant.number)


def undecided(applicants: Applicants, programme: Programme) -> Iterator[Finding]:
    """R6: every application ends on one of the three lists."""
    open_still = sum(a.is_open for a in applicants)
    if open_still:
        yield Row("R6", programme).notes("applications-undecided", "", persons=open_still)


def vacancies(applicants: Applicants, programme: Programme) -> Iterator[Finding]:
    """R6: a freed place goes to somebody on the reserve list; without any, a new recruitment is due."""
    row, free = Row("R6", programme, programme.places), free_places(applicants, programme)
    waiting = sum(a.waits for a in applicants)
    if free and waiting:
        yield row.warns("place-for-reserve", "", free=free, waiting=waiting)
    elif supplementary_due(applicants, programme):
        yield row.warns("supplementary-due", "", free=free)


def past_the_reserve(applicants: Applicants, programme: Programme) -> Iterator[Finding]:
    """R6: a place decided while others waited is one of the reserve list's; whose it was nobody wrote.

    A decision keeps only the list it ended on, so whoever comes from the reserve list looks like somebody
    who never was on it: this asks people, and blocks nothing. Without days of decisions nothing is asked.
    """
    row = Row("R6", programme)
    for applicant in applicants:
        day = _decided_on(applicant)
        if day is None or not applicant.held_place:
            continue
        waiting = sum(_waited_on(other, day) for other in applicants)
        if waiting:
            about = applicant.at("decision.decided_on")
            yield row.notes(
                "place-past-reserve", about, number=applicant.number, day=day, waiting=waiting
            )


def _decided_on(applicant: Applicant) -> date | None:
    return None if applicant.case.decision is None else applicant.case.decision.decided_on


def _waited_on(applicant: Applicant, day: date) -> bool:
    """On the reserve list before a day, and still there as it ends."""
    since, leaves = _decided_on(applicant), applicant.leaves
    listed = applicant.outcome is Outcome.RESERVE and since is not None and since < day
    return listed and (leaves is None or leaves > day)
