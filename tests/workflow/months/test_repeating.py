"""A week repeated in weeks to come: what is made, what is left out and why, and that it is made once."""

from dataclasses import replace
from datetime import date

import pytest

from app.errors import DeedRefused
from app.months.month_file import MonthFile, MonthState, Part, file_id
from app.store.opened import Store
from app.workflow.months.diary import Diary
from app.workflow.months.repeating import TAKEN, Repeating
from app.workflow.office.desk import Desk
from app.workflow.office.events import Event
from rules.diary import YearMonth
from tests.matters.builders import SEJNY, an_actor
from tests.months.builders import ASSISTANT_ID, JAN, ZOFIA, a_drive, an_assistant, an_entry

BOGNA = an_assistant()
SOURCE, NEXT, AFTER_IT = date(2026, 1, 12), date(2026, 1, 19), date(2026, 1, 26)
MONDAY = an_entry("2026-01-12 08:00", "2026-01-12 10:00", id="monday", journeys=(a_drive(),))
NIGHT = an_entry("2026-01-16 22:00", "2026-01-17 06:00", id="night", matter_id=JAN)


@pytest.fixture
def repeating(desk: Desk) -> Repeating:
    Diary(desk).put_all(BOGNA, SEJNY, [MONDAY, NIGHT])
    return Repeating(desk)


def shown(entry) -> tuple[str, str]:
    return f"{entry.starts:%d.%m %H:%M}", f"{entry.ends:%d.%m %H:%M}"


def test_week_is_repeated_at_the_same_hours_without_its_journeys(repeating: Repeating) -> None:
    made = repeating.repeat(BOGNA, SEJNY, SOURCE, [NEXT, AFTER_IT], "seed")
    assert [shown(entry) for entry in made] == [
        ("19.01 08:00", "19.01 10:00"),
        ("23.01 22:00", "24.01 06:00"),
        ("26.01 08:00", "26.01 10:00"),
        ("30.01 22:00", "31.01 06:00"),
    ]
    assert {entry.journeys for entry in made} == {()}
    assert [entry.matter_id for entry in made[:2]] == [ZOFIA, JAN]


def test_sent_twice_it_is_made_once(repeating: Repeating, store: Store) -> None:
    first = repeating.repeat(BOGNA, SEJNY, SOURCE, [NEXT], "seed")
    assert repeating.repeat(BOGNA, SEJNY, SOURCE, [NEXT], "seed") == first
    assert len(store.entries.all(SEJNY)) == 4


def test_what_meets_an_entry_is_left_out(repeating: Repeating, desk: Desk) -> None:
    Diary(desk).put(BOGNA, an_entry("2026-01-19 09:00", "2026-01-19 11:00", id="there"))
    skipped = [each.skipped for each in repeating.plan(BOGNA, SEJNY, SOURCE, [NEXT], "seed")]
    assert skipped == [TAKEN, ""]
    again = [each.skipped for each in repeating.plan(BOGNA, SEJNY, SOURCE, [SOURCE], "seed")]
    assert again == [], "a week is not repeated onto itself"


def test_what_no_assignment_covers_is_left_out_with_the_reason(
    repeating: Repeating, store: Store
) -> None:
    for each in store.assignments.find(SEJNY, subject=ZOFIA):
        ended = replace(each, ends=date(2026, 1, 18))
        store.assignments.save(ended, an_actor(), "assignment.changed")
    first, second = repeating.plan(BOGNA, SEJNY, SOURCE, [NEXT], "seed")
    assert "nie ma otwartego przydziału" in first.skipped
    assert not second.skipped


def test_frozen_part_is_left_out_and_the_rest_is_made(repeating: Repeating, store: Store) -> None:
    of = YearMonth(2026, 1)
    own = file_id(SEJNY, ASSISTANT_ID, of, Part.MAIN)
    file = MonthFile(own, SEJNY, ASSISTANT_ID, of, Part.MAIN, MonthState.HANDED_IN)
    store.month_files.add(file, BOGNA, Event.MONTH_HANDED_IN)
    made = repeating.repeat(BOGNA, SEJNY, SOURCE, [AFTER_IT, date(2026, 2, 2)], "seed")
    assert [shown(entry)[0] for entry in made] == ["02.02 08:00", "06.02 22:00"]


def test_hour_that_spring_skips_is_left_out(store: Store, desk: Desk) -> None:
    march = replace(desk, clock=lambda: date(2026, 3, 20))
    night = an_entry("2026-03-22 02:30", "2026-03-22 04:00", id="spring")
    Diary(march).put(BOGNA, night)
    (planned,) = Repeating(march).plan(BOGNA, SEJNY, date(2026, 3, 16), [date(2026, 3, 23)], "s")
    assert "zegary przestawia się" in planned.skipped


def test_weeks_with_entries_are_offered_the_last_first(repeating: Repeating, desk: Desk) -> None:
    Diary(desk).put(BOGNA, an_entry("2026-01-05 08:00", "2026-01-05 10:00", id="earlier"))
    assert list(repeating.weeks(BOGNA, SEJNY).items()) == [(SOURCE, 2), (date(2026, 1, 5), 1)]
    assert repeating.targets()[:2] == (NEXT, AFTER_IT)


def test_nobody_else_repeats(repeating: Repeating) -> None:
    with pytest.raises(DeedRefused):
        repeating.plan(an_actor(account_id=ASSISTANT_ID), SEJNY, SOURCE, [NEXT], "seed")
