"""Applicants and a programme come in; the share of those who need high support comes out (rule R4)."""

from collections.abc import Iterator
from decimal import Decimal

from rules.findings import Row
from rules.programme import Programme
from rules.recruitment.applicants import Applicants
from rules.recruitment.standing import Support
from rules.verdict import Finding


def support_needed(applicants: Applicants, programme: Programme) -> Support:
    """Of those who hold a place; whoever's answers do not tell is not counted as needing it."""
    answers = [a.verdict.high_support for a in applicants if a.holds_place]
    least = programme.edition.figures.get("high_support_share")
    return Support(
        high=answers.count(True),
        unknown=answers.count(None),
        of=len(answers),
        least=None if least is None else Decimal(str(least.value)),
    )


def share(applicants: Applicants, programme: Programme) -> Iterator[Finding]:
    """R4: at least the edition's share of participants needs a high level of support."""
    support = support_needed(applicants, programme)
    if support.least is None or not support.of:
        return
    row = Row("R4", programme, programme.edition.figures["high_support_share"])
    if support.high * 100 < support.least * support.of:
        yield row.blocks("high-support-too-few", "", high=support.high, participants=support.of)
    if support.unknown:
        yield row.notes("high-support-unknown", "", unknown=support.unknown)
