from types import MappingProxyType

from app.attachments.activity_scope.questions import (
    NOT_WANTED,
    HouseholdPage,
    SelfCarePage,
    SocialLifePage,
)
from rules.programme import load_programme
from rules.vocabulary import Area
from tests.builders import a_case

WIAZOWNA = load_programme("wiazowna_2026")


def test_a_page_shows_the_activities_of_its_area_only() -> None:
    form = SelfCarePage.of(a_case(), WIAZOWNA)
    known = {activity.code: activity.area for activity in WIAZOWNA.activities}
    assert {known[option.value] for option in form.activities.options} == {Area.SELF_CARE}
    assert form.activities.data == {"bathing"}


def test_one_area_leaves_the_others_alone() -> None:
    case = a_case(other_activities=MappingProxyType({Area.HOUSEHOLD: "Podlewanie kwiatów"}))
    filled = SelfCarePage.of(
        case, WIAZOWNA, {"activities": ["nails"], "other": ["Zakładanie ortezy"]}
    )
    case = filled.fill(case)
    assert case.activities == {"nails", "walk"}
    assert case.other_activities == {
        Area.SELF_CARE: "Zakładanie ortezy",
        Area.HOUSEHOLD: "Podlewanie kwiatów",
    }


def test_an_emptied_page_takes_its_answers_back() -> None:
    case = a_case(other_activities=MappingProxyType({Area.SOCIAL_LIFE: "Szachy"}))
    case = SocialLifePage.of(case, WIAZOWNA, {}).fill(case)
    assert case.activities == {"bathing"}
    assert case.other_activities == {}


def test_an_activity_of_another_area_is_refused() -> None:
    form = SelfCarePage.of(a_case(), WIAZOWNA, {"activities": ["walk"]})
    assert not form.validate()
    assert "walk" in form.fill(a_case()).activities


def test_an_area_not_wanted_may_be_passed_over() -> None:
    form = HouseholdPage.of(a_case(), WIAZOWNA, {})
    assert form.validate()
    assert form.activities.hint == NOT_WANTED
    assert form.advice() == {}


def test_a_wanted_area_without_activities_is_worth_a_word() -> None:
    form = SelfCarePage.of(a_case(), WIAZOWNA, {})
    assert form.validate()
    assert form.advice().keys() == {"activities"}
    assert SelfCarePage.of(a_case(), WIAZOWNA, {"other": ["Coś"]}).advice() == {}
