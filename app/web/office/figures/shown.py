"""Sums of a year come in; rows of tables, figures to watch and charts, as pages show them, go out."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any

from app.fields.months import NOMINATIVE
from app.months.hours_before import in_hours
from app.months.tally import Counted, Tally
from app.months.year_figures import MonthSum
from app.web.office.figures.charts import HUNDREDTH, Chart, Fill, Series, Value, chart, short
from app.wording.hours import hours
from app.wording.money import money
from app.wording.numbers import figure
from rules.diary import YearMonth

Row = list[Any]
NOT_SET = "nie ustalono"
NO_COST = (
    "Nie ustalono kosztu godziny, dlatego są tu same godziny i koszty przejazdów. "
    "Koszt godziny wpisuje się w pliku programu."
)
TOGETHER = "Razem"
PARTS = (
    Series(Fill.SOLID, "przyjęte przez biuro"),
    Series(Fill.STRIPES, "oddane, jeszcze nie przyjęte"),
    Series(Fill.DOTS, "tylko wpisane do dziennika"),
    Series(Fill.SQUARES, "ze środków własnych"),
)


def _number(text: str) -> Mapping[str, Any]:
    return {"text": text, "number": True}


HOURS = (
    *("Przyjęte", "Oddane", "Tylko wpisane", "Sporne", "Ze środków własnych", "Plan"),
    "Z Funduszu od początku roku",
)
MONTH_HOURS = ("Miesiąc", *map(_number, HOURS))
SHARE_HOURS = tuple(map(_number, HOURS[:5]))
MONTH_MONEY = (
    "Miesiąc",
    *map(
        _number,
        (
            *("Koszt godzin: przyjęte", "Koszt godzin: jeszcze nieprzyjęte"),
            *("Koszt godzin ze środków własnych", "Godziny i przejazdy razem"),
        ),
    ),
)
MONTH_TRAVEL = (
    "Miesiąc",
    *map(
        _number,
        (
            *("Własny pojazd", "Bilety", "Inny środek transportu", "Razem"),
            *("W tym przyjęte", "Sporne"),
        ),
    ),
)


def month_name(of: YearMonth) -> str:
    """„styczeń 2026”."""
    return f"{NOMINATIVE[of.month - 1]} {of.year}"


def time_figure(time: timedelta) -> str:
    """„123,5”: hours as a number; ``hours_words`` says what is counted."""
    return short(in_hours(time))


def hours_words(time: timedelta) -> str:
    """„123,5 godziny”."""
    return hours(in_hours(time).quantize(HUNDREDTH).normalize() + 0)


def hour_rows(months: Iterable[MonthSum], total: Counted) -> Iterator[Row]:
    """By month, and together."""
    for month in months:
        plan = NOT_SET if month.plan is None else figure(month.plan)
        yield [
            month_name(month.of),
            *share_cells(month.counted),
            plan,
            time_figure(month.used),
        ]
    yield [TOGETHER, *share_cells(total), "", time_figure(total.sound.fund)]


def share_cells(told: Counted) -> Row:
    """Hours of the Fund by how far the office is with them, contested ones, and those from own funds."""
    of_fund = [told.accepted.fund, told.handed_in.fund, told.entered.fund]
    return [time_figure(time) for time in (*of_fund, told.contested.hours, told.sound.own_funds)]


def money_rows(months: Iterable[MonthSum], total: Counted) -> Iterator[Row]:
    named = [(month_name(month.of), month.counted) for month in months]
    for name, told in (*named, (TOGETHER, total)):
        waiting = told.handed_in + told.entered
        yield [
            name,
            amount(told.accepted.cost),
            amount(waiting.cost),
            amount(told.sound.own_cost),
            amount(told.sound.spent),
        ]


def travel_rows(months: Iterable[MonthSum], total: Counted) -> Iterator[Row]:
    named = [(month_name(month.of), month.counted) for month in months]
    for name, told in (*named, (TOGETHER, total)):
        yield [name, *travel_cells(told)]


def travel_cells(told: Counted) -> Row:
    sound = told.sound
    amounts = (sound.drives, sound.tickets, sound.taxi_rides, sound.travel)
    return [money(each) for each in (*amounts, told.accepted.travel, told.contested.travel)]


def amount(told: Decimal | None) -> str:
    """An amount in złoty, or that nobody can tell it."""
    return NOT_SET if told is None else money(told)


def hours_chart(months: Iterable[MonthSum]) -> Chart:
    """Hours of each month beside what was agreed for it; contested ones are left out."""
    values = [_hours_value(month) for month in months]
    return chart("godziny", "Godziny w kolejnych miesiącach", PARTS, "plan miesiąca", values)


def _hours_value(month: MonthSum) -> Value:
    told = month.counted
    own = told.sound.own_funds
    parts = (told.accepted.fund, told.handed_in.fund, told.entered.fund, own)
    hours_told = time_figure(sum(parts, timedelta()))
    plan = f", plan {figure(month.plan)}" if month.plan is not None else ""
    words = f"{hours_told} godz.{plan}"
    return Value(month_name(month.of), tuple(map(in_hours, parts)), month.plan, words)


def running_chart(months: Iterable[MonthSum], most: Decimal | None, what: str, title: str) -> Chart:
    """Hours the Fund pays from the year's start, beside the limit of each month or what was awarded in all.

    ``what`` names that in words: „limit”, „przyznano”.
    """
    values = []
    for month in months:
        mark = month.limit if most is None else most
        beside = f", {what} {figure(mark)}" if mark is not None else ""
        words = f"{time_figure(month.used)} godz.{beside}"
        values.append(Value(month_name(month.of), (in_hours(month.used),), mark, words))
    series = (Series(Fill.SOLID, "godziny z Funduszu od początku roku, bez spornych"),)
    return chart("narastajaco", title, series, what, values)


def travel_chart(months: Iterable[MonthSum]) -> Chart:
    """Travel costs of each month beside the ceiling of one assistant (rule K2)."""
    values = []
    for month in months:
        told = month.counted
        parts = tuple(each.travel for each in (told.accepted, told.handed_in, told.entered))
        ceiling = f", pułap {money(month.ceiling)}" if month.ceiling is not None else ""
        words = f"{money(told.sound.travel)}{ceiling}"
        values.append(Value(month_name(month.of), parts, month.ceiling, words))
    return chart(
        "przejazdy", "Koszty przejazdów w kolejnych miesiącach", PARTS[:3], "pułap", values
    )


def standing_note(told: Counted) -> str:
    """How much of the hours is settled, in short sentences."""
    sums: tuple[tuple[str, Tally], ...] = (
        ("Przyjęte", told.accepted),
        ("Oddane", told.handed_in),
        ("Tylko wpisane", told.entered),
    )
    return " ".join(f"{name}: {time_figure(tally.fund)}." for name, tally in sums)
