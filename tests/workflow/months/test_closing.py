"""Closing a month on a real store: what is kept, who may, and what a clerk judges."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.errors import ChangedMeanwhile, DeedRefused, NotOnRecord
from app.matters.rights import Role
from app.months.assignment import AssignmentState
from app.months.closing import Compared, Doer, Handing, hand_in
from app.months.differences import Change
from app.months.entry import ServiceEntry
from app.months.month_file import MonthFile, MonthState, Part, Remark, content_id, file_id
from app.months.paper_rows import keys_of
from app.store.opened import Store
from app.workflow.months.closing import Closing
from app.workflow.months.month_queue import Waits
from app.workflow.months.month_standing import standing
from app.workflow.office.desk import Desk, Seen
from rules.diary import YearMonth
from tests.matters.builders import SEJNY, an_actor
from tests.months.builders import (
    ASSISTANT_ID,
    JAN,
    OTHER_ID,
    a_drive,
    a_taxi,
    an_assignment,
    an_assistant,
    an_entry,
)

JANUARY, FEBRUARY = YearMonth(2026, 1), YearMonth(2026, 2)
BOGNA, KLARA = an_assistant(), an_actor()
VISIT = an_entry("2026-01-07 10:00", "2026-01-07 12:30", journeys=(a_drive(),), goes_out=True)
JANS = an_entry("2026-01-08 10:00", "2026-01-08 12:00", matter_id=JAN)
LATE = an_entry("2026-01-31 10:00", "2026-01-31 12:00")
NIGHT = an_entry("2026-01-30 22:00", "2026-01-31 02:00")
NO_INVOICE = an_entry(
    "2026-01-09 10:00", "2026-01-09 12:00", journeys=(a_taxi(invoice=""),), goes_out=True
)
MAIN, SUPPLEMENT = Part.MAIN, Part.SUPPLEMENT


@pytest.fixture
def closing(desk: Desk) -> Closing:
    """The office on 30 January 2026, the deadline."""
    return Closing(replace(desk, clock=lambda: date(2026, 1, 30)))


def a_day_later(closing: Closing) -> Closing:
    return Closing(replace(closing.desk, clock=lambda: date(2026, 1, 31)))


def write(store: Store, *entries: ServiceEntry) -> None:
    store.entries.add_all(entries, BOGNA, "service.entered")


def handed(closing: Closing, part: Part = MAIN) -> MonthFile:
    return closing.hand_in(BOGNA, SEJNY, JANUARY, part)


def seen(file: MonthFile) -> Seen:
    return Seen(SEJNY, file.id, file.version)


def ticked(closing: Closing, file: MonthFile) -> Compared:
    return Compared(frozenset(keys_of(closing.open(KLARA, SEJNY, file.id).sheets)))


def remark(text: str = "Na papierze jest 12:00.") -> Compared:
    return Compared(remarks=(Remark(text, VISIT.id),))


def test_month_handed_in_is_kept_with_its_entries(store: Store, closing: Closing):
    write(store, VISIT, JANS)
    file = handed(closing)
    kept = store.month_files.get(SEJNY, file_id(SEJNY, ASSISTANT_ID, JANUARY, MAIN))
    assert kept == file
    content = store.handed_contents.get(SEJNY, content_id(file, 1))
    assert [entry.id for entry in content.entries] == [VISIT.id, JANS.id]
    assert (kept.last.hours, kept.last.travel) == (Decimal("4.5"), Decimal("13.80"))


def test_state_tells_what_to_mend_in_each_part(store: Store, closing: Closing):
    write(store, VISIT, NO_INVOICE, LATE)
    month = closing.state(BOGNA, SEJNY, JANUARY)
    main, supplement = month.parts[MAIN], month.parts[SUPPLEMENT]
    (stop,) = main.stops
    assert (stop.finding.rule, stop.entries, stop.on) == ("K4", (NO_INVOICE.id,), date(2026, 1, 9))
    assert supplement.stops == ()
    assert [entry.id for entry in supplement.entries] == [LATE.id]
    assert (month.deadline, month.main_is_in) == (date(2026, 1, 30), False)
    assert month.travel.ceiling is None


def test_papers_seen_are_the_papers_handed_in(store: Store, closing: Closing):
    write(store, VISIT)
    seen_code = closing.state(BOGNA, SEJNY, JANUARY).parts[MAIN].code
    assert {s.code for s in closing.own_sheets(BOGNA, SEJNY, JANUARY, MAIN)} == {seen_code}
    write(store, JANS)
    with pytest.raises(ChangedMeanwhile, match="doszły z telefonu"):
        closing.hand_in(BOGNA, SEJNY, JANUARY, MAIN, code=seen_code)
    code = closing.state(BOGNA, SEJNY, JANUARY).parts[MAIN].code
    file = closing.hand_in(BOGNA, SEJNY, JANUARY, MAIN, code=code)
    assert file.last.code == code == closing.sheets(KLARA, SEJNY, file.id)[0].code


def test_diary_written_in_after_all_changes_nothing_the_clerk_sees(store: Store, closing: Closing):
    write(store, VISIT)
    file = handed(closing)
    stored = store.entries.get(SEJNY, VISIT.id)
    store.entries.save(replace(stored, ends=VISIT.ends.replace(hour=20)), BOGNA, "service.changed")
    opened = closing.open(KLARA, SEJNY, file.id)
    assert [str(row.row.settled) for s in opened.sheets for row in s.card] == ["2:30:00"]
    month = closing.state(BOGNA, SEJNY, JANUARY).parts[MAIN]
    assert month.changed_since
    assert month.code == file.last.code


def test_whole_way_with_a_return_and_a_correction(store: Store, closing: Closing):
    write(store, VISIT, JANS)
    file = handed(closing)
    file = closing.compare(KLARA, seen(file), ticked(closing, file))
    assert closing.open(KLARA, SEJNY, file.id).unchecked == 0
    file = closing.give_back(KLARA, seen(file), remark())
    assert file.last.remarks[0].entry_id == VISIT.id
    longer = replace(store.entries.get(SEJNY, VISIT.id), ends=VISIT.ends.replace(hour=13))
    store.entries.save(longer, BOGNA, "service.changed")
    file = handed(closing)
    opened = closing.open(KLARA, SEJNY, file.id)
    assert opened.before.number == 1
    assert [(d.change, d.members) for d in opened.differences] == [(Change.CHANGED, ("ends",))]
    file = closing.accept(KLARA, seen(file), Compared(), same_code=True)
    assert file.state is MonthState.ACCEPTED
    file = closing.reopen(KLARA, seen(file), "Zła godzina.")
    assert {s.number for s in closing.own_sheets(BOGNA, SEJNY, JANUARY, MAIN)} == {"01/2026/K1"}
    file = handed(closing)
    assert [e.correction for e in file.editions] == [0, 0, 1]
    assert closing.open(KLARA, SEJNY, file.id).before.number == 2
    events = [line.event for line in store.ledger.lines(SEJNY)]
    for event in ("handed_in", "compared", "returned", "accepted", "reopened"):
        assert f"month.{event}" in events
    assert store.ledger.verify().sound


def test_two_clerks_at_once_do_not_undo_each_other(store: Store, closing: Closing):
    write(store, VISIT)
    file = handed(closing)
    closing.give_back(KLARA, seen(file), remark())
    with pytest.raises(ChangedMeanwhile):
        closing.accept(KLARA, seen(file), Compared(), same_code=True)


def test_services_that_have_not_been_yet_are_not_handed_in(store: Store, closing: Closing):
    write(store, LATE)
    closing.hand_in(BOGNA, SEJNY, JANUARY, MAIN, without_services=True)
    with pytest.raises(DeedRefused, match=r"jeszcze nie było: 31\.01\.2026"):
        handed(closing, SUPPLEMENT)
    assert handed(a_day_later(closing), SUPPLEMENT).state is MonthState.HANDED_IN


def test_nobody_accepts_the_own_month(store: Store, closing: Closing):
    write(store, VISIT)
    file = handed(closing)
    both = replace(BOGNA, roles=BOGNA.roles | KLARA.roles)
    with pytest.raises(DeedRefused, match="Własnego rozliczenia"):
        closing.accept(both, seen(file), ticked(closing, file))
    assert closing.accept(KLARA, seen(file), ticked(closing, file)).state is MonthState.ACCEPTED


def test_taken_back_before_anybody_looked(store: Store, closing: Closing):
    write(store, VISIT)
    file = handed(closing)
    back = closing.take_back(BOGNA, SEJNY, JANUARY, MAIN)
    assert back.state is MonthState.OPEN
    assert not closing.state(BOGNA, SEJNY, JANUARY).main_is_in
    again = handed(closing)
    closing.compare(KLARA, seen(again), ticked(closing, file))
    with pytest.raises(DeedRefused, match="zaczęło już sprawdzać"):
        closing.take_back(BOGNA, SEJNY, JANUARY, MAIN)


def test_content_left_by_a_broken_handing_in_is_neither_lost_nor_used(
    store: Store, closing: Closing, desk: Desk
):
    write(store, VISIT)
    found = standing(desk, SEJNY, JANUARY, ASSISTANT_ID).parts[MAIN]
    doer = Doer(BOGNA.name, date(2026, 1, 29))
    _, left = hand_in(found.file, found.judged, doer, Handing(1))
    store.handed_contents.add(left, BOGNA, "month.handed_in")
    write(store, JANS)
    file = handed(closing)
    assert file.last.number == 2
    assert len(closing.open(KLARA, SEJNY, file.id).content.entries) == 2
    assert len(store.handed_contents.get(SEJNY, content_id(file, 1)).entries) == 1


def test_entry_of_two_parts_is_held_by_the_one_in_the_office(store: Store, closing: Closing):
    write(store, NIGHT, LATE)
    file = handed(closing)
    handed(a_day_later(closing), SUPPLEMENT)
    closing.give_back(KLARA, seen(file), remark())
    month = closing.state(BOGNA, SEJNY, JANUARY)
    assert month.parts[MAIN].elsewhere == {NIGHT.id}
    assert month.parts[SUPPLEMENT].elsewhere == frozenset()


def test_what_another_assistant_wrote_after_acceptance_is_seen_and_changes_nothing(
    store: Store, closing: Closing
):
    write(store, VISIT)
    file = handed(closing)
    file = closing.accept(KLARA, seen(file), Compared(), same_code=True)
    theirs = replace(VISIT, id="theirs", assistant_id=OTHER_ID, journeys=())
    store.entries.add(theirs, an_assistant(OTHER_ID), "service.entered")
    opened = closing.open(KLARA, SEJNY, file.id)
    assert "T4" in {each.finding.rule for each in opened.noticed if each.stops_acceptance}
    assert opened.file == file


def lines(closing: Closing, day: date) -> list[tuple[str, str, str, int]]:
    found = Closing(replace(closing.desk, clock=lambda: day)).queue(KLARA, SEJNY).lines
    return [(str(line.of), line.part, line.waits, line.days_late) for line in found]


def test_queue_has_what_is_in_what_is_back_and_what_is_missing(store: Store, closing: Closing):
    write(store, VISIT, LATE)
    assert lines(closing, date(2026, 1, 30)) == [("2026-01", MAIN, Waits.EXPECTED, 0)]
    assert lines(closing, date(2026, 2, 3)) == [
        ("2026-01", MAIN, Waits.MISSING, 4),
        ("2026-02", MAIN, Waits.EXPECTED, 0),
    ]
    file = handed(closing)
    handed(a_day_later(closing), SUPPLEMENT)
    closing.give_back(KLARA, seen(file), remark())
    assert lines(closing, date(2026, 2, 3)) == [
        ("2026-01", SUPPLEMENT, Waits.COMPARISON, 0),
        ("2026-01", MAIN, Waits.MENDING, 0),
        ("2026-02", MAIN, Waits.EXPECTED, 0),
    ]


def test_queue_says_how_late_a_month_came(store: Store, closing: Closing):
    write(store, VISIT)
    handed(Closing(replace(closing.desk, clock=lambda: date(2026, 2, 4))))
    assert lines(closing, date(2026, 2, 20))[0] == ("2026-01", MAIN, Waits.COMPARISON, 5)


def test_queue_waits_for_whoever_wrote_without_an_assignment(store: Store, closing: Closing):
    store.entries.add(replace(VISIT, assistant_id=OTHER_ID), an_assistant(OTHER_ID), "x")
    prepared = an_assignment(
        JAN, id="p" * 32, assistant_id="c" * 32, state=AssignmentState.PREPARED
    )
    store.assignments.add(prepared, KLARA, "assignment.made")
    found = Closing(replace(closing.desk, clock=lambda: date(2026, 2, 1))).queue(KLARA, SEJNY)
    owners = {line.assistant_id for line in found.lines if line.waits is Waits.MISSING}
    assert owners == {ASSISTANT_ID, OTHER_ID}
    assert found.counts[Waits.MISSING] == 2
    assert found.months == (JANUARY, FEBRUARY)


NOBODY = an_actor(roles=frozenset({Role.AUDITOR}))
SEEN = Seen(SEJNY, "x")
DEEDS: dict[str, Callable[[Closing], object]] = {
    "state": lambda c: c.state(KLARA, SEJNY, JANUARY),
    "own files": lambda c: c.own_files(KLARA, SEJNY),
    "hand in": lambda c: c.hand_in(KLARA, SEJNY, JANUARY, MAIN),
    "take back": lambda c: c.take_back(KLARA, SEJNY, JANUARY, MAIN),
    "own sheets": lambda c: c.own_sheets(KLARA, SEJNY, JANUARY, MAIN),
    "queue": lambda c: c.queue(BOGNA, SEJNY),
    "open": lambda c: c.open(BOGNA, SEJNY, "x"),
    "sheets": lambda c: c.sheets(NOBODY, SEJNY, "x"),
    "compare": lambda c: c.compare(BOGNA, SEEN, Compared()),
    "give back": lambda c: c.give_back(NOBODY, SEEN, Compared()),
    "accept": lambda c: c.accept(BOGNA, SEEN, Compared()),
    "reopen": lambda c: c.reopen(BOGNA, SEEN, "Powód."),
    "another programme": lambda c: c.queue(KLARA, "wiazowna_2026"),
}


def test_whoever_has_no_right_is_refused(closing: Closing):
    for name, deed in DEEDS.items():
        with pytest.raises(DeedRefused) as refused:
            deed(closing)
        assert "nie ma uprawnień" in str(refused.value), name


def test_nobody_reaches_another_assistants_month(store: Store, closing: Closing):
    write(store, VISIT)
    handed(closing)
    other = an_assistant(OTHER_ID)
    assert closing.own_files(other, SEJNY) == ()
    assert closing.state(other, SEJNY, JANUARY).parts[MAIN].is_empty
    with pytest.raises(NotOnRecord):
        closing.take_back(other, SEJNY, JANUARY, MAIN)
