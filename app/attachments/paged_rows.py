"""Rows of a table and how high each is come in; the pages they fill go out.

A word processor cannot carry sums from page to page, so a paper with „Razem na stronie” and „Z przeniesienia”
is cut into pages before it is written. Rows never split. What closes the table (its total, signatures) stands
together, on the page of the last rows wherever one of them fits beside it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Room:
    """How high the rows of a page may be together, in points.

    ``first`` on the page with the paper's head, ``later`` on every other; ``closing`` is how much of it
    is taken, on the last page, by what closes the table.
    """

    first: float
    later: float
    closing: float = 0.0


@dataclass(frozen=True)
class PageOf(Generic[T]):
    """The rows of one page, and those of all pages before it, which are what is carried over."""

    number: int
    rows: tuple[T, ...]
    before: tuple[T, ...]
    is_last: bool

    @property
    def is_first(self) -> bool:
        return self.number == 1


def paged(rows: Sequence[T], height: Callable[[T], float], room: Room) -> tuple[PageOf[T], ...]:
    """The pages in their order, at least one; ``height`` is that of a row, in points.

    The last page has no rows where there are none, or where the only row leaves no room for what closes
    the table. A row higher than a page has a page of its own, which the word processor then goes on with.
    """
    heights = [height(row) for row in rows]
    ends = [*_ends(heights, room), len(rows)]
    starts = [0, *ends[:-1]]
    return tuple(
        PageOf(number, tuple(rows[start:end]), tuple(rows[:start]), number == len(ends))
        for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1)
    )


def _ends(heights: Sequence[float], room: Room) -> Iterator[int]:
    """After how many rows each page ends, but for the last."""
    start, left = 0, room.first
    while start < len(heights) and sum(heights[start:]) > left - room.closing:
        most = len(heights) - start
        fitting = min(_most(heights[start:], left), most - 1)  # the last row goes with what closes
        start += max(1, fitting)
        yield start
        left = room.later


def _most(heights: Sequence[float], room: float) -> int:
    """How many of the first rows fit."""
    return sum(1 for used in accumulate(heights) if used <= room)
