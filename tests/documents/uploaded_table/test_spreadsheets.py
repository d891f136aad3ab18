"""XLSX and ODS as Excel, Calc and others write them: real dates, formulas, merged cells, hidden rows."""

import pytest

from app.documents.uploaded_table.worker import sheets_in
from tests.documents.uploaded_table.specimens import ods, ods_cell, ods_row, xlsx


def cells(data: bytes) -> list[tuple[int, tuple[str, ...]]]:
    return [(row.number, row.cells) for row in sheets_in(data)[0]]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<c r="A1" t="s"><v>0</v></c>', "jeden"),
        ('<c r="A1" t="s"><v>1</v></c>', "dwa"),
        ('<c r="A1" t="inlineStr"><is><t>=1+1</t></is></c>', "=1+1"),
        ('<c r="A1" s="1"><v>46029</v></c>', "2026-01-07"),
        ('<c r="A1" s="1"><v>46029.5</v></c>', "2026-01-07 12:00"),
        ('<c r="A1" s="2"><v>0.33333333333333331</v></c>', "08:00"),
        ('<c r="A1" s="2"><v>1</v></c>', "24:00"),
        ('<c r="A1" s="2"><v>0</v></c>', "00:00"),
        ('<c r="A1"><v>0.35416666666666669</v></c>', "0,354166666667"),
        ('<c r="A1"><v>26.449999999999999</v></c>', "26,45"),
        ('<c r="A1"><v>1E2</v></c>', "100"),
        ('<c r="A1" s="3"><v>8.3000000000000007</v></c>', "8,3"),
        ('<c r="A1" t="b"><v>1</v></c>', "tak"),
        ('<c r="A1" t="b"><v>0</v></c>', "nie"),
        ('<c r="A1" t="str"><f>B1&amp;"x"</f><v>policzone</v></c>', "policzone"),
        ('<c r="A1"><f>1+1</f><v>2</v></c>', "2"),
        ('<c r="A1"><f>1+1</f></c>', "=1+1"),
        ('<c r="A1" t="e"><v>#REF!</v></c>', "#REF!"),
        ('<c r="A1" s="77"><v>5</v></c>', "5"),
        ('<c r="A1" s="1"><v>1E300</v></c>', "1E300"),
    ],
)
def test_a_cell_of_excel(cell: str, text: str) -> None:
    assert cells(xlsx(f'<row r="1">{cell}</row>')) == [(1, (text,))]


def test_rows_and_cells_may_say_no_place_or_leave_gaps() -> None:
    rows = '<row><c><v>1</v></c><c><v>2</v></c></row><row r="5" hidden="1"><c r="C5"><v>3</v></c></row>'
    assert cells(xlsx(rows)) == [(1, ("1", "2")), (5, ("", "", "3"))]


def test_a_name_merged_over_rows_is_said_in_each_that_says_more() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"/><c r="B{n}"><v>{n}</v></c></row>' for n in (2, 3))
    first = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    merged = '<mergeCells><mergeCell ref="A1:A4"/></mergeCells>'
    found = cells(xlsx(first + rows + '<row r="4"><c r="A4"/></row>', after=merged))
    assert found == [(1, ("jeden",)), (2, ("jeden", "2")), (3, ("jeden", "3"))]


def test_days_may_begin_in_1904_and_the_strict_vocabulary_is_read() -> None:
    book = (
        '<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:r="x">'
        '<workbookPr date1904="1"/>'
        '<sheets><sheet name="A" r:id="rId1"/></sheets></workbook>'
    )
    data = xlsx('<row r="1"><c r="A1" s="1"><v>44567</v></c></row>', xl__workbook_xml=book)
    assert cells(data) == [(1, ("2026-01-07",))]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (ods_cell("zwykły"), "zwykły"),
        (ods_cell("7.01", 'office:value-type="date" office:date-value="2026-01-07"'), "2026-01-07"),
        (
            ods_cell("x", 'office:value-type="date" office:date-value="2026-01-07T08:30:00"'),
            "2026-01-07 08:30",
        ),
        (ods_cell("8:30", 'office:value-type="time" office:time-value="PT08H30M00S"'), "08:30"),
        (ods_cell("24:00", 'office:value-type="time" office:time-value="PT24H00M00S"'), "24:00"),
        (ods_cell("12,50", 'office:value-type="float" office:value="12.5"'), "12,5"),
        (ods_cell("8,00 zł", 'office:value-type="currency" office:value="8"'), "8"),
        (ods_cell("PRAWDA", 'office:value-type="boolean" office:boolean-value="true"'), "tak"),
        (ods_cell("", 'table:formula="of:=1+1"'), "="),
        (ods_cell('a<text:s text:c="2"/>b<text:tab/>c<text:line-break/>d'), "a  b\tc\nd"),
        (
            ods_cell(
                "<text:span>w</text:span><office:annotation><text:p>uwaga</text:p></office:annotation>x"
            ),
            "wx",
        ),
    ],
)
def test_a_cell_of_calc(cell: str, text: str) -> None:
    assert cells(ods(ods_row(cell))) == [(1, (text,))]


def test_repeated_rows_and_cells_are_read_as_often_and_empty_ones_are_not() -> None:
    columns, rows = "table:number-columns-repeated", "table:number-rows-repeated"
    twice = ods_row(ods_cell("x", f'{columns}="2"'), more=f'{rows}="2"')
    end = ods_row(ods_cell("", f'{columns}="16384"'), more=f'{rows}="1048574"')
    assert cells(ods(twice + end)) == [(1, ("x", "x")), (2, ("x", "x"))]


def test_a_header_that_is_repeated_and_groups_of_rows_are_read() -> None:
    hidden = ods_row(ods_cell("b"), more='table:visibility="filter"')
    rows = (
        f"<table:table-header-rows>{ods_row(ods_cell('a'))}</table:table-header-rows>"
        f"<table:table-row-group>{hidden}</table:table-row-group>"
    )
    assert cells(ods(rows)) == [(1, ("a",)), (2, ("b",))]


def test_a_merged_cell_of_calc_is_said_in_each_row() -> None:
    first = ods_row(ods_cell("Jan", 'table:number-rows-spanned="2"'), ods_cell("1"))
    second = ods_row("<table:covered-table-cell/>", ods_cell("2"))
    assert cells(ods(first + second)) == [(1, ("Jan", "1")), (2, ("Jan", "2"))]
