"""All dossiers of a control's samples are asked for in one pack; how far it is and the download go out."""

from flask import Blueprint, redirect, render_template, request, url_for

from app.errors import NotOnRecord
from app.fields import Form, LongTextField
from app.matters.refusals import refuse
from app.matters.rights import Right
from app.store.wishes import Wished
from app.web.office.control.pages import controls
from app.web.office.control.shown import page_of
from app.web.office.deeds import Answer, Reasons, refused, sent
from app.web.office.exports.services import exports
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.services import services
from app.workflow.office.events import Event

PAGES = Blueprint("office_control_pack", __name__, url_prefix="/biuro/<programme>/kontrola")
NOT_DRAWN = "W tej kontroli nie ma jeszcze próby. Najpierw ją wylosuj."


class Packing(Form):
    reason = LongTextField(
        "Powód wydania",
        hint="Zapisze się w dzienniku zdarzeń i w paczce.",
        missing="Wpisz, w jakim celu teczki są wydawane",
        max_length=500,
        rows=2,
    )


@PAGES.route("/<control_id>/paczka", methods=["GET", "POST"])
@needs(Right.EXPORT, in_control=True)
def pack(programme: str, control_id: str) -> Answer:
    """The pack is made as any export is, and only whoever may open each of its dossiers is given it."""
    actor = current_actor()
    control = controls().one(actor, programme, control_id)

    def show(form: Packing, reasons: Reasons = ()) -> str:
        return render_template(
            "office/control/pack.html",
            form=form,
            reasons=reasons,
            about=control.title,
            back=page_of(control),
            count=len(control.taken),
        )

    if request.method == "GET":
        return show(Packing(data={"reason": f"{control.body}: {control.title}"}))
    form, asked = sent(Packing), list[Wished]()
    if not form.validate():
        return show(form), 422

    def ask() -> None:
        taken = _on_record(programme, control.taken)
        if not taken:
            refuse(NOT_DRAWN)
        asked.append(
            exports().ask(actor, programme, form.reason.answer, taken, control_id=control.id)
        )
        ledger = services().store.ledger
        ledger.record(programme, actor, Event.AUDIT_PACK_TAKEN, record_id=control.id)

    if reasons := refused(ask):
        return show(form, reasons), 409
    onward = url_for("office_dossier_exports.export", programme=programme, wish_id=asked[0].id)
    return redirect(onward, 303)


def _on_record(programme: str, matter_ids: frozenset[str]) -> list[str]:
    """Those that were not erased since."""
    get, found = services().desk.rooms.matters.get, list[str]()
    for matter_id in sorted(matter_ids):
        try:
            found.append(get(programme, matter_id).id)
        except NotOnRecord:
            continue
    return found
