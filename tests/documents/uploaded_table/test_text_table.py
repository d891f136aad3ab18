"""CSV as spreadsheets and people save it: every encoding, every separator, and our own apostrophes."""

import codecs

import pytest

from app.documents.tables import Column, Table, TableFormat, table_file
from app.documents.uploaded_table import limits
from app.documents.uploaded_table.text_table import text_sheets
from app.errors import UploadRefused

WORDS = "uczestnik;czynności\r\nŁucja Źdźbło;„spacer” – park\r\n"


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode(),
        codecs.BOM_UTF8 + WORDS.encode(),
        WORDS.encode("cp1250"),
        codecs.BOM_UTF16_LE + WORDS.replace(";", "\t").encode("utf-16-le"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        WORDS.replace(";", "\t").replace("\r\n", "\n").encode(),
        WORDS.replace(";", ",").replace("\r\n", "\r").encode(),
    ],
    ids=["utf-8", "with a mark", "cp1250", "utf-16", "utf-16 be", "tabs", "commas"],
)
def test_every_encoding_and_separator(data: bytes) -> None:
    (sheet,) = text_sheets(data)
    assert [row.cells for row in sheet] == [
        ("uczestnik", "czynności"),
        ("Łucja Źdźbło", "„spacer” – park"),
    ]


def test_each_separator_gives_a_reading() -> None:
    data = b"a;b,c\n1;2,3\n"
    assert [sheet[1].cells for sheet in text_sheets(data)] == [("1", "2,3"), ("1;2", "3")]


def test_many_commas_in_a_text_do_not_make_the_file_too_wide() -> None:
    (sheet,) = text_sheets(b"a;b\n1;" + b"x," * 80)
    assert len(sheet[1].cells) == 2


def test_rows_are_numbered_as_seen_and_empty_ones_left_out() -> None:
    (sheet,) = text_sheets(b'a;b\n\n;\n"x\ny";2\n')
    assert [(row.number, row.cells) for row in sheet] == [(1, ("a", "b")), (4, ("x\ny", "2"))]


@pytest.mark.parametrize("text", ["=1+1", "-5", "@x", "+48"])
def test_what_our_own_files_made_harmless_is_read_as_it_was(text: str) -> None:
    data = table_file(Table("x", (Column("a"), Column("b")), [(text, "'x")]), TableFormat.CSV)
    (sheet,) = text_sheets(data)
    assert sheet[1].cells == (text, "'x")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"a;b\n" * 2001, limits.TOO_LONG),
        (b";".join([b"x"] * 10_000), limits.TOO_WIDE),
        (b"a;" + b"x" * 1001, limits.TOO_WORDY),
        (b"a;" + b"x" * 100_000, limits.TOO_WORDY),
        ((b"x" * 900 + b";" + b"y" * 900 + b"\n") * 100, limits.TOO_WORDY),
        (b"a;b\x00c", limits.UNREADABLE),
    ],
    ids=["rows", "columns", "cell", "field", "characters", "no text"],
)
def test_too_much_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(UploadRefused) as refused:
        text_sheets(data)
    assert str(refused.value) == said
