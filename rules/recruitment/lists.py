"""Applicants and a programme come in; the three lists, and findings on them, come out (rule R6).

The reserve list is no queue: nobody on it stands before anybody else.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from rules.application.decisions import formal_faults
from rules.findings import Row
from rules.programme import Programme
from rules.recruitment.applicants import Applicants
from rules.recruitment.places import free_places
from rules.verdict import Finding
from rules.vocabulary import Outcome


def by_list(applicants: Applicants) -> Mapping[Outcome | None, tuple[str, ...]]:
    """The numbers of the cases on each list, and (``None``) of those nobody has decided."""
    return MappingProxyType(
        {o: tuple(a.number for a in applicants if a.outcome is o) for o in (*Outcome, None)}
    )


def supplementary_due(applicants: Applicants, programme: Programme) -> bool:
    """Whether places are free and nobody waits for one, once every application is decided."""
    decided = bool(applicants) and all(a.outcome for a in applicants)
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
    open_still = sum(a.outcome is None for a in applicants)
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
