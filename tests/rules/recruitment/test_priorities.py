from datetime import date

import pytest

from rules import check_recruitment
from rules.case import Decision
from rules.programme import load_programme
from rules.vocabulary import Household, Outcome
from tests.builders import a_situation
from tests.rules.recruitment.recruits import a_decided, a_qualified, a_waiting, numbered

SEJNY = load_programme("sejny_2026")
FOSTER = a_situation(household=Household.FOSTER_FAMILY)
NO_GROUP = a_situation(household=Household.WITH_OTHERS)


def passed_over(*cases) -> list[dict]:
    verdict = check_recruitment(numbered(*cases), SEJNY)
    return [dict(f.values) for f in verdict.findings if f.code == "priority-passed-over"]


def test_r3_says_how_many_wait_and_how_many_of_later_groups_hold_a_place() -> None:
    cases = (
        *[a_waiting()] * 2,
        a_waiting(situation=FOSTER),
        *[a_qualified(situation=FOSTER)] * 3,
        a_qualified(situation=NO_GROUP),
        a_qualified(),
    )
    assert passed_over(*cases) == [
        {"group": 1, "priority": "alone_without_help", "waiting": 2, "later": 4},
        {"group": 3, "priority": "foster_family", "waiting": 1, "later": 1},
    ]


def test_r3_who_was_refused_for_another_reason_is_not_passed_over() -> None:
    later = a_qualified(situation=NO_GROUP)
    refused = a_decided(Outcome.NOT_QUALIFIED)
    for_places = a_decided(
        Outcome.NOT_QUALIFIED, decision=Decision(Outcome.NOT_QUALIFIED, for_want_of_places=True)
    )

    assert passed_over(refused, later) == []
    assert passed_over(for_places, later)[0]["waiting"] == 1


@pytest.mark.parametrize("outcome", [Outcome.RESERVE, Outcome.NOT_QUALIFIED])
def test_r3_who_no_longer_wishes_for_a_place_does_not_wait(outcome: Outcome) -> None:
    gone = a_decided(
        outcome,
        decision=Decision(outcome, for_want_of_places=True),
        resigned_on=date(2026, 2, 1),
    )
    assert passed_over(gone, a_qualified(situation=NO_GROUP)) == []


def test_r3_a_place_left_passes_over_nobody() -> None:
    left = a_qualified(situation=NO_GROUP, resigned_on=date(2026, 2, 1))
    assert passed_over(a_waiting(), left) == []


def test_r3_an_earlier_or_the_same_group_goes_first() -> None:
    assert passed_over(a_waiting(situation=FOSTER), a_qualified()) == []
    assert passed_over(a_waiting(), a_qualified()) == []


def test_r3_groups_name_every_group_of_the_edition() -> None:
    verdict = check_recruitment(numbered(a_waiting(), a_waiting(situation=NO_GROUP)), SEJNY)
    assert verdict.groups == {1: ("01",), 2: (), 3: (), 4: (), None: ("02",)}
