"""Sessions of the commission: opened, attended, given an agenda and notes, closed; one page each."""

from collections.abc import Iterator
from typing import Any

from flask import Blueprint, flash, render_template, request, url_for

from app.attachments.page import Answers
from app.commission_papers.proposals import proposed, voted
from app.matters.case_view import name_of
from app.matters.matter import Matter
from app.matters.rights import Right
from app.matters.session import Proposal, Session, SessionState
from app.web.office.commission.agenda import agenda_of, is_pending, standing_after
from app.web.office.commission.session_deed import back, opened, title
from app.web.office.commission.session_deeds import AGENDA, ATTEND, CLOSE, NOTES
from app.web.office.commission.session_forms import Opening, opening
from app.web.office.commission.standing import figures_of
from app.web.office.deeds import Answer, carry_out
from app.web.office.gatehouse.gate import current_actor, needs
from app.web.office.register.lines import NAMELESS, state_tag
from app.web.office.register.matter import back as matter_page
from app.web.services import services
from app.wording.dates import long_date
from app.wording.numbers import Forms, counted
from app.workflow.office.sessions import Sessions

PAGES = Blueprint("office_sessions", __name__, url_prefix="/biuro/<programme>/komisja")
MATTERS = Forms("sprawa", "sprawy", "spraw", "sprawy")
STATES = {
    SessionState.OPEN: ("Trwa", ""),
    SessionState.CLOSED: ("Zamknięte", "good"),
}


@PAGES.get("/")
@needs(Right.READ)
def index(programme: str) -> str:
    """The sessions of the programme, the last one first."""
    desk = services().desk
    desk.admit(current_actor(), Right.READ, programme)
    every = desk.rooms.sessions.all(programme)
    held = sorted(every, key=lambda each: (each.held_on, each.id), reverse=True)
    return render_template(
        "office/commission/sessions.html",
        rows=[_line(each) for each in held],
        may_open=current_actor().may(Right.SESSION, programme),
    )


def _line(session: Session) -> list[Any]:
    tag, tone = STATES[session.state]
    return [
        {"text": long_date(session.held_on), "href": back(session), "more": session.place},
        session.place,
        {"tag": tag, "tone": tone},
        counted(len(session.agenda), MATTERS),
        str(len(session.proposals)),
    ]


@PAGES.route("/nowe", methods=["GET", "POST"])
@needs(Right.SESSION)
def open_new(programme: str) -> Answer:
    posted = Answers(request.form.to_dict(flat=False)) if request.method == "POST" else None
    form = opening(posted, services().desk.clock())

    def show(reasons: Any) -> str:
        here = url_for("office_sessions.index", programme=programme)
        return render_template(
            "office/commission/session_new.html", form=form, reasons=reasons, back=here
        )

    if posted is None:
        return show(())
    made: list[Session] = []
    answer = carry_out(form, lambda: made.append(_opened(programme, form)), show, "")
    if made:
        flash("Posiedzenie jest otwarte. Wpisz teraz, kto jest obecny.", "success")
        answer.location = back(made[0])  # type: ignore[union-attr] # it was done, so this is a redirect
    return answer


def _opened(programme: str, form: Opening) -> Session:
    service = Sessions(services().desk)
    return service.open(current_actor(), programme, form.held_on.answer, form.place.answer)


@PAGES.get("/<session_id>/")
@needs(Right.READ)
def session(programme: str, session_id: str) -> str:
    held = opened(programme, session_id)
    standing = standing_after(held)
    tag, tone = STATES[held.state]
    is_open = held.state is SessionState.OPEN
    actor = current_actor()
    may_hold = is_open and actor.may(Right.SESSION, programme)
    return render_template(
        "office/commission/session.html",
        session=held,
        heading=title(held),
        state={"tag": tag, "tone": tone},
        step=_next_step(held) if may_hold else None,
        may_hold=may_hold,
        may_close=is_open and actor.may(Right.RESOLVE, programme),
        to_confirm=[m for m in agenda_of(held) if is_pending(m)],
        may_resolve=actor.may(Right.RESOLVE, programme),
        rows=list(_agenda_rows(held, may_propose=may_hold)),
        figures=figures_of(standing),
        said=standing.said,
        is_open=is_open,
    )


def _next_step(held: Session) -> dict[str, str] | None:
    """What is to be done next to hold this session to its end; closing it has its own button."""
    if not held.present:
        return {"words": "Wpisz obecnych", "href": _page_of(held, "attend")}
    if not held.agenda:
        return {"words": "Ułóż porządek obrad", "href": _page_of(held, "agenda")}
    for matter in agenda_of(held):
        if held.proposal(matter.id) is None:
            words = f"Następna sprawa: {matter.case_number}"
            return {"words": words, "href": _proposal_page(held, matter)}
    return None


def _page_of(held: Session, deed: str) -> str:
    return url_for(f"office_sessions.{deed}", programme=held.programme, session_id=held.id)


def _proposal_page(held: Session, matter: Matter) -> str:
    return url_for(
        "office_proposals.proposal",
        programme=held.programme,
        session_id=held.id,
        matter_id=matter.id,
    )


def _agenda_rows(held: Session, *, may_propose: bool) -> Iterator[list[Any]]:
    """What is proposed in each matter; the last cell leads to a proposal, for whoever may make one."""
    for matter in agenda_of(held):
        proposal = held.proposal(matter.id)
        name = name_of(matter) or NAMELESS
        row = [
            {"text": matter.case_number, "href": matter_page(matter), "more": name},
            name,
            state_tag(matter.state),
            proposed(proposal) if proposal else "",
            voted(proposal) if proposal else "",
        ]
        yield [*row, _to_propose(held, matter, proposal)] if may_propose else row


def _to_propose(held: Session, matter: Matter, proposal: Proposal | None) -> dict[str, str]:
    words = "Zmień propozycję" if proposal else "Wpisz propozycję"
    return {"text": words, "href": _proposal_page(held, matter), "more": matter.case_number}


@PAGES.route("/<session_id>/obecni", methods=["GET", "POST"])
@needs(Right.SESSION)
def attend(programme: str, session_id: str) -> Answer:
    return ATTEND.answer(programme, session_id)


@PAGES.route("/<session_id>/porzadek", methods=["GET", "POST"])
@needs(Right.SESSION)
def agenda(programme: str, session_id: str) -> Answer:
    return AGENDA.answer(programme, session_id)


@PAGES.route("/<session_id>/uwagi", methods=["GET", "POST"])
@needs(Right.SESSION)
def notes(programme: str, session_id: str) -> Answer:
    return NOTES.answer(programme, session_id)


@PAGES.route("/<session_id>/zamknij", methods=["GET", "POST"])
@needs(Right.RESOLVE)
def close(programme: str, session_id: str) -> Answer:
    return CLOSE.answer(programme, session_id)
