"""A matter comes in whose participant resigns, or that is done with; it goes out so, its place free (R6)."""

from dataclasses import replace
from datetime import date

from app.matters.case_view import case_of
from app.matters.matter import Matter, Resignation, ResolutionState, State
from app.matters.refusals import refuse, refuse_for
from app.matters.states import TAKING_PART, Deed, allow
from app.wording.dates import long_date
from rules import check
from rules.programme import Programme

NOT_YET = "Dzień wpływu rezygnacji jest w przyszłości. Wpisz dzień, w którym dotarła do biura."
STILL_TAKES_PART = (
    "Program trwa do {ends}, a w tej sprawie jest przyznane albo oczekiwane miejsce. Zamknij ją po tym "
    "dniu albo najpierw wpisz rezygnację."
)
CLOSED_TOO_SOON = (
    "Dzień zamknięcia sprawy jest w przyszłości. Wpisz dzisiejszy albo wcześniejszy dzień."
)
RESIGNED = "rezygnacja uczestnika"


def resign(matter: Matter, resignation: Resignation, on: date) -> Matter:
    """The matter of somebody who resigned; what still waited to be confirmed is withdrawn."""
    allow(Deed.RESIGN, matter)
    if resignation.received_on > on:
        refuse(NOT_YET)
    resolutions = tuple(
        replace(each, state=ResolutionState.WITHDRAWN, withdrawn_because=RESIGNED)
        if each.state is ResolutionState.PROPOSED
        else each
        for each in matter.resolutions
    )
    return replace(matter, resignation=resignation, resolutions=resolutions, state=State.RESIGNED)


def close(matter: Matter, programme: Programme, closed_on: date, on: date) -> Matter:
    """The matter closed: told in writing how it ended (rule R7), and holding no place any more."""
    allow(Deed.CLOSE, matter)
    if closed_on > on:
        refuse(CLOSED_TOO_SOON)
    if matter.state in TAKING_PART and closed_on <= programme.ends:
        refuse(STILL_TAKES_PART.format(ends=long_date(programme.ends)))
    if matter.state is not State.RESIGNED:
        found = check(case_of(matter, programme, on), programme).findings
        refuse_for((f for f in found if f.code == "notice-due"), programme)
    return replace(matter, state=State.CLOSED, closed_on=closed_on)
