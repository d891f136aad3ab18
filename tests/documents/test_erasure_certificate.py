"""The certificate of an erasure through LibreOffice: two pages at most, whole, and read without a fault."""

import pytest

from app.documents.convert import OfficePool, page_count
from app.documents.erasure_certificate import certificate_paper
from tests.documents.on_paper import lost, out_of_the_page, squeezed
from tests.documents.tagged import faults
from tests.dossier.test_certificate import a_context

pytestmark = pytest.mark.office


def test_it_takes_two_pages_at_most_and_is_read_out_whole(office_pool: OfficePool) -> None:
    paper = certificate_paper(a_context(), office=office_pool)
    assert page_count(paper.pdf) <= 2
    printed_on = squeezed(paper.pdf)
    gone = [one.strip("|") for one in lost(paper.docx, printed_on)]  # empty cells leave their bars
    assert not [one for one in gone if one not in printed_on]
    assert not out_of_the_page(paper.pdf)
    assert not faults(paper.pdf)
