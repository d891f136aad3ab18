"""A programme comes in; figures and facts without a proper source come out."""

from collections.abc import Iterator

from rules.lint.problem import Problem, every_source, problem
from rules.programme import Programme
from rules.verdict import Severity


def known_sources(programme: Programme) -> Iterator[Problem]:
    """Every cited document is in the list of sources, so a page can name it in full."""
    for place, source in every_source(programme):
        if source.document not in programme.sources:
            yield problem("source-unknown", place, document=source.document)


def placed_sources(programme: Programme) -> Iterator[Problem]:
    """What a source confirms says where in it."""
    for place, source in every_source(programme):
        if source.confirmed and not (source.clause or source.quote):
            yield problem("source-without-place", place, document=source.document)


def unconfirmed(programme: Programme) -> Iterator[Problem]:
    """What no source establishes, for somebody with the papers at hand to settle."""
    for place, source in every_source(programme):
        if not source.confirmed:
            yield problem("source-unconfirmed", place, Severity.NOTES)
