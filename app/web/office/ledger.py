"""The office's ledger: who did what, when, in which matter; and whether it is still as it was written."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.attachments.page import Answers
from app.fields import Form, TextField
from app.matters.rights import Right
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.office.navigation import room_link
from app.web.office.queries import remember, remembered
from app.web.office.shell import moment
from app.web.services import services
from app.workflow.office.journal import Journal, Said
from app.workflow.office.verified import advice, faults, result

PAGES = Blueprint("office_ledger", __name__, url_prefix="/biuro/<programme>/dziennik-zdarzen")
KEPT = "dziennik"


class Looking(Form):
    """What to look for in the ledger."""

    text = TextField(
        "Znak sprawy albo imię i nazwisko",
        hint="Osoby, która coś zrobiła, albo tej, której dotyczy sprawa.",
        optional="",
        autocomplete="off",
        spellcheck=False,
    )


@PAGES.route("/", methods=["GET", "POST"])
@needs(Right.AUDIT)
def index(programme: str) -> Response | str:
    """A page of lines; a query is posted, so that no name stands in an address."""
    if request.method == "POST":
        whole = request.form.get("action") == "all"
        asked = {} if whole else {"text": request.form.getlist("text")}
        remember(programme, asked, KEPT)
        return redirect(url_for(".index", programme=programme), 303)
    asked = remembered(programme, KEPT)
    form = Looking(Answers(asked)) if asked else Looking()
    form.validate()
    found = _journal().page(current_actor(), programme, form.text.answer, _before())
    return render_template(
        "office/ledger.html",
        form=form,
        asked=asked,
        lines=[_line(programme, each) for each in found.lines],
        older=found.older,
        later=_before() is not None,
        reads=current_actor().may(Right.READ, programme),
    )


@PAGES.post("/sprawdz")
@needs(Right.AUDIT, in_control=True)
def verify(programme: str) -> str:
    """Go through the whole ledger and say what was found."""
    verified = _journal().verify(current_actor(), programme)
    return render_template(
        "office/ledger_verified.html",
        sound=verified.sound,
        result=result(verified),
        faults=list(faults(verified)),
        advice=list(advice(verified)),
        may_read=services().desk.reach(current_actor(), Right.AUDIT, programme).whole,
    )


def _journal() -> Journal:
    return Journal(services().desk, services().store.ledger)


def _before() -> int | None:
    """The number of the line below which this page begins; anything else is the newest page."""
    told = request.args.get("przed", "")
    return int(told) if told.isascii() and told.isdecimal() and len(told) < 16 else None


def _line(programme: str, said: Said) -> dict[str, Any]:
    may_open = room_link(Right.READ, "office_matters.index", programme)
    href = (
        url_for("office_matter.matter", programme=programme, matter_id=said.matter_id)
        if said.matter_id and may_open
        else ""
    )
    return {
        "number": said.line.number,
        "when": moment(said.line.at),
        "who": said.who,
        "what": said.what,
        "case_number": said.case_number,
        "href": href,
        "note": said.note,
        "changed": [[each.name, each.before, each.after] for each in said.changed],
    }
