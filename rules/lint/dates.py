"""A programme comes in; years and days that do not agree come out."""

import re
from collections.abc import Iterator

from rules.lint.problem import Problem, problem
from rules.programme import Programme
from rules.verdict import Severity

YEAR = re.compile(r"\b20\d\d\b")


def years_in_texts(programme: Programme) -> Iterator[Problem]:
    """A name or title speaks of the edition's year only: last year's stays behind easily."""
    edition = programme.edition
    texts = {
        "slug": programme.slug.replace("_", " "),
        "name": programme.name,
        "edition.slug": edition.slug.replace("_", " "),
        "edition.name": edition.name,
    }
    texts |= {f"attachments.{s}.title": e.title for s, e in programme.attachments.items()}
    for place, text in texts.items():
        for found in YEAR.findall(text):
            if int(found) != edition.year:
                yield problem("year-differs", place, text=text, found=found, year=edition.year)


def period(programme: Programme) -> Iterator[Problem]:
    """The programme's days lie in the edition's year, the first before the last."""
    starts, ends, year = programme.starts, programme.ends, programme.edition.year
    if {starts.year, ends.year} != {year}:
        yield problem("dates-outside-year", "starts", starts=starts, ends=ends, year=year)
    if ends < starts:
        yield problem("dates-reversed", "ends", starts=starts, ends=ends)


def window(programme: Programme) -> Iterator[Problem]:
    """Applications are taken from the year before to the year's end."""
    taken = programme.window
    if taken is None:
        return
    year = programme.edition.year
    if taken.closes < taken.opens:
        yield problem("dates-reversed", "window", starts=taken.opens, ends=taken.closes)
    if not {taken.opens.year, taken.closes.year} <= {year - 1, year}:
        yield problem("window-far", "window", opens=taken.opens, closes=taken.closes, year=year)


def figure_dates(programme: Programme) -> Iterator[Problem]:
    """Every figure holds from the programme's first day; a later year's is only noted."""
    histories = {
        "edition.figures": programme.edition.history,
        "local_limits": programme.local_history,
    }
    year = programme.edition.year
    for place, history in histories.items():
        for name, dated in history.items():
            days = [figure.valid_from for figure in dated if figure.valid_from]
            if len(days) == len(dated) and min(days) > programme.starts:
                yield problem("figure-late", f"{place}.{name}", figure=name, since=min(days))
            for day in days:
                if day > programme.ends:
                    where, notes = f"{place}.{name}", Severity.NOTES
                    yield problem(
                        "figure-outside-year", where, notes, figure=name, since=day, year=year
                    )
