"""Care of others is noted, changed and ended on the real store, and months are judged by it."""

from dataclasses import replace
from datetime import date

import pytest

from app.errors import ChangedMeanwhile, DeedRefused, NotOnRecord
from app.matters.rights import Role
from app.store.opened import Store
from app.workflow.months.care import Care
from app.workflow.months.reading import MonthReading
from app.workflow.office.desk import Desk, Seen
from rules.diary import YearMonth
from tests.matters.builders import SEJNY, an_actor
from tests.months.builders import ASSISTANT_ID, ZOFIA, an_entry
from tests.months.test_caring import SCHEDULE

JANUARY = YearMonth(2026, 1)


def found_in_january(desk: Desk) -> set[str]:
    judged = MonthReading(desk).of_assistant(SEJNY, JANUARY, ASSISTANT_ID)
    return {finding.code for finding in judged.verdict.findings}


def test_care_is_noted_changed_and_ended(store: Store, desk: Desk):
    clerk, service = an_actor(), Care(desk)
    monday = an_entry("2026-01-12 09:00", "2026-01-12 11:00")
    store.entries.add(monday, clerk, "service.entered")
    without = found_in_january(desk)
    kept = service.note(clerk, SCHEDULE)
    assert found_in_january(desk) - without
    friday = replace(SCHEDULE, weekdays=frozenset({4}))
    changed = service.change(clerk, Seen(SEJNY, kept.id, kept.version), friday)
    assert (changed.id, changed.weekdays) == (kept.id, frozenset({4}))
    assert found_in_january(desk) == without
    with pytest.raises(ChangedMeanwhile):
        service.end(clerk, Seen(SEJNY, kept.id, kept.version), date(2026, 2, 1))
    ended = service.end(clerk, Seen(SEJNY, kept.id, changed.version), date(2026, 2, 1))
    assert service.of_matter(clerk, SEJNY, ZOFIA) == (ended,)
    told = {line.event for line in store.ledger.lines(SEJNY, kept.id, limit=9)}
    assert told == {"care.noted"}


def test_care_is_a_participant_s_of_this_programme(desk: Desk):
    clerk, service = an_actor(), Care(desk)
    for deed in (
        lambda: service.note(clerk, replace(SCHEDULE, matter_id="x")),
        lambda: service.of_matter(clerk, SEJNY, "x"),
        lambda: service.one(clerk, Seen(SEJNY, "x")),
    ):
        with pytest.raises(NotOnRecord):
            deed()


@pytest.mark.parametrize("role", [each for each in Role if each is not Role.CLERK])
def test_only_a_clerk_notes_care(desk: Desk, role: Role):
    actor, service = an_actor(role), Care(desk)
    for deed in (
        lambda: service.note(actor, SCHEDULE),
        lambda: service.of_matter(actor, SEJNY, ZOFIA),
        lambda: service.end(actor, Seen(SEJNY, "x"), date(2026, 2, 1)),
        lambda: service.change(actor, Seen(SEJNY, "x"), SCHEDULE),
    ):
        with pytest.raises(DeedRefused, match="nie ma uprawnień"):
            deed()
