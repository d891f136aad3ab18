"""One assignment: made, stated, opened, changed and ended; its page says what still stands in the way."""

from collections.abc import Callable, Iterator
from typing import Any

from flask import Blueprint, flash, render_template, request, url_for

from app.attachments.page import Answers
from app.fields import Form, Option
from app.matters.case_view import name_of
from app.matters.rights import Right
from app.months.assignment import Assignment, AssignmentState
from app.web.office.assistants.forms import EndForm, NewForm, Nothing, TermsForm, said_of
from app.web.office.assistants.lines import (
    days_of,
    helper_name,
    hours_of,
    page_of,
    participant_name,
    tag_of,
    told,
)
from app.web.office.assistants.statement import facts_of
from app.web.office.assistants.statement_form import StatementForm
from app.web.office.deeds import Answer, Reasons, as_shown, carry_out, seen
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.office.register.lines import NAMELESS
from app.web.services import services
from app.workflow.months.assignments import Assignments, OpenAssignment
from app.workflow.months.assistants import Assistants
from rules.programme import Programme

PAGES = Blueprint(
    "office_assignments", __name__, url_prefix="/biuro/<programme>/asystenci/przydzialy"
)
RETURNED = (
    "Zapisano. Przydział przestał spełniać warunki, więc do czasu ich spełnienia asystent nie "
    "wpisze kolejnych usług. Niżej widać, co zrobić."
)


@PAGES.route("/nowy", methods=["GET", "POST"])
@needs(Right.ASSIGN)
def new(programme: str) -> Answer:
    """Who, whom, from when: from a participant's or an assistant's page one of them is chosen already."""
    form = _new_form(programme)

    def show(reasons: Reasons) -> str:
        return render_template(
            "office/assistants/new.html",
            form=form,
            reasons=reasons,
            back=url_for("office_assistants.index", programme=programme),
            unchosen=[field for field in (form.assistant, form.participant) if not field.options],
        )

    if request.method == "GET":
        return show(())
    made: list[Assignment] = []
    answer = carry_out(form, lambda: made.append(_made(programme, form)), show, "")
    if made:
        flash("Przydział jest przygotowany. Uzupełnij oświadczenie i otwórz go.", "success")
        answer.location = page_of(made[0])  # type: ignore[union-attr] # it was done, so this is a redirect
    return answer


@PAGES.get("/<assignment_id>/")
@needs(Right.ASSIGN)
def one(programme: str, assignment_id: str) -> str:
    opened = _opened(programme, assignment_id)
    assignment, standing = opened.assignment, opened.standing
    prepared = assignment.state is AssignmentState.PREPARED
    alive = assignment.state is not AssignmentState.ENDED
    return render_template(
        "office/assistants/assignment.html",
        opened=opened,
        about=about(opened),
        state=tag_of(opened, services().desk.clock()),
        facts=list(_facts(opened, may_change=alive)),
        statement=facts_of(opened, page_of(assignment, "statement") if alive else ""),
        now=told(standing.now) if alive else [],
        later=told(standing.later) if alive else [],
        mind=told(standing.mind) if alive else [],
        prepared=prepared,
        may_open=prepared and standing.holds,
        open_at=page_of(assignment, "open_"),
        end_at=page_of(assignment, "end") if alive else "",
        statement_at=page_of(assignment, "statement"),
        version=assignment.version,
    )


@PAGES.route("/<assignment_id>/warunki", methods=["GET", "POST"])
@needs(Right.ASSIGN)
def terms(programme: str, assignment_id: str) -> Answer:
    opened = _opened(programme, assignment_id)
    form = _form(TermsForm, said_of(opened.assignment))
    return _deed(
        opened,
        form,
        lambda: _service().change(current_actor(), seen(programme, assignment_id), form.terms()),
        heading="Dni, godziny i umowa",
    )


@PAGES.route("/<assignment_id>/oswiadczenie", methods=["GET", "POST"])
@needs(Right.ASSIGN)
def statement(programme: str, assignment_id: str) -> Answer:
    """What the assistant states, and of whoever serves a minor the checks."""
    opened = _opened(programme, assignment_id)
    run, known = _run(programme), opened.assignment
    form = StatementForm.asked(known.statement, _posted(), opened.case, run)
    form.protect(opened.case, run, known.starts, services().desk.clock())
    return _deed(
        opened,
        form,
        lambda: _service().state(
            current_actor(), seen(programme, assignment_id), form.statement(known.statement)
        ),
        template="office/assistants/statement.html",
        heading="Oświadczenie asystenta",
        family=run.edition.family.text,
        year=run.edition.year,
    )


@PAGES.route("/<assignment_id>/otworz", methods=["GET", "POST"])
@needs(Right.ASSIGN)
def open_(programme: str, assignment_id: str) -> Answer:
    opened = _opened(programme, assignment_id)
    return _deed(
        opened,
        _form(Nothing, {}),
        lambda: _service().open(current_actor(), seen(programme, assignment_id)),
        heading="Otwórz przydział",
        press="Otwórz przydział",
        done="Przydział jest otwarty. Asystent może wpisywać usługi.",
        intro="Po otwarciu asystent może wpisywać usługi z każdego dnia tego przydziału.",
    )


@PAGES.route("/<assignment_id>/zakoncz", methods=["GET", "POST"])
@needs(Right.ASSIGN)
def end(programme: str, assignment_id: str) -> Answer:
    """The last day of one that was open; one that never was is given up."""
    opened = _opened(programme, assignment_id)
    assignment, today = opened.assignment, services().desk.clock()
    given_up = assignment.state is AssignmentState.PREPARED and opened.used is None
    form: Any = (
        _form(Nothing, {}) if given_up else _form(EndForm, {"on": max(today, assignment.starts)})
    )
    words = GIVING_UP if given_up else ENDING
    return _deed(
        opened,
        form,
        lambda: _service().end(
            current_actor(),
            seen(programme, assignment_id),
            today if given_up else form.on.answer,
        ),
        danger=True,
        **words,
    )


GIVING_UP = {
    "heading": "Zrezygnuj z przydziału",
    "press": "Zrezygnuj z przydziału",
    "done": "Zrezygnowano z przydziału.",
    "intro": "Przydział nie był otwarty. Zostanie do wglądu, ale nie będzie można go już otworzyć.",
}
ENDING = {
    "heading": "Zakończ przydział",
    "press": "Zakończ przydział",
    "done": "Zapisano ostatni dzień przydziału.",
    "intro": (
        "Usługi do tego dnia włącznie można nadal wpisywać i poprawiać. Dzień nie może być "
        "wcześniejszy niż ostatnia wpisana usługa."
    ),
}


def about(opened: OpenAssignment) -> str:
    """„Bogna Pomocna – Zofia Przykładowa”: the caption of every page about one assignment."""
    return f"{helper_name(opened.helper)} – {participant_name(opened)}"


def _deed(  # noqa: PLR0913 - one keyword per thing a page of a deed may say
    opened: OpenAssignment,
    form: Form,
    deed: Callable[[], Assignment],
    *,
    heading: str,
    press: str = "Zapisz",
    done: str = "Zapisano.",
    template: str = "office/deed.html",
    **more: Any,
) -> Answer:
    """The page with its form, or the assignment's own page once the deed is done."""
    assignment = opened.assignment

    def show(reasons: Reasons) -> str:
        return render_template(
            template,
            form=form,
            reasons=reasons,
            about=about(opened),
            back=page_of(assignment),
            back_words="Wróć do przydziału",
            version=as_shown(assignment),
            heading=heading,
            press=press,
            **more,
        )

    def carried() -> None:
        kept = deed()
        broke = (assignment.state, kept.state) == (AssignmentState.OPEN, AssignmentState.PREPARED)
        flash(RETURNED if broke else done, "" if broke else "success")

    if request.method == "GET":
        return show(())
    return carry_out(form, carried, show, page_of(assignment))


def _facts(opened: OpenAssignment, *, may_change: bool) -> Iterator[dict[str, Any]]:
    assignment = opened.assignment
    change = page_of(assignment, "terms") if may_change else ""
    yield {"question": "Asystent", "answer": helper_name(opened.helper)}
    yield {"question": "Uczestnik", "answer": participant_name(opened)}
    yield {"question": "Dni", "answer": days_of(assignment), "href": change}
    yield {"question": "Godziny w miesiącu", "answer": hours_of(assignment), "href": change}
    contract = assignment.contract_number or "nie wpisano"
    yield {"question": "Numer umowy", "answer": contract, "href": change}
    if assignment.note:
        yield {"question": "Uwaga", "answer": assignment.note, "href": change}


def _new_form(programme: str) -> NewForm:
    desk, actor = services().desk, current_actor()
    posted = _posted()
    run, today = _run(programme), desk.clock()
    chosen = {"assistant": request.args.get("asystent"), "participant": request.args.get("sprawa")}
    first = min(max(run.starts, today), run.ends)
    form = NewForm(data={"starts": first, **chosen}) if posted is None else NewForm(posted)
    helpers = Assistants(desk).all(actor, programme)
    form.assistant.options = tuple(
        Option(each.account_id, helper_name(each), each.email) for each in helpers if each.can_enter
    )
    form.participant.options = tuple(
        Option(each.id, name_of(each) or NAMELESS, each.case_number)
        for each in Assignments(desk).awarded(actor, programme)
    )
    return form


def _made(programme: str, form: NewForm) -> Assignment:
    return _service().make(
        current_actor(),
        programme,
        form.assistant.answer,
        form.participant.answer,
        form.terms(),
    )


def _form(kind: Any, known: dict[str, Any]) -> Any:
    posted = _posted()
    return kind(data=known) if posted is None else kind(posted)


def _posted() -> Answers | None:
    if request.method == "GET":
        return None
    return Answers(request.form.to_dict(flat=False))


def _opened(programme: str, assignment_id: str) -> OpenAssignment:
    return _service().one(current_actor(), programme, assignment_id)


def _run(programme: str) -> Programme:
    return services().desk.programme(programme)


def _service() -> Assignments:
    return Assignments(services().desk)
