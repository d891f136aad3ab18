"""Sessions of the commission: opened, attended, given an agenda and notes, closed; one page each."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from flask import Blueprint, flash, render_template, request, url_for

from app.attachments.page import Answers
from app.commission_papers.proposals import proposed, voted
from app.fields import Option
from app.matters.case_view import name_of
from app.matters.matter import Matter, ResolutionState, State
from app.matters.numbering import in_order
from app.matters.rights import Right, Role
from app.matters.session import Proposal, Session, SessionState
from app.matters.states import STATE_NAMES, TO_DECIDE
from app.web.office.deeds import Answer, carry_out
from app.web.office.gate import current_actor, needs
from app.web.office.lines import NAMELESS, about, state_tag
from app.web.office.session_deed import SessionDeed, back, opened, title
from app.web.office.session_forms import Agenda, Attendance, Notes, Nothing, Opening, opening
from app.web.office.standing import figures_of
from app.web.services import services
from app.wording.dates import long_date
from app.wording.labels import sentence
from app.wording.numbers import Forms, counted
from app.workflow.office.desk import Seen
from app.workflow.office.monitors import Monitors, Standing
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
    every = services().desk.rooms.sessions.all(programme)
    held = sorted(every, key=lambda each: (each.held_on, each.id), reverse=True)
    return render_template(
        "office/sessions.html",
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
        return render_template("office/session_new.html", form=form, reasons=reasons, back=here)

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
        "office/session.html",
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


def standing_after(held: Session) -> Standing:
    """How the recruitment stands once the session is closed."""
    seen = Seen(held.programme, held.id)
    return Monitors(services().desk).after_session(current_actor(), seen)


def agenda_of(held: Session) -> tuple[Matter, ...]:
    """The matters on the agenda, in its order."""
    get = services().desk.rooms.matters.get
    return tuple(get(held.programme, matter_id) for matter_id in held.agenda)


def is_pending(matter: Matter) -> bool:
    """Whether a resolution of the matter waits for a second person."""
    last = matter.resolution
    return last is not None and last.state is ResolutionState.PROPOSED


def _agenda_rows(held: Session, *, may_propose: bool) -> Iterator[list[Any]]:
    """What is proposed in each matter; the last cell leads to a proposal, for whoever may make one."""
    for matter in agenda_of(held):
        proposal = held.proposal(matter.id)
        name = name_of(matter) or NAMELESS
        row = [
            {"text": matter.case_number, "href": _matter_page(matter), "more": name},
            name,
            state_tag(matter.state),
            proposed(proposal) if proposal else "",
            voted(proposal) if proposal else "",
        ]
        yield [*row, _to_propose(held, matter, proposal)] if may_propose else row


def _to_propose(held: Session, matter: Matter, proposal: Proposal | None) -> dict[str, str]:
    words = "Zmień propozycję" if proposal else "Wpisz propozycję"
    return {"text": words, "href": _proposal_page(held, matter), "more": matter.case_number}


def _matter_page(matter: Matter) -> str:
    return url_for("office_matter.matter", programme=matter.programme, matter_id=matter.id)


def _attending(held: Session, posted: Answers | None) -> Attendance:
    if posted is not None:
        return Attendance(posted)
    chair, present = (held.chair, held.present) if held.present else _suggested(held)
    return Attendance(data={"chair": chair, "present": "\n".join(present)})


def _suggested(held: Session) -> tuple[str, tuple[str, ...]]:
    """Who was there last time, or else whoever has an account as a member of the commission."""
    every = services().desk.rooms.sessions.all(held.programme)
    earlier = [each for each in every if each.present and each.held_on <= held.held_on]
    if earlier:
        last = max(earlier, key=lambda each: (each.held_on, each.id))
        return last.chair, last.present
    accounts = services().store.accounts
    members = (
        account.name
        for account in accounts.all()
        if Role.COMMISSION in account.roles
        and held.programme in account.programmes
        and accounts.is_open(account)
    )
    return "", tuple(members)


def _attend(_: Session, seen: Seen, form: Attendance) -> None:
    Sessions(services().desk).attend(current_actor(), seen, form.chair.answer, form.names)


def _on_agenda(held: Session, posted: Answers | None) -> Agenda:
    ready = tuple(_ready(held))
    ticked = held.agenda or [m.id for m in ready if m.state is State.ASSESSED]
    form = Agenda(data={"matters": ticked}) if posted is None else Agenda(posted)
    form.matters.options = tuple(_option(matter) for matter in ready)
    return form


def _ready(held: Session) -> Iterable[Matter]:
    """What may come before the commission, in the order of case numbers and no other (rule C9)."""
    every = services().desk.rooms.matters.all(held.programme)
    for matter in sorted(every, key=lambda each: in_order(each.case_number)):
        undecided = matter.state in TO_DECIDE and matter.resolution is None
        told = matter.resolution is not None and matter.resolution.sent_on is not None
        waits = matter.state is State.RESERVE and told
        if undecided or waits or matter.id in held.agenda:
            yield matter


def _option(matter: Matter) -> Option:
    return Option(matter.id, about(matter), sentence(STATE_NAMES[matter.state]))


def _set_agenda(_: Session, seen: Seen, form: Agenda) -> None:
    Sessions(services().desk).set_agenda(current_actor(), seen, form.matters.answer)


def _noting(held: Session, posted: Answers | None) -> Notes:
    return (
        Notes(data={"place": held.place, "notes": held.notes}) if posted is None else Notes(posted)
    )


def _note(_: Session, seen: Seen, form: Notes) -> None:
    service = Sessions(services().desk)
    service.write_notes(current_actor(), seen, form.notes.answer, form.place.answer)


def _closing(_: Session, posted: Answers | None) -> Nothing:
    return Nothing(posted)


def _close(_: Session, seen: Seen, _form: Nothing) -> None:
    Sessions(services().desk).close(current_actor(), seen)


def _what_closes(held: Session) -> Mapping[str, Any]:
    """What closing does: the resolutions that come of it, and how the recruitment stands after it."""
    standing = standing_after(held)
    matters = agenda_of(held)
    named = [(m, name_of(m) or NAMELESS, held.proposal(m.id)) for m in matters]
    return {
        "rows": [[m.case_number, name, proposed(p), voted(p)] for m, name, p in named if p],
        "left": [about(m) for m, _, p in named if not p],
        "figures": figures_of(standing),
        "said": standing.said,
        "four_eyes": services().desk.settings(held.programme).four_eyes,
    }


ATTEND = SessionDeed(
    form=_attending,
    do=_attend,
    heading="Obecni na posiedzeniu",
    press="Zapisz listę obecnych",
    done="Lista obecnych jest zapisana.",
)
AGENDA = SessionDeed(
    form=_on_agenda,
    do=_set_agenda,
    heading="Porządek obrad",
    press="Zapisz porządek obrad",
    done="Porządek obrad jest zapisany.",
    template="office/session_agenda.html",
)
NOTES = SessionDeed(
    form=_noting,
    do=_note,
    heading="Miejsce i uwagi do protokołu",
    press="Zapisz",
    done="Miejsce i uwagi są zapisane.",
)
CLOSE = SessionDeed(
    form=_closing,
    do=_close,
    heading="Zamknij posiedzenie",
    press="Zamykam posiedzenie",
    done="Posiedzenie jest zamknięte. Możesz wydrukować protokół.",
    template="office/session_close.html",
    more=_what_closes,
)


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
