"""Whole PDFs: what the person sees comes along, upright and on A4; nothing else does."""

import re
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from app.documents.copies.pdf.pages import pdf_pages
from app.documents.copies.sheet import A4_LONG, A4_SHORT
from app.errors import UploadRefused
from tests.documents.copies.specimens import (
    CORNERS,
    TEXT,
    a_pdf,
    add_page,
    complaints,
    corners,
    drawn,
    ink,
    keys_of,
    paged,
    pattern,
    picture,
    rendered,
    text_of,
)

ALLOWED_CATALOGUE = {"/Type", "/Pages"}
ALLOWED_PAGE = {"/Type", "/Parent", "/MediaBox", "/Resources", "/Contents"}


def copied(data: bytes, max_pages: int = 20):
    return pdf_pages(data, max_pages=max_pages)


def notes_of(data: bytes) -> str:
    return " ".join(copied(data).notes)


def test_a_page_is_copied_with_its_text_legible():
    copy = copied(paged())
    assert (copy.pages, copy.notes) == (1, ())
    assert TEXT in text_of(copy.pdf)
    assert corners(rendered(copy.pdf)) == CORNERS


@pytest.mark.parametrize("turn", [0, 90, 180, 270, 360, -90, 450])
def test_a_turned_page_is_laid_as_its_reader_saw_it(turn):
    data = paged(width=500, height=700, Rotate=turn)
    seen, page = rendered(data), rendered(copied(data).pdf)
    assert corners(page) == corners(seen)
    assert (page.width > page.height) is (seen.width > seen.height)


def test_a_turn_that_is_no_quarter_is_none():
    assert corners(rendered(copied(paged(Rotate=45)).pdf)) == CORNERS


@pytest.mark.parametrize(
    ("width", "height"),
    [(842, 1191), (420, 595), (595, 420), (243, 153), (20, 30), (10_000, 14_400), (100, 5000)],
    ids=["A3", "A5", "A5 lying", "card", "stamp", "poster", "receipt"],
)
def test_every_size_comes_to_lie_on_a4_between_the_margins(width, height):
    pdf = copied(paged(width=width, height=height)).pdf
    with pikepdf.open(BytesIO(pdf)) as opened:
        box = [float(side) for side in opened.pages[0].mediabox]
    assert sorted(box[2:]) == pytest.approx([A4_SHORT, A4_LONG])
    assert box[:2] == [0, 0]
    page = rendered(pdf, dots=254)
    left, top, right, bottom = ink(page)
    assert min(left, top, page.width - right) >= 119
    assert page.height - bottom >= 199


def test_a_small_page_keeps_its_size():
    left, top, right, bottom = ink(rendered(copied(paged(width=243, height=153)).pdf, dots=72))
    assert (right - left, bottom - top) == (pytest.approx(243, abs=1), pytest.approx(153, abs=1))


def test_only_the_crop_box_is_shown():
    # The right half of the pattern: green above yellow.
    data = paged(width=400, height=400, CropBox=Array([200, 0, 400, 400]))
    page = rendered(copied(data).pdf)
    green, yellow = CORNERS[1], CORNERS[3]
    assert corners(page) == (green, green, yellow, yellow)


def test_boxes_and_turn_may_be_inherited_and_shifted():
    def change(pdf: Pdf) -> None:
        add_page(pdf, operators=b"q 1 0 0 1 -50 1000 cm " + drawn(400, 600) + b" Q")
        page = pdf.pages[0].obj
        del page.MediaBox
        pdf.Root.Pages.MediaBox = Array([350, 1600, -50, 1000])
        pdf.Root.Pages.Rotate = 90

    data = a_pdf(change)
    assert corners(rendered(copied(data).pdf)) == corners(rendered(data))


def test_a_page_in_large_units_is_measured_in_them():
    left, _, right, _ = ink(rendered(copied(paged(width=100, height=150, UserUnit=2)).pdf, dots=72))
    assert right - left == pytest.approx(200, abs=1)


@pytest.mark.parametrize("box", [[0, 0, 5, 800], [0, 0, 3e8, 3e8]], ids=["thread", "field"])
def test_a_page_without_a_printable_shape_is_refused(box):
    with pytest.raises(UploadRefused, match=r"Strona 1 .* rozmiar"):
        copied(paged(MediaBox=Array(box)))


def test_a_scan_keeps_its_picture_as_it_is():
    scan = picture(pattern(), quality=70)

    def change(pdf: Pdf) -> None:
        kind = Dictionary(
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=800,
            Height=1200,
            ColorSpace=Name.DeviceRGB,
            BitsPerComponent=8,
            Filter=Name.DCTDecode,
        )
        image = Dictionary(Scan=Stream(pdf, scan, kind))
        page = add_page(pdf, operators=b"595 0 0 842 0 0 cm /Scan Do")
        page.obj.Resources = Dictionary(XObject=image)

    copy = copied(a_pdf(change))
    assert corners(rendered(copy.pdf)) == CORNERS
    assert scan in copy.pdf


# --- locks ---------------------------------------------------------------------------------


def locked(owner: str, user: str) -> bytes:
    lock = pikepdf.Encryption(
        owner=owner, user=user, allow=pikepdf.Permissions(print_lowres=False, print_highres=False)
    )
    return a_pdf(encryption=lock)


def test_a_file_that_asks_for_a_password_is_refused():
    with pytest.raises(UploadRefused, match="Zdejmij hasło"):
        copied(locked(owner="a", user="b"))


def test_a_file_its_author_restricted_is_copied_and_that_is_said():
    copy = copied(locked(owner="a", user=""))
    assert TEXT in text_of(copy.pdf)
    assert "Autor pliku ograniczył" in " ".join(copy.notes)
    with pikepdf.open(BytesIO(copy.pdf)) as opened:
        assert not opened.is_encrypted


# --- what a file does beyond showing pages ---------------------------------------------------


def script() -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String("app.alert('ZLOSLIWY')"))


def opening(action: Dictionary):
    def change(pdf: Pdf) -> None:
        add_page(pdf)
        pdf.Root.OpenAction = action

    return a_pdf(change)


def attached() -> bytes:
    def change(pdf: Pdf) -> None:
        add_page(pdf)
        pdf.attachments["ZLOSLIWY.exe"] = b"MZ ZLOSLIWY"

    return a_pdf(change)


def linked(action: Dictionary, **entries) -> bytes:
    link = Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 100, 100]), A=action, **entries
    )
    return paged(Annots=Array([link]))


def with_page_trigger() -> bytes:
    return paged(AA=Dictionary(O=script()))


def with_named_script() -> bytes:
    def change(pdf: Pdf) -> None:
        add_page(pdf)
        named = Dictionary(Names=Array([String("ZLOSLIWY"), script()]))
        pdf.Root.Names = Dictionary(JavaScript=pdf.make_indirect(named))

    return a_pdf(change)


def with_media(subtype: str, **entries) -> bytes:
    media = Dictionary(Type=Name.Annot, Subtype=Name(subtype), Rect=Array([0, 0, 9, 9]), **entries)
    return paged(Annots=Array([media]))


def with_forms_language() -> bytes:
    def change(pdf: Pdf) -> None:
        add_page(pdf)
        xfa = pdf.make_stream(b"<xdp>ZLOSLIWY</xdp>")
        pdf.Root.AcroForm = Dictionary(Fields=Array([]), XFA=xfa)

    return a_pdf(change)


def with_associated_file() -> bytes:
    def change(pdf: Pdf) -> None:
        page = add_page(pdf)
        embedded = Stream(pdf, b"ZLOSLIWY", Dictionary(Type=Name.EmbeddedFile))
        files = Dictionary(Type=Name.Filespec, F=String("ZLOSLIWY"), EF=Dictionary(F=embedded))
        form = Stream(pdf, b"0 0 m", Dictionary(Type=Name.XObject, Subtype=Name.Form))
        form.BBox = Array([0, 0, 9, 9])
        form.AF = Array([pdf.make_indirect(files)])
        page.obj.Resources.XObject = Dictionary(Form=form)
        page.obj.AF = Array([files])

    return a_pdf(change)


def with_outside_data() -> bytes:
    def change(pdf: Pdf) -> None:
        page = add_page(pdf)
        image = Stream(pdf, b"", Dictionary(Subtype=Name.Image, Width=1, Height=1))
        image.F = String("file:///etc/ZLOSLIWY")
        page.obj.Resources.XObject = Dictionary(Image=image)

    return a_pdf(change)


ACTIVE = {
    "script on opening": (opening(script()), "skrypty, działania"),
    "script by name": (with_named_script(), "skrypty"),
    "script of a page": (with_page_trigger(), "skrypty, działania uruchamiane same"),
    "launch": (
        opening(Dictionary(S=Name.Launch, F=String("ZLOSLIWY.exe"))),
        "uruchamianie programów",
    ),
    "attachment": (attached(), "załączniki"),
    "associated file": (with_associated_file(), "załączniki"),
    "data in another file": (with_outside_data(), "załączniki"),
    "web address": (
        linked(Dictionary(S=Name.URI, URI=String("https://ZLOSLIWY.example"))),
        "odnośniki",
    ),
    "other document": (linked(Dictionary(S=Name.GoToR, F=String("ZLOSLIWY.pdf"))), "odnośniki"),
    "sending": (
        linked(Dictionary(S=Name.SubmitForm, F=String("https://ZLOSLIWY.example"))),
        "wysyłanie formularzy",
    ),
    "chain": (linked(Dictionary(S=Name.GoTo, D=String("ZLOSLIWY"), Next=script())), "skrypty"),
    "film": (with_media("/RichMedia", RichMediaContent=Dictionary(X=String("ZLOSLIWY"))), "film"),
    "solid": (with_media("/3D", **{"3DD": Dictionary(X=String("ZLOSLIWY"))}), "3D"),
    "forms language": (with_forms_language(), "wysyłanie formularzy"),
}
# The marks of everything above, as keys and names a file could carry.
FORBIDDEN = {
    "/OpenAction", "/AA", "/A", "/JS", "/JavaScript", "/Names", "/EmbeddedFiles", "/EmbeddedFile",
    "/EF", "/AF", "/F", "/Filespec", "/Launch", "/URI", "/GoToR", "/SubmitForm", "/Next", "/Annots",
    "/AcroForm", "/XFA", "/RichMedia", "/RichMediaContent", "/3D", "/3DD",
}  # fmt: skip


@pytest.mark.parametrize(("data", "part"), ACTIVE.values(), ids=ACTIVE)
def test_what_is_active_stays_behind_and_is_named(data, part, tmp_path):
    copy = copied(data)
    assert part in " ".join(copy.notes)
    assert FORBIDDEN & keys_of(data), "the specimen holds nothing active"
    assert not FORBIDDEN & keys_of(copy.pdf)
    assert b"ZLOSLIWY" not in plain(copy.pdf)
    assert TEXT in text_of(copy.pdf)
    assert not complaints(copy.pdf, tmp_path)


def plain(pdf: bytes) -> bytes:
    """The file with its streams unpacked."""
    written = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        opened.save(
            written,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
        )
    return written.getvalue()


def everything_else() -> bytes:
    def change(pdf: Pdf) -> None:
        page = add_page(pdf, operators=b"/P <</MCID 0>> BDC " + drawn() + b" EMC")
        page.obj.StructParents = 0
        page.obj.PieceInfo = Dictionary(X=Dictionary(Private=String("TAJNE")))
        page.obj.Metadata = pdf.make_stream(b"<x>TAJNE</x>")
        page.obj.Resources.Properties = Dictionary(MC0=Dictionary(X=String("TAJNE")))
        pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot)
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String("TAJNE"))]))
        pdf.Root.Outlines = Dictionary(Type=Name.Outlines, Title=String("TAJNE"))
        pdf.docinfo.Author = String("TAJNE")

    return a_pdf(change)


def test_nothing_of_the_source_but_its_drawing_survives():
    pdf = copied(everything_else()).pdf
    assert b"TAJNE" not in plain(pdf)
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert set(opened.Root.keys()) == ALLOWED_CATALOGUE
        assert set(opened.pages[0].obj.keys()) == ALLOWED_PAGE
        assert set(opened.trailer.keys()) <= {"/Root", "/Size", "/ID"}
        form = opened.pages[0].obj.Resources.XObject.Copy
        assert set(form.Resources.keys()) == {"/Font"}
        assert b"BDC" not in form.read_bytes()
        assert b"EMC" not in form.read_bytes()


def test_a_link_inside_the_document_is_nothing_to_speak_of():
    def change(pdf: Pdf) -> None:
        page = add_page(pdf)
        pdf.Root.OpenAction = Array([page.obj, Name.Fit])

    assert notes_of(a_pdf(change)) == ""


def test_a_signature_does_not_come_along_and_that_is_said():
    def change(pdf: Pdf) -> None:
        add_page(pdf)
        value = Dictionary(Type=Name.Sig, ByteRange=Array([0, 1, 2, 3]), Contents=String(b"\1" * 8))
        field = Dictionary(
            FT=Name.Sig, T=String("Podpis"), V=pdf.make_indirect(value), Type=Name.Annot
        )
        field.Subtype, field.Rect = Name.Widget, Array([0, 0, 0, 0])
        held = pdf.make_indirect(field)
        pdf.pages[0].obj.Annots = Array([held])
        pdf.Root.AcroForm = Dictionary(Fields=Array([held]), SigFlags=3)

    data = a_pdf(change)
    assert "podpisany elektronicznie" in notes_of(data)
    assert not {"/Sig", "/ByteRange", "/SigFlags"} & keys_of(copied(data).pdf)


# --- files that are not what they should be --------------------------------------------------


def test_a_file_with_a_broken_table_is_repaired_and_that_is_said():
    data = a_pdf(object_stream_mode=pikepdf.ObjectStreamMode.disable)
    broken = data.replace(b"startxref\n", b"startxref\n9").replace(b"0000000015", b"0000009915")
    copy = copied(broken)
    assert TEXT in text_of(copy.pdf)
    assert "Plik był uszkodzony" in " ".join(copy.notes)


def scanned(pdf: Pdf) -> None:
    """One page with a picture that the file keeps behind everything else."""
    page = add_page(pdf)
    page.obj.Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /Scan Do Q")
    kind = Dictionary(Subtype=Name.Image, Width=800, Height=1200, ColorSpace=Name.DeviceRGB)
    kind.BitsPerComponent, kind.Filter = 8, Name.DCTDecode
    page.obj.Resources = Dictionary(XObject=Dictionary(Scan=Stream(pdf, picture(), kind)))
    pdf.Root.Unneeded = pdf.make_indirect(Dictionary(Type=Name.Unneeded))


def cut(data: bytes, mark: bytes, after: int = 0) -> bytes:
    return data[: data.rindex(mark) + after]


def test_a_file_cut_short_is_repaired_if_everything_shown_is_there():
    copy = copied(cut(a_pdf(scanned), b"xref"))
    assert corners(rendered(copy.pdf)) == CORNERS
    assert "Plik był uszkodzony" in " ".join(copy.notes)


@pytest.mark.parametrize(
    ("mark", "after"),
    [(b"endstream", 0), (b"endstream", -3000), (b"/DCTDecode", 0), (b"stream\nx", 30)],
    ids=["picture's end", "half a picture", "no picture", "half the drawing"],
)
def test_a_repair_that_lost_something_shown_is_no_repair(mark, after):
    with pytest.raises(UploadRefused, match="uszkodzony"):
        copied(cut(a_pdf(scanned), mark, after))


def test_a_page_that_is_promised_and_missing_is_missed_aloud():
    def change(pdf: Pdf) -> None:
        for _ in range(3):
            add_page(pdf)

    data = a_pdf(change, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    pages = re.search(rb"/Kids \[ \d+ 0 R (\d) 0 R", data)
    lost = data[: pages.start(1)] + b"99"[: len(pages[1])] + data[pages.end(1) :]
    assert copied(lost).pages == 2
    assert "czy są wszystkie strony" in notes_of(lost)


def test_a_picture_damaged_within_a_whole_file_is_missed_aloud():
    def change(pdf: Pdf) -> None:
        scanned(pdf)
        held = pdf.pages[0].obj.Resources.XObject.Scan
        held.write(picture()[:-2000], filter=Name.DCTDecode)

    assert "Część pliku jest uszkodzona" in notes_of(a_pdf(change))


def test_a_name_in_an_old_code_page_is_no_damage():
    data = a_pdf(object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    old = data.replace(b"/F1", b"/F\xb3").replace(b"/Helvetica", b"/Helvetic\xb9")
    assert TEXT in text_of(copied(old).pdf)


def test_a_lock_no_password_opens_is_a_lock():
    data = a_pdf(object_stream_mode=pikepdf.ObjectStreamMode.disable)
    lock = b"trailer << /Encrypt << /Filter /Adobe.PubSec /V 4 >> "
    with pytest.raises(UploadRefused, match="Zdejmij hasło"):
        copied(data.replace(b"trailer << ", lock))


def test_a_file_with_nothing_on_its_pages_is_refused():
    with pytest.raises(UploadRefused, match="nic nie widać"):
        copied(paged(operators=b" "))


@pytest.mark.parametrize("kept", [20, 200, 0.3], ids=["header", "catalogue", "third"])
def test_a_file_without_readable_pages_is_refused(kept):
    data = a_pdf()
    end = kept if isinstance(kept, int) else int(len(data) * kept)
    with pytest.raises(UploadRefused, match=r"uszkodzony|żadnej strony"):
        copied(data[:end])


def test_a_page_whose_drawing_cannot_be_unpacked_is_refused():
    def change(pdf: Pdf) -> None:
        page = add_page(pdf)
        page.obj.Contents = Stream(pdf, b"not packed", Dictionary(Filter=Name.FlateDecode))

    with pytest.raises(UploadRefused, match="uszkodzony"):
        copied(a_pdf(change))


def test_a_file_without_pages_is_refused():
    with pytest.raises(UploadRefused, match="nie ma żadnej strony"):
        copied(a_pdf(change=bool))


def test_more_pages_than_allowed_are_refused_with_both_numbers():
    def change(pdf: Pdf) -> None:
        for _ in range(5):
            add_page(pdf)

    assert copied(a_pdf(change), max_pages=5).pages == 5
    with pytest.raises(UploadRefused, match=r"5\xa0stron, a może mieć najwyżej 4"):
        copied(a_pdf(change), max_pages=4)


def test_a_portfolio_is_refused():
    def change(pdf: Pdf) -> None:
        add_page(pdf)
        pdf.Root.Collection = Dictionary(Type=Name.Collection)

    with pytest.raises(UploadRefused, match="portfolio"):
        copied(a_pdf(change))


def test_a_form_that_only_one_program_can_show_is_refused():
    def change(pdf: Pdf) -> None:
        add_page(pdf)
        pdf.Root.NeedsRendering = True

    with pytest.raises(UploadRefused, match="Adobe"):
        copied(a_pdf(change))


def test_pages_keep_their_order_and_the_bytes_do_not_change(tmp_path):
    def change(pdf: Pdf) -> None:
        for number in range(1, 4):
            add_page(pdf, operators=b"BT /F1 12 Tf 99 99 Td (Strona %d) Tj ET" % number)

    data = a_pdf(change)
    copy = copied(data)
    assert text_of(copy.pdf).split() == ["Strona", "1", "Strona", "2", "Strona", "3"]
    assert copied(data).pdf == copy.pdf
    assert not complaints(copy.pdf, tmp_path)
