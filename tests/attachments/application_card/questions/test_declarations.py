from app.attachments.application_card.declarations import declarations
from app.attachments.application_card.questions.declarations import DeclarationsPage
from rules.case import Case
from rules.programme import load_programme
from tests.builders import a_case

WIAZOWNA = load_programme("wiazowna_2026")


def test_the_page_shows_the_declarations_of_the_paper() -> None:
    page = DeclarationsPage.of(a_case(), WIAZOWNA)
    assert tuple(point.text for point in page.points) == declarations(a_case(), WIAZOWNA)


def test_they_are_confirmed_together() -> None:
    page = DeclarationsPage.of(a_case(), WIAZOWNA, {"declarations_confirmed": ["yes"]})
    assert page.fill(Case()).declarations_confirmed is True
    page = DeclarationsPage.of(a_case(), WIAZOWNA, {})
    assert not page.validate()
    assert not page.fill(a_case()).declarations_confirmed
