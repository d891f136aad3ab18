"""Plain values of a file come in; what the office's own data refuses in them goes out.

The slug of a programme and the codes of its activities are data and so not in the schema.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from app.casefile import sentences
from app.casefile.complaints import Complaint, guess
from app.casefile.source import Path
from rules.programme import load_programme, programme_slugs


def unknown_in_case(case: Mapping[str, Any], path: Path = ()) -> Iterator[Complaint]:
    """An unknown programme, or activities its programme does not have."""
    slug, slugs = case.get("programme"), programme_slugs()
    if not isinstance(slug, str):
        return
    if slug not in slugs:
        told = sentences.NO_PROGRAMME.format(slug=slug, slugs=", ".join(slugs))
        yield (*path, "programme"), told
        return
    known = [activity.code for activity in load_programme(slug).activities]
    codes = case.get("activities")
    for number, code in enumerate(codes if isinstance(codes, list) else []):
        if isinstance(code, str) and code not in known:
            told = sentences.NO_ACTIVITY.format(code=code, guess=guess(code, known))
            yield (*path, "activities", number), told


def unknown_in_month(month: Mapping[str, Any]) -> Iterator[Complaint]:
    """The same for a month and the cases in it, which are all of the month's programme."""
    yield from unknown_in_case({"programme": month.get("programme")})
    for number, case in cases_of(month):
        path = ("participants", number, "case")
        if case.get("programme", month.get("programme")) != month.get("programme"):
            yield (*path, "programme"), sentences.OTHER_PROGRAMME
        elif month.get("programme") in programme_slugs():
            yield from unknown_in_case({**case, "programme": month.get("programme")}, path)


def cases_of(month: Mapping[str, Any]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The inline cases of a month file by the place of their participant."""
    rows = month.get("participants")
    for number, row in enumerate(rows if isinstance(rows, list) else []):
        case = row.get("case") if isinstance(row, dict) else None
        if isinstance(case, dict):
            yield number, case
