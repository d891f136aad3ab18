"""What happens in a session of the commission comes in; the session, and matters it resolved, go out."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from app.matters.holding import attend, close_session, drop_proposal, put_proposal, set_agenda
from app.matters.matter import Matter
from app.matters.rights import Actor, Right
from app.matters.session import Proposal, Session, SessionState
from app.workflow.office.desk import Desk, Seen, new_id
from app.workflow.office.dossiers import Occasion
from app.workflow.office.events import Event
from app.workflow.office.resolutions import resolved_as, take_back_if_broken


@dataclass(frozen=True)
class Sessions:
    """Holding a session needs the right ``SESSION``; closing it resolves, which needs ``RESOLVE`` too."""

    desk: Desk

    def open(self, actor: Actor, programme: str, held_on: date, place: str = "") -> Session:
        """A new session, with nobody present and nothing on its agenda yet."""
        self.desk.admit(actor, Right.SESSION, programme)
        session = Session(new_id(), programme, SessionState.OPEN, held_on, place.strip())
        return self.desk.rooms.sessions.add(session, actor, Event.SESSION_OPENED)

    def attend(self, actor: Actor, seen: Seen, chair: str, present: Iterable[str]) -> Session:
        return self._keep(actor, attend(self._open(actor, seen), chair, present))

    def set_agenda(self, actor: Actor, seen: Seen, matter_ids: Iterable[str]) -> Session:
        """The matters to be considered; their order is that of case numbers (rule C9)."""
        session = self._open(actor, seen)
        get = self.desk.rooms.matters.get
        matters = [get(seen.programme, matter_id) for matter_id in matter_ids]
        return self._keep(actor, set_agenda(session, matters))

    def put_proposal(self, actor: Actor, seen: Seen, proposal: Proposal) -> Session:
        """A proposal; one that could not be resolved beside the others is refused with its clause."""
        session = self._open(actor, seen)
        seat = self.desk.seat(actor, seen.programme)
        matters = self._on_agenda(session)
        return self._keep(actor, put_proposal(session, proposal, matters, seat))

    def drop_proposal(self, actor: Actor, seen: Seen, matter_id: str) -> Session:
        return self._keep(actor, drop_proposal(self._open(actor, seen), matter_id))

    def write_notes(self, actor: Actor, seen: Seen, notes: str, place: str = "") -> Session:
        """What the minutes say beside the proposals."""
        session = drop_proposal(self._open(actor, seen), "")  # open, or refused
        return self._keep(actor, replace(session, notes=notes.strip(), place=place.strip()))

    def close(self, actor: Actor, seen: Seen) -> tuple[Session, tuple[Matter, ...]]:
        """The session with its minutes settled, and the matters resolved; all is judged before any is kept.

        Closed again after it was broken off, it leaves alone what it had already resolved.
        """
        self.desk.admit(actor, Right.RESOLVE, seen.programme)
        session = self._open(actor, seen)
        on_agenda = self._on_agenda(session)
        closed, resolved = close_session(session, on_agenda, self.desk.seat(actor, seen.programme))
        before = {matter.id: matter for matter in on_agenda}
        save = self.desk.rooms.matters.save
        kept = tuple(save(matter, actor, resolved_as(matter)) for matter in resolved)
        take_back_if_broken(self.desk, actor, tuple(before[m.id] for m in kept), kept)
        saved = self.desk.rooms.sessions.save(closed, actor, Event.SESSION_CLOSED)
        self.desk.keep_up(actor, Occasion.RESOLVED, *kept)
        return saved, kept

    def _open(self, actor: Actor, seen: Seen) -> Session:
        self.desk.admit(actor, Right.SESSION, seen.programme)
        return self.desk.session(seen)

    def _on_agenda(self, session: Session) -> tuple[Matter, ...]:
        get = self.desk.rooms.matters.get
        return tuple(get(session.programme, matter_id) for matter_id in session.agenda)

    def _keep(self, actor: Actor, session: Session) -> Session:
        return self.desk.rooms.sessions.save(session, actor, Event.SESSION_CHANGED)
