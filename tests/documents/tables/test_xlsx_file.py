import io
import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook

from app.documents.tables import Column, Kind, Table, TableFormat, table_file
from app.documents.tables.table import printable
from tests.documents.tables.builders import COLUMNS, FORMULAS, NUMBERS, ROWS, TEXTS, a_table, texts


def opened(table: Table) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(table_file(table, TableFormat.XLSX)))


def test_dates_are_dates_and_numbers_numbers() -> None:
    rows = opened(a_table()).active.iter_rows(min_row=2, values_only=True)
    assert [(*row[:2], row[2] and row[2].date(), *row[3:]) for row in rows] == [
        ("OPS.5210.1.2026", "Zażółć Gęślą-Jaźń", date(2026, 1, 5), 210, 14618.1),
        ("0012", "„Łucja” <Próbna> & Syn; s.c.", None, 210.5, 5),
        ("7", "Jan  Testowy\ndruga linia\tpo tabulatorze", date(1926, 12, 31), None, None),
    ]  # fmt: skip
    first = opened(a_table()).active[2]
    assert [cell.is_date for cell in first] == [False, False, True, False, False]
    assert first[4].number_format == '#,##0.00\\ "zł"'


def test_the_header_stays_in_sight_and_columns_have_room() -> None:
    sheet = opened(a_table()).active
    assert [cell.value for cell in sheet[1]] == [column.title for column in COLUMNS]
    assert all(cell.font.bold for cell in sheet[1])
    assert sheet.freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"
    widths = [sheet.column_dimensions[letter].width for letter in "ABCDE"]
    assert all(width >= len(c.title) for width, c in zip(widths, COLUMNS, strict=True))


def test_the_file_has_a_title_and_a_language() -> None:
    core = opened(a_table()).properties
    assert (core.title, core.language, core.creator) == ("Rejestr zgłoszeń", "pl-PL", "Teczka")


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_text_is_a_formula_and_none_becomes_one(formula: str) -> None:
    cell = opened(texts(formula)).active["A2"]
    assert (cell.value, cell.data_type) == (formula, "s")
    assert cell.quotePrefix


def test_nothing_is_left_lying_about(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    table_file(a_table(), TableFormat.XLSX)
    with pytest.raises(ValueError, match="argument"):
        table_file(a_table(ROWS[0], ROWS[0][:-1]), TableFormat.XLSX)
    assert not list(tmp_path.iterdir())


def test_no_name_ever_lies_in_a_temporary_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/nowhere")
    assert opened(a_table()).active["A2"].value == "OPS.5210.1.2026"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(TEXTS, NUMBERS), min_size=1, max_size=4))
def test_any_value_comes_through(values: list[tuple[str, Decimal]]) -> None:
    columns = (Column("Tekst"), Column("Liczba", Kind.NUMBER))
    sheet = opened(Table("Próba", columns, values)).active
    read = [(row[0] or "", row[1]) for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert read == [(printable(text), pytest.approx(float(number))) for text, number in values]
