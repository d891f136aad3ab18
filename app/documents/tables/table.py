"""What a table is: a title, columns with the kind of their cells, and rows, which may be made one by one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

Cell = str | int | Decimal | date | None
"""``None`` leaves the cell empty."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
ROOM = 2


class Kind(StrEnum):
    """What a column holds; money is in złoty."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    MONEY = "money"


WIDTHS = {Kind.TEXT: 26, Kind.NUMBER: 12, Kind.DATE: 12, Kind.MONEY: 16}
TYPES: dict[Kind, tuple[type, ...]] = {
    Kind.TEXT: (str,),
    Kind.NUMBER: (int, Decimal),
    Kind.DATE: (date,),
    Kind.MONEY: (int, Decimal),
}


@dataclass(frozen=True)
class Column:
    """``width`` is in characters; 0 leaves it to the kind and the title."""

    title: str
    kind: Kind = Kind.TEXT
    width: int = 0

    @property
    def characters(self) -> int:
        return self.width or max(WIDTHS[self.kind], len(self.title) + ROOM)


@dataclass(frozen=True)
class Table:
    """``rows`` are read once, each with a cell for every column."""

    title: str
    columns: tuple[Column, ...]
    rows: Iterable[Sequence[Cell]]

    def checked(self) -> Iterator[tuple[Cell, ...]]:
        """The rows, each cell of its column's kind and every text such that any file may hold it."""
        for row in self.rows:
            pairs = zip(self.columns, row, strict=True)
            yield tuple(_checked(column, cell) for column, cell in pairs)


def printable(text: str) -> str:
    """The text with plain line ends; characters no XML file may hold become "�"."""
    return _FORBIDDEN.sub("�", text.replace("\r\n", "\n").replace("\r", "\n"))


def _checked(column: Column, cell: Cell) -> Cell:
    if cell is None:
        return None
    if not isinstance(cell, TYPES[column.kind]):
        raise TypeError(f"{column.title}: {type(cell).__name__} is no {column.kind}")
    if isinstance(cell, Decimal) and not cell.is_finite():
        raise ValueError(f"{column.title}: a number is asked for")
    return printable(cell) if isinstance(cell, str) else cell
