"""One thing that stands in the way of an import: where it is, what is there, and what to write instead."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """``row`` is the number a spreadsheet shows, 0 for the whole file; ``value`` what stands in the cell."""

    row: int
    column: str
    value: str
    said: str
