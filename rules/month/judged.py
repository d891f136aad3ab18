"""A month and a programme come in; what every rule of the month needs, worked out once, comes out."""

from dataclasses import dataclass
from datetime import date

from rules.diary import Month
from rules.month.accounts import Account, accounts
from rules.month.deadline import last_working_day
from rules.month.entries import Entry, entries
from rules.month.rows import CardRow, rows
from rules.month.settlement import Settlement, settle
from rules.month.windows import Filled, fill
from rules.programme import Programme


@dataclass(frozen=True)
class Judged:
    """A month, its readable services in the order of time, what is settled of them, its cards' rows.

    ``filled`` are the windows of rule T1, ``accounts`` what is used of the yearly limits.
    """

    month: Month
    entries: tuple[Entry, ...]
    settlement: Settlement
    deadline: date | None
    rows: tuple[CardRow, ...]
    filled: tuple[Filled, ...]
    accounts: tuple[Account, ...]


def judge(month: Month, programme: Programme) -> Judged:
    """Work out once what the rules share."""
    found = entries(month)
    settlement = settle(found, programme)
    deadline = None if month.of is None else last_working_day(month.of)
    dated = rows(settlement, month, deadline, programme)
    return Judged(
        month,
        found,
        settlement,
        deadline,
        dated,
        fill(settlement, programme),
        accounts(dated, month, programme),
    )
