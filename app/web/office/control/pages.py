"""Controls from outside: the list, one control with its samples, the list a sample was drawn from."""

from flask import Blueprint, Response, abort, render_template, url_for

from app.dossier.control import Control, Extent, Stratum
from app.errors import NotOnRecord
from app.matters.matter import Matter
from app.matters.rights import Right
from app.web.office.control import packs, shown
from app.web.office.exports.services import exports
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.sending import send
from app.web.services import services
from app.workflow.dossier.controls import Controls
from app.workflow.dossier.sampling import Sampling
from app.workflow.office.desk import Seen

PAGES = Blueprint("office_control", __name__, url_prefix="/biuro/<programme>/kontrola")


def controls() -> Controls:
    return Controls(services().desk, services().store.accounts)


def sampling() -> Sampling:
    return Sampling(controls(), services().store.shelf.clock)


@PAGES.get("/")
@needs(Right.EXAMINE, in_control=True)
def index(programme: str) -> str:
    """The controls of the programme, or those somebody who controls is named in; the last one first."""
    actor, today = current_actor(), services().desk.clock()
    return render_template(
        "office/control/index.html",
        rows=[shown.index_row(each, today) for each in controls().all(actor, programme)],
        may_open=actor.may(Right.CONTROL, programme),
    )


@PAGES.get("/<control_id>/")
@needs(Right.EXAMINE, in_control=True)
def one(programme: str, control_id: str) -> str:
    actor, desk = current_actor(), services().desk
    control = controls().one(actor, programme, control_id)
    lasts = control.ended_on is None
    matters = _matters(control)
    return render_template(
        "office/control/one.html",
        control=control,
        state=shown.state(control, desk.clock()),
        facts=list(shown.facts(control)),
        draws=[shown.draw(control, each, matters) for each in reversed(control.draws)],
        packs=packs.pack_rows(exports().of_control(actor, programme, control_id)),
        pack_columns=packs.COLUMNS,
        holders=controls().holders(control),
        may_end=lasts and actor.may(Right.CONTROL, programme),
        may_draw=control.lasts_on(desk.clock()),
        may_verify=actor.may(Right.AUDIT, programme),
        sees_whole=control.extent is Extent.WHOLE,
        register=url_for("office_matters.index", programme=programme),
    )


@PAGES.get("/<control_id>/losowanie/<number>/<stratum>.txt")
@needs(Right.EXAMINE, in_control=True)
def frame(programme: str, control_id: str, number: str, stratum: str) -> Response:
    """The ids a sample was drawn from, one a line: the file whose SHA-256 the page shows."""
    if stratum not in set(Stratum) or not (number.isascii() and number.isdecimal()):
        abort(404)
    seen = Seen(programme, control_id)
    data = sampling().frame(current_actor(), seen, int(number), Stratum(stratum))
    return send(data, "text/plain", f"lista-{number}-{stratum}.txt")


def _matters(control: Control) -> dict[str, Matter]:
    """The drawn ones that are still on record."""
    get, found = services().desk.rooms.matters.get, {}
    for matter_id in sorted(control.taken):
        try:
            found[matter_id] = get(control.programme, matter_id)
        except NotOnRecord:  # erased since
            continue
    return found
