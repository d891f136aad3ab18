"""Whether everything kept is as it was: what is damaged, when it was looked at, and a check at once."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.matters.rights import Right
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.office.integrity.shown import facts, progress, row, troubles
from app.web.services import services
from app.workflow.integrity.overview import Overviews

PAGES = Blueprint("office_integrity", __name__, url_prefix="/biuro/<programme>/archiwum")


@PAGES.get("/")
@needs(Right.AUDIT)
def index(programme: str) -> str:
    """Things of this programme that are damaged are named for whoever may read them, others counted."""
    known = Overviews(services().watching.checking).of(current_actor(), programme)
    return render_template(
        "office/integrity/state.html",
        sound=known.sound,
        damaged=[row(programme, each) for each in known.here],
        troubles=list(troubles(known)),
        facts=facts(known),
        progress=progress(known),
    )


@PAGES.post("/sprawdz")
@needs(Right.AUDIT)
def check(programme: str) -> Response:
    """Ask for a check of everything; it goes on beside the service."""
    watching = services().watching
    watching.checking.ask(current_actor(), programme)
    watching.wake()
    return redirect(url_for(".index", programme=programme), 303)
