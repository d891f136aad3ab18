"""The bytes of an XLSX file come in; the rows of its sheets go out, as Excel last saw and computed them."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils import column_index_from_string

from app.documents.uploaded_table.cell_values import NO, YES, shown
from app.documents.uploaded_table.limits import MOST_ROWS, MOST_SHEETS, UNREADABLE, within_limits
from app.documents.uploaded_table.merging import Block, column_within, rows_of
from app.documents.uploaded_table.package import Element, Package, local, said
from app.errors import UploadRefused
from app.months.table_rows import Sheet, TableRow

BOOK, STRINGS, STYLES = "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_UNSEEN = "rPh"
"""How a text is read aloud, in Japanese."""


@dataclass(frozen=True)
class Book:
    """What the cells of all sheets refer to: texts and formats by number, and where days begin."""

    strings: tuple[str, ...]
    formats: tuple[str, ...]
    since_1904: bool


def xlsx_sheets(package: Package) -> tuple[Sheet, ...]:
    """The visible sheets in their order; hidden rows are read too, a filter hides what was still meant."""
    workbook = package.tree(BOOK)
    since_1904 = any(
        said(each, "date1904") in {"1", "true"} for each in workbook.iter("{*}workbookPr")
    )
    book = Book(tuple(_strings(package)), tuple(_formats(package)), since_1904)
    return tuple(
        tuple(within_limits(_rows(package.tree(name), book)))
        for name in [*_sheet_names(package, workbook)][:MOST_SHEETS]
    )


def _sheet_names(package: Package, workbook: Element) -> Iterator[str]:
    targets = {
        said(each, "Id"): posixpath.normpath(posixpath.join("/xl", said(each, "Target"))).lstrip(
            "/"
        )
        for each in package.tree(RELATIONS)
        if said(each, "Type").endswith("/worksheet")
    }
    for sheet in workbook.iter("{*}sheet"):
        name = targets.get(said(sheet, "id"), "")
        if name and said(sheet, "state") in {"", "visible"}:
            yield name


def _strings(package: Package) -> Iterator[str]:
    if STRINGS in package.names:
        yield from (_text(each) for each in package.tree(STRINGS).iterchildren("{*}si"))


def _formats(package: Package) -> Iterator[str]:
    if STYLES not in package.names:
        return
    root = package.tree(STYLES)
    own = {said(each, "numFmtId"): said(each, "formatCode") for each in root.iter("{*}numFmt")}
    for style in root.iterfind("{*}cellXfs/{*}xf"):
        number = said(style, "numFmtId")
        builtin = BUILTIN_FORMATS.get(int(number), "") if number.isdecimal() else ""
        yield own.get(number, builtin)


def _rows(sheet: Element, book: Book) -> Iterator[TableRow]:
    cells: dict[int, dict[int, str]] = {}
    number = 0
    for row in sheet.iterfind("{*}sheetData/{*}row"):
        told = said(row, "r")
        number = int(told) if told.isdecimal() and len(told) < 9 else number + 1
        found = dict(_cells(row, book))
        if found:
            cells.setdefault(min(number, MOST_ROWS + 1), {}).update(found)
    yield from rows_of(cells, _blocks(sheet))


def _cells(row: Element, book: Book) -> Iterator[tuple[int, str]]:
    column = 0
    for cell in row.iterchildren("{*}c"):
        place = _PLACE.fullmatch(said(cell, "r"))
        column = column_index_from_string(place[1]) if place else column + 1
        text = _value(cell, book)
        if text:
            yield column_within(column), text


def _value(cell: Element, book: Book) -> str:
    kind, value = said(cell, "t"), cell.findtext("{*}v") or ""
    if kind == "inlineStr":
        return "".join(_text(each) for each in cell.iterchildren("{*}is"))
    if kind == "s":
        known = value.isdecimal() and len(value) < 9 and int(value) < len(book.strings)
        if not known:
            raise UploadRefused(UNREADABLE)
        return book.strings[int(value)]
    if not value:
        # A formula nobody computed: to pass it over would lose what somebody sees in that place.
        return f"={cell.findtext('{*}f') or ''}" if cell.find("{*}f") is not None else ""
    if kind == "b":
        return YES if value.strip() == "1" else NO
    if kind in {"str", "e", "d"}:
        return value
    return shown(value, _format(cell, book.formats), since_1904=book.since_1904)


def _format(cell: Element, formats: tuple[str, ...]) -> str:
    style = said(cell, "s")
    number = int(style) if style.isdecimal() and len(style) < 9 else 0
    return formats[number] if number < len(formats) else ""


def _text(element: Element) -> str:
    """All runs of a text, as they follow one another."""
    texts = (each for each in element.iter("{*}t") if not _is_unseen(each))
    return "".join(each.text or "" for each in texts)


def _is_unseen(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and local(parent) == _UNSEEN


def _blocks(sheet: Element) -> Iterator[Block]:
    for merged in sheet.iter("{*}mergeCell"):
        first, _, last = said(merged, "ref").partition(":")
        ends = _PLACE.fullmatch(first), _PLACE.fullmatch(last)
        if ends[0] and ends[1]:
            (left, top), (right, bottom) = (
                (column_index_from_string(end[1]), int(end[2])) for end in ends if end
            )
            yield Block(top, left, bottom, right)
