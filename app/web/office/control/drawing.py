"""A sample is drawn: how many of whom, by which seed; the page says how anybody can draw it again."""

from flask import Blueprint, flash, render_template, request

from app.attachments.page import Answers
from app.dossier.sample import frame_digest
from app.matters.rights import Right
from app.web.office.control.forms import GROUPS, drawing
from app.web.office.control.pages import controls, sampling
from app.web.office.control.shown import page_of
from app.web.office.deeds import Answer, Reasons, as_shown, carry_out, seen
from app.web.office.gatehouse.gate import current_actor, needs
from app.wording.labels import sentence

PAGES = Blueprint("office_control_drawing", __name__, url_prefix="/biuro/<programme>/kontrola")


@PAGES.route("/<control_id>/losowanie", methods=["GET", "POST"])
@needs(Right.EXAMINE, in_control=True)
def draw(programme: str, control_id: str) -> Answer:
    control = controls().one(current_actor(), programme, control_id)
    frames = sampling().frames(control)
    posted = Answers(request.form.to_dict(flat=False)) if request.method == "POST" else None
    form = drawing(control, frames, posted)

    def show(reasons: Reasons) -> str:
        return render_template(
            "office/control/draw.html",
            form=form,
            reasons=reasons,
            about=control.title,
            back=page_of(control),
            version=as_shown(control),
            again=bool(control.draws),
            frames=[
                [sentence(GROUPS[each]), str(len(ids)), frame_digest(ids)]
                for each, ids in frames.items()
            ],
        )

    def done() -> None:
        sampling().draw(current_actor(), seen(programme, control_id), form.wish())
        flash("Próba jest wylosowana i zapisana w dzienniku.", "success")

    if posted is None:
        return show(())
    return carry_out(form, done, show, page_of(control))
