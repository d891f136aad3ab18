from dataclasses import replace

import pytest

from app.config import ROOT
from app.documents.fill import marks
from app.documents.spot_check import spot_check_docx
from app.month_papers.paper import MonthPaper
from app.month_papers.spot_check import QUESTIONS, spot_check
from app.months.spot_check import Checked
from rules.case import Case
from rules.programme import load_programme, programme_slugs
from tests.attachments import reading
from tests.builders import a_case, a_child_case
from tests.month_papers.checks import CHECK, SEJNY, SETTINGS, a_record


def lines(paper: MonthPaper) -> list[str]:
    return reading.lines(spot_check_docx(paper))


def row(paper: MonthPaper, question: Checked) -> str:
    return next(line for line in lines(paper) if line.startswith(QUESTIONS[question]))


@pytest.mark.parametrize("slug", programme_slugs())
def test_blank_asks_for_exactly_what_the_context_gives(slug: str) -> None:
    programme = load_programme(slug)
    asked = marks(ROOT / "form_templates" / "month" / "spot_check.docx")
    for check, case in ((CHECK, a_case()), (None, Case())):
        paper = spot_check(check, programme, SETTINGS, case=case, assistant="")
        assert asked == paper.context.keys()


def test_when_where_and_who_are_told() -> None:
    said = lines(a_record())
    assert "Data kontroli | 14 stycznia 2026 r. | Godziny | od 10:05 do 11:00" in said
    assert "Uczestnik | Zofia Przykładowa | Asystent | Bogna Pomocna" in said
    assert any(line.endswith("Miejsce kontroli | mieszkanie uczestnika") for line in said)
    assert any("Anna Sprawdzająca Jan Kontrolny | Inne osoby obecne | Maria" in s for s in said)
    assert any("miejscu realizacji usług | ☒ tak | ☐ nie" in line for line in said)


def test_every_question_has_its_answer() -> None:
    record = a_record()
    assert "| ☒ tak | ☐ nie | ☐ nie dotyczy |" in row(record, Checked.ASSISTANT_PRESENT)
    assert row(record, Checked.AS_ENTERED).endswith(
        "| ☐ tak | ☒ nie | ☐ nie dotyczy | Początek o 10:05."
    )
    assert "| ☐ tak | ☐ nie | ☒ nie dotyczy |" in row(record, Checked.NO_OTHER_CARE)
    assert "☒" not in row(record, Checked.WITHIN_SCOPE)


def test_findings_recommendations_their_day_and_a_refusal_are_told() -> None:
    said = lines(a_record())
    assert {"Usługa trwa.", "Godzina różni się od wpisu.", "Poprawić wpis."} <= set(said)
    assert "Termin wykonania zaleceń: 21 stycznia 2026 r." in said
    assert any(line.endswith("asystent: nie zgadza się z ustaleniami") for line in said)


@pytest.mark.parametrize(
    ("case", "who"),
    [
        (replace(a_case(), represented=False), "uczestnik | Zofia Przykładowa"),
        (a_child_case(), "rodzic lub opiekun prawny | Żaneta Przykładowa"),
        (Case(), "uczestnik albo rodzic lub opiekun prawny | …"),
    ],
)
def test_who_checks_the_assistant_and_the_participant_or_guardian_sign(
    case: Case, who: str
) -> None:
    said = lines(a_record(case=case))
    signed = [line for line in said if line.endswith("…" * 22)]
    assert [line.split(" | ")[0] for line in signed[:3]] == [
        *["osoba kontrolująca"] * 2,
        "asystent",
    ]
    assert signed[3].startswith(who)


def test_a_blank_to_take_along_says_nothing_of_anybody() -> None:
    paper = spot_check(None, SEJNY, SETTINGS, case=Case(), assistant="")
    said = "\n".join(lines(paper))
    assert paper.title == "Protokół kontroli doraźnej"
    assert "☒" not in said
    assert said.count("osoba kontrolująca") == 2
    assert said.count("…" * 62) == 6


def test_its_title_names_nobody() -> None:
    assert a_record().title == "Protokół kontroli doraźnej 14.01.2026"
