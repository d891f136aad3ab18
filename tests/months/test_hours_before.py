from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from app.months.hours_before import Hours, hours_before
from app.months.judged_month import judged
from rules.diary import YearMonth
from rules.programme import load_programme
from tests.matters.builders import SEJNY
from tests.month_builders import a_service
from tests.months.builders import an_entry, what_is_known

MARCH = YearMonth(2026, 3)
PROGRAMME = load_programme(SEJNY)
ZOFIA = "Zofia Przykładowa"


def test_nobody_served_before_has_used_nothing() -> None:
    assert hours_before([a_service("2026-03-02 10:00", "2026-03-02 12:00")], MARCH, PROGRAMME) == {}


def test_hours_of_the_year_before_do_not_count() -> None:
    assert hours_before([a_service("2025-12-30 10:00", "2025-12-30 12:00")], MARCH, PROGRAMME) == {}


def test_night_into_the_month_counts_until_midnight() -> None:
    night = a_service("2026-02-28 20:00", "2026-03-01 04:00")
    assert hours_before([night], MARCH, PROGRAMME) == {ZOFIA: Hours(Decimal(4), Decimal(0))}


def test_own_funds_are_told_apart() -> None:
    own = a_service("2026-01-07 10:00", "2026-01-07 11:30", own_funds=True)
    assert hours_before([own], MARCH, PROGRAMME) == {ZOFIA: Hours(Decimal(0), Decimal("1.5"))}


def test_a_third_of_an_hour_is_twenty_minutes_and_not_a_second_less() -> None:
    third = an_entry("2026-01-07 10:00", "2026-01-07 10:20")
    (use,) = (
        u for u in judged(what_is_known(third, of="2026-03")).verdict.uses if u.participant == ZOFIA
    )
    assert use.before.total_seconds() == 20 * 60


def test_waiting_over_the_limit_is_not_used() -> None:
    """T3: 0:30 + 0:30 + 1:30."""
    waited = a_service(
        "2026-01-07 10:00", "2026-01-07 14:00", ("2026-01-07 10:30", "2026-01-07 13:30")
    )
    assert hours_before([waited], MARCH, PROGRAMME)[ZOFIA].fund == Decimal("2.5")


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(
            *(st.integers(1, 3), st.integers(1, 27), st.integers(0, 20)),
            *(st.integers(1, 9), st.integers(0, 59)),
        ),
        max_size=6,
    )
)
def test_what_was_used_before_is_what_the_months_before_settled(
    told: list[tuple[int, ...]],
) -> None:
    entries = [
        an_entry(
            f"2026-{month:02}-{day:02} {hour:02}:00",
            f"2026-{month:02}-{day + 1:02} 0{long}:{minute:02}",
            id=f"e{number}",
        )
        for number, (month, day, hour, long, minute) in enumerate(told)
    ]
    settled = [
        sum(
            card.fund.total_seconds()
            for card in judged(what_is_known(*entries, of=f"2026-0{n}")).verdict.cards
        )
        for n in (1, 2, 3)
    ]
    (use,) = (
        u
        for u in judged(what_is_known(*entries, of="2026-04")).verdict.uses
        if u.participant == ZOFIA
    )
    assert use.before.total_seconds() == sum(settled)
