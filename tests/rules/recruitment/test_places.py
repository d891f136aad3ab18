from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from rules import check_recruitment
from rules.case import Award, Decision, Participant
from rules.programme import load_programme
from rules.recruitment.applicants import applicants
from rules.recruitment.places import free_places, most_at_once
from rules.vocabulary import Outcome
from tests.builders import a_participant
from tests.rules.recruitment.recruits import a_decided, a_qualified, a_waiting, numbered

SEJNY = load_programme("sejny_2026")
JULY = date(2026, 7, 1)


def most(*cases):
    return most_at_once(applicants(numbered(*cases), SEJNY))


def test_r5_ten_places_of_sejny_hold_ten_and_an_eleventh_blocks() -> None:
    ten = check_recruitment(numbered(*[a_qualified()] * 10), SEJNY)
    eleven = check_recruitment(numbered(*[a_qualified()] * 11), SEJNY)

    assert "places-exceeded" not in {f.code for f in ten.findings}
    [over] = [f for f in eleven.blocking if f.code == "places-exceeded"]
    assert dict(over.values) == {"taken": 11, "places": 10, "since": date(2026, 1, 1)}
    assert over.rests_on.figure == SEJNY.places
    assert over.about == ""


@pytest.mark.parametrize(
    ("since", "held"), [(date(2026, 6, 30), 2), (JULY, 1), (date(2026, 7, 2), 1)]
)
def test_r5_a_place_is_free_from_the_day_it_is_left(since: date, held: int) -> None:
    assert most(a_qualified(resigned_on=JULY), a_qualified(decided_on=since))[0] == held


def test_r5_one_place_left_is_one_place_free() -> None:
    """Two hold places; one leaves and two come on the same day: three."""
    new = a_qualified(decided_on=JULY)
    assert most(a_qualified(resigned_on=JULY), a_qualified(), new, new) == (3, JULY)


def test_r5_the_first_day_of_the_most_is_said() -> None:
    spring, autumn = date(2026, 3, 1), date(2026, 9, 1)
    leaves = a_qualified(decided_on=spring, resigned_on=JULY)

    assert most(a_qualified(), leaves, a_qualified(decided_on=autumn)) == (2, spring)


def test_r5_a_place_is_held_from_the_decision_then_from_the_award_then_all_the_year() -> None:
    decided = Decision(Outcome.QUALIFIED, date(2026, 2, 1))
    dated = a_qualified(decision=decided, award=Award(Decimal(200), since=JULY))

    assert most(dated)[1] == date(2026, 2, 1)
    assert most(a_qualified(decision=decided))[1] == date(2026, 2, 1)
    assert most(a_qualified(award=Award(Decimal(200), since=JULY)))[1] == JULY
    assert most(a_qualified())[1] == date(2026, 1, 1)


def test_r5_a_decision_before_the_programme_holds_a_place_from_its_first_day() -> None:
    assert most(a_qualified(decided_on=date(2025, 12, 30)))[1] == SEJNY.starts


def test_r5_an_award_from_beyond_the_programme_still_holds_a_place() -> None:
    late = a_qualified(award=Award(Decimal(200), since=date(2027, 5, 1)))
    assert most(late) == (1, SEJNY.ends)


@pytest.mark.parametrize(
    ("resigned", "taken"),
    [(date(2026, 12, 31), 0), (date(2027, 1, 1), 1), (date(2026, 1, 1), 0)],
)
def test_r5_a_place_left_by_the_programme_s_last_day_is_free(resigned: date, taken: int) -> None:
    verdict = check_recruitment(numbered(a_qualified(resigned_on=resigned)), SEJNY)
    assert verdict.places.taken == taken


def test_r5_who_left_before_beginning_never_held_a_place() -> None:
    assert most(a_qualified(decided_on=JULY, resigned_on=JULY)) == (0, None)


def test_r5_only_the_qualified_hold_places() -> None:
    refused = a_decided(Outcome.NOT_QUALIFIED)
    undecided = a_decided(Outcome.RESERVE, decision=None)

    assert most(*[a_waiting()] * 11, refused, undecided) == (0, None)


def test_e4_moving_out_frees_a_place_where_the_programme_names_a_commune() -> None:
    gone: Participant = a_participant(moved_out_on=date(2026, 6, 15))
    case = a_qualified(participant=gone)
    ngo = load_programme("ngo_2024")

    assert check_recruitment(numbered(case), SEJNY).places.taken == 0
    assert check_recruitment(numbered(case), ngo).places.taken == 1


def test_e4_the_earlier_of_resignation_and_moving_out_counts() -> None:
    gone = a_participant(moved_out_on=JULY)
    case = a_qualified(participant=gone, resigned_on=date(2026, 3, 1))

    assert [a.leaves for a in applicants(numbered(case), SEJNY)] == [date(2026, 3, 1)]


def test_r6_free_places_without_a_number_are_those_left_and_not_filled() -> None:
    programme = replace(SEJNY, places=None)
    left, stays = a_qualified(resigned_on=JULY), a_qualified()
    one_free = applicants(numbered(left, stays), programme)
    filled = applicants(numbered(left, stays, a_qualified(decided_on=JULY)), programme)

    assert free_places(one_free, programme) == 1
    assert free_places(filled, programme) == 0


def test_r6_more_taken_than_there_are_leaves_none_free() -> None:
    judged = applicants(numbered(*[a_qualified()] * 12), SEJNY)
    assert free_places(judged, SEJNY) == 0


def test_r6_a_place_for_somebody_on_the_reserve_list_is_said_with_both_numbers() -> None:
    cases = numbered(*[a_qualified()] * 8, a_waiting(), a_waiting(), a_waiting())
    [found] = [f for f in check_recruitment(cases, SEJNY).findings if f.rule == "R6"]

    assert found.code == "place-for-reserve"
    assert dict(found.values) == {"free": 2, "waiting": 3}


def test_r5_places_and_limits_read_an_award_of_a_later_day_alike() -> None:
    """Decided on 14 January with hours from March: a participant under the Programme's limit at once."""
    dated = a_qualified(decided_on=date(2026, 1, 14), award=Award(Decimal(100), date(2026, 3, 1)))
    left = a_qualified(decided_on=date(2026, 1, 14), resigned_on=date(2026, 3, 1))
    verdict = check_recruitment(numbered(*[dated] * 10, left), SEJNY)
    [told] = [f for f in verdict.blocking if f.code == "places-exceeded"]

    assert dict(told.values) == {"taken": 11, "places": 10, "since": date(2026, 1, 14)}
    assert [span.hours for span in verdict.verdicts["01"].limit] == [720, 100]
