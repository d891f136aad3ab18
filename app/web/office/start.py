"""The first pages of the office: choose a programme, its overview, and one's own account."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.matters.rights import Right
from app.web.office.gatehouse.gate import current_account, current_actor, needs
from app.web.office.navigation import begins_in_control, begins_in_diary
from app.web.office.overview import shown
from app.web.services import services
from rules.programme import load_programme, programme_slugs

PAGES = Blueprint("office_start", __name__, url_prefix="/biuro")


@PAGES.get("/")
@needs(Right.SIGN_IN)
def index() -> Response | str:
    account = current_account()
    known = [slug for slug in programme_slugs() if account and slug in account.programmes]
    if len(known) == 1:
        return redirect(url_for("office_start.overview", programme=known[0]))
    return render_template("office/programmes.html", known=[load_programme(slug) for slug in known])


@PAGES.get("/konto")
@needs(Right.SIGN_IN, before_second_factor=True)
def account() -> str:
    """What the account is, when somebody was in last, and where to change what opens it."""
    account = current_account()
    if account is not None and account.failed_tries:
        services().store.accounts.forget_failed(account.id)
    return render_template("office/account.html", account=account)


@PAGES.get("/<programme>/")
@needs(Right.SIGN_IN, in_control=True)
def overview(programme: str) -> Response | str:
    """What waits here for somebody, how the recruitment stands, and the way to it; the diary to write in."""
    if begins_in_control(current_actor(), programme):
        return redirect(url_for("office_control.index", programme=programme))
    if begins_in_diary(current_actor(), programme):
        return redirect(url_for("office_diary.index", programme=programme))
    return render_template("office/overview.html", **shown(current_actor(), programme))
