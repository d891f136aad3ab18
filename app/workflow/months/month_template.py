"""An assistant and a month come in; the table to fill in for the import, and what explains it, go out."""

from collections.abc import Iterator

from app.documents.tables import Cell, Column, Kind, Table
from app.months.importing.cells import VEHICLES
from app.months.importing.columns import COLUMNS, OBLIGATORY, Col
from app.months.importing.whose import Whose
from app.wording.dates import NBSP, month_and_year
from rules.month.deadline import first_day, last_day
from rules.month.moments import DAY

KINDS = {
    Col.DAY: Kind.DATE,
    Col.TRAVELLED_ON: Kind.DATE,
    Col.KILOMETRES: Kind.NUMBER,
    Col.TICKETS: Kind.NUMBER,
    Col.TICKETS_COST: Kind.MONEY,
    Col.COST: Kind.MONEY,
}
"""Hours are texts: a spreadsheet would make of „8:00” what its own settings say."""
WIDTHS = {
    Col.DAY: 14,
    Col.PARTICIPANT: 26,
    Col.ACTIVITIES: 36,
    Col.PLACE: 24,
    Col.ROUTE: 24,
    Col.PURPOSE: 22,
}
NARROW = 12
HEADS = ("Kolumna", "Co wpisać", "Dozwolone wartości")
EXPLANATION = "Objaśnienia"
ROWS = (
    f"Jeden wiersz to jedna usługa. Wiersze bez godzin są pomijane. Kolejność kolumn i{NBSP}wierszy jest "
    "dowolna."
)
FURTHER = (
    f"Następny przejazd albo oczekiwanie tej samej usługi wpisz w{NBSP}nowym wierszu: z{NBSP}tą samą "
    f"osobą, datą i{NBSP}godzinami."
)
NIGHT = f"Usługę od 22:00 do 6:00 wpisz w{NBSP}jednym wierszu, pod datą jej początku."
ADVICE = (("Jak wypełnić", ROWS), ("Kilka przejazdów", FURTHER), ("Noc", NIGHT))
TO_CHOOSE = "do wyboru:"


def template(whose: Whose) -> tuple[Table, Table]:
    """A row for every day and participant, and the table that explains each column."""
    month = Table(month_and_year(whose.of).replace(NBSP, " "), _columns(), [*_days(whose)])
    heads = tuple(
        Column(head, width=width) for head, width in zip(HEADS, (24, 60, 60), strict=True)
    )
    return month, Table(EXPLANATION, heads, [*_explained(whose)])


def _columns() -> tuple[Column, ...]:
    return tuple(
        Column(col, KINDS.get(col, Kind.TEXT), WIDTHS.get(col, max(NARROW, len(col) + 5)))
        for col in Col
    )


def _days(whose: Whose) -> Iterator[tuple[Cell, ...]]:
    first, last = first_day(whose.of), last_day(whose.of)
    empty = (None,) * (len(Col) - 2)
    for number in range((last - first).days + 1):
        for name in sorted(whose.participants) or [""]:
            yield (name, first + number * DAY, *empty)


def _explained(whose: Whose) -> Iterator[tuple[Cell, ...]]:
    yield from ((*said, None) for said in ADVICE)
    for col, told in COLUMNS.items():
        yield col, told.what, _allowed(col, told.allowed)
    yield from ((Col.VEHICLE, TO_CHOOSE, names[0]) for names in VEHICLES.values())
    yield from (
        (Col.ACTIVITIES, TO_CHOOSE, activity.label) for activity in whose.programme.activities
    )


def _allowed(col: Col, allowed: str) -> str:
    return f"{allowed} (konieczne)" if col in OBLIGATORY else allowed
