"""Tables come in; a CSV file as the Polish Excel opens it goes out: semicolons, decimal commas, UTF-8."""

import codecs
import csv
import io
from datetime import date
from decimal import Decimal

from app.documents.tables.table import Cell, Column, Kind, Table, printable

GROSZ = Decimal("0.01")
WIDE = ("\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH PLUS SIGN}", "\N{FULLWIDTH HYPHEN-MINUS}")
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\n", *WIDE, "\N{FULLWIDTH COMMERCIAL AT}")
"""The wide forms too: a spreadsheet may read them as the plain ones."""


def csv_file(*tables: Table) -> bytes:
    """The file with a byte order mark, without which Excel takes it for another encoding.

    The first table stands last: whoever fills it in may go on below it.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    for number, table in enumerate(reversed(tables)):
        if number:
            writer.writerow(())
        writer.writerow(harmless(printable(column.title)) for column in table.columns)
        for row in table.checked():
            writer.writerow(_written(c, cell) for c, cell in zip(table.columns, row, strict=True))
    return codecs.BOM_UTF8 + text.getvalue().encode()


def harmless(text: str) -> str:
    """An apostrophe before what a spreadsheet would compute: it then shows the text, and runs nothing."""
    return f"'{text}" if text.startswith(BEGINS_A_FORMULA) else text


def _written(column: Column, cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return harmless(cell)
    if isinstance(cell, date):
        return f"{cell:%Y-%m-%d}"
    number = Decimal(cell)
    if column.kind is Kind.MONEY:
        number = number.quantize(GROSZ)
    return f"{number:f}".replace(".", ",")
