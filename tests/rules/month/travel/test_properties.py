"""K1-K5 for whatever a month says: nothing raises, nothing depends on order, sums are of rounded rows."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from rules.diary import Drive, Month, Service, TaxiRide, Ticket, YearMonth
from rules.month.settled import Log, MonthVerdict
from rules.vocabulary import Vehicle
from tests.rules.month.travel.journeys import judged

UNHURRIED = settings(deadline=None)  # the first month of a year reads its holidays
TRAVEL = {"K1", "K2", "K3", "K4", "K5"}
ASSISTANTS = st.sampled_from(("Bogna Pomocna", "Celina Zastępcza", ""))
PARTICIPANTS = st.sampled_from(("Zofia Przykładowa", "Jan Testowy", ""))
DAYS = st.none() | st.dates(date(2025, 12, 28), date(2026, 2, 3)) | st.dates()
WILD = st.decimals(allow_nan=True, allow_infinity=True) | st.sampled_from(
    [Decimal("sNaN"), Decimal("-0"), Decimal("1E+999999"), Decimal("1E-999999"), Decimal("0.005")]
)
NUMBERS = st.none() | st.decimals(0, 400, places=3) | WILD
WHO: dict[str, Any] = {"on": DAYS, "assistant": ASSISTANTS, "participant": PARTICIPANTS}

DRIVES = st.builds(
    Drive,
    **WHO,
    vehicle=st.none() | st.sampled_from(Vehicle),
    kilometres=NUMBERS,
    amount=NUMBERS,
)
TICKETS = st.builds(
    Ticket,
    **WHO,
    count=st.none() | st.integers(),
    amount=NUMBERS,
    attached=st.none() | st.booleans(),
)
TAXI_RIDES = st.builds(
    TaxiRide, **WHO, invoice=st.sampled_from(["", " ", "F/1", "f / 1"]) | st.text(), amount=NUMBERS
)
FIRST = datetime(2025, 12, 30, tzinfo=UTC)
MOMENTS = st.none() | st.integers(0, 34 * 24).map(lambda hour: FIRST + timedelta(hours=hour))
SERVICES = st.builds(
    Service,
    starts=MOMENTS,
    ends=MOMENTS,
    assistant=ASSISTANTS,
    participant=PARTICIPANTS,
    commute=st.booleans(),
    goes_out=st.none() | st.booleans(),
)
MONTHS = st.builds(
    Month,
    of=st.none() | st.just(YearMonth(2026, 1)) | st.builds(YearMonth, st.just(9999), st.just(12)),
    services=st.lists(SERVICES, max_size=4).map(tuple),
    drives=st.lists(DRIVES, max_size=5).map(tuple),
    tickets=st.lists(TICKETS, max_size=4).map(tuple),
    taxi_rides=st.lists(TAXI_RIDES, max_size=4).map(tuple),
)


def sums(verdict: MonthVerdict) -> dict[tuple[str, Log], Decimal]:
    return {(t.assistant, log): getattr(t, log) for t in verdict.travel for log in Log}


def total(verdict: MonthVerdict) -> Decimal:
    return sum((costs.total for costs in verdict.travel), Decimal(0))


def said(verdict: MonthVerdict, month: Month) -> Counter[Any]:
    """What the verdict says of travel, each row by what it holds and not by its place."""
    about = Counter[Any]()
    for finding in verdict.findings:
        if finding.rule in TRAVEL:
            log, *path = finding.about.split(".")
            row = repr(getattr(month, log)[int(path[0])]) if path else ""
            what = (finding.code, finding.severity, log, row, repr(sorted(finding.values.items())))
            about[what] += 1
    for cost in verdict.costs:
        about[cost.amount, cost.rate, repr(getattr(month, cost.log)[cost.entry])] += 1
    return about


@UNHURRIED
@given(MONTHS)
def test_k5_every_total_is_the_sum_of_its_rounded_rows(month):
    verdict = judged(month)

    expected: Counter[tuple[str, Log]] = Counter()
    for cost in verdict.costs:
        expected[cost.assistant, cost.log] += cost.amount  # type: ignore[assignment]  # Decimals add
    assert {key: value for key, value in sums(verdict).items() if value} == {
        key: value for key, value in expected.items() if value
    }
    assert [costs.total for costs in verdict.travel] == [
        costs.drives + costs.tickets + costs.taxi_rides for costs in verdict.travel
    ]


@UNHURRIED
@given(MONTHS)
def test_k5_every_amount_is_within_half_a_grosz_of_the_exact_product(month):
    for cost in judged(month).costs:
        row = getattr(month, cost.log)[cost.entry]
        exponent = cost.amount.as_tuple().exponent
        assert exponent == -2
        if cost.log is Log.DRIVES and row.kilometres.adjusted() > -100:
            exact = Fraction(row.kilometres) * Fraction(cost.rate)
        elif cost.log is not Log.DRIVES and row.amount.adjusted() > -100:
            exact = Fraction(row.amount)
        else:
            exact = Fraction(0)
        away = Fraction(cost.amount) - exact
        assert Fraction(-1, 200) < away <= Fraction(1, 200)  # half goes up, never down


@UNHURRIED
@given(MONTHS, st.randoms(use_true_random=False))
def test_k3_the_order_of_rows_and_services_changes_nothing(month, chance):
    def mixed(rows: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(chance.sample(rows, len(rows)))

    other = replace(
        month,
        services=mixed(month.services),
        drives=mixed(month.drives),
        tickets=mixed(month.tickets),
        taxi_rides=mixed(month.taxi_rides),
    )

    one, two = judged(month), judged(other)

    assert said(one, month) == said(two, other)
    assert one.travel == two.travel


@UNHURRIED
@given(MONTHS, DRIVES, TICKETS, TAXI_RIDES)
def test_k5_adding_a_row_never_lowers_a_total(month, drive, ticket, taxi_ride):
    before = judged(month)
    for more in (
        replace(month, drives=(*month.drives, drive)),
        replace(month, tickets=(*month.tickets, ticket)),
        replace(month, taxi_rides=(*month.taxi_rides, taxi_ride)),
    ):
        after = judged(more)
        assert total(after) >= total(before)
        assert all(sums(after)[key] >= value for key, value in sums(before).items())


@UNHURRIED
@given(MONTHS, SERVICES)
def test_k3_adding_a_service_changes_no_cost_and_finds_nothing_more(month, service):
    more = replace(month, services=(*month.services, service))
    one, two = judged(month), judged(more)

    def misses(verdict: MonthVerdict) -> set[str]:
        return {f.about for f in verdict.findings if f.rule == "K3"}

    assert one.costs == two.costs
    assert misses(two) <= misses(one)


@UNHURRIED
@given(MONTHS)
def test_k1_a_cost_is_explained_to_its_very_amount(month):
    for cost in judged(month).costs:
        *_, last = cost.steps
        assert (last.gives, last.unit) == (cost.amount, "zloty")
        assert all(step.rests_on.source for step in cost.steps)
        if cost.log is Log.DRIVES:
            assert last.rests_on.figure is not None
            assert last.rests_on.figure.value == cost.rate
