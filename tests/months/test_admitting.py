"""An assignment is prepared, opened, changed and ended; what is refused says what to do."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.errors import DeedRefused
from app.months.admitting import (
    BEFORE_START,
    GIVEN_UP,
    NOT_PREPARED,
    ODD_HOURS,
    Terms,
    Used,
    agreed,
    ended,
    opened,
    prepared,
    stated,
    stated_in,
)
from app.months.assignment import AssignmentState
from app.months.standing import BACKWARDS, NOT_AWARDED
from rules.case import Assistant
from rules.vocabulary import Profession, Qualification, Relation
from tests.matters.builders import an_applicant
from tests.months.test_standing import assigned, beside, without_award

TERMS = Terms(date(2026, 2, 1), date(2026, 12, 31), Decimal(40), " UZ/2 ", " ")
USED = Used(date(2026, 2, 3), date(2026, 5, 6))


def refusal(deed: Callable[[], object]) -> DeedRefused:
    with pytest.raises(DeedRefused) as refused:
        deed()
    return refused.value


def test_everything_in_the_way_is_told_at_once_each_with_its_clause():
    unstated = assigned(statement=Assistant())
    told = refusal(lambda: opened(unstated, beside()))
    assert len(told.because) == 4
    assert all("Podstawa:" in clause for clause in told.clauses)
    assert opened(assigned(), beside()).state is AssignmentState.OPEN


def test_only_a_prepared_one_is_opened():
    for state in (AssignmentState.OPEN, AssignmentState.ENDED):
        told = refusal(lambda state=state: opened(assigned(state=state), beside()))
        assert told.because == (NOT_PREPARED,)


def test_a_statement_may_follow_but_dates_and_the_award_are_there_from_the_start():
    unstated = assigned(statement=Assistant())
    assert prepared(unstated, beside()) == unstated
    backwards = replace(unstated, ends=date(2026, 1, 31))
    assert refusal(lambda: prepared(backwards, beside())).because == (BACKWARDS,)
    nobody_s = without_award(beside(), resolutions=())
    assert refusal(lambda: prepared(unstated, nobody_s)).because == (NOT_AWARDED,)
    for hours in (Decimal(0), Decimal("744.5")):
        odd = replace(unstated, monthly_hours=hours)
        assert refusal(lambda odd=odd: prepared(odd, beside())).because == (ODD_HOURS,)


def test_an_open_one_that_no_longer_holds_waits_with_the_truth_in_it():
    is_open = assigned(state=AssignmentState.OPEN)
    lives_there = replace(is_open.statement, lives_with_participant=True)
    kept = stated(is_open, lives_there, beside())
    assert (kept.state, kept.statement) == (AssignmentState.PREPARED, lives_there)
    works_longer = replace(is_open.statement, experience_months=9)
    assert stated(is_open, works_longer, beside()).state is AssignmentState.OPEN


def test_other_terms_keep_what_was_served():
    is_open = assigned(state=AssignmentState.OPEN)
    kept = agreed(is_open, TERMS, beside(), USED)
    assert (kept.state, kept.contract_number, kept.note) == (AssignmentState.OPEN, "UZ/2", "")
    for terms in (replace(TERMS, starts=date(2026, 2, 4)), replace(TERMS, ends=date(2026, 5, 5))):
        told = refusal(lambda terms=terms: agreed(is_open, terms, beside(), USED))
        assert "usługi od 3 lutego 2026 r. do 6 maja" in told.because[0].replace("\xa0", " ")
    assert agreed(is_open, replace(TERMS, ends=date(2026, 5, 6)), beside(), USED)


def test_an_open_one_ends_and_can_still_be_mended():
    is_open = assigned(state=AssignmentState.OPEN)
    kept = ended(is_open, date(2026, 5, 6), beside(), USED)
    assert (kept.state, kept.ends) == (AssignmentState.OPEN, date(2026, 5, 6))
    assert (
        "Asystent wpisał już"
        in refusal(lambda: ended(is_open, date(2026, 5, 5), beside(), USED)).because[0]
    )
    told = refusal(lambda: ended(is_open, date(2026, 1, 31), beside()))
    assert told.because == (BEFORE_START.format(starts="1\xa0lutego 2026\xa0r."),)
    assert "mieścić się" in refusal(lambda: ended(is_open, date(2027, 1, 1), beside())).because[0]


def test_one_that_never_opened_is_given_up_for_good():
    given_up = ended(assigned(), date(2026, 1, 20), beside())
    assert (given_up.state, given_up.ends) == (AssignmentState.ENDED, assigned().ends)
    for deed in (
        lambda: ended(given_up, date(2026, 3, 1), beside()),
        lambda: agreed(given_up, TERMS, beside()),
        lambda: stated(given_up, Assistant(), beside()),
    ):
        assert refusal(deed).because == (GIVEN_UP,)


def test_one_that_was_open_and_broke_ends_on_a_day_of_its_own():
    kept = ended(assigned(), date(2026, 5, 6), beside(), USED)
    assert (kept.state, kept.ends) == (AssignmentState.ENDED, date(2026, 5, 6))


NAMED = Assistant(
    "Bogna",
    "Pomocna",
    phone="600 100 200",
    relation=Relation.NONE,
    is_legal_guardian=False,
    lives_with_participant=False,
    qualification=Qualification.DIPLOMA,
    profession=Profession.PHYSIOTHERAPIST,
)


def test_what_the_application_says_of_whom_it_names_need_not_be_typed_again():
    case = an_applicant(names_assistant=True, assistant=NAMED)
    said = stated_in(case, " bogna  POMOCNA")
    assert said == replace(NAMED, first_name="", last_name="", phone="")
    assert stated_in(case, "Inna Osoba") == Assistant()
    assert stated_in(case, " ") == Assistant()
    assert stated_in(an_applicant(names_assistant=False), "Bogna Pomocna") == Assistant()
