"""The deeds on a session that have a page: who is there, the agenda, notes for the minutes, the closing."""

from collections.abc import Mapping
from typing import Any

from app.attachments.page import Answers
from app.commission_papers.proposals import proposed, voted
from app.fields import Option
from app.matters.case_view import name_of
from app.matters.matter import Matter, State
from app.matters.rights import Role
from app.matters.session import Session
from app.matters.states import STATE_NAMES
from app.web.office.commission.agenda import agenda_of, ready, standing_after
from app.web.office.commission.session_deed import SessionDeed
from app.web.office.commission.session_forms import Agenda, Attendance, Notes, Nothing
from app.web.office.commission.standing import figures_of
from app.web.office.gatehouse.gate import current_actor
from app.web.office.register.lines import NAMELESS, about
from app.web.services import services
from app.wording.labels import sentence
from app.workflow.office.desk import Seen
from app.workflow.office.sessions import Sessions


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
    offered = tuple(ready(held))
    ticked = held.agenda or [m.id for m in offered if m.state is State.ASSESSED]
    form = Agenda(data={"matters": ticked}) if posted is None else Agenda(posted)
    form.matters.options = tuple(_option(matter) for matter in offered)
    return form


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
    template="office/commission/session_agenda.html",
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
    template="office/commission/session_close.html",
    more=_what_closes,
)
