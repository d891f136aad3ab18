"""Paper lies on a clerk's desk; its bundle is found or its answers are typed in, and a matter is opened.

What identifies a draft is posted, and its code kept sealed in the session: it stands in no address, no log.
"""

import re
import secrets
from collections.abc import Callable
from datetime import date
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from wtforms.validators import ValidationError

from app.attachments.application_card.questions.participant import ParticipantPage
from app.attachments.application_card.questions.start import StartPage
from app.attachments.page import Raw
from app.fields import ChoiceField, DateField, Form, LongTextField, Option, TextField
from app.matters.matter import Matter
from app.matters.rights import Right
from app.web.office.deeds import Answer, Reasons, carry_out, refused, sent
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.office.queries import PAPER, remember, remembered
from app.web.office.register.matter import WAYS, back
from app.web.office.shell import moment
from app.web.posted import posted
from app.web.services import services
from app.wording.labels import sentence
from app.workflow.office.intake import Arrival, Intake
from app.workflow.office.printouts import Brought, Printouts

PAGES = Blueprint("office_intake", __name__, url_prefix="/biuro/<programme>/sprawy/przyjmij")
CODES = "codes"
FORM_ID = "formularz"
FORM_IDS = re.compile(r"[0-9a-f]{32}")
CODE_OR_PERSON = (
    "Wpisz kod z dołu strony dokumentów albo, gdy nie da się go odczytać, imię i nazwisko razem z datą "
    "urodzenia"
)


class FindForm(Form):
    """The code, or both the name and the birth date: no draft is found by a name alone."""

    code = TextField(
        "Kod wydruku",
        hint="Stoi na dole każdej strony. Wielkość liter, spacje i myślniki nie mają znaczenia.",
        optional="",
        autocomplete="off",
        spellcheck=False,
        width=20,
    )
    name = TextField("Imię i nazwisko uczestnika", optional="", autocomplete="off")
    born = DateField("Data urodzenia uczestnika", optional="")

    def validate_code(self, field: TextField) -> None:
        if not (field.given or self.name.given or self.born.given):
            raise ValidationError(CODE_OR_PERSON)

    def validate_name(self, field: TextField) -> None:
        if self.born.given and not (field.given or self.code.given):
            raise ValidationError("Wpisz też imię i nazwisko: sama data urodzenia nie wystarczy")

    def validate_born(self, field: DateField) -> None:
        if self.name.given and not (field.given or self.code.given):
            raise ValidationError("Wpisz też datę urodzenia: samo imię i nazwisko nie wystarczy")


class PrintoutForm(Form):
    """Which one of several that somebody printed."""

    printout = ChoiceField("Który wydruk leży przed Tobą?", missing="Zaznacz wydruk")


class ArrivalForm(Form):
    """How and when the paper came."""

    on = DateField("Kiedy papier wpłynął do biura?", missing="Podaj dzień wpływu")
    way = ChoiceField(
        "Jak wpłynął?",
        [Option(way, sentence(words)) for way, words in WAYS.items()],
        missing="Zaznacz, jak papier wpłynął",
    )
    note = LongTextField("Uwaga", hint="Np. kto przyniósł papier.", max_length=500, rows=2)


class TakeForm(PrintoutForm, ArrivalForm):
    """A bundle that was printed here, and how its paper came."""


class PaperForm(StartPage, ArrivalForm):
    """The first page of questions, the name without which no matter is opened, and how the paper came."""

    first_name = ParticipantPage.first_name
    last_name = ParticipantPage.last_name


@PAGES.route("", methods=["GET", "POST"], strict_slashes=False)
@needs(Right.INTAKE)
def find(programme: str) -> Answer:
    """The code on the paper, or whose paper it is."""
    if request.method == "GET":
        return _find_page(FindForm(), ())
    form = sent(FindForm)

    def look() -> None:
        remember(programme, {CODES: _brought(programme, form).codes}, PAPER)

    onward = url_for("office_intake.take", programme=programme)
    return carry_out(form, look, lambda reasons: _find_page(form, reasons), onward)


@PAGES.route("/wydruk", methods=["GET", "POST"])
@needs(Right.INTAKE)
def take(programme: str) -> Answer:
    """What was printed here, compared with the paper; then the matter."""
    found: list[Brought] = []
    codes = remembered(programme, PAPER).get(CODES)
    if not codes:
        return redirect(url_for("office_intake.find", programme=programme))
    printouts, actor = Printouts(services().desk), current_actor()
    if reasons := refused(lambda: found.append(printouts.again(actor, programme, codes))):
        return _find_page(FindForm(), reasons), 409
    (brought,) = found
    if request.method == "GET" or not brought.printouts:
        return _take_page(_arrival(TakeForm(data=_arrived_today()), brought), brought, ())
    form = _arrival(sent(TakeForm), brought)
    return _opened(
        form,
        lambda: _intake().take_bundle(
            current_actor(), programme, _code_of(form, brought), _arrival_of(form)
        ),
        lambda reasons: _take_page(form, brought, reasons),
        "office_papers.check",
    )


@PAGES.route("/z-papieru", methods=["GET", "POST"])
@needs(Right.INTAKE)
def paper(programme: str) -> Answer:
    """An application that was never filled in here: the first answers, the rest page by page."""
    run, today = services().desk.programme(programme), services().desk.clock()
    raw = request.form.to_dict(flat=False) if request.method == "POST" else None
    form = PaperForm.of_raw(raw, run, today) if raw else PaperForm(data=_arrived_today())
    _suit(form, today)
    if raw is None:
        return _paper_page(form, ())
    return _opened(
        form,
        lambda: _intake().take_paper(
            current_actor(), programme, _first_answers(form), _arrival_of(form), _form_id()
        ),
        lambda reasons: _paper_page(form, reasons),
        "office_answers.overview",
    )


def _opened(
    form: Form, deed: Callable[[], Matter], show: Callable[[Reasons], str], onward: str
) -> Answer:
    """Open a matter and go on to it, or show the form again."""
    opened: list[Matter] = []
    if not form.validate():
        return show(()), 422
    if reasons := refused(lambda: opened.append(deed())):
        return show(reasons), 409
    (matter,) = opened
    remember(matter.programme, {}, PAPER)
    flash(f"Założono sprawę {matter.case_number}.", "success")
    return redirect(url_for(onward, programme=matter.programme, matter_id=matter.id), 303)


def _brought(programme: str, form: FindForm) -> Brought:
    printouts, actor = Printouts(services().desk), current_actor()
    if form.code.given:
        return printouts.of_code(actor, programme, form.code.answer)
    return printouts.of_person(actor, programme, form.name.answer, form.born.answer)


def _arrival(form: TakeForm, brought: Brought) -> TakeForm:
    """The form as these printouts need it: whoever was found with one has nothing to choose."""
    form.on.latest = services().desk.clock()
    if len(brought.printouts) < 2:
        del form.printout
    else:
        form.printout.options = tuple(
            Option(each.code, f"Z {moment(each.printed_at)}", f"Kod {each.code}")
            for each in brought.printouts
        )
    return form


def _suit(form: PaperForm, today: date) -> None:
    form.on.latest = form.birth_date.latest = today
    form.birth_date.hint = "Uczestnik to osoba z niepełnosprawnością, której ma pomagać asystent."


def _arrived_today() -> dict[str, Any]:
    return {"on": services().desk.clock()}


def _arrival_of(form: ArrivalForm) -> Arrival:
    return Arrival(form.on.answer, form.way.answer, form.note.answer)


def _code_of(form: TakeForm, brought: Brought) -> str:
    chosen = "printout" in form
    return str(form.printout.answer) if chosen else brought.printouts[0].code


def _first_answers(form: PaperForm) -> dict[str, Raw]:
    """What was typed, under the pages that ask it."""
    raw = posted(form)
    name = ("first_name", "last_name")
    asked = {
        StartPage.slug: [key for key in raw if key.startswith(tuple(StartPage.asks.values()))],
        ParticipantPage.slug: [key for key in raw if key in name],
    }
    return {slug: {key: raw[key] for key in keys} for slug, keys in asked.items()}


def _intake() -> Intake:
    return Intake(services().desk)


def _find_page(form: FindForm, reasons: Reasons) -> str:
    return render_template("office/register/intake_find.html", form=form, reasons=reasons)


def _take_page(form: TakeForm, brought: Brought, reasons: Reasons) -> str:
    taken = brought.taken
    return render_template(
        "office/register/intake_take.html",
        form=form,
        brought=brought,
        taken=taken,
        taken_at=back(taken) if taken else "",
        reasons=reasons,
    )


def _paper_page(form: PaperForm, reasons: Reasons) -> str:
    return render_template(
        "office/register/intake_paper.html", form=form, reasons=reasons, form_id=_form_id()
    )


def _form_id() -> str:
    """What tells this form from any other, so that sent twice it opens one matter."""
    told = request.form.get(FORM_ID, "")
    return told if FORM_IDS.fullmatch(told) else secrets.token_hex(16)
