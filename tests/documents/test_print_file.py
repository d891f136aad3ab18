"""The file of a batch to print: order, blank backs, bookmarks without names, and nothing it does not keep."""

import io
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Dictionary, Name, NumberTree, Pdf

from app.documents.print_file import PrintedLetter, PrintRun, print_file
from app.errors import ConversionFailed
from tests.documents.tagged import a_tagged_pdf, told

LONE, PAIR = [["# Pismo", "Zofia Przykładowa"]], [["Jan Testowy"], ["strona druga"]]


def letters(*papers: list[list[str]]) -> list[PrintedLetter]:
    return [
        PrintedLetter(f"OPS.{number}.2026", a_tagged_pdf(*pages))
        for number, pages in enumerate(papers, 1)
    ]


def printed(*papers: list[list[str]]) -> tuple[bytes, PrintRun]:
    file = io.BytesIO()
    run = print_file(letters(*papers), file, title="Pisma do wysłania")
    return file.getvalue(), run


def texts(pdf: bytes) -> list[str]:
    return [" ".join(page.split()) for page in told(pdf, "pdftotext").split("\f")[:-1]]


def test_letters_stand_in_their_order_each_on_sheets_of_its_own() -> None:
    pdf, run = printed(LONE, PAIR, LONE)
    assert texts(pdf) == [
        "Pismo Zofia Przykładowa", "",
        "Jan Testowy", "strona druga",
        "Pismo Zofia Przykładowa", "",
    ]  # fmt: skip
    assert (run.letters, run.pages, run.sheets) == (3, 6, 3)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(1, 4), min_size=1, max_size=5))
def test_every_letter_begins_on_a_front(lengths: list[int]) -> None:
    pdf, _ = printed(*([[f"{place}"]] * length for place, length in enumerate(lengths)))
    fronts = texts(pdf)[::2]
    assert [
        front for front, before in zip(fronts, ["", *fronts], strict=False) if front != before
    ] == [str(place) for place in range(len(lengths))]


def test_a_page_looks_as_it_did(tmp_path: Path) -> None:
    source = letters(PAIR)[0].pdf
    pictures = []
    for name, pdf in (("before", source), ("after", printed(PAIR)[0])):
        (tmp_path / f"{name}.pdf").write_bytes(pdf)
        command = ["pdftoppm", "-r", "60", "-gray", f"{name}.pdf", name]
        subprocess.run(command, cwd=tmp_path, check=True)
        pictures.append([file.read_bytes() for file in sorted(tmp_path.glob(f"{name}*.pgm"))])
    assert len(pictures[0]) == 2
    assert pictures[0] == pictures[1]


def test_bookmarks_and_labels_hold_case_numbers_alone() -> None:
    pdf, _ = printed(LONE, PAIR)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        with opened.open_outline() as outline:
            marks = [(item.title, item.destination[0].objgen) for item in outline.root]
        assert marks == [
            ("OPS.1.2026", opened.pages[0].obj.objgen),
            ("OPS.2.2026", opened.pages[2].obj.objgen),
        ]
        labels = NumberTree(opened.Root.PageLabels)
        assert {int(page): str(label.P) for page, label in labels.items()} == {
            0: "OPS.1.2026 s. ",
            2: "OPS.2.2026 s. ",
        }
        assert opened.pages[3].label == "OPS.2.2026 s. 2"


def test_it_has_a_title_and_claims_nothing_it_does_not_keep() -> None:
    pdf, _ = printed(LONE)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert str(opened.docinfo["/Title"]) == "Pisma do wysłania"
        assert set(opened.docinfo.keys()) == {"/Title", "/Producer"}
        assert not {"/StructTreeRoot", "/MarkInfo", "/Metadata", "/OutputIntents"} & set(
            opened.Root
        )
        assert all("/StructParents" not in page.obj for page in opened.pages)
    assert b"pdfuaid" not in pdf


def test_qpdf_and_poppler_find_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "print.pdf"
    file.write_bytes(printed(LONE, PAIR, LONE)[0])
    for command in (["qpdf", "--check", file], ["pdfinfo", file]):
        said = subprocess.run(command, capture_output=True, text=True, check=True)
        assert not said.stderr


def test_equal_letters_give_equal_bytes_and_fonts_are_kept_once() -> None:
    one, again, twenty = printed(LONE)[0], printed(LONE)[0], printed(*[LONE] * 20)[0]
    assert one == again
    assert len(twenty) < 2 * len(one)


def test_the_blank_back_is_as_large_as_the_letter_and_turned_as_it_is() -> None:
    letter = PrintedLetter("1", a_tagged_pdf(["Szeroka"], size=(842, 595), turn=90))
    file = io.BytesIO()
    print_file([letter], file, title="Pisma")
    with pikepdf.open(io.BytesIO(file.getvalue())) as opened:
        front, back = opened.pages
        assert [float(side) for side in back.mediabox] == [0, 0, 842, 595]
        assert (front.rotation, back.rotation) == (90, 90)
        assert Name.Contents not in back.obj


def test_what_a_page_inherits_comes_along() -> None:
    with pikepdf.open(io.BytesIO(letters(LONE)[0].pdf)) as source:
        page = source.pages[0].obj
        source.Root.Pages.Resources, source.Root.Pages.MediaBox = page.Resources, page.MediaBox
        del page.Resources, page.MediaBox
        file, out = io.BytesIO(), io.BytesIO()
        source.save(file)
    print_file([PrintedLetter("1", file.getvalue())], out, title="Pisma")
    assert "Przykładowa" in texts(out.getvalue())[0]


def test_a_stamp_on_a_letter_is_printed_though_annotations_are_dropped() -> None:
    with pikepdf.open(io.BytesIO(letters(LONE)[0].pdf)) as source:
        look = source.make_stream(
            b"0 0 50 50 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 50, 50]
        )
        stamp = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Stamp,
            Rect=[100, 100, 150, 150],
            F=4,
            AP=Dictionary(N=look),
        )
        source.pages[0].obj.Annots = source.make_indirect(pikepdf.Array([stamp]))
        file, out = io.BytesIO(), io.BytesIO()
        source.save(file)
    print_file([PrintedLetter("1", file.getvalue())], out, title="Pisma")
    with pikepdf.open(io.BytesIO(out.getvalue())) as opened:
        assert Name.Annots not in opened.pages[0].obj
        forms = opened.pages[0].obj.Resources.XObject.values()
        assert [form.read_bytes() for form in forms] == [b"0 0 50 50 re f"]


def test_no_letters_give_an_empty_file_and_a_letter_without_pages_is_refused() -> None:
    file, nothing = io.BytesIO(), io.BytesIO()
    assert print_file([], file, title="Pisma") == PrintRun(0, 0)
    Pdf.new().save(nothing)
    with pytest.raises(ConversionFailed, match=r"OPS\.7"):
        print_file([PrintedLetter("OPS.7", nothing.getvalue())], io.BytesIO(), title="Pisma")


MEASURE = """
import io, os, sys
from pikepdf import Pdf
from app.documents.print_file import PrintedLetter, print_file

def letter(number):
    pdf, file = Pdf.new(), io.BytesIO()
    pdf.add_blank_page().obj.Contents = pdf.make_stream(os.urandom(20000))
    pdf.save(file)
    return PrintedLetter(f"OPS.{number}", file.getvalue())

with open(sys.argv[1], "wb") as file:
    print_file(map(letter, range(int(sys.argv[2]))), file, title="Pisma")
status = open("/proc/self/status").read()  # a child's ru_maxrss begins with its parent's
print(status.partition("VmHWM:")[2].split()[0])
"""


def test_memory_does_not_grow_with_the_number_of_letters(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        """Kilobytes, for so many letters of 20 kB each, no two of them equal."""
        command = [sys.executable, "-c", MEASURE, str(tmp_path / "out.pdf"), str(count)]
        return int(subprocess.run(command, check=True, capture_output=True).stdout)

    assert peak(1000) < peak(200) + 6 * 1024


def test_letters_that_share_a_file_take_their_own_pages_of_it() -> None:
    shared, file = a_tagged_pdf(["pierwsza"], ["druga"], ["trzecia"]), io.BytesIO()
    spans = (range(1), range(1, 3))
    run = print_file(
        (PrintedLetter(f"{span.start}", shared, span) for span in spans), file, title="Karty"
    )
    assert texts(file.getvalue()) == ["pierwsza", "", "druga", "trzecia"]
    assert (run.letters, run.pages) == (2, 4)
    with pytest.raises(ConversionFailed, match="no pages"):
        print_file([PrintedLetter("1", shared, range(0))], io.BytesIO(), title="Karty")
