"""What was answered and what was found, as a person reads it, and the way back to mend it."""

import re

from flask import Flask

from rules.vocabulary import Relation
from tests.builders import a_case, a_child_case, an_assistant
from tests.web.visitor import Visitor, answers_of

FINDING = re.compile(r'teczka-finding__sentence">(.*?)</p>', re.DOTALL)


def test_an_untouched_draft_names_everything_that_is_missing(site: Flask):
    visitor = Visitor(site)
    visitor.start(a_case())
    visitor.get("/wniosek/wynik")
    assert "Czego brakuje lub co nie jest spełnione" in visitor.text
    found = " ".join(FINDING.findall(visitor.page))
    for word in ("imię", "orzeczen", "klauzul"):
        assert word in found


def test_a_sister_named_as_assistant_blocks_with_clause_and_a_way_to_mend(site: Flask):
    case = a_child_case(assistant=an_assistant(relation=Relation.SIBLING))
    visitor = Visitor(site)
    visitor.start(case)
    visitor.answer_all(case)
    visitor.get("/wniosek/wynik")
    assert "członek rodziny" in visitor.text
    assert "krewnych w linii bocznej" in visitor.text
    assert "§ 4" in visitor.text
    assert "/wniosek/pytania/asystent-wiezi?wroc=wynik" in visitor.page.replace("&amp;", "&")


def test_mending_an_answer_returns_to_the_review(site: Flask):
    visitor = Visitor(site)
    case = a_case()
    visitor.start(case)
    visitor.answer_all(case)
    visitor.get("/wniosek/pytania/uczestnik?wroc=sprawdz")
    assert 'name="wroc" value="sprawdz"' in visitor.page
    visitor.post("/wniosek/pytania/uczestnik", {"wroc": "sprawdz", "action": "next"})
    assert visitor.errors()
    assert 'name="wroc" value="sprawdz"' in visitor.page


def test_what_cannot_be_read_is_shown_in_the_persons_own_words(site: Flask):
    visitor = Visitor(site)
    visitor.start(a_case())
    visitor.answer("uczestnik", {"first_name": ["<i>Zofia</i>"], "postcode": ["kod?"]})
    visitor.get("/wniosek/sprawdz")
    assert "kod?" in visitor.text
    assert "&lt;i&gt;Zofia" in visitor.page
    assert visitor.errors()


def test_the_limit_is_told_with_its_day(site: Flask):
    visitor = Visitor(site)
    case = a_case()
    visitor.start(case)
    visitor.answer_all(case)
    visitor.get("/wniosek/wynik")
    assert "720 godzin" in visitor.text


def test_mending_from_the_verdict_returns_to_the_verdict(site: Flask):
    case = a_case()
    visitor = Visitor(site)
    visitor.start(case)
    visitor.answer_all(case)
    visitor.get("/wniosek/pytania/uczestnik?wroc=wynik")
    raw = answers_of(case)["uczestnik"]
    visitor.post("/wniosek/pytania/uczestnik", {**raw, "wroc": "wynik", "action": "next"})
    assert visitor.at == "/wniosek/wynik"
    visitor.get("/wniosek/pytania/uczestnik?wroc=//example.com")
    assert "//example.com" not in visitor.page
