from datetime import date

import pytest

from app.errors import DeedRefused
from app.matters.matter import Resignation, ResolutionState
from app.matters.rights import Role
from app.workflow.office.lists import Lists
from rules.vocabulary import Outcome
from tests.matters.builders import (
    FOUND,
    SEJNY,
    a_resolution,
    a_resolved_matter,
    an_actor,
    an_assessed_matter,
)
from tests.workflow.office.fakes import a_desk

CLERK = an_actor()


def listed(*matters):
    lists = Lists(a_desk(*matters))
    full, numbers = lists.in_full(CLERK, SEJNY), lists.numbers_only(CLERK, SEJNY)
    told = {outcome: tuple(line.case_number for line in lines) for outcome, lines in full.items()}
    assert told == numbers
    return full


def test_lists_stand_in_the_order_of_numbers_whoever_came_first():
    numbers = ("10.2026", "2.2026", "1.2026")
    matters = [a_resolved_matter(id=number, case_number=number) for number in numbers]
    lines = listed(*matters)[Outcome.QUALIFIED]
    assert [line.case_number for line in lines] == ["1.2026", "2.2026", "10.2026"]


@pytest.mark.parametrize("outcome", Outcome)
def test_a_line_says_what_was_decided_and_why(outcome):
    (line,) = listed(a_resolved_matter(outcome))[outcome]
    assert (line.name, line.town) == ("Zofia Przykładowa", "Wiązowna")
    assert line.hours == (600 if outcome is Outcome.QUALIFIED else None)
    assert dict(line.reasons) == (FOUND if outcome is Outcome.NOT_QUALIFIED else {})


def test_nobody_is_listed_before_it_is_confirmed_or_after_resigning():
    proposed = an_assessed_matter(
        id="p", resolutions=(a_resolution(state=ResolutionState.PROPOSED),)
    )
    gone = a_resolved_matter(id="g", resignation=Resignation(date(2026, 1, 16), date(2026, 1, 16)))
    assert not any(listed(proposed, gone, an_assessed_matter()).values())


def test_lists_are_read_by_who_may_read():
    with pytest.raises(DeedRefused, match="uprawnień"):
        Lists(a_desk()).numbers_only(an_actor(Role.ASSISTANT), SEJNY)
