"""Checks where services take place: the list, one check, noting and changing it, its signed paper."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from app.attachments.page import Answers
from app.matters.case_view import case_of
from app.matters.rights import Right
from app.months.spot_check import SpotCheck
from app.web.office.checks.check_form import Checking, Documenting, check_of, checking
from app.web.office.checks.shown import (
    ENTRY_COLUMNS,
    about,
    entry_rows,
    page_of,
    rows,
    said,
    state,
    title,
)
from app.web.office.deeds import VERSION, Answer, Reasons, carry_out, refused, seen, sent
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.services import services
from app.wording.dates import long_date
from app.wording.people import address_line
from app.workflow.months.spot_checks import OpenCheck, Pair, SpotChecks

PAGES = Blueprint("office_checks", __name__, url_prefix="/biuro/<programme>/kontrole")
LOOK = "look"
"""The button that only shows what the diary says of the day typed."""


@PAGES.get("/")
@needs(Right.READ)
def index(programme: str) -> str:
    """The checks of the programme, the last one first."""
    service, actor = SpotChecks(services().desk), current_actor()
    people = service.people(actor, programme)
    return render_template(
        "office/checks/index.html",
        rows=[
            [
                {"text": long_date(each.on), "href": page_of(each), "more": each.place},
                people.participant(each.matter_id),
                people.assistant(each.assistant_id),
                state(each),
            ]
            for each in service.all(actor, programme)
        ],
        may_check=actor.may(Right.SETTLE, programme),
    )


@PAGES.get("/nowa")
@needs(Right.SETTLE)
def choose(programme: str) -> str:
    """Whom to check: everybody who is assisted, with each of their assistants."""
    pairs = SpotChecks(services().desk).pairs(current_actor(), programme)
    return render_template("office/checks/choose.html", rows=[_pair(programme, p) for p in pairs])


def _pair(programme: str, pair: Pair) -> list[Any]:
    href = url_for("office_checks.new", programme=programme, assignment_id=pair.assignment.id)
    return [
        {"text": pair.participant, "href": href, "more": f"asystuje {pair.assistant}"},
        pair.matter.case_number,
        pair.assistant,
        long_date(pair.assignment.starts),
        long_date(pair.assignment.ends) if pair.assignment.ends else "",
    ]


@PAGES.route("/nowa/<assignment_id>/", methods=["GET", "POST"])
@needs(Right.SETTLE)
def new(programme: str, assignment_id: str) -> Answer:
    """Note a check; the diary's entries of its day stand beside the form."""
    desk, actor = services().desk, current_actor()
    service = SpotChecks(desk)
    pair = service.pair(actor, programme, assignment_id)
    address = case_of(pair.matter, desk.programme(programme), desk.clock()).participant.address
    whose = SpotCheck(
        id="",
        programme=programme,
        matter_id=pair.assignment.matter_id,
        assistant_id=pair.assignment.assistant_id,
        on=desk.clock(),
        place=address_line(address),
    )
    made: list[SpotCheck] = []
    answer = _written(
        whose,
        lambda form: made.append(service.note(actor, check_of(form, whose))),
        url_for("office_checks.choose", programme=programme),
        assignment_id=assignment_id,
    )
    if made:
        flash("Kontrola jest zapisana. Wydrukuj protokół i zbierz podpisy.", "success")
        return redirect(page_of(made[0]), 303)
    return answer


@PAGES.get("/<check_id>/")
@needs(Right.READ)
def check(programme: str, check_id: str) -> str:
    actor = current_actor()
    opened = SpotChecks(services().desk).one(actor, programme, check_id)
    return render_template(
        "office/checks/check.html",
        opened=opened,
        heading=title(opened.check.on),
        about=about(opened),
        state=state(opened.check, opened),
        rows=list(rows(opened.check)),
        said=said(opened),
        entry_columns=ENTRY_COLUMNS,
        entries=entry_rows(opened),
        may_change=actor.may(Right.SETTLE, programme) and not opened.check.documented,
    )


@PAGES.route("/<check_id>/popraw", methods=["GET", "POST"])
@needs(Right.SETTLE)
def change(programme: str, check_id: str) -> Answer:
    actor, service = current_actor(), SpotChecks(services().desk)
    stored = service.one(actor, programme, check_id).check
    if stored.documented:
        abort(404)

    def kept(form: Checking) -> None:
        service.change(actor, seen(programme, check_id), check_of(form, stored))
        flash("Kontrola jest poprawiona.", "success")

    return _written(stored, kept, page_of(stored))


@PAGES.route("/<check_id>/podpisany", methods=["GET", "POST"])
@needs(Right.SETTLE)
def document(programme: str, check_id: str) -> Answer:
    """Say that the signed paper is in the files; nothing of the check changes after that."""
    actor, service = current_actor(), SpotChecks(services().desk)
    opened = service.one(actor, programme, check_id)
    if opened.check.documented:
        abort(404)
    form = sent(Documenting) if request.method == "POST" else Documenting()

    def show(reasons: Reasons) -> str:
        return render_template(
            "office/checks/document.html",
            form=form,
            reasons=reasons,
            about=about(opened),
            back=page_of(opened.check),
            version=_version(opened.check),
        )

    def done() -> None:
        service.document(actor, seen(programme, check_id))
        flash("Kontrola jest udokumentowana.", "success")

    if request.method == "GET":
        return show(())
    return carry_out(form, done, show, page_of(opened.check))


def _written(
    whose: SpotCheck, keep: Callable[[Checking], object], back: str, assignment_id: str = ""
) -> Answer:
    """The form of a check: shown, sent, or only looked at beside the entries of the day typed."""
    posted = Answers(request.form.to_dict(flat=False)) if request.method == "POST" else None
    form = checking(whose, posted)
    if posted is None:
        return _form_page(whose, form, (), back, assignment_id)
    looks = request.form.get("action") == LOOK
    valid = form.validate()
    if looks:
        day = form.on.answer
        if day is None:
            return _form_page(whose, form, (), back, assignment_id), 422
        return _form_page(whose, checking(whose, posted), (), back, assignment_id, day=day)
    if not valid:
        return _form_page(whose, form, (), back, assignment_id), 422
    if reasons := refused(lambda: keep(form)):
        return _form_page(whose, form, reasons, back, assignment_id), 409
    return redirect(back, 303)


def _form_page(  # noqa: PLR0913 - the check, the form, and what stands around it
    whose: SpotCheck,
    form: Checking,
    reasons: Reasons,
    back: str,
    assignment_id: str,
    *,
    day: date | None = None,
) -> str:
    opened = _beside(whose, day or form.on.data or whose.on)
    return render_template(
        "office/checks/form.html",
        form=form,
        reasons=reasons,
        back=back,
        back_words="Wybór osoby" if assignment_id else "Wróć do kontroli",
        heading="Nowa kontrola" if assignment_id else "Poprawienie kontroli",
        about=about(opened),
        version=_version(whose),
        assignment_id=assignment_id,
        day=long_date(opened.check.on),
        entry_columns=ENTRY_COLUMNS,
        entries=entry_rows(opened),
    )


def _beside(whose: SpotCheck, day: date) -> OpenCheck:
    return SpotChecks(services().desk).beside(current_actor(), replace(whose, on=day))


def _version(check: SpotCheck) -> int | None:
    """While the form is shown again, still the one it was filled in on."""
    return seen(check.programme, check.id).version if VERSION in request.form else check.version
