"""A programme comes in; the traps its file fell into come out, each with its place.

The traps are those seen in real offices' papers: last year's year, number, amount or ministry left
in this year's form, an attachment cited under the wrong number, another edition's family.
"""

from collections.abc import Callable, Iterator

from rules.lint.amounts import amounts, figures_in_quotes, local_limits, needed_figures
from rules.lint.attachments import citations, numbers, printed, titles
from rules.lint.dates import figure_dates, period, window, years_in_texts
from rules.lint.problem import Problem
from rules.lint.sources import known_sources, placed_sources, unconfirmed
from rules.lint.texts import activities, family, ministry
from rules.programme import Programme

CHECKS: tuple[Callable[[Programme], Iterator[Problem]], ...] = (
    citations,
    numbers,
    titles,
    printed,
    years_in_texts,
    period,
    window,
    figure_dates,
    needed_figures,
    amounts,
    figures_in_quotes,
    local_limits,
    ministry,
    family,
    activities,
    known_sources,
    placed_sources,
    unconfirmed,
)


def lint(programme: Programme) -> tuple[Problem, ...]:
    """Every problem found: ``BLOCKS`` to mend, ``NOTES`` what a source itself got or left wrong."""
    return tuple(problem for check in CHECKS for problem in check(programme))


__all__ = ["CHECKS", "Problem", "lint"]
