from dataclasses import replace
from datetime import date

import pytest

from app.errors import DeedRefused, NotOnRecord
from app.matters.matter import CompletionCall, PriorityReason, Received, State, Way
from app.matters.matter import Entry as Typed
from app.workflow.office.folding import folded, found_in
from app.workflow.office.register import Query, Register
from rules.vocabulary import Outcome
from tests.matters.builders import (
    SEJNY,
    a_matter,
    a_resolution,
    a_resolved_matter,
    an_actor,
    an_applicant,
    an_assessed_matter,
)
from tests.workflow.office.fakes import FakePrinted, a_desk

CLERK = an_actor()
BY_BUNDLE = Received(date(2026, 1, 5), Way.POST, Typed.BUNDLE, bundle="ABCD-2345")
TURTLE = a_matter(an_applicant("Żółw", "Łoś-Zmyślony"), id="m1", case_number="PS.2.2026")
SOFIA = a_resolved_matter(id="m2", case_number="PS.10.2026", received=BY_BUNDLE)


def search(text="", matters=(TURTLE, SOFIA), actor=CLERK, **parts):
    return Register(a_desk(*matters)).search(actor, SEJNY, Query(text=text, **parts))


def ids(found):
    return [each.id for each in found.matters]


@pytest.mark.parametrize(
    ("name", "plain"),
    [("Żółw-Łoś", "zolw los"), ("ĄĆĘŁŃÓŚŹŻ", "acelnoszz"), ("  O'Hara  ", "o hara"), ("…", "")],
)
def test_names_are_compared_without_their_marks(name, plain):
    assert folded(name) == plain


@pytest.mark.parametrize(
    "typed", ["zolw", "ŻÓŁW", "los zol", "zmyslony", "Żółw Łoś-Zmyślony", "Zol"]
)
def test_a_name_is_found_without_polish_letters(typed):
    assert found_in(typed, "Żółw Łoś-Zmyślony")
    assert ids(search(typed)) == ["m1"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["m1", "m2"]),
        ("abcd2345", ["m2"]),
        ("ABCD-2345", ["m2"]),
        ("ABCD", []),
        ("ps.10", ["m2"]),
        ("PS.2.2026", ["m1"]),
        ("ółw", []),
        ("...", []),
    ],
)
def test_matters_are_found_by_code_and_number(typed, found):
    assert ids(search(typed)) == found


def test_the_register_stands_in_the_order_of_numbers():
    late = replace(TURTLE, received=replace(TURTLE.received, on=date(2026, 1, 9)))
    assert ids(search(matters=(SOFIA, late))) == ["m1", "m2"]


def test_filters_are_all_met():
    first = replace(SOFIA, priority=PriorityReason(1, "mieszka sama"))
    none = replace(TURTLE, priority=PriorityReason(None, "brak"))
    both = (first, none)
    assert ids(search(matters=both, states=frozenset({State.SUBMITTED}))) == ["m1"]
    assert ids(search(matters=both, groups=frozenset({1}))) == ["m2"]
    assert ids(search(matters=both, groups=frozenset({None}))) == ["m1"]
    assert ids(search(matters=both, lists=frozenset({Outcome.QUALIFIED}))) == ["m2"]
    assert ids(search("zolw", matters=both, lists=frozenset({Outcome.QUALIFIED}))) == []


def test_a_line_says_what_waits_to_be_done():
    call = CompletionCall(date(2026, 1, 8), date(2026, 1, 15), ("Podpisz.",))
    called = a_matter(state=State.INCOMPLETE, calls=(call,))
    assert search(matters=(called,)).matters[0].call_due_on == date(2026, 1, 15)
    line = search(matters=(SOFIA,)).matters[0]
    assert (line.to_send, line.to_confirm) == (True, False)
    proposed = an_assessed_matter(resolutions=(a_resolution(state="proposed"),))
    line = search(matters=(proposed,)).matters[0]
    assert (line.to_send, line.to_confirm, line.outcome) == (False, True, None)


@pytest.mark.parametrize("typed", ["Żaneta Drukowana", "zaneta", "efgh 6788", "EFGH-6788", ""])
def test_no_draft_is_ever_shown(typed):
    desk = a_desk(TURTLE)
    raw = a_matter(an_applicant("Żaneta", "Drukowana")).answers
    desk.rooms.bundles.printed[SEJNY] = [FakePrinted("EFGH-6788", "Żaneta Drukowana", raw, "d1")]
    found = Register(desk).search(CLERK, SEJNY, Query(typed))
    assert ids(found) == ([] if typed else ["m1"])
    assert "Drukowana" not in str(found)
    assert "EFGH" not in str(found)


def test_another_offices_register_is_closed():
    with pytest.raises(DeedRefused, match="uprawnień"):
        search(actor=an_actor(programmes=frozenset({"wiazowna_2026"})))


def test_a_matter_is_opened_with_its_case_and_verdict():
    register = Register(a_desk(SOFIA))
    opened = register.open(CLERK, SEJNY, "m2")
    assert opened.case.participant.full_name == "Zofia Przykładowa"
    assert opened.verdict.limit[-1].hours == 600
    with pytest.raises(NotOnRecord):
        register.open(CLERK, SEJNY, "m3")
