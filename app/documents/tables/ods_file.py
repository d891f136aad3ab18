"""Tables come in; an ODS file goes out: odfpy makes the document, its rows are written one by one.

A tree of all cells took odfpy 24 s and 250 MB for 10 000 rows of 12; written so, they take a second.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from xml.sax.saxutils import escape

from odf import dc, meta, number, style, table, text
from odf.opendocument import OpenDocument, OpenDocumentSpreadsheet

from app.documents.tables.packing import AUTHOR, LANGUAGE, repacked, sheet_name
from app.documents.tables.table import Cell, Column, Kind, Table, printable

CONTENT = "content.xml"
PARTS = (CONTENT, "styles.xml", "meta.xml")
MARK = "rows-stand-here"
CENTIMETRES = 0.21
"""How wide a character of the spreadsheet's usual font is, about."""
_MARKED_ROW = rf"<table:table-row\b(?:(?!<table:table-row).)*{MARK}-{{nth}}<.*?</table:table-row>"
_NAMESPACE = re.compile(r' xmlns:([a-z]+)="[^"]*"')
_PREFIX = re.compile(r"[</\s]([a-z]+):(?![a-z]+=\"(?:urn|http):)")
_SPACES = re.compile(r"^ +| +$| {2,}|\t")


def ods_file(*tables: Table) -> bytes:
    """The file, a sheet for each table; its header is repeated on every printed page."""
    shell = io.BytesIO()
    _shell(tables).save(shell)
    with zipfile.ZipFile(shell) as package:
        parts = {name: _settled(package.read(name).decode()) for name in PARTS}
    content = parts[CONTENT]
    for nth, of in enumerate(tables):
        *_, marked = re.finditer(_MARKED_ROW.format(nth=nth), content)  # a title may say the same
        rows = "".join(_row(of, cells) for cells in of.checked())
        content = content[: marked.start()] + rows + content[marked.end() :]
    parts[CONTENT] = content
    return repacked(shell.getvalue(), {name: text.encode() for name, text in parts.items()})


def _settled(xml: str) -> str:
    """The part without namespaces it does not use: odfpy declares all that its process has ever met."""
    used = set(_PREFIX.findall(xml))
    return _NAMESPACE.sub(lambda found: found[0] if found[1] in used else "", xml)


def _shell(tables: Sequence[Table]) -> OpenDocument:
    """The document with its headers and, in place of the rows of each table, a mark."""
    document = OpenDocumentSpreadsheet()
    document.meta.addElement(dc.Title(text=printable(tables[0].title)))
    document.meta.addElement(dc.Language(text=LANGUAGE))
    document.meta.addElement(meta.InitialCreator(text=AUTHOR))
    _add_styles(document)
    for nth, of in enumerate(tables):
        document.spreadsheet.addElement(_sheet(document, of, nth))
    return document


def _sheet(document: OpenDocument, of: Table, nth: int) -> table.Table:
    sheet = table.Table(name=sheet_name(of.title))
    for place, column in enumerate(of.columns, 1):
        name = f"column-{nth}-{place}" if nth else f"column-{place}"
        sheet.addElement(table.TableColumn(stylename=_width(document, name, column)))
    head, row = table.TableHeaderRows(), table.TableRow()
    for column in of.columns:
        cell = table.TableCell(valuetype="string", stylename="header")
        cell.addElement(text.P(text=printable(column.title)))
        row.addElement(cell)
    head.addElement(row)
    sheet.addElement(head)
    marked, cell = table.TableRow(), table.TableCell()
    cell.addElement(text.P(text=f"{MARK}-{nth}"))
    marked.addElement(cell)
    sheet.addElement(marked)
    return sheet


def _add_styles(document: OpenDocument) -> None:
    """A style of cells for every kind, and the language of them all.

    They are common styles: of the automatic ones odfpy writes those alone that its own tree uses, and the
    rows are not in it.
    """
    usual = style.Style(name="Default", family="table-cell")
    usual.addElement(style.TextProperties(language="pl", country="PL"))
    document.styles.addElement(usual)
    for kind, format_ in _formats().items():
        document.styles.addElement(format_)
        document.styles.addElement(
            style.Style(
                name=kind,
                family="table-cell",
                parentstylename="Default",
                datastylename=f"{kind}-format",
            )
        )
    header = style.Style(name="header", family="table-cell", parentstylename="Default")
    header.addElement(style.TextProperties(fontweight="bold"))
    document.automaticstyles.addElement(header)


def _formats() -> dict[Kind, number.Element]:
    """„2026-01-12”, „146 181,00 zł”, „210,5” and text as it is."""
    day = number.DateStyle(name=f"{Kind.DATE}-format")
    parts = (number.Year, number.Month, number.Day)
    for place, part in enumerate(parts):
        if place:
            day.addElement(number.Text(text="-"))
        day.addElement(part(style="long"))
    money = number.NumberStyle(name=f"{Kind.MONEY}-format")
    money.addElement(number.Number(decimalplaces=2, minintegerdigits=1, grouping="true"))
    money.addElement(number.Text(text=" zł"))
    plain = number.NumberStyle(name=f"{Kind.NUMBER}-format")
    plain.addElement(number.Number(minintegerdigits=1))
    words = number.TextStyle(name=f"{Kind.TEXT}-format")
    words.addElement(number.TextContent())
    return {Kind.DATE: day, Kind.MONEY: money, Kind.NUMBER: plain, Kind.TEXT: words}


def _width(document: OpenDocument, name: str, column: Column) -> style.Style:
    width = style.Style(name=name, family="table-column")
    centimetres = f"{column.characters * CENTIMETRES:.2f}cm"
    width.addElement(style.TableColumnProperties(columnwidth=centimetres))
    document.automaticstyles.addElement(width)
    return width


def _row(of: Table, cells: tuple[Cell, ...]) -> str:
    written = (_cell(column, cell) for column, cell in zip(of.columns, cells, strict=True))
    return f"<table:table-row>{''.join(written)}</table:table-row>"


def _cell(column: Column, cell: Cell) -> str:
    if cell is None:
        return "<table:table-cell/>"
    if isinstance(cell, str):
        kind, shown = 'office:value-type="string"', cell
    elif isinstance(cell, date):
        shown = f"{cell:%Y-%m-%d}"
        kind = f'office:value-type="date" office:date-value="{shown}"'
    else:
        plain = f"{Decimal(cell):f}"
        kind, shown = f'office:value-type="float" office:value="{plain}"', plain.replace(".", ",")
    lines = "".join(f"<text:p>{_line(line)}</text:p>" for line in shown.split("\n"))
    return f'<table:table-cell table:style-name="{column.kind}" {kind}>{lines}</table:table-cell>'


def _line(line: str) -> str:
    """A line of text in which no space or tab is lost."""

    def kept(found: re.Match[str]) -> str:
        return "<text:tab/>" if found[0] == "\t" else f'<text:s text:c="{len(found[0])}"/>'

    return _SPACES.sub(kept, escape(line))
