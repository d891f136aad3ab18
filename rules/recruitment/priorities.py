"""Applicants and a programme come in; priority groups, and who was passed over, come out (rule R3)."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from rules.findings import Row
from rules.programme import Programme
from rules.recruitment.applicants import Applicants
from rules.verdict import Finding


def by_group(applicants: Applicants, programme: Programme) -> Mapping[int | None, tuple[str, ...]]:
    """The numbers of the cases in each of the edition's groups, and (``None``) of those in none."""
    groups = (*range(1, len(programme.edition.priorities) + 1), None)
    return MappingProxyType(
        {g: tuple(a.number for a in applicants if a.verdict.priority == g) for g in groups}
    )


def precedence(applicants: Applicants, programme: Programme) -> Iterator[Finding]:
    """R3: nobody in a group waits for a place while somebody in a later one, or in none, holds one.

    It only warns: the groups are considered first, and the assessment may still weigh more.
    """
    row = Row("R3", programme)
    for group, name in enumerate(programme.edition.priorities, start=1):
        waiting = sum(
            (a.waits or (a.only_lacked_place and a.leaves is None)) and a.verdict.priority == group
            for a in applicants
        )
        later = sum(
            a.holds_place and (a.verdict.priority is None or a.verdict.priority > group)
            for a in applicants
        )
        if waiting and later:
            yield row.warns(
                "priority-passed-over", "", group=group, priority=name, waiting=waiting, later=later
            )
