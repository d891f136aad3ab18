import io
from dataclasses import replace

import docx
import pytest
from PIL import Image

from app.documents.letter import blank_of, letter_docx
from app.documents.letter_logo import HEIGHT, WIDTH, place_logo
from app.errors import BlankBroken, DeedRefused
from app.letters import ALL
from app.letters.letter import Letter
from rules.programme import programme_slugs
from tests.attachments.reading import text
from tests.documents.specimens import as_bytes, read
from tests.letters.facts import a_matter, some_facts, some_settings

AWARD = ALL[0]


def a_picture(width: int, height: int) -> bytes:
    picture = io.BytesIO()
    Image.new("RGB", (width, height)).save(picture, "PNG")
    return picture.getvalue()


@pytest.mark.parametrize("programme", programme_slugs())
@pytest.mark.parametrize("letter", ALL, ids=lambda letter: letter.slug)
def test_every_letter_is_whole(letter: Letter, programme: str) -> None:
    facts = some_facts(letter.slug, programme)
    said = text(letter_docx(blank_of(letter), letter, facts))
    for value in letter.context(facts).values():
        rows = [value] if isinstance(value, str) else [t for row in value for t in row.values()]
        for row in rows:
            assert " ".join(row.split()) in " ".join(said.split())
    assert not set("{}%") & set(said)


def test_it_is_named_after_the_letter_and_the_matter() -> None:
    properties = read(letter_docx(blank_of(AWARD), AWARD, some_facts())).core_properties
    assert properties.title == "Pismo o przyznaniu usług – OP.5210.7.2026"
    assert "Miasto Sejny" in properties.subject
    assert properties.language == "pl-PL"


def test_a_blank_of_the_offices_own_comes_as_bytes_and_equal_input_gives_equal_bytes() -> None:
    settings = some_settings(logo=a_picture(40, 40))
    facts = some_facts(settings=settings)
    own = blank_of(AWARD).read_bytes()
    made = letter_docx(own, AWARD, facts)
    assert made == letter_docx(blank_of(AWARD), AWARD, facts)
    document = docx.Document()
    document.add_paragraph("Dla: {{ addressee }}")
    assert text(letter_docx(as_bytes(document), AWARD, facts)).startswith("Dla: Pani/Pan Zofia")


def test_a_letter_without_anything_to_tell_is_not_made() -> None:
    with pytest.raises(DeedRefused):
        letter_docx(blank_of(AWARD), AWARD, some_facts(matter=a_matter()))


@pytest.mark.parametrize(("width", "height"), [(100, 100), (2000, 100)])
def test_a_logo_fits_its_place_and_keeps_its_shape(width: int, height: int) -> None:
    facts = some_facts(settings=some_settings(logo=a_picture(width, height), logo_text="Herb"))
    shape = read(letter_docx(blank_of(AWARD), AWARD, facts)).inline_shapes[0]
    assert shape.width <= WIDTH
    assert shape.height <= HEIGHT
    assert shape.width / shape.height == pytest.approx(width / height, rel=0.01)
    assert shape._inline.docPr.get("descr") == "Herb"


def test_a_logo_stands_in_a_header_and_where_word_split_the_mark() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Tu: {{logo}}"
    paragraph = document.add_paragraph("przed {{ lo")
    paragraph.add_run("go").bold = True
    paragraph.add_run(" }} po")
    assert place_logo(document, a_picture(10, 10), "")
    assert paragraph.text == "przed  po"
    assert document.sections[0].header.paragraphs[0].text == "Tu: "
    assert document.element.xpath("count(//w:drawing)") == 1
    assert document.sections[0].header._element.xpath("count(//w:drawing)") == 1


def test_a_logo_that_is_no_picture_is_said_to_be_none() -> None:
    settings = some_settings(logo=b"to nie jest obraz")
    with pytest.raises(BlankBroken, match="no picture"):
        letter_docx(blank_of(AWARD), AWARD, some_facts(settings=settings))


def test_without_a_logo_no_empty_line_is_left_for_it() -> None:
    facts = some_facts(settings=replace(some_settings(), logo=b""))
    assert read(letter_docx(blank_of(AWARD), AWARD, facts)).paragraphs[0].text.startswith("Ośrodek")
