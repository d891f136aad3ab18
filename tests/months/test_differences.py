from dataclasses import replace
from datetime import datetime

from app.months.differences import Change, differences
from rules.month.moments import WARSAW
from tests.months.builders import a_drive, an_entry

VISIT = an_entry("2026-01-07 10:00", "2026-01-07 12:30", journeys=(a_drive(),), goes_out=True)
OTHER = an_entry("2026-01-08 10:00", "2026-01-08 12:00")


def test_same_entries_saved_again_do_not_differ():
    assert differences((VISIT, OTHER), (OTHER, replace(VISIT, version=7))) == ()


def test_new_gone_and_changed_are_told_in_the_order_of_time():
    longer = replace(VISIT, ends=VISIT.ends.replace(hour=14), place="park")
    new = an_entry("2026-01-05 10:00", "2026-01-05 12:00")
    found = differences((VISIT, OTHER), (longer, new))
    assert [each.change for each in found] == [Change.ADDED, Change.CHANGED, Change.REMOVED]
    assert [each.entry for each in found] == [new, longer, OTHER]
    assert found[1].members == ("ends", "place")


def test_journey_that_changed_is_a_change_of_its_service():
    (found,) = differences((VISIT,), (replace(VISIT, journeys=(a_drive("13"),)),))
    assert found.members == ("journeys",)


def test_hour_the_clock_shows_twice_is_told_apart():
    summer = datetime(2026, 10, 25, 2, 30, tzinfo=WARSAW)
    before = replace(VISIT, starts=summer)
    (found,) = differences((before,), (replace(before, starts=summer.replace(fold=1)),))
    assert found.members == ("starts",)
