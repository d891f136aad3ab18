"""Many cards at once: each reads as when it is made alone, and one that fails costs none of the others."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pikepdf
import pytest

from app.attachments.monthly import MonthSheet
from app.attachments.service_card import ATTACHMENT
from app.documents.convert import OfficePool, page_count
from app.documents.many_cards import PaperPages, many_papers, page_ranges
from app.documents.month_papers import month_paper
from app.documents.page_mark import marked
from app.documents.print_file import PrintedLetter, print_file
from app.documents.signing_boxes import signing_boxes
from app.errors import ConversionFailed
from tests.attachments.service_card.sheets import WIAZOWNA, a_sheet, some_services
from tests.builders import a_child_case
from tests.documents.code_reader import CODE, amiss
from tests.documents.tagged import a_tagged_pdf, told

SHEETS = [
    a_sheet(*some_services(31), code="AAAA-0031"),
    a_sheet(code="AAAA-0000"),
    a_sheet(*some_services(12), case=a_child_case(), code="AAAA-0012"),
    MonthSheet(WIAZOWNA),
    a_sheet(*some_services(1, own_funds=True), correction=1, code="AAAA-0001"),
]


def words(pdf: bytes, pages: range) -> list[list[str]]:
    return [
        told(pdf, "pdftotext", "-layout", "-f", str(each + 1), "-l", str(each + 1)).split()
        for each in pages
    ]


@pytest.fixture(scope="module")
def made(office_pool: OfficePool) -> list[PaperPages]:
    return list(many_papers(ATTACHMENT, SHEETS, office=office_pool, group=3))


@pytest.mark.office
def test_each_card_reads_as_when_it_is_made_alone(
    made: list[PaperPages], office_pool: OfficePool
) -> None:
    assert [each.sheet for each in made] == SHEETS
    assert len({each.pdf for each in made}) == 2
    for card in made:
        alone = month_paper(ATTACHMENT, card.sheet, office=office_pool).pdf
        assert len(card.pages) == page_count(alone)
        assert words(card.pdf, card.pages) == words(alone, range(page_count(alone)))


@pytest.mark.office
def test_every_card_has_its_code_and_three_places_to_sign(made: list[PaperPages]) -> None:
    for pdf in dict.fromkeys(each.pdf for each in made):
        assert not amiss(pdf)
        assert len(page_ranges(marked(pdf, CODE, 1))) == sum(each.pdf is pdf for each in made)
    for each in made:
        places = signing_boxes(each.pdf, ATTACHMENT.signatures(each.sheet), pages=each.pages)
        assert len(places) == 3
        assert {place.page for place in places} == {each.pages[-1] + 1}


@pytest.mark.office
def test_on_paper_every_card_begins_on_a_front(made: list[PaperPages]) -> None:
    file = io.BytesIO()
    letters = (PrintedLetter(each.sheet.code or "pusta", each.pdf, each.pages) for each in made)
    run = print_file(letters, file, title="Karty realizacji usług")
    assert run.letters == len(SHEETS)
    with pikepdf.open(file) as printed, printed.open_outline() as outline:
        assert [item.title for item in outline.root] == [
            each.sheet.code or "pusta" for each in made
        ]
        places = [printed.pages.index(pikepdf.Page(item.destination[0])) for item in outline.root]
    assert places == [0, 4, 6, 8, 12]


@dataclass
class StandIn:
    """Makes PDFs of as many pages and titles as told; ``pages`` of each paper, one after another."""

    answers: Iterator[bytes | None]
    asked: list[bytes] = field(default_factory=list)

    def convert_to_print(self, docx: bytes) -> bytes:
        self.asked.append(docx)
        answer = next(self.answers)
        if answer is None:
            raise ConversionFailed("no answer within 30 s")
        return answer


def pdf(*pages: int) -> bytes:
    """Papers of so many pages, a bookmark on the first of each."""
    made = pikepdf.open(io.BytesIO(a_tagged_pdf(*[["x"]] * sum(pages))))
    with made.open_outline() as outline:
        outline.root += [
            pikepdf.OutlineItem("Karta", sum(pages[:place])) for place in range(len(pages))
        ]
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


EMPTY = a_sheet()


def together(*answers: bytes | None, sheets: int = 2) -> tuple[list[range], StandIn]:
    office = StandIn(iter(answers))
    found = many_papers(ATTACHMENT, [EMPTY] * sheets, office=office, group=2, at_once=1)
    return [each.pages for each in found], office


def test_pages_are_told_apart_by_bookmarks() -> None:
    assert together(pdf(1, 1))[0] == [range(1), range(1, 2)]
    assert together(pdf(1, 1), pdf(1), sheets=3)[0] == [range(1), range(1, 2), range(1)]


def test_a_card_of_other_pages_than_expected_is_made_alone() -> None:
    assert together(pdf(1, 2), pdf(2))[0] == [range(1), range(2)]


@pytest.mark.parametrize("answer", [None, pdf(1), pdf(1, 1, 1)], ids=["none", "fewer", "more"])
def test_what_cannot_be_made_together_is_made_one_by_one(answer: bytes | None) -> None:
    pages, office = together(answer, pdf(1), pdf(1))
    assert pages == [range(1), range(1)]
    assert len(office.asked) == 3


def test_who_cannot_be_made_alone_either_is_said_to_have_failed() -> None:
    with pytest.raises(ConversionFailed, match="within 30 s"):
        together(None, pdf(1), None)


def test_sheets_are_taken_a_few_groups_ahead() -> None:
    taken = []

    def sheets() -> Iterator[MonthSheet]:
        for number in range(20):
            taken.append(number)
            yield replace(EMPTY, code=str(number))

    office = StandIn(iter([pdf(1, 1)] * 10))
    papers = many_papers(ATTACHMENT, sheets(), office=office, group=2, at_once=2)
    assert next(papers).sheet.code == "0"
    assert len(taken) <= 6
    assert [each.sheet.code for each in papers] == [str(number) for number in range(1, 20)]
