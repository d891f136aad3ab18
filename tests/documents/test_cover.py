import io
from dataclasses import replace
from datetime import date

import docx
import pytest

import rules
from app.config import ROOT
from app.documents import cover
from app.documents.checklist import Paper
from app.documents.fill import fill, marks
from app.wording.findings import sentence
from rules.case import Case, Helper
from rules.programme import load_programme, programme_slugs
from rules.vocabulary import FilledBy, HelperCapacity
from tests.builders import a_case, a_child_case, a_participant

BLANK = ROOT / "form_templates" / "cover.docx"
TODAY = date(2026, 1, 5)
PAPERS = (Paper("application_card", "Załącznik nr 1 – Karta zgłoszenia do Programu", 3),)


def said(case: Case, today: date = TODAY) -> dict[str, object]:
    programme = load_programme(case.programme)
    verdict = rules.check(case, programme)
    return cover.context(case, programme, verdict, PAPERS, today=today, document_id="K7MX-3T9P")


def printed(case: Case, today: date = TODAY) -> str:
    """All the filled cover says, line by line, tables last."""
    document = docx.Document(io.BytesIO(fill(BLANK, said(case, today), title=cover.TITLE)))
    rows = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *rows])


@pytest.mark.parametrize("slug", programme_slugs())
@pytest.mark.parametrize(
    "case", [a_case(), a_child_case(), Case()], ids=["adult", "child", "empty"]
)
def test_the_blank_asks_for_what_the_context_gives(case: Case, slug: str) -> None:
    assert marks(BLANK) == set(said(replace(case, programme=slug)))


def test_the_cover_names_participant_programme_organiser_bundle_and_day() -> None:
    text = printed(a_case())
    programme = load_programme("wiazowna_2026")
    for words in (
        "Zofia Przykładowa",
        programme.name,
        programme.organiser.name.text,
        "K7MX-3T9P",
        "5\N{NO-BREAK SPACE}stycznia 2026\N{NO-BREAK SPACE}r.",
    ):
        assert words in text


def test_what_blocks_is_said_plainly_and_the_papers_may_be_handed_in_all_the_same() -> None:
    case = a_case(participant=a_participant(lives_in_commune=False))
    blocking = rules.check(case, load_programme(case.programme)).blocking
    text = printed(case)
    assert blocking
    assert "Czego brakuje lub co nie jest spełnione" in text
    assert all(sentence(finding) in text for finding in blocking)
    assert "Mimo to możesz złożyć dokumenty" in text


def test_a_case_with_nothing_missing_is_not_told_that_something_is() -> None:
    text = printed(a_case())
    assert "Czego brakuje" not in text
    assert "Mimo to" not in text


def test_a_closed_window_is_said_on_the_cover() -> None:
    assert "nabór uzupełniający" in printed(a_case(), date(2026, 2, 1))
    assert "nabór uzupełniający" not in printed(a_case())


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"filled_by": FilledBy.SELF}, ""),
        ({"filled_by": FilledBy.GUARDIAN}, "rodzic lub opiekun prawny"),
        (
            {"filled_by": FilledBy.HELPER},
            "nie podano imienia i nazwiska, w imieniu uczestnika",
        ),
        (
            {
                "filled_by": FilledBy.HELPER,
                "helper": Helper("Jan Testowy", HelperCapacity.SOCIAL_WORKER),
            },
            "Jan Testowy (pracownik socjalny), w imieniu uczestnika",
        ),
    ],
)
def test_who_filled_it_in_is_said_unless_it_was_the_participant(
    changes: dict[str, object], words: str
) -> None:
    assert cover.filled_by(a_case(**changes)) == words
    assert ("Wypełnia" in printed(a_case(**changes))) is bool(words)


def test_the_parent_who_filled_it_in_is_named() -> None:
    assert cover.filled_by(a_child_case()) == "Żaneta Przykładowa (rodzic)"


def test_the_blank_is_a_document_a_clerk_can_edit() -> None:
    document = docx.Document(str(BLANK))
    styles = {paragraph.style.name for paragraph in document.paragraphs}
    assert {"Title", "Heading 2", "List Bullet"} <= styles
    assert document.core_properties.title == "Pakiet zgłoszeniowy"
    section = document.sections[0]
    assert (section.page_width.mm, section.page_height.mm) == (
        pytest.approx(210, abs=0.1),
        pytest.approx(297, abs=0.1),
    )
    assert section.bottom_margin.mm >= 20
    for table in document.tables:
        assert table.rows[0]._tr.xpath("w:trPr/w:tblHeader")
