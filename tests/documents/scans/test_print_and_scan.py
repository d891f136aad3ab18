"""Print → scan → read, for real: what the office prints comes back however it went through a scanner."""

import pytest

from app.documents.convert import OfficePool
from app.documents.scans import read_scan
from tests.builders import a_case
from tests.documents.scans.bundles import a_bundle
from tests.documents.scans.judged import Judged
from tests.documents.scans.scanner import seeded
from tests.documents.scans.stacks import KINDS, Laid, a_stack, sheets_of

pytestmark = pytest.mark.office
CODE = "K7MX3T9P"


@pytest.fixture(scope="module")
def sheets(office_pool: OfficePool) -> list[Laid]:
    return sheets_of({CODE: a_bundle(a_case(), CODE, office_pool)}, seeded(6))


def test_a_stack_in_any_order_is_read_right_and_no_page_is_taken_for_another(
    sheets: list[Laid],
) -> None:
    random = seeded(33)
    laid = list(sheets)
    random.shuffle(laid)
    stack = a_stack(laid, list(KINDS), random)
    judged = Judged()
    judged.add(stack, read_scan(stack.pdf))
    assert len(stack.sides) >= 26
    assert judged.told == []
    assert judged.wrong == 0
