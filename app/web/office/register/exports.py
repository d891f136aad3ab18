"""The register as a file for a spreadsheet: all of it, or what was looked for last."""

from flask import Blueprint, Response, render_template, request

from app.attachments.page import Answers
from app.documents.tables import TableFormat
from app.fields import ChoiceField, Form, Option
from app.matters.rights import Right
from app.web.office.deeds import Answer
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.office.handing_out import hand_out_table
from app.web.office.queries import remembered
from app.web.office.register.matters import looking, query_of
from app.web.services import services
from app.workflow.office.events import Event
from app.workflow.office.register import Query, Register
from app.workflow.office.tables import register_table

PAGES = Blueprint("office_exports", __name__, url_prefix="/biuro/<programme>/sprawy")
EVERY, FOUND = "every", "found"
FORMATS = (
    Option(TableFormat.XLSX, "Excel (XLSX)"),
    Option(TableFormat.ODS, "LibreOffice (ODS)"),
    Option(TableFormat.CSV, "Zwykła tabela tekstowa (CSV)"),
)


class Exporting(Form):
    which = ChoiceField(
        "Które sprawy",
        [
            Option(EVERY, "Wszystkie"),
            Option(FOUND, "Tylko te, których ostatnio szukano w rejestrze"),
        ],
        missing="Wybierz, które sprawy mają być w pliku",
    )
    form = ChoiceField("Rodzaj pliku", FORMATS, missing="Wybierz rodzaj pliku")


@PAGES.route("/eksport", methods=["GET", "POST"])
@needs(Right.EXPORT)
def register(programme: str) -> Answer | Response:
    """Ask which matters and what file; the file is posted for, so that no search stands in an address."""
    asked = remembered(programme)
    if request.method == "POST":
        form = Exporting(Answers(request.form.to_dict(flat=False)))
        if form.validate():
            return _file(programme, form, asked)
        return _page(form), 422
    return _page(Exporting(data={"which": FOUND if asked else EVERY, "form": TableFormat.XLSX}))


def _file(programme: str, form: Exporting, asked: object) -> Response:
    query = Query()
    if form.which.answer == FOUND:
        searched = looking(programme, asked)
        searched.validate()
        query = query_of(searched)
    desk = services().desk
    desk.admit(current_actor(), Right.EXPORT, programme)
    found = Register(desk).search(current_actor(), programme, query).matters
    matters = [desk.rooms.matters.get(programme, each.id) for each in found]
    return hand_out_table(
        register_table(matters),
        form.form.answer,
        "rejestr-spraw",
        programme=programme,
        event=Event.REGISTER_EXPORTED,
    )


def _page(form: Exporting) -> str:
    return render_template("office/register/export.html", form=form)
