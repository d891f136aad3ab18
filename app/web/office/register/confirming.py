"""Resolutions that wait for a second pair of eyes, all on one page, each with its button."""

from flask import Blueprint, flash, redirect, render_template, request, url_for

from app.matters.case_view import name_of
from app.matters.matter import Matter, ResolutionState
from app.matters.numbering import in_order
from app.matters.rights import Actor, Right
from app.web.office.deeds import Answer, Reasons, refused, seen
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.office.register.lines import NAMELESS
from app.web.office.register.matter import RESOLVED, Row, back, of_resolution
from app.web.services import services
from app.workflow.office.resolutions import Resolutions

PAGES = Blueprint("office_confirming", __name__, url_prefix="/biuro/<programme>")
MATTER = "sprawa"


@PAGES.route("/do-zatwierdzenia", methods=["GET", "POST"])
@needs(Right.RESOLVE)
def index(programme: str) -> Answer:
    if request.method == "GET":
        return _page(programme)
    shown, actor = seen(programme, request.form.get(MATTER, "")), current_actor()
    reasons = refused(lambda: Resolutions(services().desk).confirm(actor, shown))
    if reasons:
        return _page(programme, reasons), 409
    flash("Rozstrzygnięcie jest zatwierdzone.", "success")
    return redirect(url_for("office_confirming.index", programme=programme), 303)


def _page(programme: str, reasons: Reasons = ()) -> str:
    every = services().desk.rooms.matters.all(programme)
    waiting = sorted(filter(_waits, every), key=lambda each: in_order(each.case_number))
    actor = current_actor()
    own = services().desk.settings(programme).four_eyes
    return render_template(
        "office/register/confirming.html",
        waiting=[_shown(each, actor, four_eyes=own) for each in waiting],
        reasons=reasons,
    )


def _waits(matter: Matter) -> bool:
    last = matter.resolution
    return last is not None and last.state is ResolutionState.PROPOSED


def _shown(matter: Matter, actor: Actor, *, four_eyes: bool) -> Row:
    resolution = matter.resolution
    if resolution is None:
        raise ValueError(matter.id)  # whoever waits has one
    return {
        "id": matter.id,
        "version": matter.version,
        "number": matter.case_number,
        "name": name_of(matter) or NAMELESS,
        "href": back(matter),
        "title": RESOLVED[resolution.outcome],
        "rows": list(of_resolution(resolution)),
        "own": four_eyes and resolution.proposed_by == actor.account_id,
    }
