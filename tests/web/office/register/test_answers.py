"""Answers typed off a paper: the applicants' pages, kept as typed, until the matter is assessed."""

import re
from collections.abc import Iterator

import pytest

from app.attachments.answers import raw_answers
from app.matters.matter import State
from rules.programme import load_programme
from tests.matters.builders import (
    a_correct_matter,
    a_matter,
    an_applicant,
    an_assessed_matter,
)
from tests.web.office.clerk import Clerk, a_clerk
from tests.web.office.staff import OWN
from tests.web.site import close

LIST = "m1/odpowiedzi/popraw"
PARTICIPANT = f"{LIST}/uczestnik"
START = ("kto-wypelnia", "uczestnik")


@pytest.fixture
def clerk(tmp_path) -> Iterator[Clerk]:
    clerk = a_clerk(tmp_path)
    yield clerk
    close(clerk.site)


def begun(**more):
    """A matter typed from paper of which only the first answers are in."""
    answers = raw_answers(an_applicant(), load_programme(OWN))
    return a_matter(answers={slug: answers[slug] for slug in START} | more)


def test_every_page_is_filled_in_from_the_paper_one_after_another(clerk: Clerk):
    matter = clerk.keeps(begun())
    pages = raw_answers(an_applicant(), load_programme(OWN))
    clerk.get(LIST)
    assert "Do wypełnienia" in clerk.visitor.text
    for slug, raw in pages.items():
        assert clerk.post(f"{LIST}/{slug}", {**raw, "action": "next"}) == 200, slug
    assert clerk.visitor.at == f"/biuro/{OWN}/sprawy/{LIST}"
    assert "Do wypełnienia" not in clerk.visitor.text
    kept = clerk.matter(matter.id)
    assert {slug: dict(raw) for slug, raw in kept.answers.items()} == pages
    assert "Sprawdź dokumenty" in clerk.visitor.text


def test_a_page_in_error_is_kept_as_typed_and_shown_with_the_same_messages(clerk: Clerk):
    clerk.keeps(begun())
    raw = {"first_name": "Zofia", "last_name": "Przykładowa", "postcode": "abc"}
    assert clerk.post(PARTICIPANT, raw) == 422
    assert any("kod pocztowy" in error.lower() for error in clerk.visitor.errors())
    assert clerk.matter("m1").answers["uczestnik"]["postcode"] == ["abc"]
    assert clerk.post(PARTICIPANT, {**raw, "town": "Sejny"}, again=False) == 422
    assert clerk.matter("m1").answers["uczestnik"]["town"] == ["Sejny"]
    clerk.get(LIST)
    assert "Do poprawy" in clerk.visitor.text


def test_saving_leads_back_to_the_list(clerk: Clerk):
    clerk.keeps(begun())
    clerk.post(f"{LIST}/potrzeby", {"moving_outside": "Z laską.", "action": "save"})
    assert clerk.visitor.at == f"/biuro/{OWN}/sprawy/{LIST}"
    assert clerk.matter("m1").answers["potrzeby"]["moving_outside"] == ["Z laską."]


def test_rows_are_added_and_removed(clerk: Clerk):
    clerk.keeps(begun(**{"inne-programy": {"uses_other_programmes": ["yes"]}}))
    page = f"{LIST}/godziny-w-innych-programach"
    clerk.post(page, {"other_programmes-rows": "1", "action": "add-other_programmes"})
    assert 'name="other_programmes-1-name"' in clerk.visitor.page
    clerk.post(page, {"other_programmes-rows": "2", "action": "remove-other_programmes-1"})
    assert 'name="other_programmes-1-name"' not in clerk.visitor.page


def test_leafing_through_changes_nothing(clerk: Clerk):
    matter = clerk.keeps(a_correct_matter())
    assert clerk.post(PARTICIPANT, dict(matter.answers["uczestnik"])) == 200
    assert clerk.matter("m1") == matter
    assert len(clerk.services.store.ledger.lines(OWN, "m1")) == 1


def test_a_correction_wants_the_papers_checked_anew_and_stays_in_the_history(clerk: Clerk):
    matter = clerk.keeps(a_correct_matter())
    raw = {**matter.answers["uczestnik"], "town": ["Giby"]}
    clerk.post(PARTICIPANT, raw)
    corrected = clerk.matter("m1")
    assert (corrected.state, corrected.papers.checked_on) == (State.SUBMITTED, None)
    clerk.get("m1/")
    assert "Poprawienie odpowiedzi" in clerk.visitor.text


def test_nothing_is_overwritten_that_somebody_changed_meanwhile(clerk: Clerk):
    matter = clerk.keeps(begun())
    clerk.get(PARTICIPANT)
    version = matter.version
    clerk.post(f"{LIST}/potrzeby", {"moving_outside": "Z laską.", "action": "save"})
    sent = {"wersja": str(version), "first_name": "Zofia", "last_name": "Inaczej"}
    assert clerk.visitor.post(f"/biuro/{OWN}/sprawy/{PARTICIPANT}", sent).status_code == 409
    assert "w międzyczasie" in clerk.visitor.text
    assert 'value="Inaczej"' in clerk.visitor.page
    assert clerk.matter("m1").answers["uczestnik"]["last_name"] == ["Przykładowa"]
    # Pressed again it is refused again: what somebody else wrote was still not looked at.
    assert clerk.post(PARTICIPANT, {"last_name": "Inaczej"}, again=False) == 409


def test_a_name_is_not_taken_away(clerk: Clerk):
    clerk.keeps(begun())
    assert clerk.post(PARTICIPANT, {"first_name": "", "town": "Sejny"}) == 409
    assert "Wpisz imię i nazwisko uczestnika" in clerk.visitor.text
    assert 'value="Sejny"' in clerk.visitor.page


def test_what_was_assessed_is_corrected_no_more(clerk: Clerk):
    matter = clerk.keeps(an_assessed_matter())
    raw = {**matter.answers["uczestnik"], "town": ["Giby"]}
    assert clerk.post(PARTICIPANT, raw) == 409
    assert "zmianę w ciągu roku" in clerk.visitor.text
    assert clerk.matter("m1") == matter


def test_the_browser_offers_a_clerk_nothing_it_remembers_of_others(clerk: Clerk):
    matter = clerk.keeps(begun())
    for slug in ("kto-wypelnia", "uczestnik"):
        clerk.get(f"{LIST}/{slug}")
        found = set(re.findall(r'autocomplete="([^"]*)"', clerk.visitor.page))
        assert found <= {"off"}, slug
    assert matter.answers["kto-wypelnia"]["filled_by"] == ["self"]


def test_a_page_that_is_not_asked_leads_to_the_list_and_an_unknown_one_nowhere(clerk: Clerk):
    clerk.keeps(begun())
    clerk.get(f"{LIST}/orzeczenie-dziecka")
    assert clerk.visitor.at == f"/biuro/{OWN}/sprawy/{LIST}"
    assert clerk.visitor.get(f"/biuro/{OWN}/sprawy/{LIST}/nie-ma").status_code == 404
