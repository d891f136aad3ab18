"""The figures of a year come in; tables for a spreadsheet go out: by month, by participant, by assistant.

Hours are numbers of hours; what nothing stands against is apart from what is contested, and what is settled
from what is only handed in or entered.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from decimal import Decimal

from app.documents.tables import Cell, Column, Kind, Table
from app.months.hours_before import in_hours
from app.months.tally import Counted, Tally
from app.months.year_figures import Entitled, MonthSum, YearFigures

FINE = Decimal("0.0001")
_NUMBER, _MONEY = Kind.NUMBER, Kind.MONEY
STANDINGS = ("przyjęte", "oddane", "tylko wpisane", "sporne")
HOURS = (
    *(Column(f"Godziny z Funduszu: {each}", _NUMBER) for each in STANDINGS),
    *(Column(f"Godziny ze środków własnych: {each}", _NUMBER) for each in STANDINGS),
)
MONEY = (
    Column("Koszt godzin z Funduszu bez spornych", _MONEY),
    Column("Koszt godzin ze środków własnych bez spornych", _MONEY),
    Column("Własny pojazd bez spornych", _MONEY),
    Column("Bilety bez spornych", _MONEY),
    Column("Inny środek transportu bez spornych", _MONEY),
    Column("Przejazdy razem bez spornych", _MONEY),
    Column("Przejazdy przyjęte", _MONEY),
    Column("Przejazdy sporne", _MONEY),
)
MONTHS = (
    Column("Miesiąc"),
    *HOURS,
    Column("Plan godzin", _NUMBER),
    Column("Godziny z Funduszu od początku roku", _NUMBER),
    Column("Limit roczny", _NUMBER),
    *MONEY,
)
PARTICIPANTS = (
    Column("Znak sprawy"),
    Column("Imię i nazwisko", width=32),
    Column("Przyznane godziny", _NUMBER),
    Column("Przyznane godziny ze środków własnych", _NUMBER),
    Column("Limit roczny", _NUMBER),
    Column("Prognoza na koniec roku", _NUMBER),
    Column("Prognoza ponad limit"),
    *HOURS,
    *MONEY,
)
ASSISTANTS = (Column("Asystent", width=32), Column("Liczba uczestników", _NUMBER), *HOURS, *MONEY)


def months_table(title: str, months: Iterable[MonthSum]) -> Table:
    """One row a month, as „2026-01”."""
    return Table(title, MONTHS, map(_month_row, months))


def participants_table(year: YearFigures, order: Iterable[Entitled]) -> Table:
    """One row a participant, in this order."""
    return Table(
        "Zestawienie uczestników", PARTICIPANTS, (_participant_row(year, each) for each in order)
    )


def assistants_table(year: YearFigures, order: Iterable[tuple[str, str]]) -> Table:
    """One row an assistant: accounts and names, in this order."""
    rows = (
        (name, len(year.served_by(key)), *_hours(told), *_money(told))
        for key, name in order
        for told in (year.of_assistant(key),)
    )
    return Table("Zestawienie asystentów", ASSISTANTS, rows)


def shares_table(title: str, first: str, shares: Mapping[str, Counted]) -> Table:
    """One row each person, by name: who served a participant, or whom an assistant served."""
    rows = ((name, *_hours(told), *_money(told)) for name, told in shares.items())
    return Table(title, (Column(first, width=32), *HOURS, *MONEY), rows)


def number_of_hours(time: timedelta) -> Decimal:
    """Hours as a number, to a third of a second."""
    return in_hours(time).quantize(FINE).normalize() + 0


def _month_row(month: MonthSum) -> tuple[Cell, ...]:
    told = month.counted
    return (
        str(month.of),
        *_hours(told),
        month.plan,
        number_of_hours(month.used),
        month.limit,
        *_money(told),
    )


def _participant_row(year: YearFigures, each: Entitled) -> tuple[Cell, ...]:
    told, outlook = year.of_participant(each.matter_id), year.outlook(each.matter_id)
    forecast = outlook.forecast
    return (
        each.case_number,
        each.name,
        each.award,
        each.own_funds,
        outlook.limit,
        None if forecast is None else forecast.quantize(FINE),
        "tak" if outlook.passes else "nie",
        *_hours(told),
        *_money(told),
    )


def _parts(told: Counted) -> tuple[Tally, ...]:
    return (told.accepted, told.handed_in, told.entered, told.contested)


def _hours(told: Counted) -> Iterator[Cell]:
    yield from (number_of_hours(part.fund) for part in _parts(told))
    yield from (number_of_hours(part.own_funds) for part in _parts(told))


def _money(told: Counted) -> Iterator[Cell]:
    sound = told.sound
    yield from (sound.cost, sound.own_cost, sound.drives, sound.tickets, sound.taxi_rides)
    yield from (sound.travel, told.accepted.travel, told.contested.travel)
