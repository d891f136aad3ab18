"""Files of somebody who means harm: refused with what to do, in little time, by a process apart."""

import io
import threading
import time
import zipfile

import pytest

from app.documents.uploaded_table import confinement, limits, worker
from app.documents.uploaded_table.confinement import read_table
from app.errors import InternalError, UploadRefused
from tests.documents.letter_blanks import rogue
from tests.documents.uploaded_table.specimens import ods, ods_cell, ods_row, packed, xlsx

LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><x>&c;</x>'
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x>&a;</x>'
BOMB = b"<x>" + b" " * (limits.MAX_UNPACKED_BYTES + 1)
FAR = '<row r="1"><c r="XFD1"><v>1</v></c></row>'
MANY = "".join(f"<c><v>{n}</v></c>" for n in range(10_000))


def lying() -> bytes:
    """A package whose part says it is small and is a bomb."""
    data = bytearray(xlsx("", xl__styles_xml=BOMB))
    true_size, small = len(BOMB).to_bytes(4, "little"), (10).to_bytes(4, "little")
    return bytes(data.replace(true_size, small))


def locked() -> bytes:
    data = bytearray(xlsx(""))
    entry = data.find(b"PK\x01\x02")
    data[entry + 8] |= 1
    return bytes(data)


def twice() -> bytes:
    out = io.BytesIO(ods(""))
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(out, "a") as package:
        package.writestr("content.xml", "<x/>")
    return out.getvalue()


HOSTILE = {
    "bomb": (packed(xl__workbook_xml=BOMB), limits.TOO_FULL),
    "a thousand parts": (packed(**{f"a{n}_xml": "x" for n in range(400)}), limits.TOO_FULL),
    "laughs": (xlsx("", xl__sharedStrings_xml=LAUGHS), limits.MARKUP),
    "laughs of calc": (packed(content_xml=LAUGHS), limits.MARKUP),
    "a file of the server": (xlsx("", xl__sharedStrings_xml=OUTSIDE), limits.MARKUP),
    "macros": (xlsx("", xl__vbaProject_bin=b"x"), limits.MACROS),
    "macros of calc": (ods("", Basic__Standard__a_xml="<x/>"), limits.MACROS),
    "locked": (locked(), limits.ENCRYPTED),
    "locked by calc": (
        ods("", **{"META-INF__manifest_xml": "<m><encryption-data/></m>"}),
        limits.ENCRYPTED,
    ),
    "old": (b"\xd0\xcf\x11\xe0" + bytes(600), limits.OLD_EXCEL),
    "far column": (xlsx(FAR), limits.TOO_WIDE),
    "10 000 columns": (xlsx(f"<row>{MANY}</row>"), limits.TOO_WIDE),
    "10 000 columns of calc": (
        ods(ods_row(ods_cell("x", 'table:number-columns-repeated="10000"'))),
        limits.TOO_WIDE,
    ),
    "far row": (xlsx('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'), limits.TOO_LONG),
    "a million rows": (
        ods(ods_row(ods_cell("x"), more='table:number-rows-repeated="1000000"')),
        limits.TOO_LONG,
    ),
    "long cell": (ods(ods_row(ods_cell("x" * 1001))), limits.TOO_WORDY),
    "spaces": (ods(ods_row(ods_cell('x<text:s text:c="99999999"/>y'))), limits.TOO_WORDY),
    "text that is not there": (xlsx('<row><c t="s"><v>9</v></c></row>'), limits.UNREADABLE),
    "no xml": (xlsx("<row>"), limits.UNREADABLE),
    "no table": (packed(word__document_xml="<x/>"), limits.UNREADABLE),
    "no zip": (b"PK\x03\x04" + bytes(100), limits.UNREADABLE),
}


def refusal(data: bytes) -> str:
    with pytest.raises(UploadRefused) as refused:
        read_table(data)
    return str(refused.value)


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_means_harm_is_refused_with_what_to_do(kind: str) -> None:
    data, said = HOSTILE[kind]
    assert worker.reply_to(data) == {"refused": said}


def test_a_package_that_lies_about_its_size_or_holds_a_part_twice() -> None:
    assert worker.reply_to(lying()) == {"refused": limits.UNREADABLE}
    assert worker.reply_to(twice()) == {"refused": limits.UNREADABLE}


def test_a_link_is_never_followed_and_what_was_last_seen_is_read() -> None:
    row = '<row><c><f>[1]Arkusz!A1</f><v>7</v></c><c><f>WEBSERVICE("http://zle.example")</f><v>8</v></c></row>'
    (sheet,) = read_table(xlsx(row, xl__externalLinks__externalLink1_xml="<x/>"))
    assert sheet[0].cells == ("7", "8")


def test_the_process_apart_reads_and_refuses() -> None:
    (sheet,) = read_table("a;ż\n1;2\n".encode())
    assert [row.cells for row in sheet] == [("a", "ż"), ("1", "2")]
    assert refusal(HOSTILE["laughs"][0]) == limits.MARKUP


def test_nothing_and_too_much_are_not_even_handed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confinement, "run_confined", lambda *_, **__: pytest.fail("it was"))
    assert refusal(b"") == limits.EMPTY
    assert refusal(bytes(limits.MAX_BYTES + 1)) == limits.TOO_LARGE


@pytest.fixture
def misbehaving(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "__name__", rogue.__name__)


@pytest.mark.usefixtures("misbehaving")
@pytest.mark.parametrize("wish", [b"crash", b"no reply", b'{"sheets', b"[]", b'{"sheets": [[1]]}'])
def test_a_crash_or_a_false_reply_refuses_the_file(wish: bytes) -> None:
    assert refusal(wish) == limits.UNREADABLE


@pytest.mark.usefixtures("misbehaving")
def test_what_lasts_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confinement, "CLOCK_SECONDS", 0.5)
    started = time.monotonic()
    assert refusal(b"sleep") == limits.TOO_HEAVY
    assert time.monotonic() - started < 5


def test_a_process_that_cannot_start_is_no_fault_of_the_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(worker, "__name__", "tests.documents.uploaded_table.nowhere")
    with pytest.raises(InternalError, match="nowhere"):
        read_table(b"a;b")


def test_only_so_many_files_are_read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confinement, "WAITING_SECONDS", 0.01)
    monkeypatch.setattr(confinement, "_places", threading.BoundedSemaphore(1))
    with confinement._places:
        assert "zbyt wiele plików" in refusal(b"a;b")


def test_whatever_a_reader_raises_is_told_without_the_words_of_the_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = "tajne"

    def broken(*_: object) -> None:
        raise ZeroDivisionError(words)

    monkeypatch.setattr(worker, "sheets_in", broken)
    assert worker.reply_to(b"x") == {"refused": limits.UNREADABLE}
    told = capsys.readouterr().err
    assert "ZeroDivisionError" in told
    assert words not in told
