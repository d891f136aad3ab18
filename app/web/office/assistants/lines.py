"""An assignment as it stands comes in; what pages say of it in a line, and why, goes out."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from flask import url_for

from app.matters.case_view import name_of
from app.months.assignment import Assignment, AssignmentState
from app.months.standing import Reason
from app.web.office.register.lines import NAMELESS, StateTag
from app.wording.dates import long_date, short_date
from app.wording.hours import hours
from app.workflow.months.assignments import OpenAssignment
from app.workflow.months.assistants import Helper

NAMELESS_ASSISTANT = "asystent bez imienia i nazwiska"
COLUMNS = ("Uczestnik", "Asystent", "Od", "Do", "Stan")


def helper_name(helper: Helper) -> str:
    return helper.name or NAMELESS_ASSISTANT


def participant_name(opened: OpenAssignment) -> str:
    return name_of(opened.matter) or NAMELESS


def tag_of(opened: OpenAssignment, today: date) -> StateTag:
    """Where it stands for whoever wants to know whether services may be entered."""
    assignment = opened.assignment
    if assignment.state is AssignmentState.ENDED:
        return StateTag("Nieaktualny", "wait")
    if assignment.state is AssignmentState.PREPARED:
        return StateTag("Przygotowany", "")
    if assignment.ends is not None and assignment.ends < today:
        return StateTag("Zakończony", "wait")
    if not opened.standing.holds:
        return StateTag("Otwarty, do sprawdzenia", "bad")
    return StateTag("Otwarty", "good")


def row_of(opened: OpenAssignment, today: date) -> list[Any]:
    """Cells of ``COLUMNS``; the first leads to the assignment's page."""
    assignment, tag = opened.assignment, tag_of(opened, today)
    helper = helper_name(opened.helper)
    return [
        {"text": participant_name(opened), "href": page_of(assignment), "more": helper},
        helper,
        short_date(assignment.starts),
        short_date(assignment.ends) if assignment.ends else "koniec Programu",
        {"tag": tag.tag, "tone": tag.tone},
    ]


def page_of(assignment: Assignment, page: str = "one") -> str:
    return url_for(
        f"office_assignments.{page}",
        programme=assignment.programme,
        assignment_id=assignment.id,
    )


def days_of(assignment: Assignment) -> str:
    ends = f"do {long_date(assignment.ends)}" if assignment.ends else "do końca Programu"
    return f"od {long_date(assignment.starts)} {ends}"


def hours_of(assignment: Assignment) -> str:
    return "nie uzgodniono" if assignment.monthly_hours is None else hours(assignment.monthly_hours)


def told(reasons: Iterable[Reason]) -> list[Mapping[str, str]]:
    return [{"sentence": each.said, "why": each.clause} for each in reasons]
