"""What a letter has still to tell of a call and of a changed limit, and how that it was sent is kept."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.errors import DeedRefused
from app.matters.matter import Change, CompletionCall, Matter, ResolutionState, State
from app.matters.telling import (
    call_to_send,
    change_to_tell,
    mark_call_sent,
    mark_change_told,
)
from rules.case import Address, OtherProgramme
from rules.programme import load_programme
from rules.vocabulary import Degree, Outcome
from tests.builders import a_certificate
from tests.matters.builders import SEJNY, a_matter, a_resolution, a_resolved_matter

PROGRAMME = load_programme(SEJNY)
MAY, JUNE, JULY = date(2026, 5, 4), date(2026, 6, 1), date(2026, 7, 1)
MODERATE = a_certificate(degree=Degree.MODERATE)
LOWER = Change(MAY, MAY, certificate=MODERATE)
ELSEWHERE = Change(JUNE, JUNE, other_programme=OtherProgramme("Inny program", Decimal(100)))
MOVED = Change(MAY, MAY, address=Address("ul. Zmyślona 9", "16-500", "Sejny"))


def with_changes(*changes: Change, **more: object) -> Matter:
    return replace(a_resolved_matter(changes=changes), **more)


def test_a_change_of_the_limit_is_told_once_the_first_one_first():
    matter = with_changes(ELSEWHERE, LOWER)
    assert change_to_tell(matter, PROGRAMME, JULY) == LOWER
    told = mark_change_told(matter, PROGRAMME, JUNE, JULY)
    assert told.changes == (ELSEWHERE, replace(LOWER, told_on=JUNE))
    assert change_to_tell(told, PROGRAMME, JULY) == ELSEWHERE
    both = mark_change_told(told, PROGRAMME, JULY, JULY)
    assert change_to_tell(both, PROGRAMME, JULY) is None
    with pytest.raises(DeedRefused, match="nie ma zmiany limitu"):
        mark_change_told(both, PROGRAMME, JULY, JULY)


def test_one_letter_tells_of_two_changes_of_one_day():
    same_day = replace(ELSEWHERE, since=MAY)
    told = mark_change_told(with_changes(LOWER, same_day, MOVED), PROGRAMME, JUNE, JULY)
    assert [each.told_on for each in told.changes] == [JUNE, JUNE, None]


@pytest.mark.parametrize(
    "matter",
    [
        with_changes(MOVED),
        with_changes(replace(LOWER, certificate=a_certificate())),  # the same degree
        with_changes(replace(LOWER, reported_on=date(2026, 1, 10))),  # known when it was decided
        with_changes(replace(LOWER, reported_on=date(2026, 8, 1))),  # not known yet
        with_changes(LOWER, state=State.RESIGNED),
        with_changes(LOWER, resolutions=(a_resolution(Outcome.RESERVE),)),
        with_changes(LOWER, resolutions=(a_resolution(state=ResolutionState.PROPOSED),)),
        with_changes(LOWER, resolutions=()),
    ],
)
def test_what_alters_no_limit_of_a_participant_needs_no_letter(matter: Matter):
    assert change_to_tell(matter, PROGRAMME, JULY) is None


def test_a_change_reported_on_the_day_of_the_decision_is_offered():
    change = replace(LOWER, reported_on=date(2026, 1, 15))
    assert change_to_tell(with_changes(change), PROGRAMME, JULY) == change


def test_a_letter_is_sent_after_what_it_tells_and_not_tomorrow():
    with pytest.raises(DeedRefused, match="wcześniejszy niż to, o czym mówi"):
        mark_change_told(with_changes(LOWER), PROGRAMME, date(2026, 5, 3), JULY)
    with pytest.raises(DeedRefused, match="w przyszłości"):
        mark_change_told(with_changes(LOWER), PROGRAMME, date(2026, 7, 2), JULY)


def test_a_call_is_sent_once():
    answered = CompletionCall(MAY, JUNE, ("podpis",), answered_on=MAY)
    matter = a_matter(state=State.INCOMPLETE, calls=(answered, CompletionCall(JUNE, JULY, ("x",))))
    assert call_to_send(matter) == matter.calls[1]
    sent = mark_call_sent(matter, JUNE, JULY)
    assert [each.sent_on for each in sent.calls] == [None, JUNE]
    assert call_to_send(sent) is None
    with pytest.raises(DeedRefused, match="nie ma wezwania"):
        mark_call_sent(sent, JUNE, JULY)
    with pytest.raises(DeedRefused, match="wcześniejszy"):
        mark_call_sent(matter, MAY, JULY)
