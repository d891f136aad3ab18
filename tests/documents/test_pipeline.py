import io
import re
import threading
from collections.abc import Sequence
from datetime import date

import docx
import pikepdf
import pytest

import rules
from app.attachments import ALL
from app.documents import cover
from app.documents.convert import OfficePool, page_count
from app.documents.pipeline import Office, Production, produce, produce_blanks
from app.documents.signing_place import signing_pages
from app.errors import ConversionFailed
from rules.case import Case
from rules.programme import load_programme, programme_slugs
from rules.vocabulary import Degree, Document, FilledBy
from tests.builders import a_case, a_certificate, a_child_case, a_participant
from tests.documents.tagged import (
    a_tagged_pdf,
    an_untagged_pdf,
    faults,
    opened,
    read_aloud,
    structure,
    told,
)

TODAY = date(2026, 1, 5)
COPY = an_untagged_pdf(b"0.8 g 50 100 400 600 re f", b"0.8 g 50 100 400 600 re f")


class PaperOffice:
    """Prints the paragraphs of a document as a tagged page; a cover takes as long as it is told to."""

    def __init__(self, cover_pages: Sequence[int] = (1, 1, 1)) -> None:
        self.cover_pages = list(cover_pages)

    def convert(self, file: bytes) -> bytes:
        document = docx.Document(io.BytesIO(file))
        lines = [paragraph.text for paragraph in document.paragraphs if paragraph.text][:30]
        is_cover = document.core_properties.title == cover.TITLE
        more = self.cover_pages.pop(0) - 1 if is_cover else 0
        return a_tagged_pdf(lines, *[["dalej"]] * more)


def made(case: Case, office: Office, copies: bytes | None = None) -> Production:
    programme = load_programme(case.programme)
    return produce(
        case,
        programme,
        rules.check(case, programme),
        office=office,
        copies=copies,
        today=TODAY,
        document_id="K7MX-3T9P",
    )


def tables(file: bytes) -> list[list[list[str]]]:
    """Every table of a document without its header row."""
    document = docx.Document(io.BytesIO(file))
    return [
        [[cell.text for cell in row.cells] for row in table.rows[1:]] for table in document.tables
    ]


def labels(production: Production) -> list[str]:
    return [page.label for page in opened(production.bundle).pages]


def test_the_papers_a_case_needs_are_made_in_their_order() -> None:
    case = a_case()
    programme = load_programme(case.programme)
    production = made(case, PaperOffice())
    expected = [one.slug for one in ALL if one.applies(case, programme)]
    assert [document.slug for document in production.documents] == expected
    assert Document.GUARDIAN_ACCEPTANCE not in expected
    assert Document.GUARDIAN_ACCEPTANCE in [
        d.slug for d in made(a_child_case(), PaperOffice()).documents
    ]


def test_the_cover_comes_first_and_the_copy_last() -> None:
    production = made(a_case(), PaperOffice(), COPY)
    assert labels(production) == ["O-1", "Z1-1", "Z2-1", "Z4-1", "Z5-1", "K-1", "K-2"]


def test_papers_without_a_number_are_labelled_by_their_place() -> None:
    production = made(a_case(programme="sejny_2026"), PaperOffice())
    assert labels(production) == ["O-1", "D1-1", "D2-1", "D3-1", "D4-1"]


@pytest.mark.parametrize("lengths", [[1], [2, 2], [3, 3], [2, 1, 1]], ids=str)
def test_the_contents_count_the_cover_however_long_it_is(lengths: list[int]) -> None:
    production = made(a_case(), PaperOffice(lengths), COPY)
    length = lengths[-1]
    contents = [pages for _, pages in tables(production.cover.docx)[0]]
    assert page_count(production.cover.pdf) == length
    assert contents[:4] == [str(length + number) for number in range(1, 5)]
    assert contents[4] == f"{length + 5}–{length + 6}"


def test_a_cover_whose_length_never_settles_is_no_cover() -> None:
    with pytest.raises(ConversionFailed, match="does not settle"):
        made(a_case(), PaperOffice([2, 1, 2]))


def test_every_paper_carries_the_bundles_id() -> None:
    production = made(a_case(), PaperOffice())
    for document in (*production.documents, production.cover):
        [section] = docx.Document(io.BytesIO(document.docx)).sections
        footer = "\n".join(paragraph.text for paragraph in section.footer.paragraphs)
        assert "K7MX-3T9P" in footer, document.slug


def test_papers_are_converted_side_by_side() -> None:
    together = threading.Barrier(4, timeout=20)

    class CrowdedOffice(PaperOffice):
        def convert(self, file: bytes) -> bytes:
            if docx.Document(io.BytesIO(file)).core_properties.title != cover.TITLE:
                together.wait()
            return super().convert(file)

    assert len(made(a_case(), CrowdedOffice()).documents) == 4


def test_no_bundle_is_made_with_a_paper_missing() -> None:
    class BrokenOffice(PaperOffice):
        def convert(self, file: bytes) -> bytes:
            title = docx.Document(io.BytesIO(file)).core_properties.title
            if title.startswith("Karta zakresu"):
                raise ConversionFailed("torn")
            return super().convert(file)

    with pytest.raises(ConversionFailed, match="torn"):
        made(a_case(), BrokenOffice())


@pytest.mark.parametrize("slug", programme_slugs())
def test_blank_forms_are_all_there_and_name_nobody(slug: str) -> None:
    programme = load_programme(slug)
    blanks = produce_blanks(programme, office=PaperOffice())
    assert [document.slug for document in blanks.documents] == [
        attachment.slug for attachment in ALL
    ]
    assert len(opened(blanks.bundle).pages) == len(ALL)
    assert "Pakiet" not in told(blanks.bundle, "pdftotext", "-layout")


CASES = {
    "adult": (a_case(), COPY),
    "child": (a_child_case(), None),
    "light": (
        a_case(
            certificate=a_certificate(degree=Degree.LIGHT),
            participant=a_participant(lives_in_commune=False),
            filled_by=FilledBy.HELPER,
        ),
        None,
    ),
    "sejny": (a_case(programme="sejny_2026"), COPY),
    "ngo": (a_case(programme="ngo_2024", applied_on=date(2024, 2, 1)), None),
}


@pytest.fixture(scope="module", params=CASES.values(), ids=CASES)
def production(request: pytest.FixtureRequest, office_pool: OfficePool) -> Production:
    case, copies = request.param
    return made(case, office_pool, copies)


@pytest.mark.office
class TestWithLibreOffice:
    def test_the_bundle_is_read_as_its_parts_are(self, production: Production) -> None:
        parts = [production.cover, *production.documents]
        expected = [text for part in parts for text in read_aloud(part.pdf)]
        heard = read_aloud(production.bundle)
        assert heard[: len(expected)] == expected
        assert heard[len(expected) :] in ([], ["Kopia orzeczenia", "", ""])

    def test_the_checker_finds_no_fault(self, production: Production) -> None:
        for document in (production.cover, *production.documents):
            assert faults(document.pdf) == [], document.slug
        # Whoever binds a scanned copy in can claim no PDF/UA, and says so by claiming none.
        unclaimed = ["DOC-012"] if "K-1" in labels(production) else []
        assert [fault[:7] for fault in faults(production.bundle)] == unclaimed

    def test_headings_survive(self, production: Production) -> None:
        def headings(pdf: bytes) -> list[str]:
            return [line.split()[0] for line in structure(pdf) if re.match(r"H\d ", line)]

        parts = [production.cover, *production.documents]
        expected = [heading for part in parts for heading in headings(part.pdf)]
        assert len(expected) > 10
        assert headings(production.bundle)[: len(expected)] == expected

    def test_the_cover_tells_the_right_pages(self, production: Production) -> None:
        pages = told(production.bundle, "pdftotext", "-layout").split("\f")
        contents, to_sign, *_ = tables(production.cover.docx)
        assert len(contents) >= len(production.documents)
        for title, span in contents:
            first = pages[int(span.split("–")[0]) - 1]
            assert f"{title.split(' – ')[-1]} · strona 1 z" in first or title == "Kopia orzeczenia"
        for _, title, page, _ in to_sign:
            assert f"{title} · strona" in pages[int(page) - 1]
            assert "podpis" in pages[int(page) - 1]

    def test_bookmarks_lead_to_the_first_page_of_each_paper(self, production: Production) -> None:
        bundle = opened(production.bundle)
        with bundle.open_outline() as outline:
            starts = [pikepdf.Page(item.obj.Dest[0]).label for item in outline.root]
            assert [start.endswith("-1") for start in starts] == [True] * len(starts)
            assert len(starts) == len({label.split("-")[0] for label in labels(production)})

    def test_the_file_is_whole_and_its_fonts_are_in_it(self, production: Production) -> None:
        assert "No syntax or stream encoding errors" in told(production.bundle, "qpdf", "--check")
        rows = told(production.bundle, "pdffonts").splitlines()[2:]
        assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in rows)


@pytest.mark.office
def test_every_caption_is_printed_where_it_is_to_be_signed(office_pool: OfficePool) -> None:
    case = a_child_case()
    programme = load_programme(case.programme)
    for document in made(case, office_pool).documents:
        [attachment] = [one for one in ALL if one.slug == document.slug]
        pages = told(document.pdf, "pdftotext", "-layout").split("\f")
        for signature, page in signing_pages(
            document.pdf, attachment.signatures(case, programme)
        ).items():
            assert signature.caption in " ".join(pages[page - 1].split()), document.slug


@pytest.mark.office
@pytest.mark.parametrize("slug", programme_slugs())
def test_the_checker_finds_no_fault_in_blank_forms(slug: str, office_pool: OfficePool) -> None:
    blanks = produce_blanks(load_programme(slug), office=office_pool)
    for pdf in (blanks.bundle, *(document.pdf for document in blanks.documents)):
        assert faults(pdf) == []
