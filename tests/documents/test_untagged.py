import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from app.documents import untagged
from tests.documents.tagged import A4, an_untagged_pdf, opened


def enclosed(content: bytes) -> str:
    pdf = opened(an_untagged_pdf(content))
    untagged.enclose(pdf, pdf.pages[0], mark=1)
    return " ".join(pdf.pages[0].Contents.read_bytes().decode("latin-1").split())


def test_all_a_page_paints_is_one_marked_content() -> None:
    assert enclosed(b"0 0 10 10 re f") == ("/Figure <</MCID 1>> BDC q 0 0 10 10 re f Q EMC")


def test_marks_of_its_own_are_taken_out() -> None:
    assert enclosed(b"/P <</MCID 7>> BDC f EMC /Artifact BMC n EMC /X MP") == (
        "/Figure <</MCID 1>> BDC q f n Q EMC"
    )


def test_states_left_open_or_closed_too_often_stay_inside() -> None:
    assert enclosed(b"Q q q f") == "/Figure <</MCID 1>> BDC q q q f Q Q Q EMC"


def test_an_empty_page_is_a_figure_too() -> None:
    assert enclosed(b"") == "/Figure <</MCID 1>> BDC q Q EMC"


def test_the_figure_says_what_it_is_and_where() -> None:
    pdf = opened(an_untagged_pdf(b""))
    tag = untagged.figure(pdf.pages[0], "Kopia, strona 1 z 1")
    assert str(tag.Alt) == "Kopia, strona 1 z 1"
    assert [float(side) for side in tag.A.BBox] == [0, 0, *A4]


def test_what_is_printed_of_annotations_becomes_part_of_the_page() -> None:
    pdf = Pdf.new()
    page = pdf.add_blank_page(page_size=A4)
    look = pdf.make_stream(b"0 0 10 10 re f", Type=Name.XObject, Subtype=Name.Form)
    look.BBox = Array([0, 0, 10, 10])
    stamp = Dictionary(
        Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([0, 0, 10, 10]), F=4, AP=Dictionary(N=look)
    )
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 10, 10]), F=0)
    link.A = Dictionary(S=Name.URI, URI=String("https://example.com"))
    page.obj.Annots = Array([pdf.make_indirect(stamp), pdf.make_indirect(link)])
    untagged.flatten(pdf)
    painted = [str(i.operator) for i in pikepdf.parse_content_stream(pdf.pages[0])]
    assert painted.count("Do") == 1
    assert Name.Annots not in page.obj
