from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.matters.changing import must_resign, record_change, resignation_for
from app.matters.closing import close, resign
from app.matters.matter import Change, Resignation, ResolutionState, State
from app.matters.recruitment import recruitment_of
from rules.case import Address, Certificate, OtherProgramme
from rules.programme import load_programme
from rules.vocabulary import CertificateKind, Degree, Outcome
from tests.builders import a_certificate
from tests.matters.builders import (
    SEJNY,
    a_matter,
    a_resolution,
    a_resolved_matter,
    an_assessed_matter,
)
from tests.matters.refused import refusal

PROGRAMME = load_programme(SEJNY)
TODAY = date(2026, 5, 12)
NEXT_YEAR = date(2027, 1, 4)
CHANGE = Change(since=date(2026, 5, 4), reported_on=date(2026, 5, 8))
MODERATE = replace(CHANGE, certificate=a_certificate(degree=Degree.MODERATE))
AWAY = Address("ul. Zmyślona 9", "00-950", "Warszawa")


def changed(change, matter=None):
    return record_change(matter or a_resolved_matter(), change, PROGRAMME, TODAY)


def test_another_degree_sets_a_new_limit_to_be_told():
    result = changed(MODERATE)
    assert [(span.since, span.hours) for span in result.spans] == [(date(2026, 5, 4), 360)]
    assert result.matter.changes == (MODERATE,)


def test_hours_elsewhere_lower_the_limit():
    other = OtherProgramme(name="Program zmyślony", hours=Decimal(300))
    result = changed(replace(CHANGE, other_programme=other))
    assert [span.hours for span in result.spans] == [420]


def test_who_has_no_place_is_told_of_no_limit():
    assert changed(MODERATE, an_assessed_matter()).spans == ()


def test_a_late_report_is_recorded_and_said_to_be_late():
    late = changed(replace(MODERATE, reported_on=TODAY))
    assert any(f.code == "change-reported-late" for f in late.findings)


def test_a_light_degree_ends_the_limit_and_is_no_fault_of_the_report():
    result = changed(replace(CHANGE, certificate=a_certificate(degree=Degree.LIGHT)))
    assert [span.hours for span in result.spans] == [0]


@pytest.mark.parametrize(
    "change",
    [
        CHANGE,
        replace(MODERATE, assistant="Bogna Pomocna"),
        replace(MODERATE, reported_on=date(2026, 5, 13)),
        replace(MODERATE, since=date(2027, 1, 1)),
        replace(CHANGE, certificate=Certificate(CertificateKind.DEGREE, Degree.SEVERE)),
        replace(CHANGE, certificate=a_certificate(permanent=None)),
        replace(CHANGE, other_programme=OtherProgramme(name="Program zmyślony")),
        replace(CHANGE, other_programme=OtherProgramme(hours=Decimal(3))),
        replace(CHANGE, address=Address(town="Sejny")),
    ],
)
def test_a_change_that_says_too_little_or_too_much_is_refused(change):
    refusal(changed, change)


def test_a_closed_matter_does_not_change():
    refusal(changed, MODERATE, a_matter(state=State.CLOSED))


def test_who_moves_within_the_commune_stays():
    result = changed(replace(CHANGE, address=AWAY))
    assert not must_resign(result)


def test_who_leaves_the_commune_has_to_resign():
    moved = replace(CHANGE, address=AWAY, left_commune=True)
    result = changed(moved)
    assert must_resign(result)
    resigned = resign(result.matter, resignation_for(moved, TODAY), TODAY)
    assert resigned.state is State.RESIGNED
    assert resigned.resignation is not None
    assert resigned.resignation.ends_on == CHANGE.since


def test_a_resignation_frees_the_place():
    matter = a_resolved_matter()
    assert recruitment_of([matter], PROGRAMME, TODAY).verdict.places.taken == 1
    resigned = resign(matter, Resignation(TODAY, TODAY), TODAY)
    assert recruitment_of([resigned], PROGRAMME, TODAY).verdict.places.taken == 0


def test_a_resignation_withdraws_what_waits_to_be_confirmed():
    pending = a_resolution(state=ResolutionState.PROPOSED)
    resigned = resign(an_assessed_matter(resolutions=(pending,)), Resignation(TODAY, TODAY), TODAY)
    assert resigned.resolution is None


def test_nobody_resigns_tomorrow_or_after_a_refusal():
    tomorrow = Resignation(date(2026, 5, 13), date(2026, 5, 31))
    refusal(resign, a_resolved_matter(), tomorrow, TODAY)
    refusal(resign, a_resolved_matter(Outcome.NOT_QUALIFIED), Resignation(TODAY, TODAY), TODAY)


def told(outcome):
    resolution = a_resolution(outcome, sent_on=date(2026, 1, 20))
    return a_resolved_matter(outcome, resolutions=(resolution,))


def test_a_told_refusal_and_a_resignation_are_closed():
    assert close(told(Outcome.NOT_QUALIFIED), PROGRAMME, TODAY, TODAY).state is State.CLOSED
    resigned = resign(a_resolved_matter(), Resignation(TODAY, TODAY), TODAY)
    closed = close(resigned, PROGRAMME, TODAY, TODAY)
    assert closed.closed_on == TODAY
    assert recruitment_of([closed], PROGRAMME, TODAY).verdict.places.taken == 0


def test_nothing_is_closed_that_nobody_was_told_of():
    untold = a_resolved_matter(Outcome.NOT_QUALIFIED)
    refused = refusal(close, untold, PROGRAMME, TODAY, TODAY)
    assert "Zawiadom" in str(refused)
    assert "Podstawa" in refused.clauses[0]


@pytest.mark.parametrize("outcome", [Outcome.QUALIFIED, Outcome.RESERVE])
def test_a_place_held_or_awaited_keeps_the_matter_open_to_the_end(outcome):
    assert "po tym dniu" in str(refusal(close, told(outcome), PROGRAMME, TODAY, TODAY))
    assert close(told(outcome), PROGRAMME, NEXT_YEAR, NEXT_YEAR).state is State.CLOSED


def test_nothing_is_closed_tomorrow_or_undecided():
    refusal(close, told(Outcome.NOT_QUALIFIED), PROGRAMME, NEXT_YEAR, TODAY)
    refusal(close, an_assessed_matter(), PROGRAMME, TODAY, TODAY)
