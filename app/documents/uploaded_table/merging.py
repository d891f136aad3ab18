"""Cells by place and blocks of merged ones come in; rows go out in which a block says its text everywhere."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.documents.uploaded_table.limits import MOST_COLUMNS, MOST_ROWS
from app.months.table_rows import TableRow

Cells = Mapping[int, Mapping[int, str]]
"""Texts by row and column, both from 1; a column past the last that is read stands one past it."""


@dataclass(frozen=True)
class Block:
    """Merged cells, both ends inclusive: a name typed once beside all the days it is for."""

    top: int
    left: int
    bottom: int
    right: int


def rows_of(cells: Cells, blocks: Iterable[Block] = ()) -> Iterator[TableRow]:
    """The rows that hold anything, in order; only downwards does a merged cell say its text again."""
    filled = {number: dict(row) for number, row in cells.items()}
    for block in blocks:
        text = filled.get(block.top, {}).get(block.left, "")
        for number in range(block.top + 1, min(block.bottom, MOST_ROWS) + 1) if text else ():
            if number in filled:  # a row with nothing else in it stays empty
                filled[number].setdefault(block.left, text)
    for number, row in sorted(filled.items()):
        if row:
            yield TableRow(number, tuple(row.get(n, "") for n in range(1, max(row) + 1)))


def column_within(number: int) -> int:
    """The column, or the first one that is too much."""
    return min(number, MOST_COLUMNS + 1)
