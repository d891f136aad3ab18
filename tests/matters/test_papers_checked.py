from dataclasses import replace
from datetime import date

import pytest

from app.matters.checking_papers import check_papers, faults
from app.matters.completing import answer_call, call_for_completion, what_is_missing
from app.matters.matter import Papers, State
from app.matters.office import OfficeSettings
from rules.programme import load_programme
from rules.vocabulary import Degree, Document, Household
from tests.builders import PAPERS, a_certificate, a_situation
from tests.matters.builders import (
    SEJNY,
    SIGNED,
    a_correct_matter,
    a_matter,
    an_applicant,
    an_assessed_matter,
)
from tests.matters.refused import refusal

PROGRAMME = load_programme(SEJNY)
SETTINGS = OfficeSettings(SEJNY)
TODAY = date(2026, 1, 8)
WHOLE = Papers(enclosed=PAPERS, signed=SIGNED)
UNSIGNED = Papers(enclosed=PAPERS, signed=SIGNED - {Document.APPLICATION_CARD})


def checked(papers=WHOLE, case=None):
    return check_papers(a_matter(case), papers, PROGRAMME, TODAY)


def test_whole_and_signed_papers_are_formally_correct():
    matter = checked()
    assert matter.state is State.FORMALLY_CORRECT
    assert matter.papers.checked_on == TODAY
    assert faults(matter, PROGRAMME, TODAY) == ()


def test_an_unsigned_card_is_incomplete():
    assert checked(UNSIGNED).state is State.INCOMPLETE


def test_a_light_degree_is_no_case_for_the_commission():
    light = an_applicant(certificate=a_certificate(degree=Degree.LIGHT))
    assert checked(case=light).state is State.INCOMPLETE


def test_a_signature_needs_its_paper():
    ticked = Papers(enclosed=PAPERS - {Document.APPLICATION_CARD}, signed=SIGNED)
    refused = refusal(check_papers, a_matter(), ticked, PROGRAMME, TODAY)
    assert "załączony" in str(refused)


def test_papers_are_not_checked_once_assessed():
    refusal(check_papers, an_assessed_matter(), WHOLE, PROGRAMME, TODAY)


def test_a_call_asks_for_everything_at_once():
    papers = replace(UNSIGNED, enclosed=PAPERS - {Document.CERTIFICATE_COPY})
    called = call_for_completion(checked(papers), PROGRAMME, SETTINGS, TODAY)
    call = called.open_call
    assert call is not None
    assert call.due_on == date(2026, 1, 15)
    assert len(call.missing) == 2
    assert any("podpis" in said for said in call.missing)
    assert any("kopię" in said for said in call.missing)


def test_a_paper_to_be_shown_is_asked_for_too():
    situation = a_situation(household=Household.WITH_DISABLED_PERSONS)
    wiazowna = load_programme("wiazowna_2026")
    matter = a_correct_matter(an_applicant(programme="wiazowna_2026", situation=situation))
    asked = what_is_missing(matter, wiazowna, TODAY)
    assert any("do wglądu" in said for said in asked), asked
    shown = replace(matter.papers, shown=frozenset({Document.COHABITANT_CERTIFICATE}))
    asked = what_is_missing(replace(matter, papers=shown), wiazowna, TODAY)
    assert not any("do wglądu" in said for said in asked)


def test_a_clerks_own_words_may_be_asked_for():
    called = call_for_completion(
        checked(UNSIGNED), PROGRAMME, SETTINGS, TODAY, (" Podpisz kartę. ", " ")
    )
    assert called.calls[0].missing == ("Podpisz kartę.",)
    refusal(call_for_completion, checked(UNSIGNED), PROGRAMME, SETTINGS, TODAY, ())


def test_one_call_at_a_time_until_its_time_is_over():
    called = call_for_completion(checked(UNSIGNED), PROGRAMME, SETTINGS, TODAY)
    due = date(2026, 1, 15)
    assert "czeka jeszcze" in str(refusal(call_for_completion, called, PROGRAMME, SETTINGS, due))
    again = call_for_completion(called, PROGRAMME, SETTINGS, date(2026, 1, 16))
    assert len(again.calls) == 2


def test_only_incomplete_papers_are_called_for():
    refusal(call_for_completion, checked(), PROGRAMME, SETTINGS, TODAY)
    refusal(call_for_completion, a_matter(), PROGRAMME, SETTINGS, TODAY)


def test_what_came_in_answer_is_checked_anew():
    called = call_for_completion(checked(UNSIGNED), PROGRAMME, SETTINGS, TODAY)
    answered = answer_call(called, date(2026, 1, 12))
    assert answered.state is State.SUBMITTED
    assert answered.open_call is None
    correct = check_papers(answered, WHOLE, PROGRAMME, date(2026, 1, 12))
    assert correct.state is State.FORMALLY_CORRECT


def test_papers_that_lack_nothing_end_the_call():
    called = call_for_completion(checked(UNSIGNED), PROGRAMME, SETTINGS, TODAY)
    correct = check_papers(called, WHOLE, PROGRAMME, date(2026, 1, 12))
    assert correct.open_call is None
    assert correct.calls[0].answered_on == date(2026, 1, 12)


@pytest.mark.parametrize("day", [date(2026, 1, 7)])
def test_an_answer_cannot_come_before_the_call(day):
    called = call_for_completion(checked(UNSIGNED), PROGRAMME, SETTINGS, TODAY)
    assert "Sprawdź obie daty" in str(refusal(answer_call, called, day))
    refusal(answer_call, checked(UNSIGNED), TODAY)


def test_an_answer_may_bring_other_answers():
    light = an_applicant(certificate=a_certificate(degree=Degree.LIGHT))
    called = call_for_completion(checked(case=light), PROGRAMME, SETTINGS, TODAY)
    pages = {"orzeczenie": a_matter().answers["orzeczenie"]}
    answered = answer_call(called, date(2026, 1, 12), pages)
    assert check_papers(answered, WHOLE, PROGRAMME, TODAY).state is State.FORMALLY_CORRECT


def test_at_least_a_day_is_left():
    hasty = replace(SETTINGS, completion_days=0)
    called = call_for_completion(checked(UNSIGNED), PROGRAMME, hasty, TODAY)
    assert called.calls[0].due_on == date(2026, 1, 9)
