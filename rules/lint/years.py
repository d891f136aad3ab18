"""A programme comes in; quotes and documents of another edition, left without a word of it, come out."""

import re
from collections.abc import Iterator

from rules.lint.dates import YEAR_OF_PROGRAMME
from rules.lint.problem import Problem, every_source, note, own_figures, problem
from rules.programme import Programme
from rules.verdict import Severity, Source, Value

MONTHS = (
    r"(?:stycz|lut|mar[czs]|kwie[ct]|maj|czerw|lip[ci]|sierp|wrze|paździer|listopad|grud)\w{0,8}"
)
DAY_OR_MONTH = re.compile(
    rf"(\bz\s(?:dnia\s)?)?(?:\b\d{{1,2}}\.\d{{1,2}}\.|\b(?:\d{{1,2}}\s)?{MONTHS}\s)(20\d\d)",
    re.IGNORECASE,
)
"""„05.01.2026”, „5 stycznia 2026”, „styczeń 2026”; after „z dnia” it is the day of an act, and old."""

DATED_ROWS = ("C8", "T6")
"""The rows whose clause says when: applications are taken, the programme lasts."""
ELSEWHERE = ("window.source", "period")
"""The quotes that ``rules.lint.dates`` compares day by day."""


def years_in_quotes(programme: Programme) -> Iterator[Problem]:
    """A quote that speaks of a year speaks of the edition's.

    One that says when, and nothing explains, is to be mended; any other may be right as it is.
    """
    year = programme.edition.year
    compared = {f"{place}.source" for place, _ in own_figures(programme)}.union(ELSEWHERE)
    for place, source in every_source(programme):
        found = years_said(source.quote)
        if not found or year in found or place in compared or not source.confirmed:
            continue
        dated = place.removeprefix("edition.") in {f"clauses.{row}" for row in DATED_ROWS}
        severity = Severity.BLOCKS if dated and not source.note else Severity.NOTES
        values: dict[str, Value] = {"quote": source.quote, "found": max(found), "year": year}
        yield problem("quote-of-another-year", place, severity, **values)


def documents(programme: Programme) -> Iterator[Problem]:
    """A document whose title gives another year is looked at once more; it may be cited rightly."""
    for name, years in _of_another_year(programme).items():
        place = "edition.sources" if name in programme.edition.sources else "sources"
        values = _told(programme, name, years)
        yield note("document-of-another-year", f"{place}.{name}", **values)


def cited_documents(programme: Programme) -> Iterator[Problem]:
    """What rests on such a document says so: it is not confirmed for this edition, or has a note.

    Without it a whole block may be last year's or the other variant's, as a family that came with
    its words and its quote.
    """
    others = _of_another_year(programme)
    for place, source in every_source(programme):
        if source.document in others and source.confirmed:
            values = _told(programme, source.document, others[source.document])
            yield problem("source-of-another-year", place, _unless_explained(source), **values)


def years_said(text: str) -> set[int]:
    """The years a text speaks of, but for those that only date an act: „z dnia 13 maja 2016 r.”."""
    days = {int(year) for act, year in DAY_OR_MONTH.findall(text) if not act}
    return days | {int(year) for year in YEAR_OF_PROGRAMME.findall(text)}


def _unless_explained(source: Source) -> Severity:
    return Severity.NOTES if source.note else Severity.BLOCKS


def _told(programme: Programme, document: str, years: set[int]) -> dict[str, Value]:
    title = programme.sources[document]
    return {
        "document": document,
        "title": title,
        "found": max(years),
        "year": programme.edition.year,
    }


def _of_another_year(programme: Programme) -> dict[str, set[int]]:
    """The years in the titles of documents that do not name the edition's; days of acts aside."""
    year = programme.edition.year
    said = {
        name: {int(found) for found in YEAR_OF_PROGRAMME.findall(title)}
        for name, title in programme.sources.items()
    }
    return {name: years for name, years in said.items() if years and year not in years}
