"""One dossier for whoever controls: its whole trail, its verdicts found again, its papers written again."""

from flask import Blueprint, render_template, request

from app.dossier.control import Control
from app.matters.rights import Right
from app.web.office.control import shown
from app.web.office.control.pages import controls
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.office.register.lines import about
from app.web.services import services
from app.workflow.dossier.matters_again import LIMITS_SINCE
from app.workflow.dossier.re_evaluating import ReEvaluating
from app.workflow.dossier.re_rendering import Outcome, ReRendering
from app.workflow.dossier.trail import Trails
from app.workflow.office.reach import only_controls
from app.workflow.office.register import Register

PAGES = Blueprint(
    "office_control_dossier", __name__, url_prefix="/biuro/<programme>/kontrola/teczki/<matter_id>"
)


@PAGES.get("/")
@needs(Right.EXAMINE, in_control=True)
def trail(programme: str, matter_id: str) -> str:
    """Who changed what, and what was there before, from the first day on."""
    found = Trails(services().desk, services().store.ledger).of(
        current_actor(), programme, matter_id
    )
    return render_template(
        "office/control/trail.html",
        about=about(found.dossier.matter),
        control=_opened_in(programme, matter_id),
        matter=found.dossier.matter,
        lines=[shown.said(each) for each in found.lines],
        looks=found.looks,
        papers=[shown.paper_row(each) for each in found.papers],
    )


@PAGES.get("/werdykty")
@needs(Right.EXAMINE, in_control=True)
def verdicts(programme: str, matter_id: str) -> str:
    """Every moment judged by the rules of its time, beside what was kept and decided then."""
    store = services().store
    found = ReEvaluating(services().desk, store).of(current_actor(), programme, matter_id)
    return render_template(
        "office/control/verdicts.html",
        about=_about(programme, matter_id),
        control=_opened_in(programme, matter_id),
        matter_id=matter_id,
        agrees=found.agrees,
        complete=found.complete,
        differing=sum(not each.agrees for each in found.moments),
        moments=[shown.judged(each) for each in found.moments],
        limits_since=LIMITS_SINCE if any(LIMITS_SINCE in m.notes for m in found.moments) else "",
        untold=[[each.about, each.then, each.now] for each in found.untold],
    )


@PAGES.get("/dokumenty")
@needs(Right.EXAMINE, in_control=True)
def papers(programme: str, matter_id: str) -> str:
    """Every paper the program wrote, written once more from what was known then."""
    store = services().store
    found = ReRendering(services().desk, store).of(current_actor(), programme, matter_id)
    return render_template(
        "office/control/papers.html",
        about=_about(programme, matter_id),
        control=_opened_in(programme, matter_id),
        matter_id=matter_id,
        papers=[shown.rewritten(each) for each in found],
        same=sum(each.outcome is Outcome.SAME for each in found),
    )


def _opened_in(programme: str, matter_id: str) -> Control | None:
    """The control the dossier was opened in; whoever only controls is in the last one that shows it."""
    actor = current_actor()
    showing = [each for each in controls().all(actor, programme) if each.shows(matter_id)]
    asked = [each for each in showing if each.id == request.args.get("kontrola")]
    if not asked and only_controls(actor, Right.EXAMINE):
        asked = showing
    return asked[0] if asked else None


def _about(programme: str, matter_id: str) -> str:
    return about(Register(services().desk).open(current_actor(), programme, matter_id).matter)
