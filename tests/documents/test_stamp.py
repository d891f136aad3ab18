import re

import pytest
from pikepdf import Pdf

from app.documents.bundle import Part, assemble
from app.documents.stamp import Footer, Stamp
from tests.documents.tagged import (
    A4,
    a_tagged_pdf,
    an_untagged_pdf,
    opened,
    read_aloud,
    saved,
    told,
)

MILLIMETRE = 72 / 25.4
WORD = re.compile(r'<word xMin="(.+)" yMin="(.+)" xMax="(.+)" yMax="(.+)">(.*)</word>')
LETTERS = "Zażółć gęślą jaźń · „ŻÓŁĆ” – 0123456789"


def words(pdf: bytes) -> dict[str, tuple[float, float, float, float]]:
    """Every word as it is seen: its left, upper, right and lower edge from the upper left corner."""
    found = WORD.findall(told(pdf, "pdftotext", "-bbox", "-cropbox"))
    return {word: tuple(map(float, edges)) for *edges, word in found}


def stamped(footer: Footer, size: tuple[float, float] = A4, turn: int = 0) -> bytes:
    pdf = Pdf.new()
    page = pdf.add_blank_page(page_size=size)
    page.rotation = turn
    Stamp(pdf).press(page, footer)
    return saved(pdf)


def test_every_page_says_bundle_page_and_how_many() -> None:
    parts = [
        Part("one", "Jeden", a_tagged_pdf(["a"], ["b"]), "Z1"),
        Part("copy", "Kopia orzeczenia", an_untagged_pdf(b"", b""), "K"),
    ]
    pages = told(
        assemble(parts, title="Pakiet", document_id="K7MX-3T9P"), "pdftotext", "-layout"
    ).split("\f")
    for number, page in enumerate(pages[:4], 1):
        assert f"Pakiet K7MX-3T9P · strona {number} z 4" in page
    assert ["Kopia orzeczenia" in page for page in pages[:4]] == [False, False, True, True]


def test_blank_forms_belong_to_nobody() -> None:
    pdf = assemble([Part("one", "Jeden", a_tagged_pdf(["a"]), "Z1")], title="Formularze")
    assert "Komplet formularzy · strona 1 z 1" in told(pdf, "pdftotext", "-layout")


def test_a_stamp_is_not_read_aloud() -> None:
    pdf = assemble([Part("one", "Jeden", a_tagged_pdf(["tekst"]), "Z1")], title="Pakiet")
    assert read_aloud(pdf) == ["tekst"]


def test_a_hard_space_prints_as_a_space() -> None:
    said = told(stamped(Footer("z\N{NO-BREAK SPACE}dnia 09.01.2026")), "pdftotext", "-layout")
    assert "z dnia 09.01.2026" in said


def test_polish_letters_print_and_can_be_copied() -> None:
    pdf = stamped(Footer(LETTERS))
    assert LETTERS in told(pdf, "pdftotext", "-layout")


def test_a_sign_the_font_has_not_is_a_question_mark() -> None:
    assert "a?b" in told(stamped(Footer("a\N{SNOWMAN}b")), "pdftotext")


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("size", [A4, A4[::-1], (300.0, 300.0)], ids=["A4", "landscape", "small"])
def test_a_stamp_stands_upright_in_the_bottom_margin(size: tuple[float, float], turn: int) -> None:
    placed = words(stamped(Footer("prawy", left="lewy"), size, turn))
    width, height = size if turn in {0, 180} else size[::-1]
    for left, top, right, bottom in placed.values():
        assert height - 9 * MILLIMETRE < top < bottom < height - 4 * MILLIMETRE
        assert right - left > bottom - top
    assert placed["lewy"][0] == pytest.approx(54 * MILLIMETRE, abs=0.1)  # beside the page's code
    assert placed["prawy"][2] == pytest.approx(width - 20 * MILLIMETRE, abs=0.5)


def test_a_cropped_page_is_stamped_where_it_is_seen() -> None:
    pdf = Pdf.new()
    page = pdf.add_blank_page(page_size=A4)
    page.cropbox = [100, 200, 500, 700]
    Stamp(pdf).press(page, Footer("prawy"))
    [(_, top, right, bottom)] = words(saved(pdf)).values()
    assert right == pytest.approx(400 - 20 * MILLIMETRE, abs=0.5)
    assert 500 - 9 * MILLIMETRE < top < bottom < 500 - 4 * MILLIMETRE


def test_a_narrow_page_gets_a_smaller_stamp() -> None:
    text = "Pakiet K7MX-3T9P · strona 100 z 100"
    placed = words(stamped(Footer(text, left="Kopia orzeczenia"), size=(250.0, 400.0)))
    assert placed["Pakiet"][0] > placed["orzeczenia"][2]
    assert placed["Kopia"][0] > 0


def test_a_page_cannot_move_or_hide_its_stamp() -> None:
    meddling = b"0 0 1 1 re W n 3 Tr 500 Tz 2 0 0 2 300 300 cm"
    tagged = opened(a_tagged_pdf(["x"]))
    tagged.pages[0].contents_add(tagged.make_stream(meddling))
    for source in (saved(tagged), an_untagged_pdf(meddling + b" q q")):
        pdf = assemble([Part("one", "Jeden", source, "Z1")], title="Pakiet", document_id="A")
        placed = words(pdf)["Pakiet"]
        assert A4[1] - 9 * MILLIMETRE < placed[1] < placed[3] < A4[1] - 4 * MILLIMETRE
        assert placed[2] - placed[0] < 30
