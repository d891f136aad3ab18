"""The sheets of an upload come in; the one with the month, and where each column stands in it, go out."""

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.months.importing.columns import NAMES, OBLIGATORY, Col, plain
from app.months.importing.problem import Problem
from app.months.table_rows import Sheet, TableRow
from app.wording.dates import NBSP

LIKE = 0.75
FEWEST = 2
"""Columns a row must name to be taken for the header at all."""
NO_HEADER = (
    f"W{NBSP}pliku nie ma wiersza z{NBSP}nazwami kolumn. Pierwszy wiersz tabeli musi zawierać co najmniej: "
    f"{', '.join(OBLIGATORY)}. Najprościej skopiować wpisy do pobranego wzoru."
)
NOT_THERE = "Brakuje tej kolumny. Dodaj ją albo skopiuj wpisy do pobranego wzoru."
TWICE = "Ta kolumna jest w tabeli dwa razy. Zostaw jedną."
MEANT = "Nie ma takiej kolumny. Jeśli to „{known}”, popraw nazwę, a jeśli coś innego, usuń kolumnę."
NAMELESS = "kolumna bez nazwy"


@dataclass(frozen=True)
class Header:
    """``places`` of the columns in a row, from 0; ``unknown`` are headers of columns that are passed over."""

    row: int
    places: Mapping[Col, int]
    unknown: tuple[str, ...]


@dataclass(frozen=True)
class Chosen:
    """The rows below a header, or what is wrong with it."""

    header: Header
    rows: Sheet
    problems: tuple[Problem, ...] = ()


def chosen(sheets: tuple[Sheet, ...]) -> Chosen:
    """The first sheet whose header names all that is needed; else the one that names most."""
    candidates = [_candidate(sheet) for sheet in sheets if sheet]
    best = max(candidates, key=lambda each: (_is_whole(each), _known(each.cells)), default=None)
    if best is None or _known(best.cells) < FEWEST:
        return Chosen(Header(0, {}, ()), (), (Problem(0, "", "", NO_HEADER),))
    sheet = next(sheet for sheet in sheets if best in sheet)
    rows = tuple(row for row in sheet if row.number > best.number)
    return Chosen(_header(best, rows), rows, tuple(_problems(best)))


def only(sheets: tuple[Sheet, ...]) -> Sheet:
    """The rows of the chosen sheet with their header: all that has to be kept of an upload."""
    found = chosen(sheets)
    sheet = next((sheet for sheet in sheets if found.rows and found.rows[0] in sheet), ())
    return tuple(row for row in sheet if row.number >= found.header.row)


def _candidate(sheet: Sheet) -> TableRow:
    whole = (row for row in sheet if _is_whole(row))
    return next(whole, max(sheet, key=lambda row: _known(row.cells)))


def _is_whole(row: TableRow) -> bool:
    return {NAMES.get(plain(cell)) for cell in row.cells} >= {*OBLIGATORY}


def _known(cells: tuple[str, ...]) -> int:
    return len({NAMES.get(plain(cell)) for cell in cells} - {None})


def _header(row: TableRow, rows: Sheet) -> Header:
    places: dict[Col, int] = {}
    unknown = []
    for place, cell in enumerate(row.cells):
        col = NAMES.get(plain(cell))
        if col is not None:
            places.setdefault(col, place)
        elif cell.strip():
            unknown.append(" ".join(cell.split()))
    beyond = max((len(each.cells) for each in rows), default=0)
    nameless = [
        place
        for place in range(beyond)
        if not "".join(row.cells[place : place + 1]).strip()
        and any("".join(each.cells[place : place + 1]).strip() for each in rows)
    ]
    return Header(row.number, places, (*unknown, *([NAMELESS] if nameless else [])))


def _problems(row: TableRow) -> Iterator[Problem]:
    found = [NAMES.get(plain(cell)) for cell in row.cells]
    for col in OBLIGATORY:
        if col not in found:
            yield Problem(row.number, col, "", NOT_THERE)
    for place, cell in enumerate(row.cells):
        named = found[place]
        if named is not None and named in found[:place]:
            yield Problem(row.number, named, cell, TWICE)
        near = (
            difflib.get_close_matches(plain(cell), NAMES, n=1, cutoff=LIKE) if cell.strip() else []
        )
        if named is None and near and NAMES[near[0]] not in found:
            yield Problem(row.number, cell, "", MEANT.format(known=NAMES[near[0]]))
