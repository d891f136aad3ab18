"""The record of a check to print and sign, and a blank one to take along."""

from flask import Blueprint, Response, abort

from app.documents.spot_check import spot_check_docx, spot_check_paper
from app.matters.case_view import case_of
from app.matters.rights import Right
from app.month_papers.paper import MonthPaper
from app.month_papers.spot_check import spot_check
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.office.handing_out import MEDIA, office_papers
from app.web.sending import send
from app.web.services import services
from app.workflow.months.spot_checks import SpotChecks
from app.workflow.office.events import Event
from app.workflow.office.office_papers import About
from rules.case import Case

PAGES = Blueprint("office_check_papers", __name__, url_prefix="/biuro/<programme>/kontrole")
NAME = "protokol-kontroli"


@PAGES.get("/<check_id>/protokol.<ending>")
@needs(Right.READ)
def record(programme: str, check_id: str, ending: str) -> Response:
    desk = services().desk
    opened = SpotChecks(desk).one(current_actor(), programme, check_id)
    kept = desk.programme(programme)
    paper = spot_check(
        opened.check,
        kept,
        desk.settings(programme),
        case=case_of(opened.matter, kept, opened.check.on),
        assistant=opened.assistant,
    )
    return _file(paper, ending, About(programme, check_id, opened.matter.id))


@PAGES.get("/pusty-protokol.<any(pdf, docx):paper>")
@needs(Right.SETTLE)
def blank(programme: str, paper: str) -> Response:
    """For whoever is met."""
    return _blank(programme, paper, Case(programme=programme), "")


@PAGES.get("/nowa/<assignment_id>/pusty-protokol.<ending>")
@needs(Right.SETTLE)
def blank_of(programme: str, assignment_id: str, ending: str) -> Response:
    """For a participant and an assistant, whose names stand on it."""
    desk = services().desk
    pair = SpotChecks(desk).pair(current_actor(), programme, assignment_id)
    case = case_of(pair.matter, desk.programme(programme), desk.clock())
    return _blank(programme, ending, case, pair.assistant)


def _blank(programme: str, ending: str, case: Case, assistant: str) -> Response:
    desk = services().desk
    paper = spot_check(
        None, desk.programme(programme), desk.settings(programme), case=case, assistant=assistant
    )
    return _file(paper, ending, About(programme, ""))


def _file(paper: MonthPaper, ending: str, about: About) -> Response:
    """The paper under a plain name; a blank one (about no check) bears no code."""
    if ending not in MEDIA:
        abort(404)
    if ending == "docx":
        data = spot_check_docx(paper)
    elif about.origin:
        data = office_papers().of_check(paper, about)
    else:
        data = spot_check_paper(paper, office=services().office).pdf
    ledger, note, actor = services().store.ledger, ending.upper(), current_actor()
    event = Event.SPOT_CHECK_PRINTED
    ledger.record(about.programme, actor, event, note, record_id=about.origin)
    return send(data, MEDIA[ending], f"{NAME}.{ending}")
