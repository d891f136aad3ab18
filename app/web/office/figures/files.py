"""Tables of settlement figures as files for a spreadsheet; each taking is a line of the ledger."""

from flask import Blueprint, Response, abort

from app.documents.tables import Table, TableFormat
from app.matters.rights import Right
from app.web.office.figures.pages import year_of
from app.web.office.figures.people import BY_NAME, assistants_of, in_order
from app.web.office.gatehouse.gate import needs
from app.web.office.handing_out import hand_out_table
from app.workflow.months.figure_tables import assistants_table, months_table, participants_table
from app.workflow.office.events import Event

PAGES = Blueprint("office_figure_files", __name__, url_prefix="/biuro/<programme>/zestawienia")
ENDING = "<any(csv, xlsx, ods):table>"


@PAGES.get(f"/miesiace.{ENDING}")
@needs(Right.EXPORT)
def programme_months(programme: str, table: str) -> Response:
    made = months_table("Zestawienie programu", year_of(programme).by_month())
    return _file(made, table, "zestawienie-programu", programme)


@PAGES.get(f"/uczestnicy.{ENDING}")
@needs(Right.EXPORT)
def participants(programme: str, table: str) -> Response:
    year = year_of(programme)
    made = participants_table(year, in_order(year, BY_NAME))
    return _file(made, table, "zestawienie-uczestnikow", programme)


@PAGES.get(f"/uczestnicy/<matter_id>/miesiace.{ENDING}")
@needs(Right.EXPORT)
def participant_months(programme: str, matter_id: str, table: str) -> Response:
    year = year_of(programme)
    each = year.participants.get(matter_id) or abort(404)
    made = months_table(each.case_number, year.months_of_participant(matter_id))
    return _file(made, table, "zestawienie-uczestnika", programme)


@PAGES.get(f"/asystenci.{ENDING}")
@needs(Right.EXPORT)
def assistants(programme: str, table: str) -> Response:
    year = year_of(programme)
    made = assistants_table(year, assistants_of(year))
    return _file(made, table, "zestawienie-asystentow", programme)


@PAGES.get(f"/asystenci/<assistant_id>/miesiace.{ENDING}")
@needs(Right.EXPORT)
def assistant_months(programme: str, assistant_id: str, table: str) -> Response:
    year = year_of(programme)
    if assistant_id not in dict(assistants_of(year)):
        abort(404)
    made = months_table("Zestawienie asystenta", year.months_of_assistant(assistant_id))
    return _file(made, table, "zestawienie-asystenta", programme)


def _file(made: Table, ending: str, name: str, programme: str) -> Response:
    form = TableFormat(ending)
    return hand_out_table(made, form, name, programme=programme, event=Event.FIGURES_EXPORTED)
