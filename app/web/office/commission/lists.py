"""The three lists of the recruitment go out: in full for the office, as numbers to publish, as files."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, abort, render_template, url_for

from app.commission_papers import ListForm, recruitment_list
from app.documents.tables import Table, TableFormat
from app.matters.rights import Right
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.office.handing_out import MEDIA, hand_out_paper, hand_out_table
from app.web.office.register.lines import NAMELESS
from app.web.services import services
from app.wording.dates import long_date
from app.wording.hours import hours
from app.workflow.office.events import Event
from app.workflow.office.lists import Line, Lists
from app.workflow.office.tables import LIST_TITLES, full_table, numbers_table
from rules.vocabulary import Outcome

PAGES = Blueprint("office_lists", __name__, url_prefix="/biuro/<programme>/listy")
NAMES = {
    Outcome.QUALIFIED: "lista-zakwalifikowanych",
    Outcome.NOT_QUALIFIED: "lista-niezakwalifikowanych",
    Outcome.RESERVE: "lista-rezerwowa",
}
TO_PUBLISH = "do-publikacji"
ORDER = (Outcome.QUALIFIED, Outcome.RESERVE, Outcome.NOT_QUALIFIED)
ENDINGS = (*MEDIA, *TableFormat)


@PAGES.get("/")
@needs(Right.READ)
def index(programme: str) -> str:
    service, actor = Lists(services().desk), current_actor()
    full = service.in_full(actor, programme)
    numbers = service.numbers_only(actor, programme)
    may_export = actor.may(Right.EXPORT, programme)
    return render_template(
        "office/commission/lists.html",
        parts=[_part(programme, outcome, full[outcome], numbers[outcome]) for outcome in ORDER],
        may_export=may_export,
    )


def _part(
    programme: str, outcome: Outcome, lines: tuple[Line, ...], numbers: tuple[str, ...]
) -> Mapping[str, Any]:
    return {
        "outcome": outcome.value,
        "title": LIST_TITLES[outcome],
        "rows": [_row(programme, line, outcome) for line in lines],
        "last": "Godziny w roku" if outcome is Outcome.QUALIFIED else "Dzień rozstrzygnięcia",
        "numbers": numbers,
        "files": _files(programme, outcome, ListForm.FULL),
        "to_publish": _files(programme, outcome, ListForm.NUMBERS),
    }


def _row(programme: str, line: Line, outcome: Outcome) -> list[Any]:
    href = url_for("office_matter.matter", programme=programme, matter_id=line.matter_id)
    name = line.name or NAMELESS
    award = outcome is Outcome.QUALIFIED and line.hours is not None
    last = hours(line.hours) if award and line.hours is not None else long_date(line.decided_on)
    return [{"text": line.case_number, "href": href, "more": name}, name, line.town, last]


def _files(programme: str, outcome: Outcome, form: ListForm) -> list[Mapping[str, str]]:
    return [
        {
            "words": ending.upper(),
            "href": url_for(
                "office_lists.file",
                programme=programme,
                outcome=outcome.value,
                form=form.value,
                ending=ending,
            ),
        }
        for ending in ENDINGS
    ]


@PAGES.get("/<outcome>/<form>.<ending>")
@needs(Right.EXPORT)
def file(programme: str, outcome: str, form: str, ending: str) -> Response:
    """One list as PDF or DOCX to sign, or as a table; the names of its parts are codes, of nobody."""
    if outcome not in set(Outcome) or form not in set(ListForm) or ending not in ENDINGS:
        abort(404)
    which, how = Outcome(outcome), ListForm(form)
    name = NAMES[which] + (f"-{TO_PUBLISH}" if how is ListForm.NUMBERS else "")
    if ending in MEDIA:
        return _paper(programme, which, how, ending, name)
    table = _table(programme, which, how)
    return hand_out_table(
        table, TableFormat(ending), name, programme=programme, event=Event.LIST_EXPORTED
    )


def _paper(programme: str, outcome: Outcome, form: ListForm, ending: str, name: str) -> Response:
    desk = services().desk
    paper = recruitment_list(
        outcome,
        Lists(desk).considered(current_actor(), programme, outcome),
        desk.programme(programme),
        desk.settings(programme),
        on=desk.clock(),
        form=form,
    )
    return hand_out_paper(paper, ending, name, programme=programme, event=Event.LIST_EXPORTED)


def _table(programme: str, outcome: Outcome, form: ListForm) -> Table:
    service, actor = Lists(services().desk), current_actor()
    if form is ListForm.NUMBERS:
        return numbers_table(outcome, service.numbers_only(actor, programme)[outcome])
    return full_table(outcome, service.in_full(actor, programme)[outcome])
