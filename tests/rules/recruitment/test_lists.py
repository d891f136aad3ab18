from datetime import date

import pytest

from rules import check_recruitment
from rules.case import Case, Decision
from rules.programme import load_programme
from rules.verdict import Severity
from rules.vocabulary import Degree, Outcome
from tests.builders import a_certificate
from tests.rules.recruitment.recruits import a_decided, a_qualified, a_waiting, numbered

SEJNY = load_programme("sejny_2026")
LACKED_PLACE = Decision(Outcome.NOT_QUALIFIED, for_want_of_places=True)


def found(*cases: Case) -> dict[str, str]:
    verdict = check_recruitment(numbered(*cases), SEJNY)
    return {f.code: f.about for f in verdict.findings if f.rule == "R6"}


def test_r6_three_lists_and_those_nobody_decided() -> None:
    undecided = a_decided(Outcome.RESERVE, decision=None)
    cases = numbered(a_waiting(), undecided, a_qualified(), a_decided(Outcome.NOT_QUALIFIED))

    assert check_recruitment(cases, SEJNY).lists == {
        Outcome.QUALIFIED: ("03",),
        Outcome.NOT_QUALIFIED: ("04",),
        Outcome.RESERVE: ("01",),
        None: ("02",),
    }


def test_r6_who_only_lacked_a_place_belongs_on_the_reserve_list() -> None:
    refused = a_decided(Outcome.NOT_QUALIFIED, decision=LACKED_PLACE)
    unfit = a_decided(
        Outcome.NOT_QUALIFIED, decision=LACKED_PLACE, certificate=a_certificate(degree=Degree.LIGHT)
    )
    full = [a_qualified()] * 10

    assert found(refused, *full) == {"belongs-on-reserve": "01.decision.outcome"}
    assert found(unfit, *full) == {}


def test_r6_for_want_of_places_says_nothing_of_who_is_on_another_list() -> None:
    waiting = a_decided(Outcome.RESERVE, decision=Decision(Outcome.RESERVE, None, True))
    assert found(waiting, *[a_qualified()] * 10) == {}


def test_r6_a_supplementary_recruitment_is_due_when_nobody_waits_and_all_is_decided() -> None:
    nine = [a_qualified()] * 9
    undecided = a_decided(Outcome.RESERVE, decision=None)
    gone = a_waiting(resigned_on=date(2026, 2, 1))

    assert found(*nine) == {"supplementary-due": ""}
    assert found(*nine, gone) == {"supplementary-due": ""}
    assert found(*nine, a_waiting()) == {"place-for-reserve": ""}
    assert found(*nine, undecided) == {"applications-undecided": ""}
    assert found(*nine, a_qualified()) == {}
    assert check_recruitment(numbered(*nine), SEJNY).supplementary_due
    assert not check_recruitment(numbered(*nine, undecided), SEJNY).supplementary_due


JANUARY, JULY = date(2026, 1, 14), date(2026, 7, 1)
LISTED = a_decided(Outcome.RESERVE, JANUARY)
NINE = [a_qualified(decided_on=JANUARY)] * 9
LEFT = a_qualified(decided_on=JANUARY, resigned_on=JULY)


def test_r6_a_place_decided_while_others_wait_is_asked_about() -> None:
    cases = numbered(a_qualified(decided_on=JULY), LISTED, LISTED, LEFT, *NINE)
    [told] = [f for f in check_recruitment(cases, SEJNY).findings if f.rule == "R6"]

    assert (told.code, told.about) == ("place-past-reserve", "01.decision.decided_on")
    assert dict(told.values) == {"number": "01", "day": JULY, "waiting": 2}
    assert told.severity is Severity.NOTES


@pytest.mark.parametrize(
    "listed",
    [
        a_decided(Outcome.RESERVE),
        a_decided(Outcome.RESERVE, JULY),
        a_decided(Outcome.RESERVE, JANUARY, resigned_on=JULY),
        a_decided(Outcome.NOT_QUALIFIED, JANUARY),
    ],
    ids=["undated", "listed that day", "gone that day", "refused"],
)
def test_r6_nothing_is_asked_where_nobody_is_known_to_have_waited(listed: Case) -> None:
    assert found(a_qualified(decided_on=JULY), listed, LEFT, *NINE) == {}


def test_r6_somebody_gone_the_day_after_still_waited_on_the_day() -> None:
    gone = a_decided(Outcome.RESERVE, JANUARY, resigned_on=date(2026, 7, 2))
    assert set(found(a_qualified(decided_on=JULY), gone, LEFT, *NINE)) == {"place-past-reserve"}


def test_r6_who_never_took_the_place_passed_nobody() -> None:
    never = a_qualified(decided_on=JULY, resigned_on=JULY)
    assert found(never, LISTED, a_qualified(decided_on=JANUARY), *NINE) == {}


def test_r6_an_application_withdrawn_before_its_decision_is_not_waited_for() -> None:
    withdrawn = a_decided(Outcome.RESERVE, decision=None, resigned_on=date(2026, 1, 20))
    undecided = a_decided(Outcome.RESERVE, decision=None)

    assert found(withdrawn, *NINE) == {"supplementary-due": ""}
    assert found(withdrawn, undecided, *NINE) == {"applications-undecided": ""}
    assert check_recruitment(numbered(withdrawn, *NINE), SEJNY).lists[None] == ("01",)
