"""What an assistant stated, and the office checked, comes in; rows of a summary go out."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Any

from app.web.office.assistants.statement_form import (
    LABELS,
    PREPARATION,
    TIES,
    StatementForm,
)
from app.web.services import services
from app.wording.dates import long_date
from app.wording.hours import months
from app.wording.labels import label
from app.wording.labels import sentence as capital
from app.wording.values import CHECKS
from app.workflow.months.assignments import OpenAssignment
from rules.case import Assistant
from rules.vocabulary import Qualification

WORDS = {
    **LABELS,
    **CHECKS,
    "foreign_records_needed": "Czy w ostatnich 20 latach asystent mieszkał za granicą?",
}


def facts_of(opened: OpenAssignment, change: str) -> list[dict[str, Any]]:
    """As far as this participant and this edition ask for it; ``change`` is the page that changes it."""
    known = opened.assignment.statement
    desk = services().desk
    programme = desk.programme(opened.assignment.programme)
    form = StatementForm.asked(known, None, opened.case, programme)
    form.protect(opened.case, programme, opened.assignment.starts, desk.clock())
    return [
        {"question": WORDS[name], "answer": _said(known, name), "href": change}
        for name in (*TIES, *_prepared(known), *form.minors)
        if name != "foreign_records_on" or known.foreign_records_needed
    ]


def _prepared(known: Assistant) -> Iterator[str]:
    """Of the three answers on preparation those that belong to the first."""
    qualification, profession, experience = PREPARATION
    yield qualification
    if known.qualification is Qualification.DIPLOMA:
        yield profession
    if known.qualification is Qualification.EXPERIENCE:
        yield experience


def _said(known: Assistant, name: str) -> str:
    value = getattr(known, name)
    if isinstance(value, bool):
        return "tak" if value else "nie"
    if isinstance(value, StrEnum):
        return capital(label(value))
    if isinstance(value, date):
        return long_date(value)
    return "" if value is None else months(value)
