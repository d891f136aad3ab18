"""Tables come in; an XLSX file goes out: real dates and numbers, every header always in sight."""

import io
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet._writer import WorksheetWriter

from app.documents.tables.packing import AUTHOR, LANGUAGE, repacked, sheet_name
from app.documents.tables.table import Cell, Kind, Table, printable

FORMATS = {
    Kind.TEXT: "@",
    Kind.NUMBER: "General",
    Kind.DATE: "yyyy\\-mm\\-dd",
    Kind.MONEY: '#,##0.00\\ "zł"',
}
BOLD = Font(bold=True)


def xlsx_file(*tables: Table) -> bytes:
    """The file, a sheet for each table; no text in it is ever a formula.

    openpyxl would keep a sheet in a temporary file, where every name of a register lay in the clear: here
    that file is one of memory. All rows are checked before the first is written, for a sheet broken off
    half way cannot be closed.
    """
    checked = [(table, tuple(table.checked())) for table in tables]
    book = Workbook(write_only=True)
    book.properties.title, book.properties.creator = printable(tables[0].title), AUTHOR
    book.properties.language = LANGUAGE
    with ExitStack() as open_files:
        for table, rows in checked:
            kept = open_files.enter_context(os.fdopen(os.memfd_create("sheet"), "w+b"))
            _write(book, table, rows, f"/proc/self/fd/{kept.fileno()}")
        saved = io.BytesIO()
        book.save(saved)
    return repacked(saved.getvalue())


class _InMemory(WorksheetWriter):  # type: ignore[misc] # openpyxl has no types
    """Writes to the file it is given, and leaves it to whoever gave it."""

    def cleanup(self) -> None:
        """Nothing lies anywhere."""


def _write(book: Workbook, table: Table, rows: Iterable[Sequence[Cell]], kept: str) -> None:
    sheet = book.create_sheet(sheet_name(table.title))
    sheet.freeze_panes, sheet.print_title_rows = "A2", "1:1"
    for place, column in enumerate(table.columns, 1):
        sheet.column_dimensions[get_column_letter(place)].width = column.characters
    sheet._writer = _InMemory(sheet, kept)  # noqa: SLF001 - openpyxl has no other way to choose the file
    sheet._writer.write_top()  # noqa: SLF001 - the same
    sheet.append(list(_header(sheet, table)))
    for row in rows:
        pairs = zip(table.columns, row, strict=True)
        sheet.append([_cell(sheet, cell, column.kind) for column, cell in pairs])


def _header(sheet: WriteOnlyWorksheet, table: Table) -> Iterator[WriteOnlyCell]:
    for column in table.columns:
        cell = _cell(sheet, printable(column.title), Kind.TEXT)
        cell.font = BOLD
        yield cell


def _cell(sheet: WriteOnlyWorksheet, value: Cell, kind: Kind) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value)
    cell.number_format = FORMATS[kind]
    if isinstance(value, str):
        cell.data_type = "s"  # or „=1+1” were a formula
        cell.quotePrefix = True  # and became one as soon as somebody edited it
    return cell
