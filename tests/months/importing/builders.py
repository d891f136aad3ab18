"""Entries as rows of the published table, and an assistant whose month it is."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from itertools import zip_longest
from typing import Any

from app.documents.tables import Cell, Column, Kind, Table
from app.months.entry import Journey, JourneyKind, ServiceEntry
from app.months.importing.cells import VEHICLES
from app.months.importing.columns import Col
from app.months.importing.services import Imported, imported
from app.months.importing.whose import Whose
from app.months.table_rows import TableRow
from app.wording.entries import clock
from rules.diary import YearMonth
from rules.programme import load_programme
from tests.matters.builders import SEJNY
from tests.months.builders import ASSISTANT_ID, JAN, ZOFIA

NAMES = {"Zofia Przykładowa": ZOFIA, "Jan Testowy": JAN}
KINDS = {
    date: Kind.DATE,
    int: Kind.NUMBER,
    Decimal: Kind.NUMBER,
}


def whose(of: str = "2026-01", **changes: Any) -> Whose:
    year, month = map(int, of.split("-"))
    told = {"participants": NAMES} | changes
    return Whose(load_programme(SEJNY), ASSISTANT_ID, YearMonth(year, month), **told)


def sheet(*rows: dict[str, str]) -> tuple[TableRow, ...]:
    """A header of all columns in the first row, and the rows given by header."""
    header = TableRow(1, tuple(Col))
    lines = [
        TableRow(number, tuple(row.get(col, "") for col in Col))
        for number, row in enumerate(rows, 2)
    ]
    return (header, *lines)


def a_row(**changes: str) -> dict[str, str]:
    """A service of Zofia on 7 January; ``starts="9"`` and the like change it, by names of ``Col``."""
    row = {
        Col.PARTICIPANT: "Zofia Przykładowa",
        Col.DAY: "2026-01-07",
        Col.STARTS: "8:00",
        Col.ENDS: "10:00",
    }
    return {**row, **{Col[name.upper()]: value for name, value in changes.items()}}


def read(*rows: dict[str, str], of: str = "2026-01", **changes: Any) -> Imported:
    return imported((sheet(*rows),), whose(of, **changes))


def filled_in(entries: list[ServiceEntry]) -> Table:
    """The table somebody would fill in to tell of these entries, with real dates and numbers."""
    rows = [row for entry in entries for row in _rows(entry)]
    columns = tuple(Column(col, _kind(row[place] for row in rows)) for place, col in enumerate(Col))
    return Table("Miesiąc", columns, rows)


def _kind(cells: Iterator[Cell]) -> Kind:
    return next((KINDS[type(cell)] for cell in cells if type(cell) in KINDS), Kind.TEXT)


def _rows(entry: ServiceEntry) -> Iterator[tuple[Cell, ...]]:
    common = _common(entry)
    pairs = [*zip_longest(entry.journeys, entry.waiting)] or [(None, None)]
    for journey, waiting in pairs:
        told = {**common, **(_journey(journey) if journey else {})}
        if waiting:
            told |= {Col.WAITS_FROM: clock(waiting.starts), Col.WAITS_TO: clock(waiting.ends)}
        yield tuple(told.get(col) or None if told.get(col) != 0 else 0 for col in Col)


def _common(entry: ServiceEntry) -> dict[Col, Cell]:
    labels = {a.code: a.label for a in load_programme(SEJNY).activities}
    said = [*(labels[code] for code in entry.activities), entry.activity]
    return {
        Col.PARTICIPANT: next(name for name, found in NAMES.items() if found == entry.matter_id),
        Col.DAY: entry.starts.date(),
        Col.STARTS: clock(entry.starts),
        Col.ENDS: _end(entry.ends),
        Col.ACTIVITIES: "; ".join(filter(None, said)),
        Col.PLACE: entry.place,
        Col.GOES_OUT: _yes(entry.goes_out),
        Col.AT_SCHOOL: _yes(entry.at_school),
        Col.SCHOOL_PROVIDES: _yes(entry.school_provides),
        Col.OWN_FUNDS: _yes(entry.own_funds),
    }


def _end(moment: datetime) -> str:
    return "24:00" if moment.hour == moment.minute == 0 else clock(moment)


def _journey(journey: Journey) -> dict[Col, Cell]:
    common: dict[Col, Cell] = {
        Col.ROUTE: journey.route,
        Col.PURPOSE: journey.purpose,
        Col.TRAVELLED_ON: journey.on,
    }
    if journey.kind is JourneyKind.OWN_VEHICLE:
        return common | {
            Col.VEHICLE: VEHICLES[journey.vehicle][0] if journey.vehicle else None,
            Col.REGISTRATION: journey.registration,
            Col.KILOMETRES: journey.kilometres,
        }
    if journey.kind is JourneyKind.TICKETS:
        return common | {
            Col.TICKET: journey.ticket,
            Col.TICKETS: journey.count,
            Col.TICKETS_COST: journey.amount,
            Col.ATTACHED: _yes(journey.attached),
        }
    return common | {
        Col.MEANS: journey.means,
        Col.INVOICE: journey.invoice,
        Col.COST: journey.amount,
    }


def _yes(answer: bool | None) -> str | None:
    return None if answer is None else ("tak" if answer else "nie")
