"""The code of a page: read back by a scanner, named by a screen reader, in nobody's way."""

import io

import pytest
from pikepdf import Name, Pdf

from app.documents.bundle import Part, assemble
from app.documents.page_mark import CORNER, MODULE, MODULES, QUIET, marked
from app.documents.print_file import PrintedLetter, print_file
from app.documents.stamp import MILLIMETRE
from app.dossier.page_code import MOST
from tests.documents.code_reader import CODE, told_by
from tests.documents.tagged import (
    A4,
    a_tagged_pdf,
    an_untagged_pdf,
    elements,
    faults,
    opened,
    read_aloud,
    saved,
    told,
)

SIZES = {"A4": A4, "landscape": A4[::-1], "small": (300.0, 300.0)}


def figures(pdf: bytes) -> list[tuple[str, int]]:
    """The alternative text and the page, from 0, of every code in the structure tree."""
    document = opened(pdf)
    numbers = {page.obj.objgen: at for at, page in enumerate(document.pages)}
    sections = [each for each in elements(document) if each.get("/T") == "Kody stron"]
    return [
        (str(figure.Alt), numbers[figure.Pg.objgen]) for section in sections for figure in section.K
    ]


def test_every_page_is_read_back() -> None:
    pdf = marked(a_tagged_pdf(["a"], ["b"], ["c"]), CODE, 2)
    assert told_by(pdf) == [f"K7MX-3T9P/2 · {page}/3" for page in (1, 2, 3)]


def test_the_text_stands_beside_the_code() -> None:
    pages = told(marked(a_tagged_pdf(["a"], ["b"]), CODE, 1), "pdftotext").split("\f")
    assert "K7MX-3T9P/1 · 1/2" in pages[0]
    assert "K7MX-3T9P/1 · 2/2" in pages[1]


def test_a_paper_printed_alone_tells_its_place_in_the_whole() -> None:
    pdf = marked(a_tagged_pdf(["a"], ["b"]), CODE, 1, first=5, pages=12)
    assert told_by(pdf) == ["K7MX-3T9P/1 · 5/12", "K7MX-3T9P/1 · 6/12"]


def test_the_largest_numbers_fit() -> None:
    pdf = marked(an_untagged_pdf(b""), CODE, MOST, first=MOST, pages=MOST)
    assert told_by(pdf) == [f"K7MX-3T9P/{MOST} · {MOST}/{MOST}"]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("size", SIZES)
def test_a_turned_page_is_marked_where_it_is_seen(size: str, turn: int) -> None:
    pdf = marked(a_tagged_pdf(["a"], size=SIZES[size], turn=turn), CODE, 1)
    assert told_by(pdf) == ["K7MX-3T9P/1 · 1/1"]
    words = told(pdf, "pdftotext", "-layout").split()
    assert words[-3:] == ["K7MX-3T9P/1", "·", "1/1"]
    document = opened(pdf)
    [figure] = [each for each in elements(document) if Name.Figure == each.S]
    left, low, right, high = (float(edge) for edge in figure.A.BBox)
    assert right - left == pytest.approx(MODULES * MODULE, abs=0.01)
    width, height = SIZES[size]
    near = {0: (left, low), 90: (width - right, low), 180: (width - right, height - high)}
    assert near.get(turn, (left, height - high)) == pytest.approx((CORNER, CORNER), abs=0.01)


def test_a_cropped_page_is_marked_where_it_is_seen() -> None:
    document = opened(an_untagged_pdf(b""))
    document.pages[0].cropbox = [100, 200, 500, 700]
    assert told_by(marked(saved(document), CODE, 1)) == ["K7MX-3T9P/1 · 1/1"]


def test_the_code_and_its_quiet_zone_lie_in_the_margin_printers_reach() -> None:
    assert CORNER >= 5 * MILLIMETRE
    assert CORNER + MODULES * MODULE + QUIET < 20 * MILLIMETRE


def test_what_lies_beneath_does_not_show_through() -> None:
    pdf = marked(an_untagged_pdf(b"0 g 0 0 600 850 re f"), CODE, 1)
    assert told_by(pdf) == ["K7MX-3T9P/1 · 1/1"]


def test_a_screen_reader_meets_the_codes_after_all_else() -> None:
    pdf = marked(a_tagged_pdf(["# Karta", "Zdanie, które"], ["idzie dalej."]), CODE, 1)
    assert read_aloud(pdf) == [
        "Karta",
        "Zdanie, które",
        "idzie dalej.",
        "",
        "",
    ]  # codes have no text
    assert figures(pdf) == [
        ("Kod strony K7MX-3T9P/1, strona 1 z 2", 0),
        ("Kod strony K7MX-3T9P/1, strona 2 z 2", 1),
    ]
    assert not faults(pdf)


def test_every_figure_leads_to_what_its_page_draws() -> None:
    document = opened(marked(a_tagged_pdf(["a", "b"], ["c"]), CODE, 1))
    held = {int(key): entry for key, entry in _parents(document).items()}
    for page, mark in zip(document.pages, (2, 1), strict=True):
        figure = held[int(page.obj.StructParents)][mark]
        assert (Name.Figure, mark) == (figure.S, figure.K)
        assert f"/Figure <</MCID {mark}>> BDC" in _painted(page)


def test_a_page_without_anything_tagged_gets_a_place_in_the_tree() -> None:
    document = opened(a_tagged_pdf(["a"], []))
    del document.pages[1].obj.StructParents
    pdf = marked(saved(document), CODE, 1)
    assert [page for _, page in figures(pdf)] == [0, 1]
    assert not faults(pdf)


def test_a_bundle_s_codes_come_at_its_end() -> None:
    parts = [
        Part("one", "Jeden", a_tagged_pdf(["a"], ["b"]), "Z1"),
        Part("copy", "Kopia orzeczenia", an_untagged_pdf(b""), "K"),
        Part("two", "Dwa", a_tagged_pdf(["c"]), "Z2"),
    ]
    pdf = marked(assemble(parts, title="Pakiet", document_id=CODE), CODE, 1)
    assert told_by(pdf) == [f"K7MX-3T9P/1 · {page}/4" for page in range(1, 5)]
    assert [page for _, page in figures(pdf)] == [0, 1, 2, 3]
    [third] = [page for page in told(pdf, "pdftotext").split("\f") if "Kopia" in page]
    assert "K7MX-3T9P/1 · 3/4" in third


def test_a_file_without_tags_stays_without() -> None:
    document = opened(marked(an_untagged_pdf(b"", b""), CODE, 1))
    assert Name.StructTreeRoot not in document.Root
    assert all("MCID" not in _painted(page) for page in document.pages)


def test_codes_survive_the_print_file() -> None:
    letters = [
        PrintedLetter("1.2026", marked(a_tagged_pdf(["a"], ["b"]), CODE, 1)),
        PrintedLetter("2.2026", marked(a_tagged_pdf(["c"], ["d"]), "QQQQ-2222", 3)),
    ]
    file = io.BytesIO()
    print_file(letters, file, title="Do druku")
    assert told_by(file.getvalue()) == [
        "K7MX-3T9P/1 · 1/2",
        "K7MX-3T9P/1 · 2/2",
        "QQQQ-2222/3 · 1/2",
        "QQQQ-2222/3 · 2/2",
    ]


def _parents(document: Pdf) -> dict[int, list[object]]:
    numbers = document.Root.StructTreeRoot.ParentTree.Nums
    return {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}


def _painted(page: object) -> str:
    page.contents_coalesce()
    return page.Contents.read_bytes().decode("latin-1")
