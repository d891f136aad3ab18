"""A programme comes in; the traps its file fell into come out, each with its place.

The traps are those seen in real offices' papers: last year's year, number, amount or ministry left
in this year's form, an attachment cited under the wrong number, another edition's family.
"""

from collections.abc import Callable, Iterator

from rules.lint.amounts import amounts, figures_in_quotes, needed_figures, units
from rules.lint.attachments import (
    citations,
    numbers,
    numbers_in_texts,
    printed,
    quoted_numbers,
    titles,
)
from rules.lint.dates import amounts_of_another_year, figure_dates, period, window, years_in_texts
from rules.lint.family import family
from rules.lint.office import accessibility, letters
from rules.lint.problem import Problem
from rules.lint.rates import local_limits, local_rates, money
from rules.lint.sources import (
    checked,
    known_sources,
    own_sources,
    placed_sources,
    unconfirmed,
)
from rules.lint.texts import activities, minister, ministry, programme_name, variant
from rules.lint.years import cited_documents, documents, years_in_quotes
from rules.programme import Programme

CHECKS: tuple[Callable[[Programme], Iterator[Problem]], ...] = (
    *(citations, quoted_numbers, numbers_in_texts, numbers, titles, printed),
    *(years_in_texts, period, window, figure_dates, amounts_of_another_year),
    *(years_in_quotes, documents, cited_documents),
    *(needed_figures, units, amounts, figures_in_quotes, local_limits, local_rates, money),
    *(minister, ministry, programme_name, variant, family, activities),
    *(letters, accessibility),
    *(known_sources, placed_sources, own_sources, checked, unconfirmed),
)


def lint(programme: Programme) -> tuple[Problem, ...]:
    """Every problem found: ``BLOCKS`` to mend, ``NOTES`` what a source itself got or left wrong."""
    return tuple(problem for check in CHECKS for problem in check(programme))


__all__ = ["CHECKS", "Problem", "lint"]
