from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.attachments.answers import (
    EVERY_PAGE,
    PageState,
    Place,
    case_from,
    is_optional,
    page_for,
    page_state,
    pages_of,
    raw_answers,
    raw_of,
)
from app.attachments.application_card.questions.participant import ParticipantPage
from app.attachments.application_card.questions.preferences import PreferencesPage
from app.attachments.application_card.questions.start import StartPage
from app.attachments.page import Raw
from rules import check
from rules.case import Case
from rules.programme import load_programme
from tests.attachments.applications import APPLICATIONS, applications
from tests.builders import a_case, a_child_case

WIAZOWNA = load_programme("wiazowna_2026")
BY_THE_OFFICE = {
    "applied_on",
    "award",
    "certificate_changes",
    "enclosed",
    "shown",
    "signed",
    "submitted_on",
    "assistant.criminal_record_on",
    "assistant.foreign_records_needed",
    "assistant.foreign_records_on",
    "assistant.guardian_accepted_on",
    "assistant.register_checked_on",
}
"""What findings may be about though no page asks it: papers, signatures, and the office's own entries."""


@pytest.mark.parametrize("name", APPLICATIONS)
def test_what_a_browser_would_post_makes_the_same_case(name: str) -> None:
    case = APPLICATIONS[name]
    programme = load_programme(case.programme)
    assert case_from(raw_answers(case, programme), programme, case.applied_on) == case


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(applications())
def test_any_complete_case_makes_the_round_trip(case: Case) -> None:
    programme = load_programme(case.programme)
    answers = raw_answers(case, programme)
    assert case_from(answers, programme, case.applied_on) == case
    states = {
        page.slug: page_state(page, answers[page.slug], case, programme)
        for page in pages_of(case, programme)
    }
    assert set(states.values()) == {PageState.DONE}, states


def test_no_answers_make_an_empty_case_of_the_programme_and_day() -> None:
    day = date(2026, 1, 5)
    assert case_from({}, WIAZOWNA, day) == Case(programme="wiazowna_2026", applied_on=day)


def test_answers_to_pages_no_longer_asked_are_left_aside() -> None:
    answers = raw_answers(a_child_case(), WIAZOWNA)
    answers["kto-wypelnia"] = raw_of(StartPage.of(a_case(), WIAZOWNA))
    case = case_from(answers, WIAZOWNA, date(2026, 1, 5))
    assert case.represented is None
    assert case.guardian == Case().guardian
    assert case.certificate.point_7 is None
    assert case.guardian_accepts_assistant is None


def test_answers_to_unknown_pages_are_left_aside() -> None:
    answers = {"kopia-orzeczenia": {"na-papierze": ["tak"]}, "": {}}
    assert case_from(answers, WIAZOWNA, date(2026, 1, 5)).participant == Case().participant


def test_a_wrong_answer_is_left_unanswered_and_the_others_stand() -> None:
    answers = raw_answers(a_case(), WIAZOWNA)
    answers["uczestnik"] = answers["uczestnik"] | {"postcode": ["nie wiem"]}
    case = case_from(answers, WIAZOWNA, date(2026, 1, 5))
    assert case.participant.address.postcode == ""
    assert case.participant.address.town == "Wiązowna"


@pytest.mark.parametrize(
    ("raw", "state"),
    [
        (None, PageState.EMPTY),
        ({}, PageState.EMPTY),
        ({"first_name": [" "]}, PageState.EMPTY),
        ({"first_name": ["Zofia"]}, PageState.ERRORS),
        (raw_of(ParticipantPage.of(a_case(), WIAZOWNA)), PageState.DONE),
    ],
)
def test_the_state_of_a_page_with_required_answers(raw: Raw | None, state: PageState) -> None:
    assert page_state(ParticipantPage, raw, a_case(), WIAZOWNA) is state


def test_an_optional_page_is_done_once_it_was_saved() -> None:
    assert page_state(PreferencesPage, None, a_case(), WIAZOWNA) is PageState.EMPTY
    assert page_state(PreferencesPage, {}, a_case(), WIAZOWNA) is PageState.DONE


def test_a_page_that_is_not_asked_says_so() -> None:
    states = {page.slug: page_state(page, {}, a_case(), WIAZOWNA) for page in EVERY_PAGE}
    assert states["opiekun"] is PageState.NOT_ASKED
    assert states["uczestnik"] is not PageState.NOT_ASKED


def test_which_pages_may_be_left_empty() -> None:
    asked = pages_of(a_case(), WIAZOWNA)
    assert {page.slug for page in asked if is_optional(page, a_case(), WIAZOWNA)} == {
        "preferencje",
        "czynnosci-samoobslugowe",
        "gospodarstwo-domowe",
        "przemieszczanie-sie",
        "aktywnosc-zyciowa",
    }


def test_a_clause_the_programme_only_offers_may_be_left_unconfirmed() -> None:
    sejny = load_programme("sejny_2026")
    case = a_case(programme="sejny_2026")
    asked = {page.slug: page for page in pages_of(case, sejny)}
    assert is_optional(asked["klauzula-ministra"], case, sejny)


@pytest.mark.parametrize(
    ("about", "place"),
    [
        ("participant.birth_date", Place("kto-wypelnia", "birth_date")),
        ("certificate.valid_until", Place("waznosc-orzeczenia", "valid_until")),
        ("certificate", Place("orzeczenie", "held")),
        ("activities", Place("czynnosci-samoobslugowe", "activities")),
        ("other_programmes.0.hours", Place("godziny-w-innych-programach", "other_programmes")),
        ("clauses_read", Place("klauzula-ministra", "is_read")),
        ("enclosed", None),
        ("assistant.register_checked_on", None),
        ("", None),
    ],
)
def test_where_an_answer_is_mended(about: str, place: Place | None) -> None:
    assert page_for(about) == place


def test_among_the_pages_of_a_child_the_kind_is_mended_at_its_points() -> None:
    pages = pages_of(a_child_case(), WIAZOWNA)
    assert page_for("certificate.kind", pages) == Place("orzeczenie-dziecka", "point_7")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(applications(), st.data())
def test_every_finding_leads_to_a_page_or_is_the_offices(case: Case, data: st.DataObject) -> None:
    programme = load_programme(case.programme)
    answers = raw_answers(case, programme)
    for slug in data.draw(st.sets(st.sampled_from(sorted(set(answers) - {"kto-wypelnia"})))):
        del answers[slug]
    case = case_from(answers, programme, case.applied_on)
    for finding in check(case, programme).findings:
        place = page_for(finding.about, pages_of(case, programme))
        assert place is not None or finding.about in BY_THE_OFFICE, finding


def test_every_finding_about_an_empty_case_leads_somewhere() -> None:
    for finding in check(replace(Case(), programme="wiazowna_2026"), WIAZOWNA).findings:
        assert page_for(finding.about) or finding.about in BY_THE_OFFICE, finding


def test_a_place_is_a_field_of_its_page() -> None:
    pages = {page.slug: page for page in EVERY_PAGE}
    for page in EVERY_PAGE:
        for path in page.asks:
            place = page_for(path)
            assert place is not None
            assert hasattr(pages[place.page], place.field), place
