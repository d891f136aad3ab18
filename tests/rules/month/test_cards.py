from collections import Counter
from datetime import date, timedelta
from typing import Any

from hypothesis import given

from rules import check_month
from rules.diary import Month, Service
from rules.month.settled import Card
from rules.programme import load_programme
from tests.month_builders import OTHER_ASSISTANT, OTHER_PARTICIPANT, a_month, a_service
from tests.rules.months import DIARIES, unhurried

PROGRAMME = load_programme("wiazowna_2026")
HOUR = timedelta(hours=1)
BOGNA, ZOFIA = "Bogna Pomocna", "Zofia Przykładowa"


def cards(*services: Service, **month: Any) -> tuple[Card, ...]:
    return check_month(a_month(*services, **month), PROGRAMME).cards


def test_t8_a_row_a_date_each_with_the_time_of_its_date():
    (card,) = cards(a_service("2026-01-08 20:00", "2026-01-10 04:00"))
    assert [(row.on, row.settled) for row in card.rows] == [
        (date(2026, 1, 8), 4 * HOUR),
        (date(2026, 1, 9), 24 * HOUR),
        (date(2026, 1, 10), 4 * HOUR),
    ]
    assert [row.starts.isoformat() for row in card.rows] == [
        "2026-01-08T20:00:00+01:00",
        "2026-01-09T00:00:00+01:00",
        "2026-01-10T00:00:00+01:00",
    ]
    assert [row.ends.isoformat() for row in card.rows] == [
        "2026-01-09T00:00:00+01:00",
        "2026-01-10T00:00:00+01:00",
        "2026-01-10T04:00:00+01:00",
    ]
    assert card.services == 1


def test_t8_a_service_to_midnight_has_one_row():
    (card,) = cards(a_service("2026-01-09 20:00", "2026-01-10 00:00"))
    assert [(row.on, row.settled) for row in card.rows] == [(date(2026, 1, 9), 4 * HOUR)]


def test_t8_a_day_of_the_clock_change_has_the_hours_it_has():
    (spring,) = cards(a_service("2026-03-28 20:00", "2026-03-30 00:00"), of="2026-03")
    assert [row.settled for row in spring.rows] == [4 * HOUR, 23 * HOUR]
    (autumn,) = cards(a_service("2026-10-24 20:00", "2026-10-26 00:00"), of="2026-10")
    assert [row.settled for row in autumn.rows] == [4 * HOUR, 25 * HOUR]


def test_t8_a_month_takes_the_rows_dated_in_it():
    night = a_service("2026-01-31 22:00", "2026-02-01 03:00")
    (january,) = cards(night)
    (february,) = cards(night, of="2026-02")
    assert [row.on for row in january.rows] == [date(2026, 1, 31)]
    assert [row.on for row in february.rows] == [date(2026, 2, 1)]
    assert (january.services, february.services) == (1, 1)
    assert cards(night, of="2026-03") == ()
    assert cards(night, of="9999-12") == cards(night, of="0001-01") == ()


def test_t8_the_first_and_the_last_day_belong_to_the_month():
    (card,) = cards(
        a_service("2026-03-01 00:00", "2026-03-01 01:00"),
        a_service("2026-03-31 23:00", "2026-04-01 00:00"),
        of="2026-03",
    )
    assert [row.on.day for row in card.rows] == [1, 31]


def test_t8_a_month_nobody_named_takes_every_day_that_can_be_read():
    services = (
        a_service("1900-01-01 10:00", "1900-01-01 11:00"),
        a_service("2999-12-31 10:00", "2999-12-31 11:00"),
    )
    (card,) = check_month(Month(services=services), PROGRAMME).cards
    assert [row.on.year for row in card.rows] == [1900, 2999]
    assert card.services == 2


def test_t8_earlier_services_have_no_rows():
    assert cards(earlier=(a_service("2026-01-09 10:00", "2026-01-09 12:00"),)) == ()


def test_t8_one_card_a_participant_and_assistant_in_the_order_of_names_and_time():
    day = "2026-01-09 "
    services = (
        a_service(day + "16:00", day + "17:00"),
        a_service(day + "10:00", day + "11:00"),
        a_service(day + "12:00", day + "13:00", assistant=OTHER_ASSISTANT),
        a_service(day + "14:00", day + "15:00", participant=OTHER_PARTICIPANT),
    )
    made = cards(*services)
    assert [(card.participant, card.assistant) for card in made] == [
        (OTHER_PARTICIPANT, BOGNA),
        (ZOFIA, BOGNA),
        (ZOFIA, OTHER_ASSISTANT),
    ]
    assert [row.service for row in made[1].rows] == [1, 0]


def test_t8_rows_are_in_the_order_of_real_time_where_the_clock_goes_back():
    first = a_service("2026-10-25T02:45+02:00", "2026-10-25T02:50+02:00")
    second = a_service("2026-10-25T02:15+01:00", "2026-10-25T02:20+01:00")
    (card,) = cards(second, first, of="2026-10")
    assert [row.service for row in card.rows] == [1, 0]


def test_t3_the_second_service_counts_on_the_card_on_which_it_has_time():
    # Waits from before the deadline's midnight to after it: one service on either card.
    night = a_service(
        "2026-01-30 20:00", "2026-01-31 04:00", ("2026-01-30 21:00", "2026-01-31 03:00")
    )
    main, supplementary = cards(night)
    assert (main.services, main.settled) == (1, 2.5 * HOUR)
    assert (supplementary.services, supplementary.settled) == (1, HOUR)


def test_t3_a_row_of_mere_waiting_stays_with_no_time():
    night = a_service(
        "2026-01-09 20:00", "2026-01-11 01:00", ("2026-01-09 21:00", "2026-01-11 00:00")
    )
    (card,) = cards(night)
    assert [row.settled for row in card.rows] == [2.5 * HOUR, 0 * HOUR, HOUR]
    assert card.services == 2


def test_t9_what_is_dated_after_the_deadline_is_supplementary():
    main, supplementary = cards(
        a_service("2026-01-30 10:00", "2026-01-30 12:00"),
        a_service("2026-01-31 10:00", "2026-01-31 13:00", own_funds=True),
    )
    assert (main.supplementary, main.fund, main.own_funds) == (False, 2 * HOUR, 0 * HOUR)
    assert (supplementary.supplementary, supplementary.fund) == (True, 0 * HOUR)
    assert supplementary.own_funds == supplementary.settled == 3 * HOUR
    assert [row.supplementary for row in main.rows + supplementary.rows] == [False, True]


def test_t9_a_service_that_only_touches_the_deadlines_midnight_is_on_one_card():
    main, supplementary = cards(
        a_service("2026-01-30 20:00", "2026-01-31 00:00"),
        a_service("2026-01-31 00:00", "2026-01-31 01:00"),
    )
    assert (main.services, supplementary.services) == (1, 1)


def test_t9_where_the_deadline_is_the_months_last_day_nothing_is_supplementary():
    made = cards(
        a_service("2026-03-31 22:00", "2026-04-01 03:00"),
        a_service("2026-03-30 22:00", "2026-03-30 23:00"),
        of="2026-03",
    )
    assert [(card.supplementary, card.services, card.settled) for card in made] == [
        (False, 2, 3 * HOUR)
    ]


def test_t8_t3_every_row_explains_its_hours():
    night = a_service(
        "2026-01-09 22:00", "2026-01-10 02:00", ("2026-01-09 22:30", "2026-01-10 01:30")
    )
    (card,) = cards(night)
    first, second = card.rows
    assert [(step.rule, step.code, step.gives) for step in first.steps] == [
        ("T8", "service-lasts", 4 * HOUR),
        ("T8", "part-of-the-day", 2 * HOUR),
        ("T3", "waiting-over-limit", 1.5 * HOUR),
        ("T3", "row-settled", 2 * HOUR),
    ]
    assert [step.gives for step in second.steps] == [4 * HOUR, 2 * HOUR, 0 * HOUR, 0.5 * HOUR]
    lasts, _, waited, _ = first.steps
    assert lasts.inputs == {"services.0.starts": night.starts, "services.0.ends": night.ends}
    assert waited.inputs["services.0.waiting.0"] == 3 * HOUR
    assert waited.rests_on.figure is not None
    assert (waited.rests_on.figure.value, waited.rests_on.source.clause) == (90, "§ 4")
    (short,) = cards(
        a_service("2026-01-09 10:00", "2026-01-09 12:00", ("2026-01-09 10:00", "2026-01-09 11:00"))
    )
    assert [step.code for step in short.rows[0].steps] == [
        "service-lasts",
        "waiting-counts",
        "row-settled",
    ]


@unhurried
@given(DIARIES)
def test_t8_totals_of_cards_are_the_sums_of_their_rows(month: Month):
    for card in check_month(month, PROGRAMME).cards:
        assert card.fund == sum((r.settled for r in card.rows if not r.own_funds), timedelta())
        assert card.own_funds == sum((r.settled for r in card.rows if r.own_funds), timedelta())
        assert card.settled == sum((row.settled for row in card.rows), timedelta())
        assert list(card.rows) == sorted(card.rows, key=lambda row: row.starts.timestamp())
        assert {row.supplementary for row in card.rows} == {card.supplementary}


@unhurried
@given(DIARIES)
def test_t8_a_row_lies_on_its_date_and_its_last_step_gives_its_hours(month: Month):
    rows = [row for card in check_month(month, PROGRAMME).cards for row in card.rows]
    assert max(Counter((row.service, row.on) for row in rows).values(), default=1) == 1
    for row in rows:
        assert row.starts.date() == row.on
        assert (row.ends - timedelta(microseconds=1)).date() == row.on
        assert row.settled <= timedelta(seconds=row.ends.timestamp() - row.starts.timestamp())
        assert row.steps[-1].gives == row.settled
