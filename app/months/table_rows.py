"""What is left of an uploaded table: rows of plain texts, each under the number its writer sees."""

from dataclasses import dataclass


@dataclass(frozen=True)
class TableRow:
    """``number`` counts from 1, as spreadsheets do; dates are „2026-01-07”, hours „08:00”, numbers „12,5”."""

    number: int
    cells: tuple[str, ...]


Sheet = tuple[TableRow, ...]
