import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.tables import TableFormat, table_file
from app.documents.tables.csv_file import harmless
from app.documents.tables.table import Table, printable
from tests.documents.tables.builders import FORMULAS, TEXTS, a_table, texts


def read(table: Table) -> list[list[str]]:
    text = table_file(table, TableFormat.CSV).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def test_it_opens_in_the_polish_excel() -> None:
    file = table_file(a_table(), TableFormat.CSV)
    assert file.startswith(b"\xef\xbb\xbf")
    assert file.splitlines()[1].decode() == (
        "OPS.5210.1.2026;Zażółć Gęślą-Jaźń;2026-01-05;210;14618,10"
    )


def test_every_cell_is_read_back() -> None:
    assert read(a_table())[1:] == [
        ["OPS.5210.1.2026", "Zażółć Gęślą-Jaźń", "2026-01-05", "210", "14618,10"],
        ["0012", "„Łucja” <Próbna> & Syn; s.c.", "", "210,5", "5,00"],
        ["7", "Jan  Testowy\ndruga linia\tpo tabulatorze", "1926-12-31", "", ""],
    ]


@pytest.mark.parametrize("formula", [*FORMULAS, "\n=1", "\r=1", "\N{FULLWIDTH EQUALS SIGN}1"])
def test_no_text_is_a_formula(formula: str) -> None:
    cell = read(texts(formula))[1][0]
    assert cell == f"'{printable(formula)}"


@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_any_text_comes_through_and_none_computes(values: list[str]) -> None:
    read_back = [row[0] if row else "" for row in read(texts(*values))[1:]]
    assert read_back == [harmless(printable(value)) for value in values]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in read_back)
