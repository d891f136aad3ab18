"""The rows of a log come in; its pages as the blank asks for them go out, sums and carried sums on each.

The measures are those of the blanks, in points.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic

from app.attachments.paged_rows import PageOf, Room, paged
from app.attachments.travel_logs.rows import J, Logged
from app.attachments.typeface import Typeface

Said = Mapping[str, str]
MILLIMETRE = 72 / 25.4
WIDTH, HEIGHT = 257 * MILLIMETRE, 171 * MILLIMETRE
"""What the margins leave of an A4 page on its side."""
BESIDE, ABOVE = 8.5, 5.3
"""The space left and right of a cell's text, and above with below it."""
ROW, SUM_ROW = 24.6, 18.0
"""The least height of a row, in which people sign; that of a row of sums."""
HEAD_ROW, HEAD_LINE = 7.5, 11.0
"""The height of the table's head without its lines, and of each of them."""
CONTINUED, GAP = 17.0, 6.0
EXPLANATION = 18.0
"""The line between the two tables, which is the blank's own."""
SIGNING = 60.0
"""The room to sign in and the captions."""
SPARE = 6.0
SMALL, TEXT, TITLE = Typeface(9.5), Typeface(10), Typeface(14, bold=True)
EMPTY, NONE = "W tym okresie nie było takich przejazdów.", "–"
DATA = 91.5, 82.5
"""The widths of the columns of the data's table that hold answers, in millimetres."""


@dataclass(frozen=True)
class Table(Generic[J]):
    """How a log is written: the widths of the columns that hold text in millimetres, its rows and sums.

    ``head`` is how many lines the head has; ``row`` also gets the row's place, counted from one.
    """

    head: int
    widths: Mapping[str, float]
    row: Callable[[int, Logged[J]], Said]
    sums: Callable[[Sequence[Logged[J]]], Said]


@dataclass(frozen=True)
class Around:
    """What stands around the table: lines above it, the rows of its data's table, paragraphs below it."""

    title: str
    lines: Sequence[str]
    data: Sequence[tuple[str, str]]
    below: Sequence[str]

    def room(self, table_head: int) -> Room:
        """What is left for the rows of a table whose head has so many lines."""
        lines = sum(TEXT.height(line, WIDTH) + GAP for line in self.lines if line)
        data = sum(max(map(_data_height, row, DATA)) for row in self.data)
        head = TITLE.height(self.title, WIDTH) + GAP + lines + SUM_ROW + data + EXPLANATION
        below = sum(TEXT.height(text, WIDTH) + GAP for text in self.below)
        table = HEAD_ROW + table_head * HEAD_LINE + SUM_ROW + SPARE
        return Room(
            first=HEIGHT - head - table,
            later=HEIGHT - CONTINUED - SUM_ROW - table,
            closing=SUM_ROW + below + SIGNING,
        )


def page_texts(
    rows: Sequence[Logged[J]], table: Table[J], around: Around, name: str
) -> list[dict[str, Any]]:
    """Every page: the sums carried to it, its rows, its own sums and, on the last one, the total.

    A log of one page has the total alone, which would else stand there twice.
    ``name`` heads the later pages, so that a loose sheet of paper tells where it belongs.
    """
    lines = [(row, table.row(place, row)) for place, row in enumerate(rows, 1)]
    pages = paged(lines, lambda line: _height(line[1], table.widths), around.room(table.head))
    return [
        {
            "continued": _continued(page, name),
            "carried": {} if page.is_first else table.sums([row for row, _ in page.before]),
            "rows": [said for _, said in page.rows] or [_nothing(table)],
            "sums": {} if len(pages) == 1 else table.sums([row for row, _ in page.rows]),
            "total": table.sums(rows) if page.is_last else {},
        }
        for page in pages
    ]


def blank_pages(table: Table[J], around: Around, name: str) -> list[dict[str, Any]]:
    """Two pages to fill in by hand, the two sides of a sheet of paper, with as many rows as they hold."""
    room, empty = around.room(table.head), dict.fromkeys(table.sums(()), "")
    count = int(room.first // ROW) + int((room.later - room.closing) // ROW)
    rows = [dict.fromkeys(table.widths, "") for _ in range(count)]
    return [
        {
            "continued": _continued(page, name),
            "carried": {} if page.is_first else empty,
            "rows": page.rows,
            "sums": empty,
            "total": empty if page.is_last else {},
        }
        for page in paged(rows, lambda _: ROW, room)
    ]


def _nothing(table: Table[J]) -> Said:
    """The row of a log without rows, which nobody can add one to unseen."""
    return {**dict.fromkeys(table.widths, NONE), "route": EMPTY}


def _continued(page: PageOf[Any], name: str) -> str:
    return "" if page.is_first else f"{name} – ciąg dalszy"


def _height(said: Said, widths: Mapping[str, float]) -> float:
    return max(ROW, *(_cell_height(SMALL, said[name], width) for name, width in widths.items()))


def _data_height(text: str, width: float) -> float:
    return _cell_height(TEXT, text, width)


def _cell_height(face: Typeface, text: str, width: float) -> float:
    return face.height(text, width * MILLIMETRE - BESIDE) + ABOVE
