from datetime import date

import pytest

from app.errors import DeedRefused
from app.matters.matter import CompletionCall, ResolutionState, State
from app.matters.rights import Role
from app.workflow.office.waiting import Waiting, Waits
from rules.vocabulary import Outcome
from tests.matters.builders import (
    SEJNY,
    a_correct_matter,
    a_matter,
    a_resolution,
    a_resolved_matter,
    an_actor,
    an_assessed_matter,
)
from tests.workflow.office.fakes import a_desk

TODAY = date(2026, 1, 20)


def called(due_on):
    call = CompletionCall(date(2026, 1, 8), due_on, ("podpis",))
    return a_matter(state=State.INCOMPLETE, calls=(call,))


PENDING = a_resolution(state=ResolutionState.PROPOSED)
SENT = a_resolution(sent_on=date(2026, 1, 16))


@pytest.mark.parametrize(
    ("matter", "waits"),
    [
        (a_matter(), Waits.CHECK),
        (a_matter(state=State.INCOMPLETE), Waits.COMPLETION),
        (called(TODAY), Waits.COMPLETION),
        (called(date(2026, 1, 19)), Waits.OVERDUE),
        (a_correct_matter(), Waits.ASSESSMENT),
        (an_assessed_matter(), Waits.RESOLUTION),
        (an_assessed_matter(resolutions=(PENDING,)), Waits.CONFIRMATION),
        (a_resolved_matter(Outcome.RESERVE), Waits.LETTER),
        (a_resolved_matter(resolutions=(SENT,)), None),
        (a_matter(state=State.CLOSED), None),
    ],
)
def test_a_matter_waits_for_one_thing_at_most(matter, waits):
    work = Waiting(a_desk(matter, today=TODAY)).work(an_actor(), SEJNY)
    assert [kind for kind, found in work.waiting.items() if found] == ([waits] if waits else [])
    assert {state: count for state, count in work.counts.items() if count} == {matter.state: 1}


def test_what_waits_stands_in_the_order_of_case_numbers():
    matters = [a_matter(id=f"m{n}", case_number=f"{n}.2026") for n in (10, 2, 1)]
    work = Waiting(a_desk(*matters)).work(an_actor(), SEJNY)
    assert [each.id for each in work.waiting[Waits.CHECK]] == ["m1", "m2", "m10"]


def test_whoever_may_not_read_is_told_nothing():
    with pytest.raises(DeedRefused):
        Waiting(a_desk()).work(an_actor(Role.ADMINISTRATOR), SEJNY)
