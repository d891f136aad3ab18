"""The lines of a card come in; its pages, each with its own and the carried sums, go out."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import Any

from app.attachments.paged_rows import PageOf, Room, paged
from app.attachments.service_card.layout import LEAST_ROW, row_height
from app.attachments.service_card.rows import OWN_FUNDS, CardLine
from app.wording.dates import short_date
from app.wording.entries import DASH
from app.wording.hours import in_hours
from rules.month.moments import NO_TIME

CARRIED, PAGE_TOTAL, TOTAL = "Z przeniesienia", "Razem na stronie", "RAZEM"
SIGN = "…" * 13
"""A line to sign on, as wide as a column of signatures."""
OPEN = "…" * 6
"""Room for a sum in its column."""
EMPTY_ROW = {
    **dict.fromkeys(("number", "date", "hours", "settled", "text", "own"), ""),
    "sign": SIGN,
}
NO_ROW = {
    **dict.fromkeys(EMPTY_ROW, DASH),
    "text": "W tym okresie nie było usług.",
    "own": "",
}
LEAST_EMPTY = 31
"""Rows of a blank form, a service a day; more where the last page has room."""


def pages(lines: Sequence[CardLine], room: Room, head: str) -> list[dict[str, Any]]:
    """The pages of a card as its blank asks for them; ``head`` stands above each but the first."""
    found = paged(list(enumerate(lines, 1)), lambda each: row_height(each[1]), room)
    return [
        {
            **_page(page.number, head),
            "rows": [_row(place, line) for place, line in page.rows] if lines else [NO_ROW],
            "carried": [] if page.is_first else [_sum(CARRIED, _lines(page.before))],
            "sums": list(_sums(page, alone=len(found) == 1)),
        }
        for page in found
    ]


def empty_pages(room: Room, head: str) -> list[dict[str, Any]]:
    """The pages of a blank form: rows to write in, sums left open."""
    return [
        {
            **_page(page.number, head),
            "rows": page.rows,
            "carried": [] if page.is_first else [_open(CARRIED)],
            "sums": [_open(PAGE_TOTAL), *([_open(TOTAL)] if page.is_last else [])],
        }
        for page in _empty(room)
    ]


def _empty(room: Room) -> tuple[PageOf[dict[str, str]], ...]:
    """As many pages as the least number of rows takes, the last as full as the others."""
    rows = [EMPTY_ROW] * LEAST_EMPTY
    found = paged(rows, _empty_height, room)
    while len(more := paged([*rows, EMPTY_ROW], _empty_height, room)) == len(found):
        rows.append(EMPTY_ROW)
        found = more
    return found


def _empty_height(_: dict[str, str]) -> float:
    return LEAST_ROW


def _page(place: int, head: str) -> dict[str, str]:
    return {"continued": f"{head} – ciąg dalszy" if place > 1 else ""}


def _row(place: int, line: CardLine) -> dict[str, str]:
    own = f"; {OWN_FUNDS}" if line.text else OWN_FUNDS
    return {
        "number": str(place),
        "date": short_date(line.on),
        "hours": line.hours,
        "settled": in_hours(line.settled),
        "text": line.text,
        "own": own if line.own_funds else "",
        "sign": SIGN,
    }


def _sums(page: PageOf[tuple[int, CardLine]], *, alone: bool) -> Iterator[dict[str, str]]:
    """Of the page, and of everything on the last; a card of one page has the latter alone."""
    if not alone:
        yield _sum(PAGE_TOTAL, _lines(page.rows))
    if page.is_last:
        yield _sum(TOTAL, [*_lines(page.before), *_lines(page.rows)])


def _sum(label: str, lines: Iterable[CardLine]) -> dict[str, str]:
    lines = list(lines)
    own = [line for line in lines if line.own_funds]
    return {
        "label": label,
        "settled": in_hours(_together(lines)),
        "own": f"w tym {OWN_FUNDS}: {in_hours(_together(own))}" if own else "",
    }


def _open(label: str) -> dict[str, str]:
    return {"label": label, "settled": OPEN, "own": ""}


def _together(lines: Iterable[CardLine]) -> timedelta:
    return sum((line.settled for line in lines), NO_TIME)


def _lines(rows: Iterable[tuple[int, CardLine]]) -> list[CardLine]:
    return [line for _, line in rows]
