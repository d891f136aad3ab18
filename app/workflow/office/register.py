"""What somebody looks for comes in; the matters of the register go out. A draft is no matter: none is shown.

Everything stands in the order of case numbers; nothing is ever ordered by the day a paper came (rule C9).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.attachments.answers import pages_of
from app.attachments.page import Page
from app.matters.case_view import case_of, name_of, town_of
from app.matters.matter import Matter, Resolution, ResolutionState, State
from app.matters.numbering import in_order
from app.matters.rights import Actor, Right
from app.workflow.office.desk import Desk, Seen
from app.workflow.office.folding import folded, found_in
from rules import check
from rules.application.limits import yearly_limits
from rules.case import Case
from rules.programme import Programme
from rules.verdict import LimitSpan, Verdict
from rules.vocabulary import Outcome


@dataclass(frozen=True)
class Query:
    """What to look for; an empty part asks for nothing. ``groups`` are acknowledged ones, ``None`` for none.

    ``lists`` asks for those whom a confirmed resolution put on one of the three lists.
    """

    text: str = ""
    states: frozenset[State] = frozenset()
    groups: frozenset[int | None] = frozenset()
    lists: frozenset[Outcome] = frozenset()


@dataclass(frozen=True)
class Summary:
    """One line of the register. ``call_due_on`` is set while a call for completion waits for an answer.

    ``to_confirm`` waits for a second pair of eyes, ``to_send`` for its letter.
    """

    id: str
    case_number: str
    name: str
    town: str
    state: State
    received_on: date
    group: int | None = None
    outcome: Outcome | None = None
    call_due_on: date | None = None
    to_confirm: bool = False
    to_send: bool = False


@dataclass(frozen=True)
class Found:
    matters: tuple[Summary, ...] = ()


@dataclass(frozen=True)
class OpenMatter:
    """A matter with the case it makes today and what the rules say of it."""

    matter: Matter
    case: Case
    verdict: Verdict
    programme: Programme

    @property
    def pages(self) -> tuple[type[Page], ...]:
        """The pages of questions this application has, in the order of the paper."""
        return pages_of(self.case, self.programme)

    @property
    def most_to_award(self) -> tuple[LimitSpan, ...]:
        """The yearly limit whatever was awarded before, which a new award may change (rules L1, L2)."""
        return yearly_limits(replace(self.case, award=None), self.programme)


@dataclass(frozen=True)
class Register:
    """Reading needs the right ``READ``."""

    desk: Desk

    def search(self, actor: Actor, programme: str, query: Query | None = None) -> Found:
        """The matters that answer every part of the query."""
        self.desk.admit_to_register(actor, Right.READ, programme)
        query = query or Query()
        every = self.desk.rooms.matters.all(programme)
        return Found(tuple(summaries(each for each in every if _answers(each, query))))

    def open(self, actor: Actor, programme: str, matter_id: str) -> OpenMatter:
        """One matter, judged today; ``NotOnRecord`` also for another programme's."""
        self.desk.admit_to(actor, Right.READ, programme, matter_id)
        matter = self.desk.matter(Seen(programme, matter_id))
        run = self.desk.programme(programme)
        case = case_of(matter, run, self.desk.clock())
        return OpenMatter(matter, case, check(case, run), run)


def summaries(matters: Iterable[Matter]) -> Iterator[Summary]:
    """Lines of the register, in the order of case numbers."""
    for matter in sorted(matters, key=lambda each: in_order(each.case_number)):
        yield summary_of(matter)


def summary_of(matter: Matter) -> Summary:
    """One line, from what the matter itself says: nothing is judged for it."""
    last, call = matter.resolution, matter.open_call
    confirmed = last is not None and last.state is ResolutionState.CONFIRMED
    return Summary(
        id=matter.id,
        case_number=matter.case_number,
        name=name_of(matter),
        town=town_of(matter),
        state=matter.state,
        received_on=matter.received.on,
        group=None if matter.priority is None else matter.priority.group,
        outcome=listed_as(matter),
        call_due_on=None if call is None else call.due_on,
        to_confirm=last is not None and not confirmed,
        to_send=last is not None and confirmed and last.sent_on is None,
    )


def listed_by(matter: Matter) -> Resolution | None:
    """The confirmed resolution that put somebody on a list (rule R6), who has not resigned since.

    What waits to be confirmed moves nobody from one list to another.
    """
    if matter.resignation is not None:
        return None
    confirmed = (r for r in reversed(matter.resolutions) if r.state is ResolutionState.CONFIRMED)
    return next(confirmed, None)


def listed_as(matter: Matter) -> Outcome | None:
    """The list somebody is on."""
    resolution = listed_by(matter)
    return None if resolution is None else resolution.outcome


def _answers(matter: Matter, query: Query) -> bool:
    if query.states and matter.state not in query.states:
        return False
    group = None if matter.priority is None else matter.priority.group
    if query.groups and group not in query.groups:
        return False
    if query.lists and listed_as(matter) not in query.lists:
        return False
    return _is_named(matter, query.text)


def _is_named(matter: Matter, text: str) -> bool:
    """By name, by the whole code of its bundle, or by any part of its number."""
    typed = text.strip()
    if not typed:
        return True
    by_name = bool(folded(typed)) and found_in(typed, name_of(matter))
    by_code = bool(matter.received.bundle) and _squeezed(typed) == _squeezed(matter.received.bundle)
    return by_name or by_code or typed.casefold() in matter.case_number.casefold()


def _squeezed(code: str) -> str:
    return "".join(char for char in code.upper() if char.isalnum())
