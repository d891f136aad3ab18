"""The cases of a recruitment come in; each applicant with verdict, list and place held comes out.

The applicants stand in the order of their numbers, which is no order of merit (rule C9).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rules.application.checking import check
from rules.application.participation import participation_end
from rules.case import Case
from rules.programme import Programme
from rules.verdict import Verdict
from rules.vocabulary import Outcome


@dataclass(frozen=True)
class Applicant:
    """One case of the recruitment, under its number.

    ``since`` is the day from which a place is held, if one is; ``leaves`` the first day on which they no
    longer take part, ``None`` for who takes part to the programme's end.
    """

    number: str
    case: Case
    verdict: Verdict
    since: date
    leaves: date | None

    @property
    def outcome(self) -> Outcome | None:
        return None if self.case.decision is None else self.case.decision.outcome

    @property
    def held_place(self) -> bool:
        """Qualified, and a participant for at least a day."""
        took_part = self.leaves is None or self.since < self.leaves
        return self.outcome is Outcome.QUALIFIED and took_part

    @property
    def holds_place(self) -> bool:
        """Qualified, and a participant to the programme's end as far as anybody has said."""
        return self.outcome is Outcome.QUALIFIED and self.leaves is None

    @property
    def only_lacked_place(self) -> bool:
        """Kept off the first list for want of places, and by nothing else."""
        decision = self.case.decision
        refused = decision is not None and decision.outcome is Outcome.NOT_QUALIFIED
        return bool(refused and decision and decision.for_want_of_places)

    @property
    def is_open(self) -> bool:
        """Still to be decided: who withdrew is no longer."""
        return self.outcome is None and self.leaves is None

    @property
    def waits(self) -> bool:
        """On the reserve list, and still wishing for a place."""
        return self.outcome is Outcome.RESERVE and self.leaves is None

    def at(self, path: str) -> str:
        """The path of an answer of this case in the mapping of all cases."""
        return f"{self.number}.{path}"


Applicants = tuple[Applicant, ...]


def applicants(cases: Mapping[str, Case], programme: Programme) -> Applicants:
    """Every case judged, in the order of the numbers: „2” before „10”."""
    numbers = sorted(cases, key=lambda number: (len(number), number))
    return tuple(_applicant(number, cases[number], programme) for number in numbers)


def _applicant(number: str, case: Case, programme: Programme) -> Applicant:
    ends = participation_end(case, programme)
    return Applicant(
        number=number,
        case=case,
        verdict=check(case, programme),
        since=_place_since(case, programme),
        leaves=ends if ends is not None and ends <= programme.ends else None,
    )


def _place_since(case: Case, programme: Programme) -> date:
    """A place is taken with the decision, or the award, or (nothing dated) all the programme long.

    An award that begins after the decision leaves the place taken: until then the Programme's and the
    organiser's ceilings alone hold, as the yearly limit has it.
    """
    decided = None if case.decision is None else case.decision.decided_on
    awarded = None if case.award is None else case.award.since
    since = decided or awarded or programme.starts
    return min(max(since, programme.starts), programme.ends)
