"""A month's printed papers come in; what their rows and sums say, and where the rules differ, goes out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from rules.month.moments import NO_TIME, in_warsaw
from rules.month.settled import Card, Log, SettledRow
from tests.documents.tagged import told

LOGS: Mapping[Log, str] = {
    Log.DRIVES: "Ewidencja przebiegu pojazdu",
    Log.TICKETS: "Ewidencja biletów komunikacyjnych",
    Log.TAXI_RIDES: "Ewidencja innych przejazdów",
}
"""What the foot of each log's page calls it."""
ROW = re.compile(
    r"^ *\d+ +(\d\d\.\d\d\.\d{4}) +(\d+:\d\d)–(\d+:\d\d) +(\d[\w. ]*?)(?:  .*)?$", re.MULTILINE
)
CARRIED, OF_PAGE, OF_ALL = "Z przeniesienia", "Razem na stronie", "RAZEM"


@dataclass(frozen=True)
class Written:
    """A row of a card as it is printed; ``time`` is what it says was settled."""

    on: str
    starts: str
    ends: str
    time: timedelta


def pages_of(pdf: Path) -> list[str]:
    """What each page says, in its lines, hard spaces as plain ones."""
    said = plain(told(pdf.read_bytes(), "pdftotext", "-layout", "-enc", "UTF-8"))
    return said.split("\f")[:-1]


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def card_pages(pages: Sequence[str], participant: str) -> list[str]:
    cards = (page for page in pages if "Karta realizacji usług · strona" in page)
    return [page for page in cards if participant in page]


def not_as_settled(pages: Sequence[str], card: Card) -> list[str]:
    """Rows and sums of a card's pages that differ from what the rules settled; empty where none does."""
    return [*_odd_rows(pages, card.rows), *_odd_sums(pages, card.settled)]


def _odd_rows(pages: Sequence[str], rows: Sequence[SettledRow]) -> Iterator[str]:
    """A long waiting has rows of its own on paper, within that of the rules."""
    written = [row for page in pages for row in rows_on(page)]
    for settled in rows:
        of_row = [row for row in written if _within(row, settled)]
        written = [row for row in written if row not in of_row]
        if sum((row.time for row in of_row), NO_TIME) != settled.settled:
            yield f"{settled.starts}: {settled.settled}, on paper {of_row}"
    yield from (f"in no row of the rules: {row}" for row in written)


def _within(row: Written, settled: SettledRow) -> bool:
    starts, ends = _clock(settled.starts), _clock(settled.ends, "24:00")
    return row.on == f"{settled.on:%d.%m.%Y}" and starts <= row.starts < row.ends <= ends


def _odd_sums(pages: Sequence[str], settled: timedelta) -> Iterator[str]:
    so_far = NO_TIME
    for number, page in enumerate(pages, 1):
        here = sum((row.time for row in rows_on(page)), NO_TIME)
        wanted = {CARRIED: so_far, OF_PAGE: here}
        so_far += here
        yield from _differing(page, number, wanted)
    yield from _differing(pages[-1], len(pages), {OF_ALL: settled})


def _differing(page: str, number: int, wanted: Mapping[str, timedelta]) -> Iterator[str]:
    for title, time in wanted.items():
        if (said := sum_on(page, title)) != time:
            yield f"page {number}, {title}: {said}, not {time}"


def rows_on(page: str) -> list[Written]:
    return [
        Written(on, starts.zfill(5), ends.zfill(5), _time(time))
        for on, starts, ends, time in ROW.findall(page)
    ]


def sum_on(page: str, title: str) -> timedelta:
    """What stands beside the title; nothing where it is not on the page."""
    found = re.search(rf"^ *{title}  +(\d.*)$", page, re.MULTILINE)
    return _time(found[1]) if found else NO_TIME


def _time(text: str) -> timedelta:
    hours, minutes = (re.search(rf"(\d+) {unit}", text) for unit in ("godz", "min"))
    return timedelta(hours=int(hours[1]) if hours else 0, minutes=int(minutes[1]) if minutes else 0)


def _clock(moment: datetime, midnight: str = "00:00") -> str:
    """„09:00” of Warsaw's clock; an end at midnight stands on paper as 24:00."""
    shown = f"{in_warsaw(moment):%H:%M}"
    return midnight if shown == "00:00" else shown
