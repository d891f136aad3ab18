import pytest
from pikepdf import Dictionary, Name, Pdf

from app.documents.page_text import page_text
from tests.documents.tagged import a_tagged_pdf, opened

LETTERS = "Zażółć gęślą jaźń · „ŻÓŁĆ” – 0123456789"


def painted(content: bytes, to_unicode: bytes) -> str:
    """What a page says that paints this with a font of one-byte codes, mapped so."""
    pdf = Pdf.new()
    page = pdf.add_blank_page()
    font = Dictionary(Type=Name.Font, Subtype=Name.TrueType, ToUnicode=pdf.make_stream(to_unicode))
    page.obj.Resources = Dictionary(Font=Dictionary(F=pdf.make_indirect(font)))
    page.obj.Contents = pdf.make_stream(content)
    return page_text(page)


def test_polish_letters_are_read_line_after_line() -> None:
    pdf = opened(a_tagged_pdf([LETTERS, "drugi"], ["trzeci"]))
    assert [page_text(page) for page in pdf.pages] == [f"{LETTERS}drugi", "trzeci"]


@pytest.mark.parametrize(
    ("mapping", "text"),
    [
        (b"2 beginbfchar <01> <0061> <02> <017C> endbfchar", "aż"),
        (b"1 beginbfrange <01> <02> <0061> endbfrange", "ab"),
        (b"1 beginbfchar <01> <00660069> endbfchar", "fi"),
        (b"", ""),
    ],
    ids=["letters", "range", "ligature", "none"],
)
def test_codes_mean_what_the_font_says(mapping: bytes, text: str) -> None:
    assert painted(b"BT /F 10 Tf [<01> -20 <02>] TJ ET", mapping) == text


def test_text_without_a_font_is_no_text() -> None:
    pdf = opened(a_tagged_pdf(["x"]))
    pdf.pages[0].obj.Contents = pdf.make_stream(b"BT <0001> Tj ET")
    assert page_text(pdf.pages[0]) == ""
