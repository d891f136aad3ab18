"""A matter as the register knows it comes in; what pages say of it in one line goes out."""

from dataclasses import dataclass

from app.matters.case_view import name_of
from app.matters.matter import Matter, State
from app.matters.states import STATE_NAMES
from app.wording.labels import sentence

NAMELESS = "bez imienia i nazwiska"
TONES = {
    State.SUBMITTED: "",
    State.INCOMPLETE: "bad",
    State.FORMALLY_CORRECT: "",
    State.ASSESSED: "",
    State.AWARDED: "good",
    State.RESERVE: "warn",
    State.REFUSED: "wait",
    State.RESIGNED: "wait",
    State.CLOSED: "wait",
}
"""The colour beside the word: to be mended, waiting, done with."""


@dataclass(frozen=True)
class StateTag:
    """A state as pages show it: its word, and the tone of its colour."""

    tag: str
    tone: str


def state_tag(state: State) -> StateTag:
    return StateTag(sentence(STATE_NAMES[state]), TONES[state])


def about(matter: Matter) -> str:
    """„PS.12.2026 · Zofia Przykładowa”: the caption of every page about one matter."""
    return f"{matter.case_number} · {name_of(matter) or NAMELESS}"
