"""The record of a check through LibreOffice: one page, whole, without a fault for a screen reader."""

from itertools import pairwise

import pytest

from app.documents.convert import OfficePool, page_count
from app.documents.page_mark import marked
from app.documents.signing_boxes import signing_boxes
from app.documents.spot_check import spot_check_paper
from app.month_papers.paper import MonthPaper
from app.month_papers.spot_check import spot_check
from rules.case import Case
from tests.documents.code_reader import CODE, amiss
from tests.documents.on_paper import lost, out_of_the_page, squeezed
from tests.documents.tagged import faults
from tests.month_papers.checks import SEJNY, SETTINGS, a_record

pytestmark = pytest.mark.office


@pytest.mark.parametrize(
    "record",
    [a_record(), spot_check(None, SEJNY, SETTINGS, case=Case(), assistant="")],
    ids=["filled in", "to fill in"],
)
def test_it_takes_one_page_and_is_read_out_whole(
    record: MonthPaper, office_pool: OfficePool
) -> None:
    paper = spot_check_paper(record, office=office_pool)
    assert page_count(paper.pdf) == 1
    printed_on = squeezed(paper.pdf)
    gone = [one.strip("|") for one in lost(paper.docx, printed_on)]  # empty cells leave their bars
    assert not [one for one in gone if one not in printed_on]
    assert not out_of_the_page(paper.pdf)
    assert not faults(marked(paper.pdf, CODE, 1))
    assert not amiss(paper.pdf)
    places = signing_boxes(paper.pdf, record.signatures)
    assert [place.who for place in places] == [each.who for each in record.signatures]
    for above, below in pairwise(places):
        assert above.low >= below.low + below.height - 0.2, "a row for each"
