"""How the recruitment stood when a session was closed, whatever was done since."""

from dataclasses import replace
from datetime import date

from app.matters.matter import Entry, Received, Resignation, ResolutionState, State, Way
from app.matters.session import SessionState
from app.workflow.office.desk import Seen
from app.workflow.office.monitors import Monitors
from rules.vocabulary import Outcome
from tests.matters.builders import (
    SEJNY,
    a_resolution,
    a_resolved_matter,
    a_session,
    an_actor,
    an_assessed_matter,
)
from tests.workflow.office.fakes import a_desk

LATER = date(2026, 1, 19)
OWN = a_resolution(session_id="s1")


def places_then(*matters):
    desk = a_desk(*matters)
    desk.rooms.sessions.put(a_session(state=SessionState.CLOSED))
    return Monitors(desk).after_session(an_actor(), Seen(SEJNY, "s1")).places.taken


def test_its_own_award_counts_whatever_became_of_it():
    for state in ResolutionState:
        resolution = replace(OWN, state=state)
        assert places_then(a_resolved_matter(resolutions=(resolution,))) == 1


def test_an_earlier_award_counts_though_it_was_replaced_later():
    earlier = a_resolution(decided_on=date(2026, 1, 10), state=ResolutionState.REPLACED)
    instead = a_resolution(Outcome.NOT_QUALIFIED, decided_on=LATER, instead_because="x")
    assert places_then(a_resolved_matter(resolutions=(earlier, instead))) == 1


def test_what_was_decided_later_does_not():
    later = a_resolution(decided_on=LATER)
    assert places_then(a_resolved_matter(resolutions=(later,))) == 0


def test_what_was_withdrawn_before_does_not():
    gone = a_resolution(decided_on=date(2026, 1, 10), state=ResolutionState.WITHDRAWN)
    assert places_then(an_assessed_matter(resolutions=(gone,))) == 0


def test_a_resignation_since_frees_no_place_and_one_before_does():
    since = Resignation(LATER, LATER)
    resigned = a_resolved_matter(state=State.RESIGNED, resolutions=(OWN,), resignation=since)
    assert places_then(resigned) == 1
    before = Resignation(date(2026, 1, 12), date(2026, 1, 12))
    assert places_then(replace(resigned, resignation=before)) == 0


def test_papers_that_came_later_are_not_counted_as_undecided():
    late = an_assessed_matter(received=Received(LATER, Way.POST, Entry.PAPER))
    desk = a_desk(late)
    desk.rooms.sessions.put(a_session(state=SessionState.CLOSED))
    said = Monitors(desk).after_session(an_actor(), Seen(SEJNY, "s1")).said
    assert not [each for each in said if "rozstrzygnięte" in each.sentence]
