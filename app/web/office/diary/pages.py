"""The diary of whoever is signed in: a month, one service new, changed or removed, and what a phone asks."""

import re
import secrets
from datetime import datetime
from typing import Any

from flask import Blueprint, abort, flash, jsonify, redirect, render_template, request, url_for
from flask_wtf.csrf import generate_csrf

from app.errors import NotOnRecord
from app.matters.case_view import case_of
from app.matters.matter import Matter
from app.matters.rights import Right
from app.months.entry import ServiceEntry, period_of
from app.months.meter import meters
from app.months.people import short_names
from app.store.clock import OFFICE
from app.store.kinds import ENTRIES
from app.web.office.deeds import VERSION, carry_out, seen
from app.web.office.diary import beginning as beginnings
from app.web.office.diary.answering import Answer, from_queue, not_kept
from app.web.office.diary.meter_lines import left_in_short, meter_lines
from app.web.office.diary.month_page import days, of_the_month, parts, times
from app.web.office.diary.service_form import Nothing, Serving
from app.web.office.diary.service_page import ServicePage, same
from app.web.office.diary.starters import starters
from app.web.office.diary.written import Whose, entry_of, said_in
from app.web.office.gatehouse.gate import current_account, current_actor, needs
from app.web.office.phone import mark_of
from app.web.posted import posted
from app.web.services import services
from app.wording.dates import long_date, month_name
from app.wording.labels import sentence
from app.workflow.months.diary import Diary
from app.workflow.months.reading import after, before
from rules.diary import YearMonth
from rules.month.moments import in_warsaw

PAGES = Blueprint("office_diary", __name__, url_prefix="/biuro/<programme>/dziennik")
MONTH = re.compile(r"(20[0-9]{2})-(0[1-9]|1[0-2])")
ID = re.compile(r"[0-9a-f]{32}")
NOT_SERVED = (
    "Nie ma otwartego przydziału do tej osoby, dlatego usługi nie można wpisać. Wybierz osobę z dziennika "
    "albo poproś realizatora o przydział."
)
ODD_ID = "Ten formularz jest uszkodzony. Otwórz nowy wpis jeszcze raz i przepisz odpowiedzi."


@PAGES.get("/")
@needs(Right.DIARY)
def index(programme: str) -> str:
    """The present month, with the way to a new entry for everybody served."""
    return _month(programme, period_of(services().desk.clock()))


@PAGES.get("/<month>/")
@needs(Right.DIARY)
def month(programme: str, month: str) -> str:
    found = MONTH.fullmatch(month)
    return _month(programme, YearMonth(int(found[1]), int(found[2])) if found else abort(404))


def _month(programme: str, of: YearMonth) -> str:
    actor, diary = current_actor(), _diary()
    judged = diary.judged(actor, programme, of)
    served, latest = diary.participants(actor, programme), diary.latest(actor, programme)
    names = short_names(judged.known.matters)
    metered = meters(judged, actor.account_id)
    left = {each.matter_id: left_in_short(each) for each in metered}
    written = days(judged, actor.account_id, names)
    return render_template(
        "office/diary/month.html",
        heading=sentence(month_name(of)),
        here=str(of),
        days=written,
        to_mend=[line for day in reversed(written) for line in day.lines if line.is_bad],
        parts=list(parts(judged, actor.account_id)),
        settlement=url_for("office_closing.month", programme=programme, of=of),
        remarks=of_the_month(judged),
        meters=[meter_lines(each, names) for each in metered],
        repeat=url_for("office_diary_repeating.repeat", programme=programme) if latest else "",
        starters=list(starters(programme, short_names(served), latest, left, diary.desk.clock())),
        before=(str(before(of)), month_name(before(of))),
        after=(str(after(of)), month_name(after(of))),
    )


@PAGES.route("/nowy", methods=["GET", "POST"])
@needs(Right.DIARY)
def new(programme: str) -> Any:
    """A new entry's page; what it sends is kept once, however often and by whatever way it comes."""
    return _begun(programme) if request.method == "GET" else _put(programme)


def _begun(programme: str) -> Any:
    """The page filled in as far as can be guessed."""
    matter = _participant(programme, request.args.get("osoba", ""))
    if matter is None:
        return redirect(url_for("office_diary.index", programme=programme))
    last = _diary().latest(current_actor(), programme).get(matter.id)
    page = ServicePage(current_actor(), matter, _whose(programme, secrets.token_hex(16), matter.id))
    if request.args.get("jak") == "teraz":
        return page.opened(beginnings.from_now(_now(), last))
    return page.opened(beginnings.beginning(last, _now()))


def _put(programme: str) -> Answer:
    try:
        page = _sent_page(programme)
        if not ID.fullmatch(page.whose.id):
            odd = ((ODD_ID, ""),)
            return not_kept((ODD_ID,), lambda: page.drawn(page.form(posted(Serving())), odd), 422)
        return page.sent(lambda entry: _diary().put(current_actor(), entry))
    except NotOnRecord as unknown:  # whom it is about, or an id that is somebody else's entry
        if from_queue():
            return not_kept((str(unknown),), str, 409)
        raise


@PAGES.post("/sprawdz")
@needs(Right.DIARY)
def check(programme: str) -> str:
    """What would be found of a form as it stands, as a part of its page; nothing while it has errors."""
    page = _sent_page(programme, stored=True)
    form = page.form(posted(Serving()))
    checked = page.checked(entry_of(form, page.whose)) if form.validate() else None
    return render_template("office/diary/findings.html", checked=checked, form=form)


@PAGES.route("/<entry_id>/zmien", methods=["GET", "POST"])
@needs(Right.DIARY)
def change(programme: str, entry_id: str) -> Answer:
    page = _stored_page(programme, entry_id)
    if request.method == "GET":
        return page.opened(said_in(page.stored)) if page.stored else abort(404)

    def deed(entry: ServiceEntry) -> ServiceEntry:
        # A browser or a phone to which the answer did not come sends the same change again.
        if page.stored and same(page.stored, entry):
            return page.stored
        return _diary().change(current_actor(), page.whose.version, entry)

    return page.sent(deed)


@PAGES.route("/<entry_id>/usun", methods=["GET", "POST"])
@needs(Right.DIARY)
def remove(programme: str, entry_id: str) -> Any:
    """Ask once more, then remove."""
    entry = _entry(programme, entry_id)
    back = url_for("office_diary.month", programme=programme, month=str(entry.period))

    def show(reasons: Any) -> str:
        return render_template(
            "office/diary/remove.html",
            form=Nothing(),
            reasons=reasons,
            about=f"{long_date(in_warsaw(entry.starts).date())}, {times(entry)}",
            version=entry.version,
            back=back,
        )

    if request.method == "GET":
        return show(())

    def deed() -> None:
        told = seen(programme, entry_id).version
        _diary().remove(current_actor(), programme, entry_id, told or 0)
        flash("Wpis jest usunięty.", "success")

    return carry_out(Nothing(), deed, show, back)


@PAGES.get("/stan")
@needs(Right.DIARY)
def state(programme: str) -> Any:
    """What a phone has to know to write entries without a connection; as little of people as will do."""
    account, desk = current_account(), services().desk
    if account is None:
        abort(403)
    actor, own = account.actor, desk.programme(programme)
    served = _diary().served(actor, programme, desk.clock())
    names = short_names(served)
    labels = {activity.code: activity.label for activity in own.activities}
    return jsonify(
        signed_in=True,
        account=mark_of(account),
        csrf=generate_csrf(),
        today=desk.clock().isoformat(),
        participants=[
            {
                "id": matter.id,
                "short_name": names[matter.id],
                "activities": [
                    {"code": code, "label": labels[code]}
                    for code in labels
                    if code in case_of(matter, own, desk.clock()).activities
                ],
            }
            for matter in served
        ],
    )


def _diary() -> Diary:
    return Diary(services().desk)


def _now() -> datetime:
    """The office's day, and the time of day."""
    clock = services().store.shelf.clock().astimezone(OFFICE)
    return beginnings.at(services().desk.clock(), clock.time())


def _participant(programme: str, matter_id: str) -> Matter | None:
    """Whom an entry is to be about; the only one served, where nobody is named."""
    served = _diary().participants(current_actor(), programme)
    if not matter_id and len(served) == 1:
        return served[0]
    return next((matter for matter in served if matter.id == matter_id), None)


def _whose(programme: str, entry_id: str, matter_id: str, version: int = 0) -> Whose:
    return Whose(entry_id, programme, current_actor().account_id, matter_id, version)


def _sent_page(programme: str, *, stored: bool = False) -> ServicePage:
    """The page of the form that was sent; ``stored`` looks for its entry, which may be one to change."""
    entry_id = request.form.get("id", "")
    if stored:
        try:
            return _stored_page(programme, entry_id)
        except NotOnRecord:  # a new entry
            pass
    matter = _participant(programme, request.form.get("participant", ""))
    if matter is None:
        raise NotOnRecord(NOT_SERVED)
    return ServicePage(current_actor(), matter, _whose(programme, entry_id, matter.id))


def _stored_page(programme: str, entry_id: str) -> ServicePage:
    entry = _entry(programme, entry_id)
    matter = services().desk.rooms.matters.get(programme, entry.matter_id)
    version = seen(programme, entry_id).version if VERSION in request.form else entry.version
    whose = _whose(programme, entry.id, entry.matter_id, version or 0)
    return ServicePage(current_actor(), matter, whose, entry)


def _entry(programme: str, entry_id: str) -> ServiceEntry:
    entry = _diary().entry(current_actor(), programme, entry_id)
    if entry.removed:
        raise NotOnRecord(ENTRIES.absent)
    return entry
