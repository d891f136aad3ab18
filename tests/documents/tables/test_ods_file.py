import io
import zipfile
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from odf import dc, style, table, text
from odf.element import Element
from odf.opendocument import OpenDocument, load
from odf.teletype import extractText

from app.documents.tables import Column, Kind, Table, TableFormat, table_file
from app.documents.tables.ods_file import MARK
from app.documents.tables.table import printable
from tests.documents.tables.builders import COLUMNS, FORMULAS, NUMBERS, TEXTS, a_table, texts


def opened(of: Table) -> OpenDocument:
    return load(io.BytesIO(table_file(of, TableFormat.ODS)))


def value(cell: Element) -> str | None:
    """The cell's own value, or its text."""
    for name in ("datevalue", "value"):
        if said := cell.getAttribute(name):
            return str(said)
    lines = cell.getElementsByType(text.P)
    return "\n".join(extractText(line) for line in lines) if lines else None


def rows(of: Table) -> list[list[str | None]]:
    found = opened(of).spreadsheet.getElementsByType(table.TableRow)
    return [[value(cell) for cell in row.getElementsByType(table.TableCell)] for row in found]


def test_dates_are_dates_and_numbers_numbers() -> None:
    assert rows(a_table())[1:] == [
        ["OPS.5210.1.2026", "Zażółć Gęślą-Jaźń", "2026-01-05", "210", "14618.10"],
        ["0012", "„Łucja” <Próbna> & Syn; s.c.", None, "210.5", "5"],
        ["7", "Jan  Testowy\ndruga linia\tpo tabulatorze", "1926-12-31", None, None],
    ]
    cells = opened(a_table()).spreadsheet.getElementsByType(table.TableCell)[5:10]
    kinds = [cell.getAttribute("valuetype") for cell in cells]
    assert kinds == ["string", "string", "date", "float", "float"]


def test_the_header_is_a_header_and_is_repeated() -> None:
    (head,) = opened(a_table()).spreadsheet.getElementsByType(table.TableHeaderRows)
    cells = head.getElementsByType(table.TableCell)
    assert [value(cell) for cell in cells] == [column.title for column in COLUMNS]


def test_the_file_has_a_title_and_a_language() -> None:
    meta = opened(a_table()).meta
    assert [str(one) for one in meta.getElementsByType(dc.Title)] == ["Rejestr zgłoszeń"]
    assert [str(one) for one in meta.getElementsByType(dc.Language)] == ["pl-PL"]


def test_every_style_a_cell_has_is_in_the_file() -> None:
    document = opened(a_table())
    known = {
        (str(each.getAttribute("family")), str(each.getAttribute("name"))): each
        for place in (document.styles, document.automaticstyles)
        for each in place.getElementsByType(style.Style)
    }
    cells = document.spreadsheet.getElementsByType(table.TableCell)
    used = {str(name) for cell in cells if (name := cell.getAttribute("stylename"))}
    assert used == {"header", *Kind}
    formats = {str(each.getAttribute("name")) for each in document.styles.childNodes}
    for kind in Kind:
        named = known["table-cell", kind].getAttribute("datastylename")
        assert named in formats


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_text_is_a_formula(formula: str) -> None:
    document = opened(texts(formula))
    cell = document.spreadsheet.getElementsByType(table.TableCell)[1]
    assert value(cell) == formula
    assert cell.getAttribute("formula") is None
    assert cell.getAttribute("valuetype") == "string"


@pytest.mark.parametrize(
    ("said", "written"),
    [
        (" a", '<text:s text:c="1"/>a'),
        ("a  ", 'a<text:s text:c="2"/>'),
        ("a   b c", 'a<text:s text:c="3"/>b c'),
        ("a\tb", "a<text:tab/>b"),
    ],
)
def test_spaces_are_written_so_that_no_spreadsheet_drops_them(said: str, written: str) -> None:
    with zipfile.ZipFile(io.BytesIO(table_file(texts(said), TableFormat.ODS))) as package:
        assert f"<text:p>{written}</text:p>" in package.read("content.xml").decode()


def test_a_title_that_says_what_the_mark_says_stays_a_title() -> None:
    of = Table("Próba", (Column(MARK),), [("a",), ("b",)])
    assert rows(of) == [[MARK], ["a"], ["b"]]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(TEXTS, NUMBERS), min_size=1, max_size=4))
def test_any_value_comes_through(values: list[tuple[str, Decimal]]) -> None:
    columns = (Column("Tekst"), Column("Liczba", Kind.NUMBER))
    read = rows(Table("Próba", columns, values))[1:]
    assert [line[0] for line in read] == [printable(said) for said, _ in values]
    assert [Decimal(line[1] or "") for line in read] == [number for _, number in values]
