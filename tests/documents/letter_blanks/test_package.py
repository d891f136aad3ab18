"""A file that holds anything but text is refused before a reader of documents sees it."""

import io
import zipfile

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from app.documents.letter_blanks import package
from app.documents.letter_blanks.package import MAX_BYTES, MAX_UNPACKED_BYTES, safe_document
from app.errors import BlankRefused
from tests.documents.letter_blanks.specimens import (
    a_blank,
    blank_bytes,
    with_part,
    with_replaced,
)
from tests.documents.specimens import a_document_with_linked_picture, as_bytes

ATTACHED_TEMPLATE = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
)


def refusal(data: bytes) -> str:
    with pytest.raises(BlankRefused) as refused:
        safe_document(data)
    ((place, sentence),) = refused.value.faults
    assert place == ""
    return sentence


@pytest.mark.parametrize("data", [b"", b"PK", b"to jest tekst", b"%PDF-1.7", blank_bytes()[:-200]])
def test_what_is_no_docx_is_refused(data: bytes) -> None:
    assert "zapisz go jako dokument Word" in refusal(data)


def test_an_old_or_protected_document_is_refused() -> None:
    assert "hasłem" in refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


def test_a_large_file_is_refused_unread() -> None:
    assert "2 MB" in refusal(bytes(MAX_BYTES + 1))


def test_a_bomb_is_refused_unpacked_by_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = with_part(blank_bytes(), "word/media/big.png", bytes(MAX_UNPACKED_BYTES))
    assert len(bomb) < MAX_BYTES
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("it was unpacked"))
    assert refusal(bomb) == package.TOO_FULL


def test_thousands_of_files_are_refused() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as many:
        for number in range(package.MAX_FILES + 1):
            many.writestr(f"{number}.xml", "<a/>")
    assert refusal(data.getvalue()) == package.TOO_FULL


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name_are_refused() -> None:
    data = io.BytesIO(blank_bytes())
    with zipfile.ZipFile(data, "a") as twice:
        twice.writestr("word/document.xml", "<a/>")
    assert refusal(data.getvalue()) == package.NO_DOCX


@pytest.mark.parametrize("name", ["word/vbaProject.bin", "word/VBAPROJECT.BIN"])
def test_macros_are_refused(name: str) -> None:
    assert refusal(with_part(blank_bytes(), name, b"x")) == package.MACROS


def test_a_document_that_calls_itself_one_with_macros_is_refused() -> None:
    plain = "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    named = "vnd.ms-word.document.macroEnabled.main+xml"
    assert refusal(with_replaced(blank_bytes(), "[Content_Types].xml", plain, named)) == (
        package.MACROS
    )


@pytest.mark.parametrize(
    "name",
    ["word/embeddings/oleObject1.bin", "word/activeX/activeX1.xml", "word/embeddings/a.xlsx"],
)
def test_embedded_objects_are_refused(name: str) -> None:
    assert refusal(with_part(blank_bytes(), name, b"<a/>")) == package.OBJECTS


def test_a_document_within_the_document_is_refused() -> None:
    document = a_blank()
    document.part.relate_to("inny.docx", RELATIONSHIP_TYPE.A_F_CHUNK, is_external=True)
    assert refusal(as_bytes(document)) == package.OBJECTS


@pytest.mark.parametrize(
    "address", ["https://example.com/a.png", "file:///etc/passwd", "//h/a.png"]
)
def test_pictures_from_elsewhere_are_refused(address: str) -> None:
    sentence = refusal(a_document_with_linked_picture(address))
    assert "spoza pliku" in sentence
    assert address in sentence


@pytest.mark.parametrize("target", ["https://example.com/t.dotm", "\\\\host\\t.dotm", "//host/t"])
def test_a_template_from_the_network_is_refused(target: str) -> None:
    document = a_blank()
    document.part.relate_to(target, ATTACHED_TEMPLATE, is_external=True)
    assert "spoza pliku" in refusal(as_bytes(document))


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        ("file:///C:\\Szablony\\Normal.dotm", ATTACHED_TEMPLATE),
        ("https://example.com", RELATIONSHIP_TYPE.HYPERLINK),
    ],
)
def test_what_only_people_follow_is_left(target: str, kind: str) -> None:
    document = a_blank()
    document.part.relate_to(target, kind, is_external=True)
    safe_document(as_bytes(document))


def a_field(*codes: str) -> bytes:
    document = docx.Document()
    runs = "".join(f"<w:r><w:instrText>{code}</w:instrText></w:r>" for code in codes)
    document.add_paragraph()._p.append(
        parse_xml(
            f'<w:hyperlink {nsdecls("w")}><w:r><w:fldChar w:fldCharType="begin"/></w:r>{runs}'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:hyperlink>'
        )
    )
    return as_bytes(document)


@pytest.mark.parametrize(
    "codes",
    [
        (' DDEAUTO c:\\\\x "y" ',),
        ("DD", "E x"),
        (' INCLUDETEXT "/etc/passwd" ',),
        ("includepicture x",),
    ],
)
def test_fields_that_act_are_refused(codes: tuple[str, ...]) -> None:
    assert "Wzór zawiera pole" in refusal(a_field(*codes))


def test_simple_fields_are_read_too() -> None:
    data = with_replaced(
        blank_bytes("tu"), "word/document.xml", "<w:t>tu</w:t></w:r>",
        '<w:t>tu</w:t></w:r><w:fldSimple w:instr=" INCLUDEPICTURE x "/>',
    )  # fmt: skip
    assert "INCLUDEPICTURE" in refusal(data)


@pytest.mark.parametrize(
    "code", [" PAGE ", " NUMPAGES \\* MERGEFORMAT ", ' HYPERLINK "mailto:a@b" ']
)
def test_numbers_of_pages_may_be_counted(code: str) -> None:
    safe_document(a_field(code))


def test_a_picture_by_what_calls_itself_a_link_for_people_is_refused() -> None:
    linked = a_document_with_linked_picture("https://example.com/a.png")
    rels, old, new = (
        "word/_rels/document.xml.rels",
        "relationships/image",
        "relationships/hyperlink",
    )
    assert "spoza pliku" in refusal(with_replaced(linked, rels, old, new))


def test_the_strict_vocabulary_hides_no_field() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    hidden = f'<x:fldSimple xmlns:x="{strict}" x:instr=" INCLUDEPICTURE x "/>'
    old = "<w:t>tu</w:t></w:r>"
    data = with_replaced(blank_bytes("tu"), "word/document.xml", old, f"{old}{hidden}")
    assert refusal(data) == package.STRICT


@pytest.mark.parametrize("name", ["word/header9.dat", "word/header9.XML", "word/media/a.svg"])
def test_a_part_that_nobody_looks_into_is_refused(name: str) -> None:
    assert refusal(with_part(blank_bytes(), name, b"<a/>")) == package.OBJECTS


def test_text_that_calls_itself_a_picture_is_refused() -> None:
    old, new = "/word/document.xml", "/word/document.png"
    assert refusal(with_replaced(blank_bytes(), "[Content_Types].xml", old, new)) == package.NO_DOCX


def test_entities_are_refused() -> None:
    declared = "<!DOCTYPE a [<!ENTITY b 'b'>]><w:document "
    data = with_replaced(blank_bytes(), "word/document.xml", "<w:document ", declared)
    assert refusal(data) == package.MARKUP


def test_broken_markup_is_refused() -> None:
    assert (
        refusal(with_part(blank_bytes(), "word/document.xml", b"<w:document>")) == package.NO_DOCX
    )
