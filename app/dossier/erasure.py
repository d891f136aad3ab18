"""A certificate of what was erased: counts, days and clauses, and nothing of a person."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Erasure:
    """``matter_id`` is opaque and leads to nothing any more; ``counts`` say how many of what were erased.

    ``because`` is the office's reason in its own words (it names nobody), ``category`` and ``years`` those of
    the retention it rests on, ``last_line`` the last line of the ledger before it.
    """

    id: str
    programme: str
    matter_id: str
    year: int
    erased_on: date
    because: str
    category: str
    years: int
    ordered_by: str
    confirmed_by: str
    counts: Mapping[str, int]
    last_line: int = 0
    version: int = 0
