"""The letters of an office: facts of one matter come in; what their blanks print goes out."""

from app.letters import award, completion_call, limit_change, refusal, reserve
from app.letters.letter import Letter

ALL: tuple[Letter, ...] = (
    award.LETTER,
    reserve.LETTER,
    refusal.LETTER,
    completion_call.LETTER,
    limit_change.LETTER,
)
"""Every letter, in the order an office writes them."""
