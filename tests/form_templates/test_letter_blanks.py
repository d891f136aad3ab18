"""The blanks of the letters as files: what a clerk, Word and a screen reader rely on."""

import re
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm

from app.documents.fill import marks
from app.documents.letter import blank_of
from app.documents.window_envelope import ADDRESSEE
from app.letters import ALL
from app.letters.letter import Letter

pytestmark = pytest.mark.parametrize("letter", ALL, ids=lambda letter: letter.slug)


def test_a_blank_asks_for_what_its_letter_tells_no_more_and_no_less(letter: Letter) -> None:
    assert marks(blank_of(letter)) == {name for name in letter.marks if "." not in name}


def test_every_field_of_a_row_is_used(letter: Letter) -> None:
    text = "".join(paragraph.text for paragraph in docx.Document(str(blank_of(letter))).paragraphs)
    used = set(re.findall(r"{{ \w+\.(\w+) }}", text))
    assert used == {field for fields in letter.lists.values() for field in fields}


def test_a4_with_margins_in_polish_under_a_title_of_its_own(letter: Letter) -> None:
    document = docx.Document(str(blank_of(letter)))
    page = document.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    assert page.left_margin >= Mm(19.9)
    assert page.bottom_margin >= Mm(20)
    with zipfile.ZipFile(blank_of(letter)) as package:
        xml = package.read("word/styles.xml") + package.read("word/document.xml")
        assert not [name for name in package.namelist() if "media/" in name]
    assert set(re.findall(rb'<w:lang [^>]*w:val="([^"]+)"', xml)) == {b"pl-PL"}
    assert document.core_properties.title == letter.name
    assert not document.core_properties.author


def test_one_title_headings_in_order_an_address_and_a_signature(letter: Letter) -> None:
    document = docx.Document(str(blank_of(letter)))
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    assert styles.count("Title") == styles.count(ADDRESSEE) == styles.count("Pole podpisu") == 1
    assert {name for name in styles if name.startswith("Heading")} <= {"Heading 2"}
    assert document.styles["Zakończenie"].paragraph_format.keep_with_next
    assert document.styles["Pole podpisu"].paragraph_format.keep_together
    title = document.styles["Title"].element
    assert title.pPr.find(qn("w:outlineLvl")).get(qn("w:val")) == "0"


def test_nothing_of_ours_hangs_at_the_end_of_a_line(letter: Letter) -> None:
    for paragraph in docx.Document(str(blank_of(letter))).paragraphs:
        text = re.sub("{[{%].*?[%}]}", "", paragraph.text)
        assert not re.search(r"(?<!\w)[aiouwzAIOUWZ] ", text), text
