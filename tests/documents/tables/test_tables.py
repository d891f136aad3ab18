import io
import time
import zipfile
from decimal import Decimal

import pytest

from app.documents.tables import MEDIA_TYPES, Cell, Column, Kind, Table, TableFormat, table_file
from app.documents.tables.packing import sheet_name
from app.documents.tables.table import printable
from tests.documents.tables.builders import COLUMNS, ROWS, a_table

every_format = pytest.mark.parametrize("form", TableFormat)


@every_format
def test_every_format_has_a_media_type(form: TableFormat) -> None:
    assert MEDIA_TYPES[form]


@every_format
def test_equal_tables_give_equal_bytes_whenever_they_are_made(
    form: TableFormat, monkeypatch: pytest.MonkeyPatch
) -> None:
    once = table_file(a_table(), form)
    later = time.localtime(time.time() + 90_000)
    monkeypatch.setattr(time, "localtime", lambda *_: later)
    assert table_file(a_table(), form) == once


@every_format
def test_rows_may_be_made_one_by_one_and_there_may_be_none(form: TableFormat) -> None:
    assert table_file(Table("Rejestr zgłoszeń", COLUMNS, iter(ROWS)), form) == table_file(
        a_table(), form
    )
    assert table_file(Table("Rejestr zgłoszeń", COLUMNS, ()), form)


@every_format
@pytest.mark.parametrize(
    ("row", "error"),
    [
        ((*ROWS[0], "za dużo"), ValueError),
        (ROWS[0][:-1], ValueError),
        ((1, *ROWS[0][1:]), TypeError),
        ((*ROWS[0][:3], "210", None), TypeError),
        ((*ROWS[0][:2], "2026-01-05", 1, 1), TypeError),
        ((*ROWS[0][:3], Decimal("NaN"), 1), ValueError),
    ],
)
def test_a_row_that_does_not_fit_is_refused(
    form: TableFormat, row: tuple[Cell, ...], error: type[Exception]
) -> None:
    with pytest.raises(error):
        table_file(a_table(row), form)


def test_what_no_file_may_hold_is_seen_to_have_been_there() -> None:
    assert printable("a\x00b\ud800c\r\nd\re") == "a�b�c\nd\ne"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Rejestr zgłoszeń", "Rejestr zgłoszeń"),
        ("Lista [1/2]: osoby*?\\'", "Lista 1 2 osoby"),
        ("x" * 40, "x" * 31),
        ("/", "Tabela"),
    ],
)
@every_format
def test_any_title_names_a_sheet(title: str, name: str, form: TableFormat) -> None:
    assert sheet_name(title) == name
    assert table_file(Table(title, COLUMNS, ROWS), form)


def test_a_column_has_room_for_its_title() -> None:
    assert Column("Dzień", Kind.DATE).characters == 12
    assert Column("Bardzo długi tytuł kolumny z datą", Kind.DATE).characters == 35
    assert Column("Dzień", Kind.DATE, width=9).characters == 9


def test_the_hour_a_file_was_made_is_nowhere_in_it() -> None:
    for form in (TableFormat.XLSX, TableFormat.ODS):
        with zipfile.ZipFile(io.BytesIO(table_file(a_table(), form))) as package:
            assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            told = b"".join(package.read(name) for name in package.namelist())
        assert b"dcterms:created" not in told
        assert b"creation-date" not in told
