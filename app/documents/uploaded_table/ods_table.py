"""The bytes of an ODS file come in; the rows of its sheets go out, as they were last computed."""

from collections.abc import Iterator

from app.documents.uploaded_table.cell_values import NO, YES, duration_text, iso_text, number_text
from app.documents.uploaded_table.limits import (
    ENCRYPTED,
    MOST_ROWS,
    MOST_SHEETS,
    within_limits,
)
from app.documents.uploaded_table.merging import Block, column_within, rows_of
from app.documents.uploaded_table.package import Element, Package, local, said
from app.errors import UploadRefused
from app.months.table_rows import Sheet, TableRow

CONTENT, MANIFEST = "content.xml", "META-INF/manifest.xml"
CELLS = {"table-cell", "covered-table-cell"}
ROWS_IN = {"table-row-group", "table-rows", "table-header-rows"}
NOT_SHOWN = {"annotation", "shapes", "tracked-changes"}
SPACES = {"tab": "\t", "line-break": "\n"}


def ods_sheets(package: Package) -> tuple[Sheet, ...]:
    """The sheets in their order; hidden rows are read too, a filter hides what was still meant."""
    if MANIFEST in package.names and any(
        local(each) == "encryption-data" for each in package.tree(MANIFEST).iter()
    ):
        raise UploadRefused(ENCRYPTED)
    tables = [*package.tree(CONTENT).iterfind("{*}body/{*}spreadsheet/{*}table")]
    return tuple(tuple(within_limits(_rows(table))) for table in tables[:MOST_SHEETS])


def _rows(table: Element) -> Iterator[TableRow]:
    cells: dict[int, dict[int, str]] = {}
    blocks: list[Block] = []
    number = 1
    for row in _row_elements(table):
        times = _times(row, "number-rows-repeated")
        found = dict(_cells(row, number, blocks))
        if found:
            # One row too many is enough to be told so.
            for each in range(number, min(number + times, MOST_ROWS + 2)):
                cells[each] = dict(found)
            cells.setdefault(min(number, MOST_ROWS + 1), found)
        number += times
    yield from rows_of(cells, blocks)


def _row_elements(element: Element) -> Iterator[Element]:
    """Rows wherever they stand: in the header that is repeated, in groups that can be folded."""
    for child in element:
        if local(child) == "table-row":
            yield child
        elif local(child) in ROWS_IN:
            yield from _row_elements(child)


def _cells(row: Element, number: int, blocks: list[Block]) -> Iterator[tuple[int, str]]:
    column = 1
    for cell in row:
        if local(cell) not in CELLS:
            continue
        times = _times(cell, "number-columns-repeated")
        text = "" if local(cell) == "covered-table-cell" else _value(cell)
        if text:
            for each in range(column_within(column), column_within(column + times - 1) + 1):
                yield each, text
            down = _times(cell, "number-rows-spanned")
            if down > 1:
                blocks.append(Block(number, column, number + down - 1, column))
        column += times


def _value(cell: Element) -> str:
    kind = said(cell, "value-type")
    if kind == "date":
        return iso_text(said(cell, "date-value"))
    if kind == "time":
        return duration_text(said(cell, "time-value"))
    if kind == "boolean":
        return YES if said(cell, "boolean-value") == "true" else NO
    if kind in {"float", "currency", "percentage"}:
        return number_text(said(cell, "value"))
    text = "\n".join(_text(each) for each in cell.iterchildren("{*}p"))
    return text or ("=" if said(cell, "formula") else "")


def _text(element: Element) -> str:
    """All of a paragraph with the spaces OpenDocument writes as elements; no remark beside it."""
    parts = [element.text or ""]
    for child in element.iterchildren("{*}*"):
        if local(child) == "s":
            parts.append(" " * min(_times(child, "c"), 1000))
        elif local(child) in SPACES:
            parts.append(SPACES[local(child)])
        elif local(child) not in NOT_SHOWN:
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _times(element: Element, attribute: str) -> int:
    told = said(element, attribute)
    return int(told) if told.isdecimal() and 0 < len(told) < 9 else 1
