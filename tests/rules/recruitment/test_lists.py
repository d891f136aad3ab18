from datetime import date

from rules import check_recruitment
from rules.case import Case, Decision
from rules.programme import load_programme
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
