"""The sheets of an upload come in; entries of a diary go out, or all that stands in their way.

Rows of one participant, day and hours are one service with several journeys or waitings.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from itertools import count
from typing import Any

from app.months.entry import Journey, ServiceEntry
from app.months.ids import one_id
from app.months.importing.columns import Col
from app.months.importing.header import chosen
from app.months.importing.lines import Line, Reader, is_written, line_of
from app.months.importing.problem import Problem
from app.months.importing.whose import Whose
from app.months.table_rows import Sheet
from app.wording.dates import NBSP
from rules.month.moments import instant

NOTHING = (
    f"W{NBSP}pliku nie ma ani jednej usługi: żaden wiersz nie ma godzin. Wpisz je w{NBSP}kolumnach „od” "
    f"i{NBSP}„do”."
)
DIFFERS = (
    f"Wiersz {{row}} mówi o{NBSP}tej samej usłudze co innego: {{other}}. Zapisz to jednakowo albo zostaw to "
    "pole puste."
)
REPEATED = (
    f"Ten przejazd jest już w{NBSP}wierszu {{row}}. Usuń powtórzenie; jeśli jechano dwa razy, zapisz to "
    "razem w jednym wierszu."
)
TEXTS = {
    "activity": Col.ACTIVITIES,
    "activities": Col.ACTIVITIES,
    "place": Col.PLACE,
    "goes_out": Col.GOES_OUT,
    "at_school": Col.AT_SCHOOL,
    "school_provides": Col.SCHOOL_PROVIDES,
    "own_funds": Col.OWN_FUNDS,
}
"""What all rows of one service must say alike, or not at all."""


@dataclass(frozen=True)
class Imported:
    """``rows`` say of each entry, by id, in which rows it stands; ``unknown`` are columns passed over.

    With a problem there are no entries: a month comes in whole or not at all.
    """

    entries: tuple[ServiceEntry, ...] = ()
    rows: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    unknown: tuple[str, ...] = ()


def imported(sheets: tuple[Sheet, ...], whose: Whose, removed: Collection[str] = ()) -> Imported:
    """Every service of the table; ``removed`` are ids the assistant removed, which are not taken again.

    The same content gets the same id, so that a file that is taken twice adds nothing the second time.
    """
    found = chosen(sheets)
    if found.problems:
        return Imported(problems=found.problems, unknown=found.header.unknown)
    lines: list[Line] = []
    problems: list[Problem] = []
    for row in found.rows:
        reader = Reader(row, found.header)
        if is_written(reader):
            line = line_of(reader, whose)
            problems += reader.problems
            lines += [line] if line else []
    together = _together(lines)
    problems += [each for group in together for each in _disagreements(group)]
    if not together and not problems:
        problems.append(Problem(0, "", "", NOTHING))
    if problems:
        ordered = sorted(problems, key=lambda each: each.row)
        return Imported(problems=tuple(ordered), unknown=found.header.unknown)
    entries = tuple(_entry(group, whose, removed) for group in together)
    rows = {
        entry.id: tuple(line.number for line in group)
        for entry, group in zip(entries, together, strict=True)
    }
    return Imported(entries, rows, (), found.header.unknown)


def _together(lines: list[Line]) -> list[list[Line]]:
    """Rows of one service, in the order of their first row."""
    groups: dict[tuple[object, ...], list[Line]] = {}
    for line in lines:
        groups.setdefault((line.matter_id, instant(line.starts), instant(line.ends)), []).append(
            line
        )
    return [*groups.values()]


def _disagreements(group: list[Line]) -> Iterator[Problem]:
    journeys: dict[Journey, int] = {}
    for line in group:
        for name, col in TEXTS.items():
            first = next(
                each for each in group if getattr(each, name) not in {None, "", ()} or each is line
            )
            mine, other = getattr(line, name), getattr(first, name)
            if mine not in {None, "", ()} and mine != other:
                told = DIFFERS.format(row=first.number, other=_said(other))
                yield Problem(line.number, col, _said(mine), told)
        for journey in line.journeys:
            if journey in journeys:
                yield Problem(
                    line.number, Col.ROUTE, journey.route, REPEATED.format(row=journeys[journey])
                )
            journeys.setdefault(journey, line.number)


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "tak" if value else "nie"
    return "inne czynności" if isinstance(value, tuple) else f"„{value}”"


def _entry(group: list[Line], whose: Whose, removed: Collection[str]) -> ServiceEntry:
    first = group[0]
    waits = dict.fromkeys(line.waiting for line in group if line.waiting)
    entry = ServiceEntry(
        id="",
        programme=whose.programme.slug,
        assistant_id=whose.assistant_id,
        matter_id=first.matter_id,
        starts=first.starts,
        ends=first.ends,
        activities=_first(group, "activities", ()),
        activity=_first(group, "activity", ""),
        place=_first(group, "place", ""),
        goes_out=_first(group, "goes_out", None),
        waiting=tuple(sorted(waits, key=lambda each: each.starts)),
        at_school=_first(group, "at_school", None),
        school_provides=_first(group, "school_provides", None),
        own_funds=bool(_first(group, "own_funds", None)),
        journeys=tuple(journey for line in group for journey in line.journeys),
    )
    return replace(entry, id=_id(entry, removed))


def _first(group: list[Line], name: str, absent: Any) -> Any:
    values = (getattr(line, name) for line in group)
    return next((value for value in values if value not in {None, "", ()}), absent)


def _id(entry: ServiceEntry, removed: Collection[str]) -> str:
    """Of the content, and of how often the same was imported and removed again."""
    content = json.dumps(asdict(entry), default=str, sort_keys=True)
    ids = (one_id("imported", entry.assistant_id, content, str(time)) for time in count())
    return next(each for each in ids if each not in removed)
