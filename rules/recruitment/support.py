"""Applicants and a programme come in; the share of those who need high support comes out (rule R4).

Like places, it is judged on every day it may change: somebody joins, leaves or has another certificate.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from rules.application.priorities import needs_high_support
from rules.figures import figure_on
from rules.findings import Row
from rules.programme import Programme
from rules.recruitment.applicants import Applicant, Applicants
from rules.recruitment.standing import Support
from rules.verdict import Figure, Finding

SHARE = "high_support_share"


@dataclass(frozen=True)
class Share:
    """Who takes part from a day on, and the figure of that day; ``short`` is in per cent of them."""

    since: date
    high: int
    of: int
    figure: Figure

    @property
    def short(self) -> Fraction:
        """How much is missing to the least share; nothing or less where it is reached."""
        return Fraction(str(self.figure.value)) - Fraction(100 * self.high, self.of)


def support_needed(applicants: Applicants, programme: Programme) -> Support:
    """Of those who hold a place to the end, as their certificates are then.

    Whoever's answers do not tell is not counted as needing high support.
    """
    last = programme.ends
    answers = [needs_high_support(a.case, programme, last) for a in applicants if a.holds_place]
    least = figure_on(programme.edition.history, SHARE, last)
    return Support(
        high=answers.count(True),
        unknown=answers.count(None),
        of=len(answers),
        least=None if least is None else Decimal(str(least.value)),
    )


def share(applicants: Applicants, programme: Programme) -> Iterator[Finding]:
    """R4: on every day at least the edition's share of participants needs a high level of support."""
    shares = tuple(_shares(applicants, programme))
    if not shares:
        return
    worst = max(shares, key=lambda each: each.short)  # of equal days the first
    row = Row("R4", programme, worst.figure)
    if worst.short > 0:
        yield row.blocks(
            "high-support-too-few",
            "",
            high=worst.high,
            participants=worst.of,
            since=worst.since,
        )
    unknown = sum(None in dict(_answers(a, programme)).values() for a in applicants if a.held_place)
    if unknown:
        yield row.notes("high-support-unknown", "", unknown=unknown)


def _shares(applicants: Applicants, programme: Programme) -> Iterator[Share]:
    """The share from each day on which it, or what is asked of it, may change."""
    moves: dict[date, Counter[bool]] = defaultdict(Counter)
    for applicant in applicants:
        if applicant.held_place:
            _book(applicant, programme, moves)
    figures = programme.edition.history.get(SHARE, ())
    asked = {f.valid_from for f in figures if f.valid_from and f.valid_from <= programme.ends}
    standing = Counter[bool]()
    for day in sorted({*moves, *asked}):
        standing.update(moves.get(day, {}))
        figure = figure_on(programme.edition.history, SHARE, day)
        if figure is not None and standing.total():
            yield Share(day, standing[True], standing.total(), figure)


def _book(applicant: Applicant, programme: Programme, moves: dict[date, Counter[bool]]) -> None:
    """When an applicant begins and ceases to count, as one who needs high support or as one who does not."""
    before: bool | None = None
    for day, answer in _answers(applicant, programme):
        if before is not None:
            moves[day][before] -= 1
        before = bool(answer)
        moves[day][before] += 1
    if applicant.leaves is not None and before is not None:
        moves[applicant.leaves][before] -= 1


def _answers(applicant: Applicant, programme: Programme) -> Iterator[tuple[date, bool | None]]:
    """Whether somebody needs high support, from the day they join and each new certificate on."""
    first, case = applicant.since, applicant.case
    changed = [c.since for c in case.certificate_changes if c.since <= programme.ends]
    for day in sorted({first, *(max(day, first) for day in changed)}):
        if applicant.leaves is None or day < applicant.leaves:
            yield day, needs_high_support(case, programme, day)
