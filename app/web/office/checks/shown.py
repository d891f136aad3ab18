"""A check beside its day comes in; what its pages show of it goes out: rows, answers, findings."""

from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Any

from flask import url_for

from app.month_papers.spot_check import QUESTIONS
from app.months.spot_check import Answer, Checked, SpotCheck
from app.web.services import services
from app.wording.dates import NBSP, long_date
from app.wording.entries import time_of
from app.wording.findings import sentence, why
from app.workflow.months.spot_checks import OpenCheck
from app.workflow.office.monitors import Said
from rules.verdict import Severity

WORDS = {True: "tak", False: "nie", None: "nie dotyczy"}
UNSAID = "nie wpisano"
ENTRY_COLUMNS = ("Kiedy", "Asystent", "Uczestnik", "Czynności", "Miejsce")


def title(on: date) -> str:
    """„Kontrola, 15 stycznia 2026 r.”."""
    return f"Kontrola, {long_date(on)}"


def about(opened: OpenCheck) -> str:
    """„Zofia Przykładowa, asystuje: Bogna Pomocna”: the caption of every page about one check."""
    return f"{opened.participant}, asystuje: {opened.assistant}"


def page_of(check: SpotCheck) -> str:
    return url_for("office_checks.check", programme=check.programme, check_id=check.id)


def state(check: SpotCheck, opened: OpenCheck | None = None) -> Mapping[str, str]:
    """The word and its tone; of an opened check also whether the rules find anything."""
    if check.documented:
        return {"tag": "Udokumentowana", "tone": "good"}
    warned = opened is not None and any(f.severity is not Severity.NOTES for f in opened.findings)
    return {"tag": "Bez podpisanego protokołu", "tone": "warn" if warned or opened is None else ""}


def entry_rows(opened: OpenCheck) -> list[list[str]]:
    """The diary's entries of the day, as they were written down."""
    programme = services().desk.programme(opened.check.programme)
    names = {activity.code: activity.label for activity in programme.activities}
    rows = []
    for entry in opened.entries:
        done = [names.get(code, code) for code in entry.activities]
        rows.append(
            [
                time_of(entry.starts, entry.ends),
                opened.people.assistant(entry.assistant_id),
                opened.people.participant(entry.matter_id),
                "; ".join(filter(None, [*done, entry.activity])),
                entry.place,
            ]
        )
    return rows


def said(opened: OpenCheck) -> tuple[Said, ...]:
    """What rule R11 finds, with its clause."""
    programme = services().desk.programme(opened.check.programme)
    return tuple(
        Said(each.severity, each.rule, sentence(each), why(each, programme))
        for each in opened.findings
    )


def rows(check: SpotCheck) -> Iterator[Mapping[str, Any]]:
    """Everything the check says, question by question."""
    where = {True: "tak", False: "nie", None: UNSAID}[check.where_service_takes_place]
    answers = {answer.question: answer for answer in check.answers}
    yield _row("Godziny", _hours(check.starts, check.ends))
    yield _row("Miejsce", check.place)
    yield _row("Czy tam, gdzie odbywa się usługa", where)
    yield _row("Kto przeprowadził kontrolę", list(check.checked_by))
    yield _row("Inne osoby obecne", list(check.present))
    for question in Checked:
        yield _row(QUESTIONS[question], _answer(answers.get(question)))
    yield _row("Ustalenia", check.findings)
    yield _row("Zalecenia", check.recommendations or "bez zaleceń")
    if check.mend_by:
        yield _row("Termin wykonania zaleceń", long_date(check.mend_by))
    yield _row("Odmowa podpisu", check.refused_to_sign or "nikt nie odmówił")


def _row(question: str, answer: str | list[str]) -> Mapping[str, Any]:
    return {"question": question, "answer": answer or UNSAID, "href": ""}


def _answer(answer: Answer | None) -> str:
    if answer is None:
        return ""
    return f"{WORDS[answer.yes]}; {answer.note}" if answer.note else WORDS[answer.yes]


def _hours(starts: time | None, ends: time | None) -> str:
    named = (("od", starts), ("do", ends))
    return " ".join(f"{word}{NBSP}{at.hour}:{at.minute:02}" for word, at in named if at)
