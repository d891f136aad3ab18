from datetime import date

import pytest

from rules import check
from rules.application.participation import participation_end
from rules.case import Case
from rules.programme import load_programme
from tests.builders import a_case, a_participant

WIAZOWNA, NGO = load_programme("wiazowna_2026"), load_programme("ngo_2024")
JUNE = date(2026, 6, 15)


def moving(moved: date | None, resigned: date | None = None, **answers) -> Case:
    return a_case(participant=a_participant(moved_out_on=moved, **answers), resigned_on=resigned)


def found(case: Case, programme=WIAZOWNA) -> dict[str, str]:
    return {f.code: f.about for f in check(case, programme).findings if f.rule == "E4"}


def test_e4_moving_out_without_resigning_blocks_and_ends_participation() -> None:
    assert found(moving(JUNE)) == {
        "resignation-missing": "resigned_on",
        "participation-ends": "participant.moved_out_on",
    }


@pytest.mark.parametrize(
    ("resigned", "codes"),
    [
        (date(2026, 6, 14), set()),
        (JUNE, {"participation-ends"}),
        (date(2026, 6, 16), {"participation-ends"}),
    ],
)
def test_e4_a_resignation_not_before_moving_leaves_the_day_of_moving(
    resigned: date, codes: set[str]
) -> None:
    assert set(found(moving(JUNE, resigned))) == codes


@pytest.mark.parametrize(("moved", "outside"), [(5, True), (6, False)])
def test_e4_who_moved_out_by_the_day_of_application_does_not_live_there(
    moved: int, outside: bool
) -> None:
    codes = found(moving(date(2026, 1, moved)))
    assert (codes == {"outside-commune": "participant.moved_out_on"}) is outside
    assert ("resignation-missing" in codes) is not outside


def test_e4_says_once_that_somebody_lives_elsewhere() -> None:
    elsewhere = moving(date(2025, 3, 1), lives_in_commune=False)
    assert found(elsewhere) == {"outside-commune": "participant.lives_in_commune"}


def test_e4_does_not_concern_programmes_without_a_commune() -> None:
    assert found(moving(JUNE), NGO) == {}
    assert participation_end(moving(JUNE), NGO) is None


def test_e4_participation_ends_with_the_earlier_of_both_days() -> None:
    assert participation_end(moving(None), WIAZOWNA) is None
    assert participation_end(moving(JUNE), WIAZOWNA) == JUNE
    assert participation_end(moving(None, JUNE), WIAZOWNA) == JUNE
    assert participation_end(moving(JUNE, date(2026, 6, 14)), WIAZOWNA) == date(2026, 6, 14)
    assert participation_end(moving(JUNE, date(2026, 6, 16)), WIAZOWNA) == JUNE
    assert participation_end(moving(None, JUNE), NGO) == JUNE
