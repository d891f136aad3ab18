"""All matters of a programme come in; the recruitment they make, and what a deed would break in it, go out.

A matter stands under its case number; the day its paper came says nothing here (rule C9).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType

from app.matters.case_view import case_of
from app.matters.matter import Matter
from app.matters.refusals import newly_blocking
from rules import check_recruitment
from rules.case import Case
from rules.programme import Programme
from rules.recruitment.applicants import applicants
from rules.recruitment.places import free_places
from rules.recruitment.standing import RecruitmentVerdict
from rules.verdict import Finding


@dataclass(frozen=True)
class Recruitment:
    """The cases of a programme as of a day, by case number; ``numbers`` are those by the matter's id."""

    programme: Programme
    on: date
    cases: Mapping[str, Case]
    numbers: Mapping[str, str]

    @cached_property
    def verdict(self) -> RecruitmentVerdict:
        return check_recruitment(self.cases, self.programme)

    @property
    def free_places(self) -> int:
        """How many places are free at the programme's end (rule R6)."""
        return free_places(applicants(self.cases, self.programme), self.programme)

    def with_matters(self, *matters: Matter) -> "Recruitment":
        """The recruitment as it stands once these matters are as given, all of them together."""
        cases, numbers = dict(self.cases), dict(self.numbers)
        for matter in matters:
            number = numbers.get(matter.id) or _free_number(matter, cases)
            numbers[matter.id] = number
            cases[number] = case_of(matter, self.programme, self.on)
        if cases == self.cases:
            return self  # and so is its verdict, which takes a while to find
        return Recruitment(
            self.programme, self.on, MappingProxyType(cases), MappingProxyType(numbers)
        )

    def broken_by(self, *matters: Matter) -> tuple[Finding, ...]:
        """What would newly block the recruitment once these matters are as given (rules R5, R6).

        The share of those who need high support (rule R4) is judged of everybody together, so the first
        award alone may not reach it: monitors show it, and it stops no single deed.
        """
        after = self.with_matters(*matters).verdict
        return tuple(f for f in newly_blocking(self.verdict, after) if f.rule != "R4")


def recruitment_of(matters: Iterable[Matter], programme: Programme, on: date) -> Recruitment:
    """The recruitment these matters make; drafts are no part of it."""
    empty = Recruitment(programme, on, MappingProxyType({}), MappingProxyType({}))
    return empty.with_matters(*matters)


def _free_number(matter: Matter, cases: Mapping[str, Case]) -> str:
    """The case number; where two matters bear one, neither may hide the other's place."""
    number = matter.case_number or matter.id
    return number if number not in cases else f"{number} ({matter.id})"
