"""How many lines there are and what page was asked for come in; which lines to show goes out."""

from dataclasses import dataclass

A_PAGE = 50


@dataclass(frozen=True)
class Page:
    """Page ``number`` of ``last``, counted from 1; its lines are those from ``first`` up to ``end``."""

    number: int
    last: int

    @property
    def first(self) -> int:
        return (self.number - 1) * A_PAGE

    @property
    def end(self) -> int:
        return self.number * A_PAGE


def page_of(lines: int, typed: str) -> Page:
    """The page asked for, or the nearest there is."""
    last = max(1, -(-lines // A_PAGE))
    number = int(typed) if typed.isdecimal() and len(typed) < 6 else 1
    return Page(min(max(number, 1), last), last)
