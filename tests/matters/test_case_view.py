from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.matters.case_view import assistant_of, case_of, name_of
from app.matters.matter import Change, Resignation, ResolutionState
from rules import check
from rules.application.decisions import formal_faults
from rules.case import Address, OtherProgramme
from rules.programme import load_programme
from rules.vocabulary import Degree, Document, FormOfAddress, Outcome
from tests.builders import a_certificate
from tests.matters.builders import (
    SEJNY,
    a_correct_matter,
    a_matter,
    a_resolution,
    a_resolved_matter,
    an_applicant,
    an_assessed_matter,
)

PROGRAMME = load_programme(SEJNY)
TODAY = date(2026, 3, 2)


def test_the_case_says_what_the_answers_say():
    case = case_of(a_matter(an_applicant("Żółw", "Zmyślony")), PROGRAMME, TODAY)
    assert case.participant.full_name == "Żółw Zmyślony"
    assert case.submitted_on == case.applied_on == date(2026, 1, 5)
    assert case.decision is None


def test_checked_papers_leave_no_formal_fault():
    assert formal_faults(check(case_of(a_matter(), PROGRAMME, TODAY), PROGRAMME).findings)
    correct = case_of(a_correct_matter(), PROGRAMME, TODAY)
    assert formal_faults(check(correct, PROGRAMME).findings) == ()
    assert Document.APPLICATION_CARD in correct.signed


def test_what_the_office_asked_is_in_the_case():
    matter = a_matter(form_of_address=FormOfAddress.MS, accessible_form="duży druk")
    participant = case_of(matter, PROGRAMME, TODAY).participant
    assert participant.form_of_address is FormOfAddress.MS
    assert participant.accessible_form == "duży druk"


def test_an_award_is_decision_and_ceiling():
    case = case_of(a_resolved_matter(), PROGRAMME, TODAY)
    assert case.decision is not None
    assert case.decision.outcome is Outcome.QUALIFIED
    assert case.award is not None
    assert case.award.hours == Decimal(600)
    assert case.notice is None


def test_a_sent_letter_leaves_nothing_to_mend():
    sent = a_resolution(sent_on=date(2026, 1, 20))
    case = case_of(a_resolved_matter(resolutions=(sent,)), PROGRAMME, TODAY)
    assert case.notice is not None
    assert case.notice.addressee == "Zofia Przykładowa"
    assert check(case, PROGRAMME).passes


def test_an_award_holds_its_place_until_another_resolution_is_confirmed():
    refusal = a_resolution(Outcome.NOT_QUALIFIED, state=ResolutionState.PROPOSED)
    matter = a_resolved_matter(resolutions=(a_resolution(), refusal))
    decision = case_of(matter, PROGRAMME, TODAY).decision
    assert decision is not None
    assert decision.outcome is Outcome.QUALIFIED


def test_a_withdrawn_resolution_decides_nothing():
    gone = a_resolution(state=ResolutionState.WITHDRAWN)
    matter = an_assessed_matter(resolutions=(gone,))
    assert case_of(matter, PROGRAMME, TODAY).decision is None


CHANGED = Change(since=date(2026, 3, 1), reported_on=date(2026, 3, 2))


@pytest.mark.parametrize("asked", [date(2026, 3, 1), TODAY])
def test_a_change_is_known_from_the_day_it_was_reported(asked):
    lower = a_certificate(degree=Degree.MODERATE)
    matter = a_resolved_matter(changes=(replace(CHANGED, certificate=lower),))
    spans = check(case_of(matter, PROGRAMME, asked), PROGRAMME).limit
    assert [span.hours for span in spans][-1] == (360 if asked == TODAY else 600)


def test_hours_elsewhere_begin_on_their_day():
    other = OtherProgramme(name="Program zmyślony", hours=Decimal(200))
    matter = a_resolved_matter(changes=(replace(CHANGED, other_programme=other),))
    case = case_of(matter, PROGRAMME, TODAY)
    assert [(o.since, o.reported_on) for o in case.other_programmes] == [
        (CHANGED.since, CHANGED.reported_on)
    ]
    assert case.uses_other_programmes


@pytest.mark.parametrize("left", [True, False])
def test_a_new_address_ends_participation_only_outside_the_commune(left):
    away = Address("ul. Zmyślona 9", "00-950", "Warszawa")
    matter = a_resolved_matter(changes=(replace(CHANGED, address=away, left_commune=left),))
    participant = case_of(matter, PROGRAMME, TODAY).participant
    assert participant.address == away
    assert participant.moved_out_on == (CHANGED.since if left else None)


def test_who_moves_back_does_not_take_the_place_again():
    away = replace(CHANGED, address=Address("ul. Zmyślona 9", "00-950", "Warszawa"))
    back = replace(away, since=TODAY, left_commune=False)
    matter = a_resolved_matter(changes=(replace(away, left_commune=True), back))
    participant = case_of(matter, PROGRAMME, TODAY).participant
    assert participant.moved_out_on == CHANGED.since


def test_a_resignation_ends_participation():
    matter = a_resolved_matter(resignation=Resignation(date(2026, 3, 2), date(2026, 3, 5)))
    assert case_of(matter, PROGRAMME, TODAY).resigned_on == date(2026, 3, 5)
    assert case_of(matter, PROGRAMME, date(2026, 3, 1)).resigned_on is None


def test_the_assistant_is_the_last_one_known():
    matter = a_resolved_matter(resolutions=(a_resolution(assistant="Bogna Pomocna"),))
    assert assistant_of(matter, TODAY) == "Bogna Pomocna"
    changed = replace(matter, changes=(replace(CHANGED, assistant="Daria Dojazdowa"),))
    assert assistant_of(changed, TODAY) == "Daria Dojazdowa"
    assert assistant_of(changed, CHANGED.since) == "Bogna Pomocna"


def test_the_name_needs_no_pages():
    assert name_of(a_matter()) == "Zofia Przykładowa"
    assert name_of(a_matter(answers={})) == ""
    assert name_of(a_matter(answers={"uczestnik": {"first_name": ["  Jan "], "x": []}})) == "Jan"
