import io
import os
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents import fill as filling
from app.documents.fill import fill, marks
from app.errors import BlankBroken
from tests.documents.specimens import a_blank, as_bytes, read, text_of


@pytest.fixture(scope="module")
def one_mark(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return a_blank(tmp_path_factory.mktemp("blanks") / "one_mark.docx", "{{ value }}")


@pytest.mark.parametrize(
    "value",
    [
        "{{ 7*7 }}",
        "{% if 1 %}",
        "{# nic #}",
        "{_{ }_} {_% %_}",
        "<b>gruby</b>",
        "</w:t></w:r>",
        "& &amp; &#65;",
        "„ŻÓŁĆ” – zażółć gęślą jaźń",
        "\"cudzysłów\" i 'apostrof'",
        "ą" * 400,
        "konstantynopolitańczykowianeczkaaaaaaaaa",
        "  odstępy na brzegach  ",
        "twarda\N{NO-BREAK SPACE}spacja",
        "pierwsza\ndruga\n\nczwarta",
        "kolumna\tkolumna",
        "😀",
    ],
)
def test_a_value_prints_literally_and_whole(one_mark: Path, value: str) -> None:
    assert text_of(fill(one_mark, {"value": value}, title="Próba")) == value


def test_a_whole_number_prints_as_itself(one_mark: Path) -> None:
    assert text_of(fill(one_mark, {"value": 840}, title="Próba")) == "840"


@pytest.mark.parametrize("value", [None, True, 1.5, ["lista"], {"a": 1}])
def test_what_is_not_text_is_not_printed(one_mark: Path, value: object) -> None:
    with pytest.raises(BlankBroken, match="is not text"):
        fill(one_mark, {"value": value}, title="Próba")


def test_characters_no_xml_may_hold_are_shown_as_lost(one_mark: Path) -> None:
    assert text_of(fill(one_mark, {"value": "a\x00b\x0bc\ud800d\ufffee"}, title="")) == "a�b�c�d�e"


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n"])
def test_every_line_ending_becomes_a_line_break(one_mark: Path, ending: str) -> None:
    filled = fill(one_mark, {"value": f"a{ending}b"}, title="")
    assert text_of(filled) == "a\nb"
    assert read(filled).element.body.xpath("count(//w:br)") == 1


@settings(max_examples=150, deadline=None)
@given(value=st.text(max_size=60))
def test_any_text_is_read_back_as_it_was_given(one_mark: Path, value: str) -> None:
    expected = value.replace("\r\n", "\n").replace("\r", "\n")
    expected = "".join("�" if _forbidden(character) else character for character in expected)
    assert text_of(fill(one_mark, {"value": value}, title=value)) == expected


def _forbidden(character: str) -> bool:
    """As the XML 1.0 recommendation lists its characters (section 2.2)."""
    code = ord(character)
    allowed = (
        code in (0x9, 0xA, 0xD) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD
    ) or 0x10000 <= code <= 0x10FFFF
    return not allowed


def test_a_mark_split_over_runs_is_still_one_mark(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("przed {{ na")
    paragraph.add_run("zwi").bold = True
    paragraph.add_run("sko }} po")
    document.save(str(tmp_path / "split.docx"))
    filled = fill(tmp_path / "split.docx", {"nazwisko": "Przykładowa"}, title="")
    assert text_of(filled) == "przed Przykładowa po"


def test_rows_repeat_and_paragraphs_come_and_go(tmp_path: Path) -> None:
    document = docx.Document()
    for text in ("{%p if child %}", "dziecko", "{%p else %}", "osoba dorosła", "{%p endif %}"):
        document.add_paragraph(text)
    table = document.add_table(rows=0, cols=2)
    for left, right in (("{%tr for row in rows %}", ""), ("{{ loop.index }}", "{{ row.name }}")):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = left, right
    table.add_row().cells[0].text = "{%tr endfor %}"
    path = tmp_path / "loops.docx"
    path.write_bytes(as_bytes(document))

    filled = fill(path, {"child": "", "rows": [{"name": "Ala"}, {"name": "Ola <b>"}]}, title="")

    assert text_of(filled) == "osoba dorosła"
    rows = [[cell.text for cell in row.cells] for row in read(filled).tables[0].rows]
    assert rows == [["1", "Ala"], ["2", "Ola <b>"]]


def test_headers_and_footers_are_filled_too(tmp_path: Path) -> None:
    blank = a_blank(tmp_path / "b.docx", "x", header="Program {{ edition }}", footer="{{ foot }}")
    section = read(fill(blank, {"edition": "2026", "foot": "Ś"}, title="")).sections[0]
    assert (section.header.paragraphs[0].text, section.footer.paragraphs[0].text) == (
        "Program 2026",
        "Ś",
    )


def test_footnotes_are_filled_too(tmp_path: Path) -> None:
    filled = fill(_with_footnote(tmp_path / "note.docx"), {"note": "A & B"}, title="")
    with zipfile.ZipFile(io.BytesIO(filled)) as package:
        assert "przypis A &amp; B" in package.read("word/footnotes.xml").decode()


def test_the_document_has_title_language_and_author(one_mark: Path) -> None:
    properties = read(
        fill(one_mark, {"value": ""}, title="Karta <1> & \x00", subject="Sejny")
    ).core_properties
    assert properties.title == "Karta <1> & �"
    assert properties.subject == "Sejny"
    assert properties.language == "pl-PL"
    assert properties.author == properties.last_modified_by == "Teczka"


def test_equal_input_gives_equal_bytes(one_mark: Path) -> None:
    first = fill(one_mark, {"value": "x"}, title="t")
    filling._compiled.cache_clear()
    assert fill(one_mark, {"value": "x"}, title="t") == first


def test_a_blank_may_come_as_its_bytes_and_is_compiled_once(tmp_path: Path) -> None:
    path = a_blank(tmp_path / "b.docx", "{{ value }}", footer="{{ foot }}")
    data = path.read_bytes()
    values = {"value": "x", "foot": "y"}
    filling._compiled_bytes.cache_clear()
    assert fill(data, values, title="t") == fill(path, values, title="t")
    assert fill(bytes(bytearray(data)), values, title="t")
    assert filling._compiled_bytes.cache_info().misses == 1
    assert marks(data) == {"value", "foot"}
    other = a_blank(tmp_path / "c.docx", "inny {{ value }}").read_bytes()
    assert text_of(fill(other, {"value": "x"}, title="t")) == "inny x"


@pytest.mark.parametrize("data", [b"", b"to nie jest DOCX"])
def test_bytes_that_are_no_blank_are_said_to_be_none(data: bytes) -> None:
    with pytest.raises(BlankBroken, match="a blank of the office's own: not a DOCX file"):
        fill(data, {}, title="")


def test_marks_are_the_names_a_blank_asks_for(tmp_path: Path) -> None:
    blank = a_blank(
        tmp_path / "b.docx",
        "{{ name }} {% for day in days %}{{ day.date }}{{ loop.index }}{% endfor %}",
        header="{{ edition }}",
        footer="{{ number }}",
    )
    assert marks(blank) == {"name", "days", "edition", "number"}


def test_a_blank_is_compiled_once_until_its_file_changes(tmp_path: Path) -> None:
    blank = a_blank(tmp_path / "b.docx", "rok {{ x }}")
    filling._compiled.cache_clear()
    for _ in range(3):
        assert text_of(fill(blank, {"x": "1"}, title="")) == "rok 1"
    assert filling._compiled.cache_info().misses == 1
    before = blank.stat()
    a_blank(blank, "kor {{ x }}")
    os.utime(blank, ns=(before.st_atime_ns, before.st_mtime_ns + 1))
    assert blank.stat().st_size == before.st_size, "or else the size alone would tell"
    assert text_of(fill(blank, {"x": "1"}, title="")) == "kor 1"


def test_many_threads_may_fill_the_same_blank(one_mark: Path) -> None:
    filling._compiled.cache_clear()
    values = [f"wartość {number}" for number in range(40)]
    with ThreadPoolExecutor(8) as threads:
        filled = threads.map(lambda value: fill(one_mark, {"value": value}, title=""), values)
    assert [text_of(document) for document in filled] == values


def test_a_missing_value_names_the_blank_and_the_mark(one_mark: Path) -> None:
    with pytest.raises(BlankBroken, match=r"one_mark\.docx.*'value' is undefined.*{{ value }}"):
        fill(one_mark, {}, title="")


@pytest.mark.parametrize(
    ("paragraph", "complaint"),
    [
        ("{% if x %}", "Unexpected end of template"),
        ("{{ x", "unexpected"),
        ("{{ x|nonsense }}", "nonsense"),
        ("{{ x.__class__.__mro__ }}", "unsafe"),
        ("{{ range(9) }}", "'range' is undefined"),
        ("{{r x }}", "plain text"),
    ],
)
def test_a_broken_mark_is_named_with_its_paragraph(
    tmp_path: Path, paragraph: str, complaint: str
) -> None:
    blank = a_blank(tmp_path / "broken.docx", "dobry akapit", paragraph)
    with pytest.raises(BlankBroken, match=rf"broken\.docx.*{complaint}"):
        fill(blank, {"x": "1"}, title="")


def test_what_is_no_docx_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "text.docx").write_text("to nie jest dokument")
    with pytest.raises(BlankBroken, match=r"text\.docx: not a DOCX"):
        marks(tmp_path / "text.docx")
    with pytest.raises(BlankBroken, match=r"absent\.docx"):
        marks(tmp_path / "absent.docx")


def test_a_blank_that_fetches_from_outside_is_refused(tmp_path: Path) -> None:
    document = docx.Document()
    document.part.relate_to("https://example.org", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    document.save(str(tmp_path / "link.docx"))
    assert marks(tmp_path / "link.docx") == set()
    document.part.relate_to("file:///etc/hosts", RELATIONSHIP_TYPE.IMAGE, is_external=True)
    document.save(str(tmp_path / "picture.docx"))
    with pytest.raises(BlankBroken, match="file:///etc/hosts"):
        marks(tmp_path / "picture.docx")


def _with_footnote(path: Path) -> Path:
    """python-docx cannot make footnotes, so the part is put into the package by hand."""
    package = io.BytesIO(as_bytes(docx.Document()))
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    with zipfile.ZipFile(package) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode("utf-8", "surrogateescape")
            content = content.replace(
                "</Types>",
                f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>',
            )
            if name == "word/_rels/document.xml.rels":
                content = content.replace(
                    "</Relationships>",
                    f'<Relationship Id="rId99" Type="{office}" Target="footnotes.xml"/>'
                    "</Relationships>",
                )
            new.writestr(name, content.encode("utf-8", "surrogateescape"))
        new.writestr(
            "word/footnotes.xml",
            f'<w:footnotes xmlns:w="{word}"><w:footnote w:id="2"><w:p><w:r>'
            "<w:t>przypis {{ note }}</w:t></w:r></w:p></w:footnote></w:footnotes>",
        )
    return path
