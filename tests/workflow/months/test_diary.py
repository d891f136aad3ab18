"""The diary on a real store: what is kept once, what is refused and why, and what is only told."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.attachments.answers import raw_answers
from app.errors import ChangedMeanwhile, DeedRefused, NotOnRecord
from app.matters.rights import Role
from app.months import entering
from app.months.assignment import AssignmentState
from app.months.entry import ServiceEntry
from app.months.month_file import MonthFile, MonthState, Part, file_id
from app.store.opened import Store
from app.workflow.months.diary import Diary
from app.workflow.office.desk import Desk
from app.workflow.office.events import Event
from rules.diary import YearMonth
from rules.programme import load_programme
from tests.builders import a_certificate
from tests.matters.builders import SEJNY, an_actor, an_applicant
from tests.month_builders import a_waiting
from tests.months.builders import (
    ASSISTANT_ID,
    JAN,
    OTHER_ID,
    ZOFIA,
    a_drive,
    an_assignment,
    an_assistant,
    an_entry,
)

BOGNA, CELINA = an_assistant(), an_assistant(OTHER_ID, "Celina Zastępcza")
JANUARY = YearMonth(2026, 1)
MORNING = an_entry("2026-01-07 10:00", "2026-01-07 12:30")


@pytest.fixture
def diary(desk: Desk) -> Diary:
    return Diary(desk)


def freeze(store: Store, state: MonthState, part: Part = Part.MAIN) -> None:
    own = file_id(SEJNY, ASSISTANT_ID, JANUARY, part)
    file = MonthFile(own, SEJNY, ASSISTANT_ID, JANUARY, part, state)
    store.month_files.add(file, BOGNA, Event.MONTH_HANDED_IN)


def codes(diary: Diary, entry: ServiceEntry) -> set[str]:
    tried = diary.tried(BOGNA, entry)
    return {finding.code for month in tried for finding in month.by_entry.get(entry.id, ())}


def test_entry_sent_twice_is_kept_once_as_it_was_first(diary: Diary, store: Store) -> None:
    first = diary.put(BOGNA, MORNING)
    again = diary.put(BOGNA, replace(MORNING, place="gdzie indziej"))
    assert first.version == 1
    assert again == first
    assert len(store.entries.all(SEJNY)) == 1


def test_entry_sent_late_does_not_undo_what_was_changed_since(diary: Diary) -> None:
    kept = diary.put(BOGNA, MORNING)
    changed = diary.change(BOGNA, kept.version, replace(kept, place="park"))
    assert diary.put(BOGNA, MORNING) == changed


def test_removed_entry_stays_removed_and_counts_nowhere(diary: Diary) -> None:
    kept = diary.put(BOGNA, MORNING)
    removed = diary.remove(BOGNA, SEJNY, kept.id, kept.version)
    assert diary.put(BOGNA, MORNING) == removed
    assert diary.judged(BOGNA, SEJNY, JANUARY).view.services == ()
    with pytest.raises(ChangedMeanwhile):
        diary.change(BOGNA, removed.version, removed)


def test_nobody_reads_or_writes_anothers_entry(diary: Diary, store: Store) -> None:
    store.assignments.add(an_assignment(assistant_id=OTHER_ID), an_actor(), "assignment.made")
    kept = diary.put(BOGNA, MORNING)
    for deed in (
        lambda: diary.entry(CELINA, SEJNY, kept.id),
        lambda: diary.put(CELINA, replace(MORNING, assistant_id=OTHER_ID)),
        lambda: diary.change(CELINA, kept.version, replace(kept, place="park")),
        lambda: diary.remove(CELINA, SEJNY, kept.id, kept.version),
    ):
        with pytest.raises(NotOnRecord):
            deed()
    with pytest.raises(DeedRefused):
        diary.put(CELINA, replace(MORNING, id="another"))
    assert store.entries.all(SEJNY) == (kept,)


def test_changed_entry_remains_with_whom_it_was(diary: Diary) -> None:
    kept = diary.put(BOGNA, MORNING)
    changed = diary.change(BOGNA, kept.version, replace(kept, assistant_id=OTHER_ID))
    assert changed.assistant_id == ASSISTANT_ID


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ASSISTANT])
def test_only_assistants_have_a_diary(diary: Diary, role: Role) -> None:
    actor = an_actor(role, account_id=ASSISTANT_ID)
    for deed in (
        lambda: diary.put(actor, MORNING),
        lambda: diary.tried(actor, MORNING),
        lambda: diary.judged(actor, SEJNY, JANUARY),
        lambda: diary.served(actor, SEJNY, date(2026, 1, 7)),
    ):
        with pytest.raises(DeedRefused):
            deed()


def test_whoever_saves_must_have_seen_what_is_stored(diary: Diary) -> None:
    kept = diary.put(BOGNA, MORNING)
    diary.change(BOGNA, kept.version, replace(kept, place="park"))
    with pytest.raises(ChangedMeanwhile):
        diary.change(BOGNA, kept.version, replace(kept, place="las"))
    with pytest.raises(ChangedMeanwhile):
        diary.remove(BOGNA, SEJNY, kept.id, kept.version)


@pytest.mark.parametrize("state", [AssignmentState.PREPARED, AssignmentState.ENDED])
def test_only_an_open_assignment_lets_services_in(
    diary: Diary, store: Store, state: AssignmentState
) -> None:
    for each in store.assignments.find(SEJNY, subject=ZOFIA):
        store.assignments.save(replace(each, state=state), an_actor(), "assignment.changed")
    with pytest.raises(DeedRefused, match="nie ma otwartego przydziału") as refusal:
        diary.put(BOGNA, MORNING)
    assert "Podstawa:" in refusal.value.clauses[0]
    assert [m.id for m in diary.served(BOGNA, SEJNY, date(2026, 1, 7))] == [JAN]


def test_every_day_of_the_service_must_be_covered(diary: Diary, store: Store) -> None:
    for each in store.assignments.find(SEJNY, subject=ZOFIA):
        ended = replace(each, ends=date(2026, 1, 7))
        store.assignments.save(ended, an_actor(), "assignment.changed")
    diary.put(BOGNA, an_entry("2026-01-07 20:00", "2026-01-08 00:00", id="until-midnight"))
    with pytest.raises(DeedRefused, match="8\N{NO-BREAK SPACE}stycznia"):
        diary.put(BOGNA, an_entry("2026-01-07 20:00", "2026-01-08 01:00", id="over-midnight"))


def test_what_was_let_in_can_be_mended_after_the_assignment_ended(
    diary: Diary, store: Store
) -> None:
    kept = diary.put(BOGNA, MORNING)
    for each in store.assignments.find(SEJNY, subject=ZOFIA):
        ended = replace(each, state=AssignmentState.ENDED)
        store.assignments.save(ended, an_actor(), "assignment.ended")
    shorter = replace(kept, ends=kept.ends.replace(hour=11))
    kept = diary.change(BOGNA, kept.version, shorter)
    moved = replace(kept, starts=kept.starts.replace(day=9), ends=kept.ends.replace(day=9))
    with pytest.raises(DeedRefused, match="nie ma otwartego przydziału"):
        diary.change(BOGNA, kept.version, moved)


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (MonthState.HANDED_IN, "jest u\N{NO-BREAK SPACE}realizatora"),
        (MonthState.ACCEPTED, "jest przyjęte"),
    ],
)
def test_frozen_part_of_a_month_takes_nothing(
    diary: Diary, store: Store, state: MonthState, said: str
) -> None:
    kept = diary.put(BOGNA, MORNING)
    freeze(store, state)
    late = an_entry("2026-01-31 10:00", "2026-01-31 11:00")
    for deed in (
        lambda: diary.put(BOGNA, replace(MORNING, id="new")),
        lambda: diary.change(BOGNA, kept.version, replace(kept, place="park")),
        lambda: diary.change(BOGNA, kept.version, replace(late, id=kept.id)),
        lambda: diary.remove(BOGNA, SEJNY, kept.id, kept.version),
    ):
        with pytest.raises(DeedRefused, match=said):
            deed()
    assert diary.put(BOGNA, MORNING) == kept, "what is sent again is known all the same"
    assert diary.put(BOGNA, late).version == 1, "the supplement is open"


def test_journey_of_a_frozen_day_is_refused_with_its_service(diary: Diary, store: Store) -> None:
    freeze(store, MonthState.HANDED_IN)
    trip = a_drive(on=date(2026, 1, 30))
    with pytest.raises(DeedRefused, match="realizatora"):
        diary.put(BOGNA, an_entry("2026-01-31 10:00", "2026-01-31 11:00", journeys=(trip,)))


def test_returned_month_is_open_again(diary: Diary, store: Store) -> None:
    freeze(store, MonthState.RETURNED)
    assert diary.put(BOGNA, MORNING).version == 1


@pytest.mark.parametrize(
    ("starts", "ends", "said"),
    [
        ("2026-01-07 10:00", "2026-01-07 10:00", "kończy się, zanim się zaczęła"),
        ("2026-01-07 10:00", "2026-01-06 12:00", "kończy się, zanim się zaczęła"),
        ("2026-01-07 10:00", "2026-01-08 11:00", "usługa trwająca 25"),
        ("2026-03-29 02:30", "2026-03-29 04:00", "zegary przestawia się"),
        ("1026-01-07 10:00", "1026-01-07 11:00", "nie może być datą usługi"),
    ],
)
def test_times_no_service_has_are_refused_with_their_clause(
    diary: Diary, starts: str, ends: str, said: str
) -> None:
    with pytest.raises(DeedRefused, match=said) as refusal:
        diary.put(BOGNA, an_entry(starts, ends))
    assert "Podstawa:" in refusal.value.clauses[0]


def test_several_are_kept_together_or_none(diary: Diary, store: Store) -> None:
    good = an_entry("2026-01-08 10:00", "2026-01-08 12:30")
    with pytest.raises(DeedRefused):
        diary.put_all(BOGNA, SEJNY, [good, an_entry("2026-01-09 10:00", "2026-01-09 09:00")])
    assert store.entries.all(SEJNY) == ()
    kept = diary.put(BOGNA, good)
    later = an_entry("2026-01-09 10:00", "2026-01-09 12:00")
    assert diary.put_all(BOGNA, SEJNY, [good, later]) == (kept, replace(later, version=1))


def test_month_takes_only_as_many_entries_as_its_pages_can_judge(
    diary: Diary, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entering, "MOST_IN_A_MONTH", 2)
    noon = an_entry("2026-01-07 13:00", "2026-01-07 14:00")
    later = an_entry("2026-02-02 13:00", "2026-02-02 14:00")
    evening = an_entry("2026-01-07 16:00", "2026-01-07 17:00")
    diary.put_all(BOGNA, SEJNY, (MORNING, noon, later))
    with pytest.raises(DeedRefused, match="więcej niż"):
        diary.put(BOGNA, evening)
    moved = replace(later, starts=evening.starts, ends=evening.ends)
    with pytest.raises(DeedRefused, match="więcej niż"):
        diary.change(BOGNA, 1, moved)
    assert diary.change(BOGNA, 1, replace(noon, place="park")).place == "park"
    diary.remove(BOGNA, SEJNY, MORNING.id, 1)
    assert diary.put(BOGNA, evening).version == 1


@pytest.mark.parametrize(
    "many",
    [
        {"journeys": (a_drive(),) * 11},
        {"waiting": (a_waiting("2026-01-07 10:00", "2026-01-07 10:05"),) * 7},
    ],
    ids=["journeys", "waiting"],
)
def test_service_holds_no_more_than_its_page_can_show(diary: Diary, many: dict[str, Any]) -> None:
    with pytest.raises(DeedRefused, match="mieści się najwyżej"):
        diary.put(BOGNA, replace(MORNING, **many))


def test_trying_tells_what_would_be_found_and_keeps_nothing(diary: Diary, store: Store) -> None:
    kept = diary.put(BOGNA, MORNING)
    over = an_entry("2026-01-07 12:00", "2026-01-07 13:00", matter_id=JAN)
    assert "assistant-in-two-places" in codes(diary, over)
    assert "assistant-in-two-places" not in codes(diary, replace(over, id=kept.id))
    assert store.entries.all(SEJNY) == (kept,)


def test_night_over_the_end_of_a_month_is_tried_in_both(diary: Diary) -> None:
    diary.put(BOGNA, an_entry("2026-02-01 01:00", "2026-02-01 02:00", matter_id=JAN))
    night = an_entry("2026-01-31 22:00", "2026-02-01 06:00")
    assert "assistant-in-two-places" in codes(diary, night)


def test_hours_above_the_limit_are_found_at_the_entries_that_have_them(
    diary: Diary, store: Store
) -> None:
    full = [
        an_entry(f"2026-01-{day:02} {hour:02}:00", f"2026-01-{day:02} {hour + 11:02}:30")
        for day in range(1, 27)
        for hour in (0, 12)
    ]
    store.entries.add_all(full, BOGNA, Event.SERVICE_ENTERED)
    over = an_entry("2026-01-28 10:00", "2026-01-28 14:00")
    assert "limit-exceeded" in codes(diary, over)
    assert "limit-exceeded" not in codes(diary, replace(over, matter_id=JAN))


def test_service_after_the_certificate_is_found_at_its_entry(diary: Diary, store: Store) -> None:
    case = an_applicant(certificate=a_certificate(permanent=False, valid_until=date(2026, 1, 10)))
    matter = store.matters.get(SEJNY, ZOFIA)
    answers = raw_answers(case, load_programme(SEJNY))
    store.matters.save(replace(matter, answers=answers), an_actor(), "matter.answers_corrected")
    assert not any("certificate" in code for code in codes(diary, MORNING))
    late = an_entry("2026-01-12 10:00", "2026-01-12 11:00")
    assert any("certificate" in code for code in codes(diary, late))
    assert diary.put(BOGNA, late).version == 1, "what happened happened"
