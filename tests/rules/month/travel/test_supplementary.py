"""Which journeys go on supplementary logs, and how much of the costs that is."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from rules import check_month
from rules.diary import Drive, TaxiRide, Ticket
from rules.month.settled import Cost, Log, MonthVerdict, TravelCosts
from rules.programme import load_programme
from rules.verdict import Finding
from rules.vocabulary import Vehicle
from tests.month_builders import OTHER_ASSISTANT, OTHER_PARTICIPANT, a_month

PROGRAMME = load_programme("wiazowna_2026")
BOGNA = "Bogna Pomocna"
FRIDAY, SATURDAY = date(2026, 1, 30), date(2026, 1, 31)


def a_drive(on: date | None, assistant: str = BOGNA) -> Drive:
    return Drive(on, assistant, vehicle=Vehicle.CAR_OVER_900, kilometres=Decimal(10))


def notes(verdict: MonthVerdict) -> list[Finding]:
    return [f for f in verdict.findings if f.code == "supplementary-log"]


def test_t9_each_assistant_is_told_of_their_late_journeys_in_time_s_order():
    month = a_month(
        drives=(a_drive(SATURDAY), a_drive(FRIDAY), a_drive(SATURDAY, OTHER_ASSISTANT)),
        tickets=(Ticket(SATURDAY, BOGNA, OTHER_PARTICIPANT, amount=Decimal("4.40")),),
        taxi_rides=(TaxiRide(SATURDAY, BOGNA),),
    )
    verdict = check_month(month, PROGRAMME)
    bogna, celina = notes(verdict)
    late = "drives.0=2026-01-31 taxi_rides.0=2026-01-31 tickets.0=2026-01-31"
    assert (bogna.values["assistant"], bogna.values["services"]) == (BOGNA, late)
    assert (bogna.about, bogna.values["deadline"]) == ("drives.0.on", FRIDAY)
    assert (celina.about, celina.values["services"]) == ("drives.2.on", "drives.2=2026-01-31")

    sums = {each.assistant: (each.supplementary, each.total) for each in verdict.travel}
    assert sums[BOGNA] == (Decimal("15.90"), Decimal("27.40"))
    assert sums[OTHER_ASSISTANT] == (Decimal("11.50"), Decimal("11.50"))
    drives = [cost.supplementary for cost in verdict.costs if cost.log is Log.DRIVES]
    assert drives == [True, False, True]


@pytest.mark.parametrize("on", [None, FRIDAY, date(2026, 2, 1), date(2025, 12, 31), date.max])
def test_t9_a_journey_to_its_deadline_or_of_another_month_is_on_no_supplementary_log(
    on: date | None,
):
    verdict = check_month(a_month(drives=(a_drive(on),)), PROGRAMME)
    assert notes(verdict) == []
    assert [each.supplementary for each in verdict.travel] in ([], [Decimal(0)])


def test_t9_a_month_without_a_name_has_no_deadline():
    month = replace(a_month(drives=(a_drive(SATURDAY),)), of=None)
    verdict = check_month(month, PROGRAMME)
    assert notes(verdict) == []
    assert [cost.supplementary for cost in verdict.costs] == [False]


def test_t9_a_cost_is_the_main_log_s_unless_it_says_otherwise():
    none = Decimal(0)
    assert Cost(Log.TICKETS, 0, BOGNA, none).supplementary is False
    assert TravelCosts(BOGNA, none, none, none, None).supplementary == 0
