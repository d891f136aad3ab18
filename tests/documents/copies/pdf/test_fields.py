"""Forms and annotations: what the reader saw is part of the page, what nobody saw is not."""

import contextlib
import warnings

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from app.documents.copies.pdf.pages import pdf_pages
from app.errors import UploadRefused
from tests.documents.copies.specimens import TEXT, a_pdf, add_page, helvetica, keys_of, text_of


def look(pdf: Pdf, words: str) -> Stream:
    """An appearance of 200 × 20 points that says ``words``."""
    kind = Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 200, 20]))
    stream = Stream(pdf, f"BT /Helv 10 Tf 2 5 Td ({words}) Tj ET".encode(), kind)
    stream.Resources = Dictionary(Font=Dictionary(Helv=helvetica()))
    return stream


def note(pdf: Pdf, words: str | None, subtype: str = "/FreeText", flags: int = 4, **entries):
    made = Dictionary(
        Type=Name.Annot, Subtype=Name(subtype), Rect=Array([50, 50, 250, 70]), F=flags, **entries
    )
    if words is not None:
        made.AP = Dictionary(N=look(pdf, words))
    return pdf.make_indirect(made)


def with_annotations(*makers) -> bytes:
    def change(pdf: Pdf) -> None:
        add_page(pdf).obj.Annots = Array([make(pdf) for make in makers])

    return a_pdf(change)


def form(*makers, **entries) -> bytes:
    def change(pdf: Pdf) -> None:
        fields = Array([make(pdf) for make in makers])
        add_page(pdf).obj.Annots = fields
        fonts = Dictionary(Font=Dictionary(Helv=helvetica()))
        pdf.Root.AcroForm = Dictionary(
            Fields=fields, DR=fonts, DA=String("/Helv 10 Tf 0 g"), **entries
        )

    return a_pdf(change)


def answer(value: str, words: str | None, **entries):
    return lambda pdf: note(
        pdf, words, "/Widget", FT=Name.Tx, T=String("Pole"), V=String(value), **entries
    )


def tick(state: str, words: str | None):
    def make(pdf: Pdf) -> Dictionary:
        made = note(pdf, None, "/Widget", FT=Name.Btn, T=String("Tak"), AS=Name(state))
        made.V = Name(state)
        if words is not None:
            made.AP = Dictionary(N=Dictionary(Tak=look(pdf, words), Off=look(pdf, "WYLACZONE")))
        return made

    return make


def copied(data: bytes):
    return pdf_pages(data, max_pages=5)


def shown(data: bytes) -> str:
    pdf = copied(data).pdf
    assert TEXT in text_of(pdf)
    assert not {"/AcroForm", "/Annots", "/Widget", "/AP"} & keys_of(pdf)
    return text_of(pdf)


@pytest.mark.parametrize("asked_to_redraw", [False, True])
def test_an_answer_with_a_picture_is_shown_as_pictured(asked_to_redraw):
    data = form(answer("Łódź", "ODPOWIEDZ 7"), NeedAppearances=asked_to_redraw)
    assert "ODPOWIEDZ 7" in shown(data)
    assert "Plik jest formularzem" in " ".join(copied(data).notes)


def test_an_answer_without_a_picture_is_drawn():
    assert "Zofia, 26 lat" in shown(form(answer("Zofia, 26 lat", None), NeedAppearances=True))


@pytest.mark.parametrize(
    "field",
    [
        answer("Zażółć gęślą jaźń", None),
        tick("/Tak", None),
        lambda pdf: note(
            pdf, None, "/Widget", FT=Name.Ch, T=String("Wybór"), V=Array([String("a")])
        ),
    ],
    ids=["letters it has not", "tick", "choice"],
)
def test_an_answer_that_cannot_be_drawn_is_never_left_out_in_silence(field):
    with pytest.raises(UploadRefused, match="Drukuj → Zapisz jako PDF"):
        copied(form(field))


def test_a_tick_shows_its_state():
    assert "WLACZONE" in shown(form(tick("/Tak", "WLACZONE")))
    unticked = shown(form(tick("/Off", "WLACZONE")))
    assert "WYLACZONE" in unticked


def test_an_empty_form_needs_no_note():
    assert copied(form(answer("", None))).notes == ()


def test_what_was_written_on_a_page_is_shown():
    data = with_annotations(lambda pdf: note(pdf, "DOPISEK"))
    assert "DOPISEK" in shown(data)
    assert copied(data).notes == ()


def test_a_page_that_inherits_its_fonts_keeps_them_beside_what_was_written_on_it():
    def change(pdf: Pdf) -> None:
        page = add_page(pdf)
        pdf.Root.Pages.Resources = page.obj.Resources
        del page.obj.Resources
        page.obj.Annots = Array([note(pdf, "DOPISEK")])

    assert "DOPISEK" in shown(a_pdf(change))


def test_what_was_hidden_stays_unseen():
    data = with_annotations(lambda pdf: note(pdf, "UKRYTE", flags=2))
    assert "UKRYTE" not in shown(data)


def test_a_note_without_a_picture_is_missed_aloud():
    data = with_annotations(lambda pdf: note(pdf, None, Contents=String("Uwaga")))
    shown(data)
    assert "Części dopisków" in " ".join(copied(data).notes)


def test_a_link_without_a_picture_is_not_missed():
    assert copied(with_annotations(lambda pdf: note(pdf, None, "/Link"))).notes == ()


@pytest.mark.parametrize(
    "strange",
    [
        Dictionary(Annots=Dictionary()),
        Dictionary(Annots=Array([1, Name.X, Dictionary()])),
        Dictionary(Annots=Array([Dictionary(Subtype=Name.Widget, FT=Name.Tx, V=String("x"))])),
        Dictionary(Annots=Array([Dictionary(AP=Array([]), F=String("x"), Rect=Name.X)])),
        Dictionary(Annots=Array([Dictionary(AP=Dictionary(N=Dictionary()), AS=3)])),
    ],
    ids=["dictionary", "numbers", "widget alone", "wrong types", "no state"],
)
def test_strange_annotations_are_refused_or_passed_over(strange):
    def change(pdf: Pdf) -> None:
        add_page(pdf, **{key[1:]: value for key, value in strange.items()})
        pdf.Root.AcroForm = Dictionary(Fields=Array([]))

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", pikepdf.exceptions.PageCopyWarning)
        data = a_pdf(change)
    with contextlib.suppress(UploadRefused):
        shown(data)
