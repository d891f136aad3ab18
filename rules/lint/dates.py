"""A programme comes in; years and days that do not agree come out."""

import re
from collections.abc import Iterator
from datetime import date

from rules.lint.problem import Problem, note, own_figures, problem
from rules.lint.texts import own_texts, titles_and_names
from rules.programme import Programme
from rules.verdict import Severity, Value

YEAR = re.compile(r"\b20\d\d\b")
YEAR_OF_PROGRAMME = re.compile(
    r"\b(?:edycj\w+|w|na|za|w roku|na rok|za rok|do końca|Programu)\s(20\d\d)\b", re.IGNORECASE
)
"""A year a sentence gives the programme; acts and orders are of other years, and say so otherwise."""
DAY = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(20\d\d)\b")


LONGEST_WAIT_DAYS = 120
"""Between the last day of applications and the programme's first: our own guess, no law's."""


def years_in_texts(programme: Programme) -> Iterator[Problem]:
    """A name or title speaks of the edition's year only: last year's stays behind easily."""
    edition = programme.edition
    found = [
        (place, text, year)
        for place, text in titles_and_names(programme).items()
        for year in YEAR.findall(text.replace("_", " "))
    ]
    found += [
        (place, text, year)
        for place, text in own_texts(programme).items()
        for year in YEAR_OF_PROGRAMME.findall(text)
    ]
    for place, text, year in found:
        if int(year) != edition.year:
            yield problem("year-differs", place, text=text, found=year, year=edition.year)


def amounts_of_another_year(programme: Programme) -> Iterator[Problem]:
    """An office's own figure comes from papers of the edition's year, not from last year's."""
    year = programme.edition.year
    for place, figure in own_figures(programme):
        for found in YEAR_OF_PROGRAMME.findall(figure.source.quote):
            if int(found) != year:
                values = {"figure": figure.name, "found": found, "year": year}
                yield problem("figure-of-another-year", place, **values)


def period(programme: Programme) -> Iterator[Problem]:
    """The programme's days lie in the edition's year, the first before the last, as its source says."""
    starts, ends, year = programme.starts, programme.ends, programme.edition.year
    if {starts.year, ends.year} != {year}:
        yield problem("dates-outside-year", "starts", starts=starts, ends=ends, year=year)
    if ends < starts:
        yield problem("dates-reversed", "ends", starts=starts, ends=ends)
    yield from _as_quoted("period", programme.period.quote, starts, ends)


def window(programme: Programme) -> Iterator[Problem]:
    """Applications are taken from autumn before to the year's end, as the window's source says.

    December's window is this programme's, last January's is last year's; a note may say otherwise.
    """
    taken = programme.window
    if taken is None:
        return
    year = programme.edition.year
    if taken.closes < taken.opens:
        yield problem("dates-reversed", "window", starts=taken.opens, ends=taken.closes)
    if not {taken.opens.year, taken.closes.year} <= {year - 1, year}:
        yield problem("window-far", "window", opens=taken.opens, closes=taken.closes, year=year)
    if (programme.starts - taken.closes).days > LONGEST_WAIT_DAYS:
        severity = Severity.NOTES if taken.source.note else Severity.BLOCKS
        far: dict[str, Value] = {"closes": taken.closes, "starts": programme.starts}
        yield problem("window-closed-early", "window", severity, **far, days=LONGEST_WAIT_DAYS)
    yield from _as_quoted("window", taken.source.quote, taken.opens, taken.closes)


def _as_quoted(place: str, quote: str, *days: date) -> Iterator[Problem]:
    quoted = {(int(y), int(m), int(d)) for d, m, y in DAY.findall(quote)}
    for day in days:
        if quoted and (day.year, day.month, day.day) not in quoted:
            yield problem("day-not-in-quote", place, day=day, quote=quote)


def figure_dates(programme: Programme) -> Iterator[Problem]:
    """Every figure holds from the programme's first day; another year's is only noted.

    The law's rates may be older than any edition; a rate only some offices pay may begin late.
    """
    year = programme.edition.year
    for place, history, must_hold in (
        ("edition.figures", programme.edition.history, True),
        ("local_limits", programme.local_history, True),
        ("local_rates", programme.local_rates, False),
    ):
        for name, dated in history.items():
            days = [figure.valid_from for figure in dated if figure.valid_from]
            where = f"{place}.{name}"
            if must_hold and len(days) == len(dated) and min(days) > programme.starts:
                yield problem("figure-late", where, figure=name, since=min(days))
            for day in days:
                if day > programme.ends:
                    yield note("figure-outside-year", where, figure=name, since=day, year=year)
                elif day.year < year and place != "edition.figures":
                    yield note("figure-from-last-year", where, figure=name, since=day, year=year)
