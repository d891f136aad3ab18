"""Papers ticked, a call for completion and its answer, as a clerk does them one after another."""

from collections.abc import Iterator
from datetime import date

import pytest

from app.matters.matter import Papers, State
from rules.vocabulary import Document, Household
from tests.builders import a_situation
from tests.matters.builders import (
    a_correct_matter,
    a_matter,
    an_applicant,
    an_assessed_matter,
)
from tests.web.office.clerk import TODAY, Clerk, a_clerk, day_of
from tests.web.office.staff import OTHER, OWN
from tests.web.site import close

CHECK, CALL, ANSWER = "m1/dokumenty", "m1/wezwanie", "m1/uzupelnienie"
BOTH = ["enclosed", "signed"]
WHOLE = {
    "application_card": BOTH,
    "activity_scope": BOTH,
    "certificate_copy": ["enclosed"],
    "gdpr_clause_minister": BOTH,
    "gdpr_clause_organiser": BOTH,
}
UNSIGNED = {**WHOLE, "activity_scope": ["enclosed"]}


@pytest.fixture
def clerk(tmp_path) -> Iterator[Clerk]:
    clerk = a_clerk(tmp_path)
    yield clerk
    close(clerk.site)


def test_whole_papers_make_the_application_formally_correct(clerk: Clerk):
    clerk.keeps(a_matter())
    clerk.post(CHECK, WHOLE)
    assert clerk.visitor.at == f"/biuro/{OWN}/sprawy/m1/"
    assert "poprawne formalnie" in clerk.visitor.text
    papers = clerk.matter("m1").papers
    assert papers.checked_on == TODAY
    assert Document.CERTIFICATE_COPY in papers.enclosed - papers.signed


def test_what_is_missing_is_told_at_once_with_the_way_to_call_for_it(clerk: Clerk):
    clerk.keeps(a_matter())
    clerk.post(CHECK, UNSIGNED)
    assert clerk.visitor.at == f"/biuro/{OWN}/sprawy/{CHECK}"
    assert clerk.matter("m1").state is State.INCOMPLETE
    assert "Czego jeszcze brakuje" in clerk.visitor.text
    assert "arta zakresu czynności" in clerk.visitor.text.split("Czego jeszcze brakuje")[1]
    assert f'href="/biuro/{OWN}/sprawy/{CALL}"' in clerk.visitor.page
    assert clerk.visitor.page.count('checked="checked"') + clerk.visitor.page.count(" checked") >= 8


def test_nothing_is_called_missing_before_somebody_looked(clerk: Clerk):
    clerk.keeps(a_matter())
    clerk.get(CHECK)
    assert "Czego jeszcze brakuje" not in clerk.visitor.text


def test_only_papers_that_need_it_are_asked_for_a_signature(clerk: Clerk):
    clerk.keeps(a_matter())
    clerk.get(CHECK)
    assert 'id="application_card-signed"' in clerk.visitor.page
    assert 'id="certificate_copy-enclosed"' in clerk.visitor.page
    assert 'id="certificate_copy-signed"' not in clerk.visitor.page
    assert "guardian_acceptance" not in clerk.visitor.page


def test_a_signature_on_a_paper_that_is_not_there_is_asked_about(clerk: Clerk):
    clerk.keeps(a_matter())
    assert clerk.post(CHECK, {**WHOLE, "activity_scope": ["signed"]}) == 422
    assert "zaznacz też, że dokument jest w zgłoszeniu" in clerk.visitor.errors()[0]
    assert clerk.matter("m1").papers == Papers()


def test_a_paper_no_longer_asked_for_keeps_its_tick(clerk: Clerk):
    enclosed = frozenset({Document.GUARDIAN_ACCEPTANCE})
    clerk.keeps(a_matter(papers=Papers(enclosed=enclosed, signed=enclosed)))
    clerk.post(CHECK, WHOLE)
    assert Document.GUARDIAN_ACCEPTANCE in clerk.matter("m1").papers.signed


def test_papers_are_checked_until_the_assessment(clerk: Clerk):
    clerk.keeps(an_assessed_matter())
    assert clerk.post(CHECK, UNSIGNED) == 409
    assert "przed oceną" in clerk.visitor.text
    assert clerk.matter("m1").state is State.ASSESSED


def test_the_call_says_what_is_missing_and_a_clerk_may_say_it_better(clerk: Clerk):
    clerk.keeps(a_matter())
    clerk.post(CHECK, UNSIGNED)
    clerk.get(CALL)
    assert "9 marca 2026" in clerk.visitor.text
    assert "arta zakresu czynności" in clerk.visitor.text.split("<textarea")[1]
    clerk.post(CALL, {"missing": "Podpis na karcie zakresu.\r\n\r\nTelefon."}, again=False)
    assert clerk.visitor.at == f"/biuro/{OWN}/sprawy/m1/"
    (call,) = clerk.matter("m1").calls
    assert call.missing == ("Podpis na karcie zakresu.", "Telefon.")
    assert call.due_on == date(2026, 3, 9)
    assert "do 9 marca 2026 r. Teraz przygotuj pismo" in clerk.visitor.text


def test_an_empty_call_and_a_second_one_are_refused(clerk: Clerk):
    clerk.keeps(a_matter())
    clerk.post(CHECK, UNSIGNED)
    assert clerk.post(CALL, {"missing": ""}) == 422
    clerk.post(CALL, {"missing": "Podpis."})
    assert clerk.post(CALL, {"missing": "Jeszcze jeden podpis."}) == 409
    assert "czeka jeszcze na odpowiedź" in clerk.visitor.text
    assert "Jeszcze jeden podpis." in clerk.visitor.text


def test_a_call_needs_something_that_is_missing(clerk: Clerk):
    clerk.keeps(a_correct_matter())
    assert clerk.post(CALL, {"missing": "Podpis."}) == 409
    assert "Najpierw sprawdź dokumenty" in clerk.visitor.text


def test_the_answer_leads_to_the_papers_again(clerk: Clerk):
    clerk.keeps(a_matter())
    clerk.post(CHECK, UNSIGNED)
    clerk.post(CALL, {"missing": "Podpis."})
    clerk.get(ANSWER)
    assert "Podpis." in clerk.visitor.text
    assert clerk.post(ANSWER, day_of("on", date(2026, 3, 3))) == 422
    assert clerk.post(ANSWER, day_of("on", date(2026, 3, 1))) == 409
    assert "wcześniejszy niż wezwanie" in clerk.visitor.text
    clerk.post(ANSWER, day_of("on", TODAY))
    assert clerk.visitor.at == f"/biuro/{OWN}/sprawy/{CHECK}"
    assert clerk.matter("m1").open_call is None
    clerk.post(CHECK, WHOLE)
    assert clerk.matter("m1").state is State.FORMALLY_CORRECT


def test_the_certificate_of_whoever_lives_there_too_is_only_shown(tmp_path):
    with_disabled = a_situation(household=Household.WITH_DISABLED_PERSONS, helped_by_others=False)
    case = an_applicant(programme=OTHER, situation=with_disabled)
    clerk = a_clerk(tmp_path, OTHER)
    clerk.keeps(a_matter(case))
    clerk.get(CHECK)
    assert 'id="cohabitant_certificate-shown"' in clerk.visitor.page
    assert 'id="cohabitant_certificate-enclosed"' not in clerk.visitor.page
    clerk.post(CHECK, {**WHOLE, "cohabitant_certificate": "shown"})
    assert clerk.matter("m1").papers.shown == {Document.COHABITANT_CERTIFICATE}
    assert clerk.matter("m1").state is State.FORMALLY_CORRECT
    close(clerk.site)
