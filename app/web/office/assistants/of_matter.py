"""Who assists one participant, is to, or did: a page beside their matter."""

from flask import Blueprint, render_template, url_for

from app.matters.rights import Right
from app.web.office.assistants.lines import COLUMNS, row_of
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.office.register.lines import about
from app.web.office.register.matter import back
from app.web.services import services
from app.workflow.months.assignments import Assignments
from app.workflow.office.desk import Seen

PAGES = Blueprint("office_assisted", __name__, url_prefix="/biuro/<programme>/sprawy/<matter_id>")


@PAGES.get("/asystenci")
@needs(Right.ASSIGN)
def index(programme: str, matter_id: str) -> str:
    desk, actor = services().desk, current_actor()
    theirs = Assignments(desk).of_matter(actor, programme, matter_id)
    matter = desk.matter(Seen(programme, matter_id))
    awarded = {each.id for each in Assignments(desk).awarded(actor, programme)}
    rows = [row_of(each, desk.clock()) for each in theirs]
    return render_template(
        "office/assistants/of_matter.html",
        about=about(matter),
        back=back(matter),
        columns=COLUMNS[1:],
        rows=[_led_by_assistant(row) for row in rows],
        may_assign=matter.id in awarded,
        assign=url_for("office_assignments.new", programme=programme, sprawa=matter_id),
    )


def _led_by_assistant(row: list[object]) -> list[object]:
    """The participant is known here: the assistant's name leads to the assignment."""
    link, helper, *rest = row
    href = link["href"] if isinstance(link, dict) else ""
    return [{"text": helper, "href": href}, *rest]
