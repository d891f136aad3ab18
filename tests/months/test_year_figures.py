"""Forecasts, plans and months of a year, by example."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from app.months.assignment import AssignmentState
from app.months.figures import MonthFigures
from app.months.tally import Line, Standing, Tally
from app.months.year_figures import Entitled, YearFigures, months_to
from rules.diary import YearMonth
from tests.months.builders import ASSISTANT_ID, JAN, ZOFIA, an_assignment

ENDS = date(2026, 12, 31)


def a_month(number: int, hours: int, **changes: object) -> MonthFigures:
    of = YearMonth(2026, number)
    line = Line(
        ZOFIA, ASSISTANT_ID, of, Standing.ENTERED, False, Tally(fund=timedelta(hours=hours))
    )
    return MonthFigures(of, (line,), {ZOFIA: Decimal(600)})


def a_year(on: date, *hours: int, **entitled: object) -> YearFigures:
    """Hours of Zofia in January and the months after it."""
    months = tuple(a_month(number, each) for number, each in enumerate(hours, 1))
    zofia = Entitled(ZOFIA, "1.2026", "Zofia", Decimal(600), **entitled)  # type: ignore[arg-type] # days
    return YearFigures(on, ENDS, months, {ZOFIA: zofia}, {})


@pytest.mark.parametrize(
    ("on", "hours", "entitled", "forecast"),
    [
        (date(2026, 1, 20), (40,), {}, None),  # no month is over
        (date(2026, 3, 10), (40, 60, 10), {}, "600"),  # 50 a month for twelve months
        (date(2026, 3, 10), (0, 0, 130), {}, "130"),  # never less than what is used already
        (date(2026, 3, 10), (40, 60, 10), {"until": date(2026, 6, 30)}, "300"),
        (date(2026, 3, 10), (0, 60, 10), {"since": date(2026, 2, 1)}, "660"),
        (date(2026, 12, 31), (50,) * 12, {}, "600"),
    ],
)
def test_forecast_carries_the_average_of_whole_months_to_the_end(
    on: date, hours: tuple[int, ...], entitled: dict[str, object], forecast: str | None
) -> None:
    told = a_year(on, *hours, **entitled).outlook(ZOFIA).forecast
    assert told == (None if forecast is None else Decimal(forecast))


@pytest.mark.parametrize(("hours", "passes"), [((50, 50), False), ((51, 50), True)])
def test_forecast_above_the_limit_is_told(hours: tuple[int, ...], *, passes: bool) -> None:
    outlook = a_year(date(2026, 3, 1), *hours).outlook(ZOFIA)
    assert (outlook.limit, outlook.passes) == (Decimal(600), passes)


def test_months_run_from_the_programmes_start_to_today() -> None:
    told = months_to(date(2025, 11, 1), date(2026, 2, 28), date(2026, 6, 1))
    assert list(map(str, told)) == ["2025-11", "2025-12", "2026-01", "2026-02"]
    assert [str(each) for each in months_to(date(2026, 1, 1), ENDS, date(2026, 1, 1))] == [
        "2026-01"
    ]
    assert months_to(date(2026, 1, 1), ENDS, date(2025, 12, 31)) == ()


def test_plan_adds_what_assignments_of_the_month_agree_on() -> None:
    year = a_year(date(2026, 2, 20), 40, 40)
    agreed = (
        an_assignment(ZOFIA, monthly_hours=Decimal(30)),
        an_assignment(ZOFIA, monthly_hours=Decimal(5), starts=date(2026, 2, 14)),
        an_assignment(ZOFIA, monthly_hours=Decimal(7), state=AssignmentState.PREPARED),
        an_assignment(JAN, monthly_hours=Decimal(11), ends=date(2026, 1, 31)),
    )
    year = YearFigures(year.on, ENDS, year.months, year.participants, {}, agreed)
    assert [month.plan for month in year.by_month()] == [41, 35]
    assert [month.plan for month in year.months_of_participant(ZOFIA)] == [30, 35]
    assert [month.plan for month in year.months_of_participant(JAN)] == [11, None]
    assert [month.used for month in year.by_month()] == [timedelta(hours=40), timedelta(hours=80)]
