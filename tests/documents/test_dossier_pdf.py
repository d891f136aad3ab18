import io
from dataclasses import replace

import docx as word
import pikepdf
import pytest
from PIL import Image

from app.documents.dossier_pdf import COVER_BLANK, PDF, Leaf, Said, _context, dossier_pdf
from app.documents.fill import fill, marks

SAID = Said(
    programme_name="Asystent osobisty osoby z niepełnosprawnością – Gmina Przykładowo",
    organiser_name="Ośrodek Pomocy Społecznej w Przykładowie",
    fund="Fundusz Solidarnościowy",
    participant_name="Zofia Żółcińska",
    case_number="OPS/7.2026",
    prepared_on="27 listopada 2026 r.",
    handed_out_by="Klara Kartotekowa",
    reason="Kontrola Wojewody",
    left_out=("Wynik sprawdzenia, wydanie 1: plik jest w paczce ZIP",),
)


def a_picture(pages: int = 1, media_type: str = "PDF") -> bytes:
    picture, file = Image.new("RGB", (165, 234), "white"), io.BytesIO()
    picture.save(
        file, media_type, resolution=20, save_all=pages > 1, append_images=[picture] * (pages - 1)
    )
    return file.getvalue()


class Tagging:
    """Stands in for LibreOffice: a cover of so many pages, tagged and claiming PDF/UA."""

    def __init__(self, pages: int = 1) -> None:
        self.pages = pages
        self.docx = b""

    def convert(self, docx: bytes) -> bytes:
        self.docx = docx
        return a_picture(self.pages)

    convert_to_print = convert


def bookmarks(pdf: pikepdf.Pdf) -> list[str]:
    with pdf.open_outline() as outline:
        return [item.title for item in outline.root]


def test_the_cover_asks_for_what_is_said():
    assert marks(COVER_BLANK) == set(_context(SAID, (), []))


def test_papers_are_bound_in_order_with_bookmarks_and_labels():
    leaves = [
        Leaf("Karta zgłoszenia, wydanie 1", "D1", PDF, a_picture(3)),
        Leaf("Kopia orzeczenia, wydanie 1", "D2", "image/png", a_picture(media_type="PNG")),
        Leaf("Decyzja, wydanie 1", "D3", PDF, b"to nie jest PDF"),
    ]
    office = Tagging(2)
    with pikepdf.open(io.BytesIO(dossier_pdf(SAID, leaves, office))) as pdf:
        assert len(pdf.pages) == 6
        assert bookmarks(pdf) == [
            "Okładka i spis treści",
            "Karta zgłoszenia, wydanie 1",
            "Kopia orzeczenia, wydanie 1",
        ]
        assert [page.label for page in pdf.pages] == ["O-1", "O-2", "D1-1", "D1-2", "D1-3", "D2-1"]
        assert str(pdf.docinfo.Title) == "Teczka uczestnika OPS/7.2026"
        assert str(pdf.Root.Lang) == "pl-PL"
        assert pdf.Root.MarkInfo.Marked
        with pdf.open_metadata() as metadata:
            assert (
                "pdfuaid:part" not in metadata
            )  # a scan has no tags, so nothing of the kind is claimed
    said = _text(office.docx)
    assert "Karta zgłoszenia, wydanie 1 | 3–5" in said
    assert "Kopia orzeczenia, wydanie 1 | 6" in said
    assert "Decyzja, wydanie 1: pliku nie da się otworzyć" in said
    assert SAID.left_out[0] in said


def test_a_dossier_without_papers_is_a_cover():
    with pikepdf.open(io.BytesIO(dossier_pdf(replace(SAID, left_out=()), [], Tagging()))) as pdf:
        assert len(pdf.pages) == 1


@pytest.mark.office
def test_a_tagged_paper_keeps_its_tags_beside_a_scan(office_pool):
    docx = fill(COVER_BLANK, _context(SAID, (), []), title="Pismo")
    leaves = [
        Leaf("Pismo, wydanie 1", "D1", PDF, office_pool.convert(docx)),
        Leaf("Skan, wydanie 1", "D2", PDF, a_picture(2)),
    ]
    with pikepdf.open(io.BytesIO(dossier_pdf(SAID, leaves, office_pool))) as pdf:
        kinds = [str(each) for each in _kinds(pdf.Root.StructTreeRoot)]
        assert len(pdf.pages) == 4
        assert kinds.count("/Figure") == 2
        assert kinds.count("/Table") == 2
        assert _alternatives(pdf.Root.StructTreeRoot) == [
            "Skan, wydanie 1, strona 1 z 2",
            "Skan, wydanie 1, strona 2 z 2",
        ]


def _text(docx: bytes) -> str:

    document = word.Document(io.BytesIO(docx))
    rows = [" | ".join(cell.text for cell in row.cells) for row in document.tables[0].rows]
    return "\n".join([*rows, *(paragraph.text for paragraph in document.paragraphs)])


def _elements(node):
    children = node.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from _elements(child)


def _kinds(root):
    return [each.S for each in _elements(root)]


def _alternatives(root):
    return [str(each.Alt) for each in _elements(root) if "/Alt" in each]
