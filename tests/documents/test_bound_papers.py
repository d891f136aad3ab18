"""Papers in one file: each a section with its own footer, which counts the pages of the paper."""

import io

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from app.attachments.service_card import ATTACHMENT
from app.documents.bound_papers import FilledPaper, bound
from app.documents.month_papers import month_docx
from tests.attachments.reading import lines, text
from tests.attachments.service_card.sheets import a_sheet, some_services

ONE = FilledPaper(month_docx(ATTACHMENT, a_sheet(*some_services(1), code="AAAA-1111")), 1)
MANY = FilledPaper(month_docx(ATTACHMENT, a_sheet(*some_services(31), code="BBBB-2222")), 3)


@pytest.fixture(scope="module")
def together() -> Document:
    return docx.Document(io.BytesIO(bound([ONE, MANY, ONE])))


def test_every_paper_is_a_section_numbered_from_one(together: Document) -> None:
    numbers = [
        each._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) for each in together.sections
    ]
    assert numbers == ["1", "1", "1"]
    assert {each.orientation for each in together.sections} == {1}


def test_every_footer_names_its_own_code_and_pages(together: Document) -> None:
    feet = [
        each.footer.paragraphs[-1].text.replace("\N{NO-BREAK SPACE}", " ")
        for each in together.sections
    ]
    assert [foot.partition(" · strona ")[2] for foot in feet] == [
        "1 z 1 · Kod: AAAA-1111",
        "1 z 3 · Kod: BBBB-2222",
        "1 z 1 · Kod: AAAA-1111",
    ]
    codes = "".join(together.sections[0].footer._element.itertext())
    assert "PAGE" in codes
    assert "NUMPAGES" not in codes


def test_what_the_papers_say_stands_in_their_order() -> None:
    said = [lines(each.docx)[:-2] for each in (ONE, MANY, ONE)]
    assert lines(bound([ONE, MANY, ONE]))[:-2] == [line for paper in said for line in paper]


def test_a_paper_alone_reads_as_it_did() -> None:
    assert text(bound([ONE])) == text(ONE.docx)
