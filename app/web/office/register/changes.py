"""What changes during the year is recorded; new limits and what to do next are shown, or the matter ends."""

from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for

from app.attachments.page import Answers
from app.fields import ChoiceField, DateField, Form, LongTextField, Option, TextField
from app.matters.changing import Changed, must_resign, resignation_for
from app.matters.matter import Matter, Resignation
from app.matters.rights import Right
from app.web.office.deeds import Answer, Reasons, as_shown, carry_out, refused, seen, sent
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.office.register.changing import KINDS_OF_CHANGE, Kind, change_of
from app.web.office.register.lines import about
from app.web.office.register.matter import back
from app.web.office.register.matter_deed import MatterDeed
from app.web.services import services
from app.wording.dates import long_date
from app.wording.findings import sentence
from app.wording.hours import hours
from app.wording.labels import label
from app.workflow.office.changes import Changes
from app.workflow.office.desk import Seen
from app.workflow.office.intake import Intake
from app.workflow.office.register import OpenMatter, Register
from rules.vocabulary import FormOfAddress

PAGES = Blueprint("office_changes", __name__, url_prefix="/biuro/<programme>/sprawy/<matter_id>")
NO_CHOICE = "none"
ABOUT_RESIGNING = (
    "Rezygnacja jest na piśmie i podpisana przez uczestnika, rodzica albo opiekuna prawnego. "
    "Rozstrzygnięcie, które czeka na zatwierdzenie, zostanie wycofane."
)
ABOUT_CLOSING = "W zamkniętej sprawie nie można już nic zmienić. Pozostaje w rejestrze do wglądu."


class ResignForm(Form):
    received_on = DateField("Kiedy wpłynęła rezygnacja?", missing="Podaj dzień wpływu rezygnacji")
    ends_on = DateField(
        "Od kiedy uczestnik nie bierze udziału?",
        hint="Pierwszy dzień bez usług. Od tego dnia miejsce jest wolne.",
        missing="Podaj pierwszy dzień bez usług",
    )
    reason = LongTextField("Powód", hint="Jeśli uczestnik go podał.", max_length=500, rows=2)


class CloseForm(Form):
    closed_on = DateField("Dzień zamknięcia sprawy", missing="Podaj dzień zamknięcia sprawy")


class WishesForm(Form):
    """„Pani” or „Pan” only as the person chose (rule R9), letters in the form they need (rule R12)."""

    address = ChoiceField(
        "Jak zwracać się do uczestnika?",
        [
            *(Option(each, label(each)) for each in FormOfAddress),
            Option(NO_CHOICE, "Nie wybrano", "Pisma mówią wtedy „Pani/Pan”."),
        ],
        hint="Zaznacz to, co wybrał uczestnik. Nie zgaduj po imieniu.",
        missing="Zaznacz zwrot albo „Nie wybrano”",
    )
    accessible_form = TextField(
        "W jakiej formie potrzebne są pisma?",
        hint="Np. duży druk albo plik do odczytu na głos. Zostaw puste, jeśli zwykły list wystarczy.",
        optional="",
    )


@PAGES.get("/zmiana")
@needs(Right.INTAKE)
def choose(programme: str, matter_id: str) -> str:
    """Which change was reported."""
    matter = _matter(programme, matter_id)
    kinds = [
        {"title": kind.title, "hint": kind.hint, "href": _at("record", matter, kind=word)}
        for word, kind in KINDS_OF_CHANGE.items()
    ]
    return _page("office/register/change_choose.html", matter, None, kinds=kinds)


@PAGES.route("/zmiana/<kind>", methods=["GET", "POST"])
@needs(Right.INTAKE)
def record(programme: str, matter_id: str, kind: str) -> Answer:
    """One change, as it was reported, late or not."""
    matter, asked = _matter(programme, matter_id), KINDS_OF_CHANGE.get(kind) or abort(404)
    desk = services().desk
    form = asked.form(data={"reported_on": desk.clock()}) if _opens() else sent(asked.form)
    form.suit(desk.programme(programme))
    form.reported_on.latest = desk.clock()
    if _opens():
        return _change_page(matter, asked, form, ())

    def deed() -> None:
        _changes().record(current_actor(), seen(programme, matter_id), change_of(asked, form))

    return carry_out(
        form, deed, lambda told: _change_page(matter, asked, form, told), _at("recorded", matter)
    )


@PAGES.get("/zmiana/zapisana")
@needs(Right.INTAKE)
def recorded(programme: str, matter_id: str) -> Answer:
    """What follows from the change recorded last: limits to be told by a letter, and what is to do."""
    matter, found = _matter(programme, matter_id), list[Changed | None]()
    told = Seen(programme, matter_id)
    if refused(lambda: found.append(_changes().last(current_actor(), told))) or not found[0]:
        return redirect(back(matter))
    changed = found[0]
    limits = [f"od {long_date(span.since)}: {hours(span.hours)}" for span in changed.spans]
    return _page(
        "office/register/change_recorded.html",
        matter,
        None,
        limits=limits,
        said=[sentence(finding) for finding in changed.findings],
        resign=_at("resign", matter) if must_resign(changed) else "",
        onward=_at("choose", matter),
    )


@PAGES.route("/rezygnacja", methods=["GET", "POST"])
@needs(Right.INTAKE)
def resign(programme: str, matter_id: str) -> Answer:
    """The participant's own written resignation."""
    return RESIGN.answer(programme, matter_id)


@PAGES.route("/zamkniecie", methods=["GET", "POST"])
@needs(Right.INTAKE)
def close(programme: str, matter_id: str) -> Answer:
    """A matter that is done with."""
    return CLOSE.answer(programme, matter_id)


@PAGES.route("/zwrot-i-forma-pism", methods=["GET", "POST"])
@needs(Right.INTAKE)
def wishes(programme: str, matter_id: str) -> Answer:
    """How the person wishes to be addressed, and in what form they need letters."""
    return WISHES.answer(programme, matter_id)


def _resign_form(opened: OpenMatter, posted: Answers | None) -> ResignForm:
    form = ResignForm(data=_expected(opened.matter)) if posted is None else ResignForm(posted)
    form.received_on.latest = services().desk.clock()
    return form


def _resign(_: OpenMatter, seen: Seen, form: ResignForm) -> Matter:
    told = Resignation(form.received_on.answer, form.ends_on.answer, form.reason.answer)
    return _changes().resign(current_actor(), seen, told)


def _close_form(_: OpenMatter, posted: Answers | None) -> CloseForm:
    today = services().desk.clock()
    form = CloseForm(data={"closed_on": today}) if posted is None else CloseForm(posted)
    form.closed_on.latest = today
    return form


def _close(_: OpenMatter, seen: Seen, form: CloseForm) -> Matter:
    return _changes().close(current_actor(), seen, form.closed_on.answer)


def _wishes_form(opened: OpenMatter, posted: Answers | None) -> WishesForm:
    if posted is not None:
        return WishesForm(posted)
    matter = opened.matter
    chosen = matter.form_of_address or NO_CHOICE
    return WishesForm(data={"address": chosen, "accessible_form": matter.accessible_form})


def _note_wishes(_: OpenMatter, seen: Seen, form: WishesForm) -> Matter:
    chosen = form.address.answer
    address = None if chosen == NO_CHOICE else FormOfAddress(chosen)
    intake = Intake(services().desk)
    return intake.note_wishes(current_actor(), seen, address, form.accessible_form.answer)


RESIGN = MatterDeed(
    form=_resign_form,
    do=_resign,
    heading="Wpisz rezygnację",
    press="Zapisz rezygnację",
    done="Zapisano rezygnację.",
    more=lambda _: {"danger": True, "intro": ABOUT_RESIGNING},
)
CLOSE = MatterDeed(
    form=_close_form,
    do=_close,
    heading="Zamknij sprawę",
    press="Zamknij sprawę",
    done="Zamknięto sprawę.",
    more=lambda _: {"danger": True, "intro": ABOUT_CLOSING},
)
WISHES = MatterDeed(
    form=_wishes_form,
    do=_note_wishes,
    heading="Zwrot i forma pism",
    press="Zapisz",
    done="Zapisano zwrot i formę pism.",
)


def _opens() -> bool:
    return request.method == "GET"


def _expected(matter: Matter) -> dict[str, Any]:
    """What a resignation would say: of who moves out, that it ends on the day of the move (rule E4)."""
    today = services().desk.clock()
    moves = [each for each in matter.changes if each.address is not None]
    if moves and moves[-1].left_commune:
        told = resignation_for(moves[-1], today)
        return {"received_on": today, "ends_on": told.ends_on, "reason": told.reason}
    return {"received_on": today}


def _changes() -> Changes:
    return Changes(services().desk)


def _matter(programme: str, matter_id: str) -> Matter:
    return Register(services().desk).open(current_actor(), programme, matter_id).matter


def _at(page: str, matter: Matter, kind: str | None = None) -> str:
    endpoint = f"office_changes.{page}"
    return url_for(endpoint, programme=matter.programme, matter_id=matter.id, kind=kind)


def _change_page(matter: Matter, kind: Kind, form: Form, reasons: Reasons) -> str:
    return _page(
        "office/register/change_record.html",
        matter,
        form,
        reasons,
        heading=kind.title,
        intro=kind.hint,
        back=_at("choose", matter),
    )


def _page(
    template: str, matter: Matter, form: Form | None, reasons: Reasons = (), **more: Any
) -> str:
    told = {"about": about(matter), "back": back(matter), "version": as_shown(matter)}
    return render_template(template, form=form, reasons=reasons, **(told | more))
