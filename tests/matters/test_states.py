import pytest

from app.matters.matter import State
from app.matters.states import ALLOWED, FIRST, STATE_NAMES, Deed, allow
from tests.matters.builders import a_matter
from tests.matters.refused import refusal


def test_every_deed_and_every_state_is_in_the_table():
    assert set(ALLOWED) == set(FIRST) == set(Deed)
    assert set(STATE_NAMES) == set(State)


@pytest.mark.parametrize("deed", Deed)
@pytest.mark.parametrize("state", State)
def test_a_deed_out_of_turn_is_refused_with_what_to_do(deed, state):
    matter = a_matter(state=state)
    if state in ALLOWED[deed]:
        allow(deed, matter)
    else:
        refused = refusal(allow, deed, matter)
        assert STATE_NAMES[state] in refused.because[0]


def test_nothing_is_done_with_a_closed_matter():
    assert not any(State.CLOSED in states for states in ALLOWED.values())
