"""Papers of the commission to download: the minutes of a session, the card of a matter's assessment."""

from flask import Blueprint, Response

from app.commission_papers import Considered, Standing, assessment_card, minutes
from app.matters.case_view import case_of
from app.matters.rights import Right
from app.web.office.commission.agenda import agenda_of, standing_after
from app.web.office.commission.session_deed import opened
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.office.handing_out import hand_out_paper
from app.web.services import services
from app.workflow.office.events import Event
from app.workflow.office.register import Register

PAGES = Blueprint("office_minutes", __name__, url_prefix="/biuro/<programme>")


@PAGES.get("/komisja/<session_id>/protokol.<ending>")
@needs(Right.READ)
def minutes_paper(programme: str, session_id: str, ending: str) -> Response:
    desk, session = services().desk, opened(programme, session_id)
    run, standing = desk.programme(programme), standing_after(session)
    considered = [
        Considered(matter, case_of(matter, run, session.held_on)) for matter in agenda_of(session)
    ]
    paper = minutes(
        session,
        considered,
        run,
        desk.settings(programme),
        Standing(standing.places, standing.money, standing.support),
    )
    name = f"protokol-{session.held_on:%Y-%m-%d}"
    return hand_out_paper(
        paper, ending, name, programme=programme, event=Event.MINUTES_MADE, record_id=session.id
    )


@PAGES.get("/sprawy/<matter_id>/karta-oceny.<ending>")
@needs(Right.READ, in_control=True)
def card(programme: str, matter_id: str, ending: str) -> Response:
    """The card of the three criteria, filled in as far as anybody has; the rest is room to write."""
    desk = services().desk
    found = Register(desk).open(current_actor(), programme, matter_id)
    paper = assessment_card(
        Considered(found.matter, found.case), found.programme, desk.settings(programme)
    )
    return hand_out_paper(
        paper,
        ending,
        "karta-oceny",
        programme=programme,
        event=Event.CARD_MADE,
        record_id=found.matter.id,
        matter_id=found.matter.id,
    )
