"""A control is opened, its account given a code, and ended; each is one form."""

from flask import Blueprint, flash, redirect, render_template, request

from app.attachments.page import Answers
from app.matters.rights import Right
from app.web.office.control.forms import Ending, Opening, wanted
from app.web.office.control.pages import controls
from app.web.office.control.shown import page_of
from app.web.office.deeds import Answer, Reasons, as_shown, carry_out, refused, seen, sent
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.services import services
from app.workflow.dossier.controls import Opened

PAGES = Blueprint("office_control_opening", __name__, url_prefix="/biuro/<programme>/kontrola")


@PAGES.route("/nowa", methods=["GET", "POST"])
@needs(Right.CONTROL, fresh=True)
def new(programme: str) -> Answer:
    """Whoever opens a control says who they are once more: it lets somebody from outside in."""
    posted = Answers(request.form.to_dict(flat=False)) if request.method == "POST" else None
    form = Opening() if posted is None else Opening(posted)

    def show(reasons: Reasons) -> str:
        return render_template(
            "office/control/new.html", form=form, reasons=reasons, programme_slug=programme
        )

    if posted is None:
        return show(())
    if not form.validate():
        return show(()), 422
    made: list[Opened] = []
    actor, today = current_actor(), services().desk.clock()
    reasons = refused(lambda: made.append(controls().open(actor, wanted(form, programme, today))))
    return (show(reasons), 409) if reasons else _opened(made[0])


@PAGES.post("/<control_id>/kod")
@needs(Right.CONTROL, fresh=True)
def invite(programme: str, control_id: str) -> Answer:
    """A new code for the account of a control, shown once."""
    account_id = request.form.get("account", "")
    return _opened(controls().invite(current_actor(), programme, control_id, account_id))


@PAGES.route("/<control_id>/zakoncz", methods=["GET", "POST"])
@needs(Right.CONTROL)
def end(programme: str, control_id: str) -> Answer:
    """The control over and its account closed."""
    control = controls().one(current_actor(), programme, control_id)
    form = sent(Ending) if request.method == "POST" else Ending()

    def show(reasons: Reasons) -> str:
        return render_template(
            "office/control/end.html",
            form=form,
            reasons=reasons,
            about=control.title,
            back=page_of(control),
            version=as_shown(control),
        )

    def done() -> None:
        controls().end(current_actor(), seen(programme, control_id))
        flash("Kontrola jest zakończona, a jej konto zamknięte.", "success")

    if request.method == "GET":
        return show(())
    return carry_out(form, done, show, page_of(control))


def _opened(opened: Opened) -> Answer:
    """The code is in no address and no cookie: this page alone shows it."""
    if opened.invitation is None or opened.invited is None:
        flash("Kontrola jest otwarta.", "success")
        return redirect(page_of(opened.control), 303)
    return render_template(
        "office/control/code.html",
        control=opened.control,
        invited=opened.invited,
        code=opened.invitation.code,
        until=opened.invitation.until,
        onward=page_of(opened.control),
    )
