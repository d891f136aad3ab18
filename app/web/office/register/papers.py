"""What a clerk sees of the papers comes in: ticks, a call for completion, its answer; the matter goes on."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from wtforms.validators import ValidationError

from app.attachments.page import Answers
from app.fields import ChoicesField, DateField, Form, LongTextField, Option
from app.matters.matter import Matter, Papers, State
from app.matters.rights import Right
from app.matters.states import ALLOWED, Deed
from app.web.office.deeds import Answer, Reasons, as_shown, carry_out, refused, seen, sent
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.office.register.lines import about
from app.web.office.register.matter import back
from app.web.office.register.scanned import scanned_hints
from app.web.services import services
from app.wording.dates import long_date
from app.wording.labels import label, sentence
from app.workflow.office.desk import Seen
from app.workflow.office.intake import Intake
from app.workflow.office.register import OpenMatter, Register
from rules.application.completeness import PRINTED, requirements
from rules.programme import Need, Requirement
from rules.vocabulary import Document

PAGES = Blueprint("office_papers", __name__, url_prefix="/biuro/<programme>/sprawy/<matter_id>")
ENCLOSED, SIGNED, SHOWN = "enclosed", "signed", "shown"
HINTS = {Need.REQUIRED: "Musi być w zgłoszeniu.", Need.OPTIONAL: "Nieobowiązkowo.", Need.SHOWN: ""}


class CallForm(Form):
    missing = LongTextField(
        "Czego brakuje",
        hint="Każda rzecz w osobnym wierszu: tak samo staną w piśmie.",
        missing="Wpisz co najmniej jedną rzecz do uzupełnienia",
        max_length=6000,
        rows=10,
    )


class AnswerForm(Form):
    on = DateField("Kiedy wpłynęło uzupełnienie?", missing="Podaj dzień wpływu uzupełnienia")


@PAGES.route("/dokumenty", methods=["GET", "POST"])
@needs(Right.INTAKE)
def check(programme: str, matter_id: str) -> Answer:
    """A tick for each paper this application needs; the rules say at once what is still missing."""
    opened = _opened(programme, matter_id)
    asked = requirements(opened.case, opened.programme)
    kind = papers_form(asked)
    if request.method == "GET":
        return _check_page(opened, kind(data=_ticked(opened.matter.papers)), ())
    form = kind(Answers(request.form.to_dict(flat=False)))
    if not form.validate():
        return _check_page(opened, form, ()), 422
    papers = _papers(form, opened.matter.papers)
    checked: list[Matter] = []
    if reasons := refused(lambda: checked.append(_checked(programme, matter_id, papers))):
        return _check_page(opened, form, reasons), 409
    return _after_check(checked[0])


@PAGES.route("/wezwanie", methods=["GET", "POST"])
@needs(Right.INTAKE)
def call(programme: str, matter_id: str) -> Answer:
    """A call for completion: what the rules miss, in words a clerk may change."""
    matter, due_on = _opened(programme, matter_id).matter, _due_on(programme)
    if request.method == "GET":
        missing = _intake().missing(current_actor(), Seen(programme, matter_id))
        return _call_page(matter, CallForm(data={"missing": "\n".join(missing)}), due_on, ())
    form = sent(CallForm)

    def deed() -> None:
        lines = tuple(form.missing.answer.splitlines())
        _intake().call(current_actor(), seen(programme, matter_id), lines)
        flash(
            f"Zapisano wezwanie z terminem do {long_date(due_on)} Teraz przygotuj pismo z wezwaniem.",
            "success",
        )

    return carry_out(form, deed, lambda told: _call_page(matter, form, due_on, told), back(matter))


@PAGES.route("/uzupelnienie", methods=["GET", "POST"])
@needs(Right.INTAKE)
def answer(programme: str, matter_id: str) -> Answer:
    """What came in answer to a call; the papers are checked next."""
    matter, today = _opened(programme, matter_id).matter, services().desk.clock()
    form = AnswerForm(data={"on": today}) if request.method == "GET" else sent(AnswerForm)
    form.on.latest = today
    if request.method == "GET":
        return _answer_page(matter, form, ())

    def deed() -> None:
        _intake().answer(current_actor(), seen(programme, matter_id), form.on.answer)
        flash("Przyjęto uzupełnienie. Zaznacz, co doszło.", "success")

    onward = url_for("office_papers.check", programme=programme, matter_id=matter_id)
    return carry_out(form, deed, lambda told: _answer_page(matter, form, told), onward)


def papers_form(asked: Iterable[Requirement]) -> type[Form]:
    """A group of ticks for each paper, under its name."""
    return type("PapersForm", (Form,), {each.document.value: _ticks(each) for each in asked})


def _ticks(requirement: Requirement) -> Any:
    document = requirement.document
    options = [Option(ENCLOSED, "Jest w zgłoszeniu")]
    if document in PRINTED:
        options.append(Option(SIGNED, "Jest podpis"))
    if requirement.need is Need.SHOWN:
        options = [Option(SHOWN, "Okazano do wglądu")]
    hint = HINTS[requirement.need]
    return ChoicesField(
        sentence(label(document)), options, hint=hint, optional="", validators=[_whole]
    )


def _whole(_form: Form, field: Any) -> None:
    if SIGNED in field.data and ENCLOSED not in field.data:
        raise ValidationError(
            f"{field.label.text}: zaznacz też, że dokument jest w zgłoszeniu, albo usuń podpis"
        )


def _ticked(papers: Papers) -> dict[str, set[str]]:
    """What is ticked already, by paper."""
    ticks = {ENCLOSED: papers.enclosed, SIGNED: papers.signed, SHOWN: papers.shown}
    return {
        document.value: {name for name, documents in ticks.items() if document in documents}
        for document in Document
    }


def _papers(form: Form, before: Papers) -> Papers:
    """What was ticked, and of papers that are not asked for any more what was ticked before."""
    ticks = _ticked(before) | {field.name: field.data for field in form}
    enclosed, signed, shown = (
        frozenset(Document(name) for name, told in ticks.items() if tick in told)
        for tick in (ENCLOSED, SIGNED, SHOWN)
    )
    return Papers(enclosed=enclosed, signed=signed, shown=shown)


def _checked(programme: str, matter_id: str, papers: Papers) -> Matter:
    return _intake().check_papers(current_actor(), seen(programme, matter_id), papers)


def _after_check(matter: Matter) -> Answer:
    if matter.state is State.INCOMPLETE:
        flash("Zapisano. Niżej stoi, czego jeszcze brakuje.")
        again = url_for("office_papers.check", programme=matter.programme, matter_id=matter.id)
        return redirect(again, 303)
    flash("Zapisano. Zgłoszenie jest poprawne formalnie, można je ocenić.", "success")
    return redirect(back(matter), 303)


def _due_on(programme: str) -> date:
    desk = services().desk
    return desk.clock() + timedelta(days=desk.settings(programme).completion_days)


def _opened(programme: str, matter_id: str) -> OpenMatter:
    return Register(services().desk).open(current_actor(), programme, matter_id)


def _intake() -> Intake:
    return Intake(services().desk)


def _page(template: str, matter: Matter, form: Form, reasons: Reasons, **more: Any) -> str:
    return render_template(
        template,
        about=about(matter),
        back=back(matter),
        version=as_shown(matter),
        form=form,
        reasons=reasons,
        **more,
    )


def _check_page(opened: OpenMatter, form: Form, reasons: Reasons) -> str:
    matter = opened.matter
    checked = matter.papers.checked_on is not None
    missing = _intake().missing(current_actor(), Seen(matter.programme, matter.id))
    onward = {Deed.CALL: "office_papers.call", Deed.CORRECT_ANSWERS: "office_answers.overview"}
    links = {
        deed.value: url_for(endpoint, programme=matter.programme, matter_id=matter.id)
        for deed, endpoint in onward.items()
        if matter.state in ALLOWED[deed]
    }
    hints = scanned_hints(matter)
    for field in form:
        if isinstance(field, ChoicesField) and field.name in hints:
            field.hint = f"{field.hint} {hints[field.name]}".strip()
    return _page(
        "office/register/papers_check.html",
        matter,
        form,
        reasons,
        missing=missing if checked else (),
        links=links,
    )


def _call_page(matter: Matter, form: CallForm, due_on: date, reasons: Reasons) -> str:
    return _page("office/register/papers_call.html", matter, form, reasons, due_on=due_on)


def _answer_page(matter: Matter, form: AnswerForm, reasons: Reasons) -> str:
    return _page("office/register/papers_answer.html", matter, form, reasons, call=matter.open_call)
