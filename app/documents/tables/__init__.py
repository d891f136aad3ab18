"""A table of an office comes in; a CSV, XLSX or ODS file of it goes out."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from app.documents.tables.csv_file import csv_file
from app.documents.tables.ods_file import ods_file
from app.documents.tables.table import Cell, Column, Kind, Table
from app.documents.tables.xlsx_file import xlsx_file

__all__ = ["MEDIA_TYPES", "Cell", "Column", "Kind", "Table", "TableFormat", "table_file"]


class TableFormat(StrEnum):
    """The value is the ending of the file's name."""

    CSV = "csv"
    XLSX = "xlsx"
    ODS = "ods"


MEDIA_TYPES: Mapping[TableFormat, str] = {
    TableFormat.CSV: "text/csv; charset=utf-8",
    TableFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    TableFormat.ODS: "application/vnd.oasis.opendocument.spreadsheet",
}
_WRITERS: Mapping[TableFormat, Callable[..., bytes]] = {
    TableFormat.CSV: csv_file,
    TableFormat.XLSX: xlsx_file,
    TableFormat.ODS: ods_file,
}


def table_file(table: Table, form: TableFormat, explained: Table | None = None) -> bytes:
    """The table as a file of this format; equal tables give equal bytes.

    ``explained`` says how to read it: on a second sheet, or above it in a CSV file, which has only one.

    Raises ``ValueError`` for a row with too few or too many cells or a number that is none, ``TypeError``
    for a cell of another kind than its column.
    """
    return _WRITERS[form](*([table] if explained is None else [table, explained]))
