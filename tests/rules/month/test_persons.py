"""Who the people of a month are to each other: an assistant is somebody else than the participant."""

from dataclasses import replace

import pytest

from rules.month.judged import judge
from rules.month.persons import nobody_oneself
from rules.programme import load_programme
from tests.month_builders import OTHER_PARTICIPANT, a_month, a_service

PROGRAMME = load_programme("wiazowna_2026")
ONESELF = a_service("2026-01-12 10:00", "2026-01-12 12:00", assistant="Zofia Przykładowa")
AGAIN = replace(a_service("2026-01-13 10:00", "2026-01-13 12:00"), assistant=" zofia  PRZYKŁADOWA ")
OTHER = a_service("2026-01-14 10:00", "2026-01-14 12:00", participant=OTHER_PARTICIPANT)
BEFORE = a_service("2025-12-30 10:00", "2025-12-30 12:00", assistant="Zofia Przykładowa")


def test_a1_who_serves_oneself_is_told_once_at_the_first_service():
    month = a_month(AGAIN, OTHER, ONESELF, replace(OTHER, assistant=OTHER_PARTICIPANT))
    told = nobody_oneself(judge(month, PROGRAMME), PROGRAMME)
    assert [(f.about, f.values["participant"]) for f in told] == [
        ("services.2.assistant", "Zofia Przykładowa"),
        ("services.3.assistant", OTHER_PARTICIPANT),
    ]


@pytest.mark.parametrize(
    "month",
    [
        a_month(replace(ONESELF, commute=True), OTHER),
        a_month(OTHER, earlier=(BEFORE,)),
        a_month(replace(ONESELF, assistant=" ", participant=" ")),
    ],
)
def test_a1_ways_earlier_services_and_people_without_a_name_are_none_of_it(month):
    assert list(nobody_oneself(judge(month, PROGRAMME), PROGRAMME)) == []
