from dataclasses import replace

from app.store.opened import Store
from app.workflow.months.reading import MonthReading, after, before
from app.workflow.office.desk import Desk
from rules.diary import YearMonth
from tests.matters.builders import SEJNY
from tests.months.builders import ASSISTANT_ID, OTHER_ID, a_drive, an_assistant, an_entry

JANUARY = YearMonth(2026, 1)


def test_stored_entries_come_back_as_the_month_of_their_assistant(store: Store, desk: Desk) -> None:
    entry = an_entry("2026-01-07 10:00", "2026-01-07 12:30", journeys=(a_drive(),), goes_out=True)
    gone = an_entry("2026-01-08 10:00", "2026-01-08 12:30", removed=True)
    store.entries.add_all((entry, gone), an_assistant(), "service.entered")
    month = MonthReading(desk).of_assistant(SEJNY, JANUARY, ASSISTANT_ID)
    assert month.view.services == (entry.id,)
    assert [str(card.settled) for card in month.verdict.cards] == ["2:30:00"]
    assert len(month.view.month.drives) == 1


def test_another_assistants_hours_with_the_same_participant_count(store: Store, desk: Desk) -> None:
    other = an_entry("2026-01-07 11:00", "2026-01-07 13:00", assistant_id=OTHER_ID)
    store.entries.add(other, an_assistant(OTHER_ID), "service.entered")
    mine = an_entry("2026-01-07 10:00", "2026-01-07 12:00", id="mine")
    month = MonthReading(desk).of_assistant(SEJNY, JANUARY, ASSISTANT_ID, [mine])
    assert len(month.view.services) == 2
    assert month.by_entry[mine.id]


def test_entry_given_instead_takes_the_place_of_the_stored_one(store: Store, desk: Desk) -> None:
    entry = an_entry("2026-01-07 10:00", "2026-01-07 12:30")
    store.entries.add(entry, an_assistant(), "service.entered")
    longer = replace(entry, ends=entry.ends.replace(hour=14))
    month = MonthReading(desk).of_assistant(SEJNY, JANUARY, ASSISTANT_ID, [longer])
    assert [str(card.settled) for card in month.verdict.cards] == ["4:30:00"]


def test_month_of_everybody_holds_all(store: Store, desk: Desk) -> None:
    entries = [
        an_entry("2026-01-07 10:00", "2026-01-07 12:00"),
        an_entry("2026-01-09 10:00", "2026-01-09 12:00", assistant_id=OTHER_ID),
        an_entry("2026-02-09 10:00", "2026-02-09 12:00"),
    ]
    store.entries.add_all(entries, an_assistant(), "service.entered")
    assert len(MonthReading(desk).of_everybody(SEJNY, JANUARY).view.services) == 2


def test_months_go_round_the_year() -> None:
    assert before(YearMonth(2026, 1)) == YearMonth(2025, 12)
    assert after(YearMonth(2026, 12)) == YearMonth(2027, 1)
    assert after(before(JANUARY)) == JANUARY
