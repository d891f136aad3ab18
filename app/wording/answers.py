"""An answer comes in; what paper shows goes out: the answer, or room to write one."""

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

DOTS = "…" * 38
"""One line of an answer column, about 10 cm of 10.5 pt."""

SHORT_DOTS = "…" * 10
"""A gap within a sentence that a figure or a date fills."""


def written(text: str, room: str = DOTS) -> str:
    """The text, or a dotted line as long as the room it gets."""
    return text.strip() or room


def written_as(answer: T | None, words: Callable[[T], str], room: str = SHORT_DOTS) -> str:
    """The answer in words (a date, a number), or a dotted gap."""
    return room if answer is None else words(answer)


def paragraphs(text: str, rows: int = 3) -> tuple[str, ...]:
    """A longer answer in the paragraphs it was given in, or as many dotted lines to write on."""
    given = tuple(line.strip() for line in text.splitlines() if line.strip())
    return given or (DOTS,) * rows
