"""A judged month and a programme come in; what to look at again in its logs comes out: sums nobody expects.

The thresholds are ours and the edition says so: no document sets any.
"""

from collections.abc import Iterator
from decimal import Decimal

from rules.diary import Drive
from rules.findings import Row
from rules.month.judged import Judged
from rules.month.travel.logs import belongs, log_rows
from rules.month.travel.money import is_amount
from rules.programme import Programme
from rules.verdict import Finding

PLAUSIBILITY = "plausibility"
"""The edition's fact that says where such thresholds come from."""

A_LOT = Decimal(500)
"""Beyond so many zloty for one journey's tickets or ride somebody should look again."""


def doubtful(rule: str, programme: Programme) -> Row:
    """A row of the law as far as it doubts a number, which it does on nobody's authority but ours."""
    fact = programme.edition.facts.get(PLAUSIBILITY)
    return Row(rule, programme, source=None if fact is None else fact.source)


def dear(judged: Judged, programme: Programme) -> Iterator[Finding]:
    """K5: tickets and rides that cost a lot are possible, but a slip of the pen is likelier."""
    row = doubtful("K5", programme)
    for entry in log_rows(judged.month):
        amount = entry.journey.amount
        if isinstance(entry.journey, Drive) or amount is None:
            continue
        if belongs(entry.journey, judged.month) and is_amount(amount) and amount > A_LOT:
            yield row.warns("amount-large", entry.about("amount"), amount=amount, ceiling=A_LOT)
