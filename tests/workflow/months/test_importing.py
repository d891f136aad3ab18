"""A month from a file on a real store: all of it or nothing, and nothing twice."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.exc import SQLAlchemyError

from app.documents.tables import TableFormat, table_file
from app.errors import DeedRefused
from app.matters.rights import Role
from app.months import entering
from app.months.assignment import AssignmentState
from app.months.entry import ServiceEntry
from app.months.importing.columns import Col
from app.months.month_file import MonthFile, MonthState, Part, file_id
from app.months.table_rows import Sheet
from app.store.opened import Store
from app.wording.dates import NBSP
from app.workflow.months.importing import Importing
from app.workflow.months.month_template import template
from app.workflow.office.desk import Desk
from app.workflow.office.events import Event
from rules.diary import YearMonth
from tests.matters.builders import SEJNY, an_actor
from tests.months.builders import (
    ASSISTANT_ID,
    JAN,
    ZOFIA,
    a_drive,
    an_assignment,
    an_assistant,
    an_entry,
)
from tests.months.importing.builders import a_row, filled_in, sheet

JANUARY = YearMonth(2026, 1)
ME = an_assistant()
MORNING = an_entry("2026-01-07 08:00", "2026-01-07 10:00", journeys=(a_drive(),), goes_out=True)
NIGHT = an_entry("2026-01-09 22:00", "2026-01-10 06:00", matter_id=JAN)


def a_file(*entries: ServiceEntry) -> bytes:
    return table_file(filled_in(list(entries)), TableFormat.XLSX)


def stored(store: Store) -> tuple[ServiceEntry, ...]:
    return store.entries.find(SEJNY, owner=ASSISTANT_ID)


def rows(*told: dict[str, str]) -> Sheet:
    return sheet(*told)


def test_a_file_is_shown_as_it_would_stand_and_stored_only_when_taken(
    store: Store, desk: Desk
) -> None:
    proposed = Importing(desk).read(ME, SEJNY, JANUARY, a_file(MORNING, NIGHT))
    assert proposed.problems == ()
    assert stored(store) == ()
    assert proposed.judged is not None
    assert {str(card.settled) for card in proposed.judged.verdict.cards} == {"2:00:00", "8:00:00"}
    added = Importing(desk).take(ME, SEJNY, JANUARY, proposed.rows)
    assert stored(store) == added
    assert [replace(e, id="", version=0) for e in added] == [
        replace(e, id="") for e in (MORNING, NIGHT)
    ]
    assert [line.event for line in store.ledger.lines(SEJNY)].count(Event.SERVICES_IMPORTED) == 2


def test_the_same_file_adds_nothing_the_second_time(store: Store, desk: Desk) -> None:
    importing = Importing(desk)
    proposed = importing.read(ME, SEJNY, JANUARY, a_file(MORNING, NIGHT))
    importing.take(ME, SEJNY, JANUARY, proposed.rows)
    again = importing.read(ME, SEJNY, JANUARY, a_file(MORNING, NIGHT))
    assert again.entries == ()
    assert len(again.already) == 2
    assert importing.take(ME, SEJNY, JANUARY, proposed.rows) == ()
    assert len(stored(store)) == 2


def test_what_was_removed_may_be_imported_again(store: Store, desk: Desk) -> None:
    importing = Importing(desk)
    told = rows(a_row())
    (entry,) = importing.take(ME, SEJNY, JANUARY, told)
    for _ in range(2):
        store.entries.save(replace(entry, removed=True), ME, Event.SERVICE_REMOVED)
        (entry,) = importing.take(ME, SEJNY, JANUARY, told)
    assert [each.removed for each in stored(store)] == [True, True, False]


def test_an_entry_of_the_same_time_is_left_as_it_is(store: Store, desk: Desk) -> None:
    kept = store.entries.add(MORNING, ME, Event.SERVICE_ENTERED)
    proposed = Importing(desk).propose(
        ME, SEJNY, JANUARY, rows(a_row(place="gdzie indziej"), a_row(day="8"))
    )
    assert [entry.starts.day for entry in proposed.entries] == [8]
    assert [entry.starts.day for entry in proposed.already] == [7]
    Importing(desk).take(ME, SEJNY, JANUARY, proposed.rows)
    assert store.entries.get(SEJNY, kept.id) == kept


def test_an_error_in_the_last_row_leaves_nothing(store: Store, desk: Desk) -> None:
    told = rows(*(a_row(day=str(day)) for day in range(1, 20)), a_row(ends="25:00"))
    proposed = Importing(desk).propose(ME, SEJNY, JANUARY, told)
    assert [problem.row for problem in proposed.problems] == [21]
    assert proposed.entries == ()
    with pytest.raises(DeedRefused, match="Nic nie zapisano"):
        Importing(desk).take(ME, SEJNY, JANUARY, told)
    assert stored(store) == ()


def test_a_store_that_fails_in_the_middle_keeps_nothing(
    store: Store, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    insert, times = store.entries._insert, iter(range(3))

    def failing(*told: object) -> None:
        if next(times) == 2:
            raise SQLAlchemyError
        insert(*told)

    monkeypatch.setattr(store.entries, "_insert", failing)
    with pytest.raises(SQLAlchemyError):
        Importing(desk).take(
            ME, SEJNY, JANUARY, rows(*(a_row(day=str(day)) for day in range(1, 9)))
        )
    monkeypatch.undo()
    assert stored(store) == ()


def test_more_journeys_than_a_service_can_show_are_told_at_its_row(desk: Desk) -> None:
    told = rows(*(a_row(route=f"trasa {n}", kilometres=str(n)) for n in range(1, 12)))
    (problem,) = Importing(desk).propose(ME, SEJNY, JANUARY, told).problems
    assert problem.row == 2
    assert "najwyżej 10 przejazdów" in problem.said.replace(NBSP, " ")


def test_more_than_a_month_holds_is_told_before_it_is_judged(
    store: Store, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entering, "MOST_IN_A_MONTH", 2)
    store.entries.add(MORNING, ME, Event.SERVICE_ENTERED)
    told = rows(a_row(day="8"), a_row(day="9"))
    proposed = Importing(desk).propose(ME, SEJNY, JANUARY, told)
    (problem,) = proposed.problems
    assert "więcej niż" in problem.said
    assert proposed.judged is None
    assert Importing(desk).propose(ME, SEJNY, JANUARY, told[:2]).problems == ()


def test_a_second_click_at_the_same_moment_adds_nothing_twice(
    store: Store, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    told, add_all = rows(a_row(), a_row(day="8")), store.entries.add_all

    def overtaken(
        items: Iterable[ServiceEntry], *by: object, **more: object
    ) -> tuple[ServiceEntry, ...]:
        monkeypatch.undo()
        Importing(desk).take(ME, SEJNY, JANUARY, told)
        return add_all(items, *by, **more)

    monkeypatch.setattr(store.entries, "add_all", overtaken)
    assert Importing(desk).take(ME, SEJNY, JANUARY, told) == ()
    assert len(stored(store)) == 2


def test_no_open_assignment_on_the_day_is_told_at_its_row(store: Store, desk: Desk) -> None:
    assignment = store.assignments.get(SEJNY, an_assignment(ZOFIA).id)
    store.assignments.save(
        replace(assignment, ends=date(2026, 1, 7)), an_actor(), Event.ASSIGNMENT_CHANGED
    )
    proposed = Importing(desk).propose(ME, SEJNY, JANUARY, rows(a_row(), a_row(day="8")))
    (problem,) = proposed.problems
    assert (problem.row, problem.column) == (3, Col.DAY)
    assert "nie ma otwartego przydziału" in problem.said


def test_only_participants_of_open_assignments_are_known(store: Store, desk: Desk) -> None:
    assignment = store.assignments.get(SEJNY, an_assignment(ZOFIA).id)
    prepared = replace(assignment, state=AssignmentState.PREPARED)
    store.assignments.save(prepared, an_actor(), Event.ASSIGNMENT_CHANGED)
    assert [*Importing(desk).whose(ME, SEJNY, JANUARY).participants] == ["Jan Testowy"]


def test_a_month_handed_in_takes_nothing(store: Store, desk: Desk) -> None:
    file = MonthFile(
        file_id(SEJNY, ASSISTANT_ID, JANUARY, Part.MAIN),
        SEJNY,
        ASSISTANT_ID,
        JANUARY,
        Part.MAIN,
        MonthState.HANDED_IN,
    )
    store.month_files.add(file, ME, Event.MONTH_HANDED_IN)
    told = rows(a_row(), a_row(day="31"))  # the last day is of the supplement, which is still open
    (problem,) = Importing(desk).propose(ME, SEJNY, JANUARY, told).problems
    assert problem.row == 2
    assert "u realizatora" in problem.said.replace("\N{NO-BREAK SPACE}", " ")


def test_nobody_else_may_import(desk: Desk) -> None:
    clerk = replace(ME, roles=frozenset({Role.CLERK}))
    with pytest.raises(DeedRefused, match="uprawnień"):
        Importing(desk).take(clerk, SEJNY, JANUARY, rows(a_row()))
    with pytest.raises(DeedRefused, match="uprawnień"):
        Importing(desk).whose(clerk, SEJNY, JANUARY)


@pytest.mark.parametrize("form", TableFormat)
def test_the_template_as_it_is_has_no_services_but_no_other_fault(
    desk: Desk, form: TableFormat
) -> None:
    month, explained = template(Importing(desk).whose(ME, SEJNY, JANUARY))
    (problem,) = (
        Importing(desk).read(ME, SEJNY, JANUARY, table_file(month, form, explained)).problems
    )
    assert "ani jednej usługi" in problem.said
