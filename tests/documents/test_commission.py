"""The commission's papers through LibreOffice: whole, tagged, and no error for a screen reader."""

import io
import re
from itertools import pairwise
from pathlib import Path

import outloud
import pypdf
import pytest

from app.commission_papers import ListForm, assessment_card
from app.documents.commission import commission_paper
from app.documents.convert import OfficePool
from app.documents.page_mark import marked
from app.documents.pipeline import Produced
from app.documents.signing_boxes import signing_boxes
from app.matters.session import SessionState
from rules.case import Case
from rules.vocabulary import Outcome
from tests.attachments import reading
from tests.commission_papers.builders import (
    SEJNY,
    a_card,
    a_considered,
    a_list,
    many,
    settings,
    some_minutes,
)
from tests.documents.code_reader import CODE, amiss
from tests.documents.tagged import structure

pytestmark = pytest.mark.office
EMPTY = a_considered(case=Case(), assessment=None, priority=None)
LONG = "Komisja omawiała sprawę z uwzględnieniem trzech kryteriów. " * 12
PAPERS = {
    "card": a_card(),
    "card to write on": assessment_card(EMPTY, SEJNY, settings(header=(), town="")),
    "minutes of 31": some_minutes(many(31), notes=LONG),
    "minutes of none": some_minutes([], state=SessionState.OPEN, chair="", present=()),
    "90 in full": a_list(many(90)),
    "12 refused": a_list(many(12, Outcome.NOT_QUALIFIED), Outcome.NOT_QUALIFIED),
    "90 numbers": a_list(many(90, Outcome.RESERVE), Outcome.RESERVE, ListForm.NUMBERS),
    "nobody": a_list((), form=ListForm.NUMBERS),
}
NUMBER = re.compile(r"OPS\.5210\.\d+\.2026")
FURNITURE = "· strona"


@pytest.fixture(scope="module", params=PAPERS)
def paper(request: pytest.FixtureRequest, office_pool: OfficePool) -> Produced:
    return commission_paper(PAPERS[request.param], office=office_pool)


def pages(paper: Produced) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(paper.pdf)).pages]


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_a_screen_reader_meets_no_error(paper: Produced, tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(marked(paper.pdf, CODE, 1))
    assert not [one for one in outloud.check(str(file)).findings if one.severity == "error"]


def test_every_page_has_its_code(paper: Produced) -> None:
    assert not amiss(paper.pdf)


@pytest.mark.parametrize("name", ["card", "card to write on"])
def test_each_member_signs_in_a_row_of_their_own(name: str, office_pool: OfficePool) -> None:
    paper = PAPERS[name]
    places = signing_boxes(commission_paper(paper, office=office_pool).pdf, paper.signatures)
    assert [place.who for place in places] == [each.who for each in paper.signatures]
    for above, below in pairwise(places):
        assert above.left == below.left > 90
        assert above.low >= below.low + below.height - 0.2


def test_nothing_of_the_filled_document_is_lost(paper: Produced) -> None:
    seen = squeezed("".join(pages(paper)))
    for line in reading.lines(paper.docx):
        for cell in line.split(" | "):
            if FURNITURE not in cell:
                assert squeezed(cell)[:10] in seen, cell
                assert squeezed(cell)[-10:] in seen, cell


def test_its_title_names_nobody(paper: Produced) -> None:
    read = pypdf.PdfReader(io.BytesIO(paper.pdf))
    assert read.metadata is not None
    assert read.metadata.title == paper.title
    assert "Przykładowa" not in paper.title


def test_a_table_that_goes_on_repeats_its_head(paper: Produced) -> None:
    continued = [page for page in pages(paper) if NUMBER.search(page)]
    for page in continued:
        assert squeezed("Znak sprawy") in squeezed(page)


def test_every_row_is_on_one_page_and_none_is_lost(paper: Produced) -> None:
    told = [set(NUMBER.findall(page)) for page in pages(paper)]
    printed = {line for each in reading.lines(paper.docx) for line in NUMBER.findall(each)}
    assert set().union(*told) == printed
    assert sum(map(len, told)) == len(printed)


def test_the_heads_of_tables_are_heads_to_a_screen_reader(office_pool: OfficePool) -> None:
    tree = structure(commission_paper(a_list(many(3)), office=office_pool).pdf)
    assert sum(line.startswith("TH") for line in tree) == 5
    assert sum(line.startswith("TR") for line in tree) == 4


def test_the_short_papers_take_one_page(office_pool: OfficePool) -> None:
    for name in ("card", "card to write on", "minutes of none", "nobody"):
        assert len(pages(commission_paper(PAPERS[name], office=office_pool))) == 1, name
