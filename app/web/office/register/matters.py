"""The register: what somebody looks for comes in, the matters that answer go out, each a line."""

from collections.abc import Iterable
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.attachments.page import Answers
from app.fields import ChoicesField, Form, Option, TextField
from app.matters.matter import State
from app.matters.rights import Right
from app.matters.states import STATE_NAMES
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.office.queries import remember, remembered
from app.web.office.register.lines import NAMELESS, state_tag
from app.web.services import services
from app.wording.dates import long_date
from app.wording.labels import label, sentence
from app.workflow.office.register import Query, Register, Summary
from rules.programme import load_programme
from rules.vocabulary import Outcome

PAGES = Blueprint("office_matters", __name__, url_prefix="/biuro/<programme>/sprawy")
NO_GROUP = "none"


class Looking(Form):
    """What to look for; every part may stay empty."""

    text = TextField(
        "Imię i nazwisko, znak sprawy albo kod wydruku",
        hint="Polskie litery nie są potrzebne: „zolw” znajdzie Żółwia.",
        optional="",
        autocomplete="off",
        spellcheck=False,
    )
    states = ChoicesField(
        "Stan sprawy", [Option(s, sentence(n)) for s, n in STATE_NAMES.items()], optional=""
    )
    lists = ChoicesField("Lista", [Option(o, sentence(label(o))) for o in Outcome], optional="")
    groups = ChoicesField("Pierwszeństwo", optional="")


def looking(programme: str, asked: Any) -> Looking:
    """The form with the groups of this programme's edition, as it was filled in last."""
    form = Looking(Answers(asked)) if asked else Looking()
    numbers = range(1, len(load_programme(programme).edition.priorities) + 1)
    groups = [Option(str(number), f"Grupa {number}") for number in numbers]
    form.groups.options = (*groups, Option(NO_GROUP, "Bez pierwszeństwa"))
    return form


@PAGES.route("/", methods=["GET", "POST"])
@needs(Right.READ, in_control=True)
def index(programme: str) -> Response | str:
    """The register, or what was looked for in it; a query is posted, so that no name stands in an address."""
    if request.method == "POST":
        whole = request.form.get("action") == "all"
        asked = {} if whole else request.form.to_dict(flat=False)
        remember(programme, {n: v for n, v in asked.items() if n in Looking()})
        return redirect(url_for("office_matters.index", programme=programme), 303)
    asked = remembered(programme)
    form = looking(programme, asked)
    form.validate()
    found = Register(services().desk).search(current_actor(), programme, query_of(form))
    return render_template(
        "office/register/register.html",
        form=form,
        asked=asked,
        found=found,
        rows=list(rows(programme, found.matters)),
        may_take=current_actor().may(Right.INTAKE, programme),
        may_export=services().desk.reach(current_actor(), Right.EXPORT, programme).whole,
    )


def query_of(form: Looking) -> Query:
    """What the form asks for, in the register's terms."""
    groups = (None if each == NO_GROUP else int(each) for each in form.groups.answer)
    return Query(
        text=form.text.answer,
        states=frozenset(State(each) for each in form.states.answer),
        groups=frozenset(groups),
        lists=frozenset(Outcome(each) for each in form.lists.answer),
    )


def rows(programme: str, matters: Iterable[Summary]) -> Iterable[list[Any]]:
    """Lines of the register as cells of a table."""
    reach = services().desk.reach(current_actor(), Right.READ, programme)
    for each in matters:
        href = url_for("office_matter.matter", programme=programme, matter_id=each.id)
        linked = {"text": each.case_number, "href": href, "more": each.name or NAMELESS}
        yield [
            linked if reach.shows(each.id) else each.case_number,
            each.name or NAMELESS,
            each.town,
            state_tag(each.state),
            _waiting(each),
        ]


def _waiting(each: Summary) -> str:
    """What the matter waits for, if anything."""
    if each.to_confirm:
        return "zatwierdzenie drugiej osoby"
    if each.to_send:
        return "pismo"
    if each.call_due_on:
        return f"uzupełnienie do {long_date(each.call_due_on)}"
    return ""
