from dataclasses import replace
from datetime import date

import pytest

from rules.diary import Month
from rules.month.certificates import described
from rules.month.entries import entries
from rules.month.judged import judge
from rules.month.served import first_date, last_date, participants
from rules.programme import load_programme
from tests.month_builders import a_month, a_service

PROGRAMME = load_programme("wiazowna_2026")


def found(month: Month) -> list[tuple[str, str]]:
    return [(f.code, f.about) for f in described(judge(month, PROGRAMME), PROGRAMME)]


@pytest.mark.parametrize(
    ("ends", "last"),
    [("2026-01-12 23:59", 12), ("2026-01-13 00:00", 12), ("2026-01-13 00:01", 13)],
)
def test_t8_a_service_that_ends_at_midnight_does_not_run_on_the_next_day(ends: str, last: int):
    (entry,) = entries(a_month(a_service("2026-01-12 20:00", ends)))
    assert first_date(entry) == date(2026, 1, 12)
    assert last_date(entry) == date(2026, 1, last)


def test_e1_everybody_served_is_described_and_told_once():
    service = a_service("2026-01-12 10:00", "2026-01-12 12:00")
    unknown = a_service("2026-01-13 10:00", "2026-01-13 12:00", participant="Ewa Nieznana")
    again = a_service("2026-01-14 10:00", "2026-01-14 12:00", participant="Ewa Nieznana")
    assert found(a_month(service)) == []
    assert found(a_month(again, service, unknown)) == [
        ("participant-unknown", "services.2.participant")
    ]
    assert found(a_month(replace(unknown, commute=True))) == []
    assert found(a_month(service, earlier=(unknown,))) == []


def test_e1_nobody_is_described_twice_or_without_a_name():
    month = a_month()
    one, other, child = month.participants
    twice = replace(month, participants=(one, replace(other, participant=one.participant)))
    assert found(twice) == [("participant-twice", "participants")]
    nameless = replace(month, participants=(replace(one, participant=" "), other, child))
    assert found(nameless) == [("participant-name-missing", "participants.0.participant")]


def test_e1_of_two_descriptions_the_same_one_stands_in_whatever_order():
    one, other, _ = a_month().participants
    same = replace(other, participant=one.participant)
    for pair in ((one, same), (same, one)):
        place, case = participants(Month(participants=pair))[one.participant]
        assert pair[place].case is case
        assert case is other.case  # the first in the order of their texts


def test_e1_of_two_descriptions_that_say_the_same_the_first_stands():
    one, *_ = a_month().participants
    assert participants(Month(participants=(one, one)))[one.participant] == (0, one.case)
