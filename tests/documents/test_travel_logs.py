"""The travel logs through LibreOffice: as many pages as were cut, whole, tagged, without a fault."""

import re

import pytest

from app.attachments.mileage_log import ATTACHMENT as MILEAGE
from app.attachments.monthly import MonthlyAttachment, MonthSheet
from app.attachments.taxi_log import ATTACHMENT as TAXI
from app.attachments.ticket_log import ATTACHMENT as TICKETS
from app.documents.convert import OfficePool, page_count
from app.documents.month_papers import month_paper
from app.documents.pipeline import Produced
from tests.attachments.travel_logs.sheets import (
    WIAZOWNA,
    a_drive,
    a_ride,
    a_sheet,
    a_ticket,
    pages_of,
)
from tests.documents.code_reader import amiss
from tests.documents.on_paper import lost, out_of_the_page, squeezed
from tests.documents.tagged import faults, structure, told

pytestmark = pytest.mark.office


def drives(count: int) -> MonthSheet:
    return a_sheet(drives=tuple(a_drive(number) for number in range(count)))


PAPERS: dict[str, tuple[MonthlyAttachment, MonthSheet]] = {
    "no drive": (MILEAGE, drives(0)),
    "1 drive": (MILEAGE, drives(1)),
    "31 drives": (MILEAGE, drives(31)),
    "90 drives": (MILEAGE, drives(90)),
    "drives by hand": (MILEAGE, MonthSheet(WIAZOWNA)),
    "9 tickets, long": (
        TICKETS,
        a_sheet(tickets=tuple(a_ticket(n, route="ż" * (9 + 40 * n)) for n in range(9))),
    ),
    "5 rides": (
        TAXI,
        a_sheet(taxi_rides=tuple(a_ride(n, invoice="" if n % 2 else "F/1") for n in range(5))),
    ),
}


@pytest.fixture(scope="module", params=PAPERS)
def paper(request: pytest.FixtureRequest, office_pool: OfficePool) -> Produced:
    return month_paper(*PAPERS[request.param], office=office_pool)


def test_it_takes_the_pages_it_was_cut_into_and_each_has_its_head(paper: Produced) -> None:
    cut = pages_of(paper.docx)
    assert page_count(paper.pdf) == len(cut)
    for number, page in enumerate(cut, 1):
        said = told(paper.pdf, "pdftotext", "-enc", "UTF-8", "-f", str(number), "-l", str(number))
        assert "Podpis asystenta" in said
        assert all(name in said for name in page.sums)
        days = re.findall(r"\b\d\d\.01\.2026\b", said)
        assert sorted(days) == sorted(row[1] for row in page.rows)


def test_nothing_is_lost_or_out_of_the_page(paper: Produced) -> None:
    printed_on = squeezed(paper.pdf)
    gone = [one.strip("|") for one in lost(paper.docx, printed_on)]  # empty cells leave their bars
    assert not [one for one in gone if one not in printed_on]
    assert not out_of_the_page(paper.pdf)
    assert not amiss(paper.pdf)


@pytest.mark.parametrize("name", ["no drive", "drives by hand", "9 tickets, long", "5 rides"])
def test_a_screen_reader_meets_no_error_and_hears_which_cells_are_heads(
    name: str, office_pool: OfficePool
) -> None:
    pdf = month_paper(*PAPERS[name], office=office_pool).pdf
    assert not faults(pdf)
    assert sum(line.startswith("TH") for line in structure(pdf)) >= 4 + 9
