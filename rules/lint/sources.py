"""A programme comes in; figures and facts without a proper source come out."""

from collections.abc import Iterator

from rules.lint.problem import Problem, every_figure, every_source, note, problem
from rules.programme import Programme, figure_on
from rules.verdict import Figure


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
            yield note("source-unconfirmed", place)


def own_sources(programme: Programme) -> Iterator[Problem]:
    """A value that changed has a source of its own: the old one seldom speaks of the new value."""
    for history, place in (
        (programme.edition.history, "edition.figures"),
        (programme.local_history, "local_limits"),
        (programme.local_rates, "local_rates"),
    ):
        for name, dated in history.items():
            sources = [figure.source for figure in dated]
            if any(sources.count(source) > 1 for source in sources):
                yield note("figure-one-source", f"{place}.{name}", figure=name)


def checked(programme: Programme) -> Iterator[Problem]:
    """Every figure the programme counts with was compared with its source, and not before its year."""
    year = programme.edition.year
    for place, figure in every_figure(programme):
        if not _in_use(programme, figure):
            continue
        day = figure.checked_on
        if day is None:
            yield note("figure-unchecked", place)
        elif day.year < year:
            yield note("figure-checked-early", place, checked=day, year=year)


def _in_use(programme: Programme, figure: Figure) -> bool:
    """Whether a value holds on some day of the programme: not replaced before, not begun after."""
    first = max(figure.valid_from or programme.starts, programme.starts)
    histories = (programme.edition.history, programme.local_history, programme.local_rates)
    dated = next((h[figure.name] for h in histories if figure in h.get(figure.name, ())), ())
    held = figure_on({figure.name: dated}, figure.name, first)
    return first <= programme.ends and held in {None, figure}
