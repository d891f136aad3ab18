"""Who must bring what, of all dossiers: a list to read and to take along as a file."""

from collections.abc import Iterable
from typing import Any

from flask import Blueprint, Response, render_template, request, url_for

from app.documents.tables import TableFormat
from app.matters.rights import Right
from app.web.office.dossiers.looking import looked_at
from app.web.office.dossiers.paging import page_of
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.office.handing_out import FORMATS, hand_out_table
from app.web.office.register.lines import NAMELESS
from app.web.services import services
from app.wording.labels import sentence
from app.workflow.dossier.reminders import Reminder, reminders, reminders_table
from app.workflow.office.events import Event

PAGES = Blueprint("office_reminders", __name__, url_prefix="/biuro/<programme>/teczki")
COLUMNS = ["Kto", "Uczestnik", "Czego dotyczy", "Co zrobić"]


@PAGES.get("/braki")
@needs(Right.READ)
def index(programme: str) -> str:
    looked = looked_at(programme)
    every = reminders(looked)
    page = page_of(len(every), request.args.get("strona", ""))
    return render_template(
        "office/dossiers/reminders.html",
        rows=list(_rows(programme, every[page.first : page.end])),
        columns=COLUMNS,
        all=len(every),
        left=looked.left,
        page=page,
        formats=FORMATS if current_actor().may(Right.EXPORT, programme) else (),
    )


@PAGES.get("/braki.<any(csv, xlsx, ods):table>")
@needs(Right.EXPORT)
def file(programme: str, table: str) -> Response:
    """All of it; a file half full would be taken for the whole."""
    desk = services().desk
    looked = services().standings.look(current_actor(), programme)
    made = reminders_table(reminders(looked), desk.programme(programme))
    return hand_out_table(
        made,
        TableFormat(table),
        "braki-w-teczkach",
        programme=programme,
        event=Event.REMINDERS_EXPORTED,
    )


def _rows(programme: str, every: Iterable[Reminder]) -> Iterable[list[Any]]:
    for each in every:
        href = url_for("office_dossiers.one", programme=programme, matter_id=each.matter_id)
        name = f"{each.name or NAMELESS}, {each.case_number}"
        said = each.said if each.is_known else f"Nie wiadomo. {each.said}"
        yield [sentence(each.who), {"text": name, "href": href}, each.title, said]
