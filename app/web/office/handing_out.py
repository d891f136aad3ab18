"""A paper of the commission or a table comes in; a download and a line in the ledger go out."""

from flask import Response, abort

from app.commission_papers import CommissionPaper
from app.documents.commission import commission_docx
from app.documents.tables import MEDIA_TYPES, Table, TableFormat, table_file
from app.web.office.gatehouse.gate import current_actor
from app.web.sending import send
from app.web.services import services
from app.workflow.office.events import Event
from app.workflow.office.office_papers import About, OfficePapers
from app.workflow.producing import DOCX, PDF

MEDIA = {"pdf": PDF, "docx": DOCX}
FORMATS = tuple(TableFormat)


def hand_out_paper(  # noqa: PLR0913 - what is handed out, how, and what the ledger says of it
    paper: CommissionPaper,
    ending: str,
    name: str,
    *,
    programme: str,
    event: Event,
    record_id: str = "",
    matter_id: str = "",
) -> Response:
    """The paper as PDF or DOCX under a plain name; an ending it has no file of is no page.

    ``matter_id`` is that of the matter the paper belongs to; one about many belongs to none.
    """
    if ending not in MEDIA:
        abort(404)
    if ending == "docx":
        data = commission_docx(paper)
    else:
        about = About(programme, record_id or programme, matter_id)
        data = office_papers().of_commission(paper, about)
    note = f"{paper.title} ({ending.upper()})" if event is Event.LIST_EXPORTED else ending.upper()
    _recorded(programme, event, note, record_id)
    return send(data, MEDIA[ending], f"{name}.{ending}")


def office_papers() -> OfficePapers:
    return OfficePapers(services().store.page_codes, services().office)


def hand_out_table(
    table: Table, form: TableFormat, name: str, *, programme: str, event: Event
) -> Response:
    """The table as a file of this format under a plain name."""
    data = table_file(table, form)
    _recorded(programme, event, f"{table.title} ({form.upper()})", "")
    return send(data, MEDIA_TYPES[form], f"{name}.{form}")


def _recorded(programme: str, event: Event, note: str, record_id: str) -> None:
    ledger = services().store.ledger
    ledger.record(programme, current_actor(), event, note, record_id=record_id)
