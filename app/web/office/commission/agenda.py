"""A session comes in; the matters it considers, or might, and how the recruitment stands with it go out."""

from collections.abc import Iterable

from app.matters.matter import Matter, ResolutionState, State
from app.matters.numbering import in_order
from app.matters.session import Session
from app.matters.states import TO_DECIDE
from app.web.office.gatehouse.gate import current_actor
from app.web.services import services
from app.workflow.office.desk import Seen
from app.workflow.office.monitors import Monitors, Standing


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


def ready(held: Session) -> Iterable[Matter]:
    """What may come before the commission, in the order of case numbers and no other (rule C9)."""
    every = services().desk.rooms.matters.all(held.programme)
    for matter in sorted(every, key=lambda each: in_order(each.case_number)):
        undecided = matter.state in TO_DECIDE and matter.resolution is None
        told = matter.resolution is not None and matter.resolution.sent_on is not None
        waits = matter.state is State.RESERVE and told
        if undecided or waits or matter.id in held.agenda:
            yield matter
