"""A deed of a matter comes in, with the matter before and after it; what the rules say against it goes out.

Each deed is judged once more by what judged it then, on the values and limits of its time. Places and money
are judged of everybody together, and are not asked again here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.errors import DeedRefused
from app.matters.assessing import assess
from app.matters.checking_papers import check_papers
from app.matters.matter import Matter
from app.matters.resolving import broken_in_case
from app.matters.states import STATE_NAMES
from app.wording.findings import sentence, why
from app.workflow.dossier.agreement import Departure
from app.workflow.office.events import Event
from rules.programme import Programme

STATE = "Stan sprawy po sprawdzeniu dokumentów"
ASSESSMENT = "Ocena sytuacji"
RESOLUTION = "Rozstrzygnięcie"
WAS_DONE = "zapisano"
RESOLVED = frozenset(
    {Event.RESOLUTION_PROPOSED, Event.RESOLUTION_CONFIRMED, Event.RESOLUTION_REPLACED}
)


@dataclass(frozen=True)
class Deed:
    """``before`` is ``None`` for the deed that opened the matter."""

    event: str
    before: Matter | None
    after: Matter
    programme: Programme
    on: date


def against(deed: Deed) -> Iterator[Departure]:
    """What the rules would refuse of it today, each with its clause."""
    if deed.before is None:
        return
    if deed.event == Event.PAPERS_CHECKED:
        yield from _papers(deed, deed.before)
    elif deed.event == Event.ASSESSED:
        yield from _assessment(deed, deed.before)
    elif deed.event in RESOLVED:
        yield from _resolution(deed, deed.before)


def _papers(deed: Deed, before: Matter) -> Iterator[Departure]:
    day = deed.after.papers.checked_on or deed.on
    try:
        again = check_papers(before, deed.after.papers, deed.programme, day)
    except DeedRefused as refusal:
        yield from _refused(STATE, refusal)
        return
    if again.state is not deed.after.state:
        yield Departure(STATE, STATE_NAMES[deed.after.state], STATE_NAMES[again.state])


def _assessment(deed: Deed, before: Matter) -> Iterator[Departure]:
    card = deed.after.assessment
    if card is None:
        return
    try:
        assess(before, card, deed.programme, max(deed.on, card.assessed_on))
    except DeedRefused as refusal:
        yield from _refused(ASSESSMENT, refusal)


def _resolution(deed: Deed, before: Matter) -> Iterator[Departure]:
    resolution = deed.after.resolution
    if resolution is None:
        return
    for finding in broken_in_case(before, resolution, deed.programme, deed.on):
        clause = why(finding, deed.programme)
        yield Departure(RESOLUTION, WAS_DONE, sentence(finding), clause)


def _refused(about: str, refusal: DeedRefused) -> Iterator[Departure]:
    for because, clause in zip(refusal.because, refusal.clauses, strict=True):
        yield Departure(about, WAS_DONE, because, clause)
