"""A clause on a screen says what its paper says, without the paper's marks and dotted lines."""

import pytest

from app.attachments.clause_page import INTRO, NOT_CONFIRMED, ClausePage
from app.attachments.gdpr_clause_minister.questions import MinisterClausePage
from app.attachments.gdpr_clause_organiser.questions import OrganiserClausePage
from app.attachments.privacy import Point
from rules.programme import load_programme
from tests.builders import a_case

WIAZOWNA = load_programme("wiazowna_2026")


@pytest.mark.parametrize("clause", [MinisterClausePage, OrganiserClausePage])
def test_what_is_not_confirmed_is_said_once(clause: type[ClausePage]) -> None:
    page = clause.of(a_case(), WIAZOWNA)
    read = " ".join(point.text for point in page.points)
    assert "potwierdzono" not in read
    assert "……" not in read
    assert "uzupełni realizator." in read
    assert page.intro == f"{INTRO} {NOT_CONFIRMED}"
    assert all(point.text[0].isupper() for point in page.points)


def test_a_confirmed_clause_needs_no_warning() -> None:
    page = MinisterClausePage.of(a_case(), WIAZOWNA)
    page.intro = INTRO
    page.show([Point("Cel", "Nadzór nad Programem.")])
    assert page.intro == INTRO
