"""Bombs: files small on disk that unfold into more than a reader can bear are refused, by a bound each."""

import zlib

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from app.documents.copies.pdf import drawings
from app.documents.copies.pdf.pages import pdf_pages
from app.documents.copies.pdf.shapes import SHAPES
from app.errors import UploadRefused
from tests.documents.copies.specimens import (
    CORNERS,
    PATTERN,
    TEXT,
    a_pdf,
    add_page,
    corners,
    helvetica,
    rendered,
    text_of,
)


def a_form(pdf: Pdf, operators: bytes, **forms) -> Stream:
    kind = Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 100, 100]))
    made = Stream(pdf, operators, kind)
    if forms:
        made.Resources = Dictionary(XObject=Dictionary(forms))
    return made


def calling(pdf: Pdf, form: Stream, times: int = 1):
    page = add_page(pdf, operators=b"/Form Do " * times)
    page.obj.Resources.XObject = Dictionary(Form=form)
    return page


def refused(change) -> None:
    with pytest.raises(UploadRefused, match="zbyt złożony"):
        pdf_pages(a_pdf(change), max_pages=5)


def test_forms_that_draw_forms_that_draw_forms_are_bounded():
    def change(pdf: Pdf) -> None:
        form = a_form(pdf, PATTERN)
        for _ in range(12):
            form = a_form(pdf, b"/Form Do " * 10, **{"/Form": form})
        calling(pdf, form)

    refused(change)


def test_a_form_that_draws_itself_is_refused():
    def change(pdf: Pdf) -> None:
        form = a_form(pdf, b"/Form Do")
        form.Resources = Dictionary(XObject=Dictionary(Form=form))
        calling(pdf, form)

    refused(change)


def test_a_chain_of_forms_too_deep_is_refused():
    def change(pdf: Pdf) -> None:
        form = a_form(pdf, PATTERN)
        for _ in range(200):
            form = a_form(pdf, b"/Form Do", **{"/Form": form})
        calling(pdf, form)

    refused(change)


def test_a_drawing_that_unpacks_to_too_much_is_refused():
    def change(pdf: Pdf) -> None:
        packed = zlib.compress(b"0 0 m\n" * 5_000_000)
        page = add_page(pdf)
        page.obj.Contents = Stream(pdf, packed, Dictionary(Filter=Name.FlateDecode))

    refused(change)


def test_a_picture_that_claims_too_many_points_is_refused():
    def change(pdf: Pdf) -> None:
        kind = Dictionary(Subtype=Name.Image, Width=90_000, Height=90_000, BitsPerComponent=1)
        kind.ColorSpace = Name.DeviceGray
        calling(pdf, Stream(pdf, b"x", kind))

    refused(change)


def test_too_many_parts_are_refused(monkeypatch):
    monkeypatch.setattr(drawings, "OBJECTS", 1000)

    def change(pdf: Pdf) -> None:
        states = {f"/G{n}": Dictionary(LW=n) for n in range(1001)}
        add_page(pdf).obj.Resources.ExtGState = Dictionary(states)

    refused(change)


def test_too_many_packed_bytes_are_refused(monkeypatch):
    monkeypatch.setattr(drawings, "PACKED_BYTES", 100)

    def change(pdf: Pdf) -> None:
        kind = Dictionary(Subtype=Name.Image, Width=1, Height=1, BitsPerComponent=8)
        kind.ColorSpace = Name.DeviceGray
        calling(pdf, Stream(pdf, bytes(range(256)) * 4, kind))

    refused(change)


def test_an_array_that_holds_itself_is_refused():
    def change(pdf: Pdf) -> None:
        page = add_page(pdf)
        endless = pdf.make_indirect(Array([Name.Indexed]))
        endless.append(endless)
        page.obj.Resources.ColorSpace = Dictionary(C=endless)

    refused(change)


def test_a_form_may_borrow_the_fonts_of_its_page():
    def change(pdf: Pdf) -> None:
        calling(pdf, a_form(pdf, f"BT /F1 9 Tf ({TEXT}) Tj ET".encode()))

    assert TEXT in text_of(pdf_pages(a_pdf(change), max_pages=1).pdf)


def test_resources_may_hold_the_form_that_uses_them():
    def change(pdf: Pdf) -> None:
        form = a_form(pdf, PATTERN)
        page = calling(pdf, form)
        shared = pdf.make_indirect(page.obj.Resources)
        page.obj.Resources = shared
        form.Resources = shared

    assert corners(rendered(pdf_pages(a_pdf(change), max_pages=1).pdf)) == CORNERS


def test_what_pages_share_is_copied_once():
    def change(pdf: Pdf) -> None:
        form = a_form(pdf, PATTERN * 500)
        for _ in range(3):
            calling(pdf, form)

    three = pdf_pages(a_pdf(change), max_pages=3).pdf
    assert three.count(b"/Subtype /Form") == 3 + 1  # each page's own, and the shared one


def test_patterns_shadings_masks_and_drawn_letters_come_along():
    def change(pdf: Pdf) -> None:
        page = add_page(
            pdf,
            operators=b"/Pattern cs /Tiles scn 0 400 200 200 re f q 200 0 0 200 200 400 cm"
            b" 0 0 1 1 re W n /Blend sh Q"
            b" q /Half gs 1 0 0 rg 0 200 200 200 re f Q BT /Drawn 100 Tf 200 200 Td (a) Tj ET",
        )
        tile = Stream(pdf, b"0 0 1 rg 0 0 40 40 re f", Dictionary(PatternType=1, PaintType=1))
        tile.TilingType, tile.BBox, tile.XStep, tile.YStep = 1, Array([0, 0, 40, 40]), 40, 40
        tile.Resources = Dictionary()
        tint = Dictionary(
            FunctionType=2, Domain=Array([0, 1]), N=1, C0=Array([0, 1, 0]), C1=Array([0, 1, 0])
        )
        blend = Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Function=tint)
        blend.Coords, blend.Extend = Array([0, 0, 1, 1]), Array([True, True])
        glyph = Stream(pdf, b"1000 0 0 0 1000 1000 d1 0 0 1000 1000 re f")
        letters = Dictionary(Type=Name.Font, Subtype=Name.Type3, FirstChar=97, LastChar=97)
        letters.Widths, letters.FontBBox = Array([1000]), Array([0, 0, 1000, 1000])
        letters.FontMatrix = Array([0.001, 0, 0, 0.001, 0, 0])
        letters.CharProcs = Dictionary(a=glyph)
        letters.Encoding = Dictionary(Type=Name.Encoding, Differences=Array([97, Name.a]))
        letters.Resources = Dictionary()
        page.obj.Resources = Dictionary(
            Pattern=Dictionary(Tiles=tile),
            Shading=Dictionary(Blend=blend),
            ExtGState=Dictionary(Half=Dictionary(Type=Name.ExtGState, ca=0.5)),
            Font=Dictionary(Drawn=letters, F1=helvetica()),
        )

    data = a_pdf(change)
    seen, kept = rendered(data), rendered(pdf_pages(data, max_pages=1).pdf)
    scale = 186 / 210
    for x, y in ((30, 150), (150, 150), (50, 260), (120, 300)):
        left, top = (298 - 298 * scale) / 2, 12 / 25.4 * 36
        at = (round(left + x * scale), round(top + (265 / 25.4 * 36 - 421 * scale) / 2 + y * scale))
        assert kept.getpixel(at) == pytest.approx(seen.getpixel((x, y)), abs=3)


def test_the_table_names_only_kinds_it_has():
    named = {kind for shape in SHAPES.values() for kind in (*shape.keys.values(), shape.every)}
    assert named - {""} <= {*SHAPES, "xobject"}
