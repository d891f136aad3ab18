"""What a participant asks about their data comes in; it is kept until somebody answers, within a month."""

from dataclasses import dataclass, replace
from datetime import date

from app.dossier.requests import DataRequest, RequestKind, RequestState
from app.errors import ChangedMeanwhile, DeedRefused
from app.matters.rights import Actor, Right
from app.workflow.office.desk import MEANWHILE, Desk, Seen, new_id
from app.workflow.office.events import Event

NOT_YET_ASKED = "Dzień żądania jest w przyszłości. Wpisz dzień, w którym wpłynęło."
NO_REASON = "Odmowa wymaga powodu: napisz go, bo trafi do odpowiedzi dla uczestnika."
ANSWERED = "Na to żądanie już odpowiedziano. Nowe żądanie wpisz osobno."
EVENTS = {
    RequestKind.COPY: Event.COPY_REQUESTED,
    RequestKind.CORRECTION: Event.CORRECTION_REQUESTED,
}


@dataclass(frozen=True)
class Asked:
    """Who asks for what, on which day, and how the office made sure that it is them."""

    kind: RequestKind
    asked_on: date
    asked_by: str
    identity: str
    wrong: str = ""
    right: str = ""


@dataclass(frozen=True)
class DataRequests:
    """Everything here needs the right ``FILE``, which is that of handing out copies."""

    desk: Desk

    def ask(self, actor: Actor, programme: str, matter_id: str, asked: Asked) -> DataRequest:
        """The request, open; ``NotOnRecord`` without such a matter."""
        self.desk.admit(actor, Right.FILE, programme)
        self.desk.rooms.matters.get(programme, matter_id)
        if asked.asked_on > self.desk.clock():
            raise DeedRefused((NOT_YET_ASKED,))
        request = DataRequest(
            id=new_id(),
            programme=programme,
            matter_id=matter_id,
            kind=asked.kind,
            state=RequestState.OPEN,
            asked_on=asked.asked_on,
            asked_by=asked.asked_by.strip(),
            identity=asked.identity.strip(),
            wrong=asked.wrong.strip(),
            right=asked.right.strip(),
        )
        return self.desk.rooms.data_requests.add(request, actor, EVENTS[asked.kind])

    def answer(self, actor: Actor, seen: Seen, *, granted: bool, reason: str) -> DataRequest:
        """Yes or no, by name and day; a refusal says why."""
        request = self.one(actor, seen.programme, seen.id)
        if seen.version is not None and request.version != seen.version:
            raise ChangedMeanwhile(MEANWHILE)
        if request.state is not RequestState.OPEN:
            raise DeedRefused((ANSWERED,))
        if not granted and not reason.strip():
            raise DeedRefused((NO_REASON,))
        answered = replace(
            request,
            state=RequestState.GRANTED if granted else RequestState.REFUSED,
            decided_on=self.desk.clock(),
            decided_by=actor.name,
            reason=reason.strip(),
        )
        return self.desk.rooms.data_requests.save(answered, actor, Event.REQUEST_ANSWERED)

    def one(self, actor: Actor, programme: str, request_id: str) -> DataRequest:
        self.desk.admit(actor, Right.FILE, programme)
        return self.desk.rooms.data_requests.get(programme, request_id)

    def of_matter(self, actor: Actor, programme: str, matter_id: str) -> tuple[DataRequest, ...]:
        """The youngest first."""
        self.desk.admit(actor, Right.FILE, programme)
        return tuple(reversed(self.desk.rooms.data_requests.find(programme, subject=matter_id)))

    def open_ones(self, actor: Actor, programme: str) -> tuple[DataRequest, ...]:
        """Those that wait for an answer, the most urgent first."""
        self.desk.admit(actor, Right.FILE, programme)
        waiting = self.desk.rooms.data_requests.find(programme, states=(RequestState.OPEN,))
        return tuple(sorted(waiting, key=lambda each: (each.due_on, each.id)))
