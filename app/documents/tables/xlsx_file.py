"""A table comes in; an XLSX file goes out: real dates and numbers, its header always in sight."""

import io
from collections.abc import Iterator

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from app.documents.tables.packing import AUTHOR, LANGUAGE, repacked, sheet_name
from app.documents.tables.table import Cell, Kind, Table, printable

FORMATS = {
    Kind.TEXT: "@",
    Kind.NUMBER: "General",
    Kind.DATE: "yyyy\\-mm\\-dd",
    Kind.MONEY: '#,##0.00\\ "zł"',
}
BOLD = Font(bold=True)


def xlsx_file(table: Table) -> bytes:
    """The file, of one sheet; no text in it is ever a formula.

    All rows are checked before the first is written: openpyxl keeps the sheet in a file of its own until
    the book is saved, and an error half way would leave it lying there.
    """
    rows = tuple(table.checked())
    book = Workbook(write_only=True)
    book.properties.title, book.properties.creator = printable(table.title), AUTHOR
    book.properties.language = LANGUAGE
    sheet = book.create_sheet(sheet_name(table.title))
    sheet.freeze_panes, sheet.print_title_rows = "A2", "1:1"
    for place, column in enumerate(table.columns, 1):
        sheet.column_dimensions[get_column_letter(place)].width = column.characters
    sheet.append(list(_header(sheet, table)))
    for row in rows:
        pairs = zip(table.columns, row, strict=True)
        sheet.append([_cell(sheet, cell, column.kind) for column, cell in pairs])
    saved = io.BytesIO()
    book.save(saved)
    return repacked(saved.getvalue())


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
