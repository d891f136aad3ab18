"""Layers: the copy shows what a viewer shows on opening, whether layers hold drawings, forms or notes."""

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from app.documents.copies.pdf.pages import pdf_pages
from tests.documents.copies.pdf.test_fields import note
from tests.documents.copies.specimens import a_pdf, add_page, helvetica, text_of

WORDS = b"BT /F1 12 Tf 100 %d Td (%s) Tj ET"


def layered(
    off: tuple[str, ...] = (),
    on: tuple[str, ...] = (),
    base: str = "/ON",
    policy: str = "",
) -> bytes:
    """A page with the layers A and B, something of A in every way, and both in one membership."""

    def change(pdf: Pdf) -> None:
        groups = {
            name: pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name))) for name in "AB"
        }
        default = Dictionary(
            BaseState=Name(base),
            OFF=Array([groups[name] for name in off]),
            ON=Array([groups[name] for name in on]),
        )
        pdf.Root.OCProperties = Dictionary(OCGs=Array(list(groups.values())), D=default)
        membership = Dictionary(Type=Name.OCMD, OCGs=Array(list(groups.values())))
        if policy:
            membership.P = Name(policy)
        operators = b"\n".join(
            (
                b"/OC /La BDC /X <</MCID 1>> BDC " + WORDS % (700, b"RYSUNEK") + b" EMC EMC",
                b"/OC /Both BDC " + WORDS % (600, b"OBIE") + b" EMC",
                b"/Form Do " + WORDS % (500, b"ZAWSZE"),
            )
        )
        page = add_page(pdf, operators=operators)
        kind = Dictionary(Subtype=Name.Form, BBox=Array([0, 0, 600, 600]), OC=groups["A"])
        drawing = Stream(pdf, WORDS % (400, b"FORMA"), kind)
        drawing.Resources = Dictionary(Font=Dictionary(F1=helvetica()))
        page.obj.Resources.XObject = Dictionary(Form=drawing)
        page.obj.Resources.Properties = Dictionary(La=groups["A"], Both=membership)
        page.obj.Annots = Array([note(pdf, "DOPISEK", OC=groups["A"])])

    return a_pdf(change)


OF_A = {"RYSUNEK", "FORMA", "DOPISEK"}


@pytest.mark.parametrize(
    ("data", "seen"),
    [
        (layered(), {*OF_A, "OBIE"}),
        (layered(off=("A",)), {"OBIE"}),
        (layered(off=("B",)), {*OF_A, "OBIE"}),
        (layered(off=("A", "B")), set()),
        (layered(base="/OFF"), set()),
        (layered(base="/OFF", on=("A",)), {*OF_A, "OBIE"}),
        (layered(off=("B",), policy="/AllOn"), OF_A),
        (layered(policy="/AnyOff"), OF_A),
        (layered(off=("B",), policy="/AnyOff"), {*OF_A, "OBIE"}),
        (layered(off=("B",), policy="/AllOff"), OF_A),
        (layered(off=("A", "B"), policy="/AllOff"), {"OBIE"}),
    ],
)
def test_only_what_is_seen_on_opening_is_copied(data, seen):
    copy = pdf_pages(data, max_pages=1)
    assert set(text_of(copy.pdf).split()) == {"ZAWSZE", *seen}
    assert "Plik ma warstwy" in " ".join(copy.notes)
