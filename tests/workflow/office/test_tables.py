from datetime import date
from decimal import Decimal

import pytest

from app.documents.tables import TableFormat, table_file
from app.matters.matter import (
    CompletionCall,
    PriorityReason,
    Resignation,
    ResolutionState,
    State,
)
from app.workflow.office.lists import Lists
from app.workflow.office.tables import full_table, numbers_table, register_table
from rules.vocabulary import Outcome
from tests.matters.builders import (
    FOUND,
    SEJNY,
    a_matter,
    a_resolution,
    a_resolved_matter,
    an_actor,
    an_assessed_matter,
)
from tests.workflow.office.fakes import a_desk


def only_row(table):
    (row,) = table.checked()
    return dict(zip((column.title for column in table.columns), row, strict=True))


def test_a_row_of_the_register_says_how_far_the_matter_is():
    call = CompletionCall(date(2026, 1, 8), date(2026, 1, 15), ("podpis",))
    row = only_row(register_table([a_matter(state=State.INCOMPLETE, calls=(call,))]))
    assert row["Stan"] == "niekompletne"
    assert row["Wpłynęło"] == date(2026, 1, 5)
    assert row["Termin uzupełnienia"] == date(2026, 1, 15)
    assert (row["Rozstrzygnięcie"], row["Godziny w roku"]) == (None, None)
    assert row["Grupa pierwszeństwa"] == ""


def test_an_award_is_told_with_its_hours_and_its_period():
    award = a_resolution(
        own_funds_hours=Decimal(20), until=date(2026, 12, 31), assistant="Jan Asystujący"
    )
    row = only_row(
        register_table(
            [a_resolved_matter(resolutions=(award,), priority=PriorityReason(None, "x"))]
        )
    )
    assert (row["Godziny w roku"], row["Godziny ze środków własnych"]) == (600, 20)
    assert (row["Usługi od"], row["Usługi do"]) == (date(2026, 2, 1), date(2026, 12, 31))
    assert (row["Asystent"], row["Grupa pierwszeństwa"]) == ("Jan Asystujący", "brak")
    assert (row["Zatwierdzone"], row["Pismo wysłano"]) == ("tak", None)
    assert row["Rozstrzygnięcie"]


def test_what_waits_to_be_confirmed_is_told_as_such():
    pending = a_resolution(state=ResolutionState.PROPOSED)
    row = only_row(register_table([an_assessed_matter(resolutions=(pending,))]))
    assert row["Zatwierdzone"] == "nie"
    assert row["Rozstrzygnięcie"]


def test_whoever_resigned_is_on_no_list():
    resigned = Resignation(date(2026, 1, 18), date(2026, 2, 1))
    matter = a_resolved_matter(state=State.RESIGNED, resignation=resigned)
    row = only_row(register_table([matter]))
    assert (row["Rozstrzygnięcie"], row["Rezygnacja od"]) == (None, date(2026, 2, 1))


def test_rows_stand_in_the_order_of_case_numbers():
    matters = [a_matter(id=f"m{n}", case_number=f"{n}.2026") for n in (10, 2)]
    assert [row[0] for row in register_table(matters).checked()] == ["2.2026", "10.2026"]


@pytest.mark.parametrize("form", TableFormat)
def test_every_table_makes_every_file(form):
    matters = (a_resolved_matter(), a_resolved_matter(Outcome.NOT_QUALIFIED, id="m2"))
    lists = Lists(a_desk(*matters))
    assert table_file(register_table(matters), form)
    for outcome in Outcome:
        assert table_file(full_table(outcome, lists.in_full(an_actor(), SEJNY)[outcome]), form)
        numbers = lists.numbers_only(an_actor(), SEJNY)[outcome]
        assert table_file(numbers_table(outcome, numbers), form)


def test_a_refusal_on_the_full_list_gives_its_reasons_in_the_order_of_the_card():
    backwards = dict(reversed(FOUND.items()))
    refusal = a_resolution(Outcome.NOT_QUALIFIED, reasons=backwards)
    matter = a_resolved_matter(Outcome.NOT_QUALIFIED, resolutions=(refusal,))
    lines = Lists(a_desk(matter)).in_full(an_actor(), SEJNY)[Outcome.NOT_QUALIFIED]
    row = only_row(full_table(Outcome.NOT_QUALIFIED, lines))
    assert row["Uzasadnienie"] == "\n".join(FOUND.values())


def test_a_list_for_paper_leaves_out_what_waits_to_be_confirmed():
    pending = a_resolution(Outcome.RESERVE, state=ResolutionState.PROPOSED)
    award = a_resolution()
    matter = a_resolved_matter(resolutions=(award, pending))
    desk = a_desk(matter)
    (considered,) = Lists(desk).considered(an_actor(), SEJNY, Outcome.QUALIFIED)
    assert considered.matter.resolutions == (award,)
    assert Lists(desk).considered(an_actor(), SEJNY, Outcome.RESERVE) == ()


def test_whoever_waits_for_an_award_to_be_confirmed_is_still_on_the_reserve_list():
    pending = a_resolution(state=ResolutionState.PROPOSED)
    told = a_resolution(Outcome.RESERVE, sent_on=date(2026, 1, 16))
    matter = a_resolved_matter(Outcome.RESERVE, resolutions=(told, pending))
    lists = Lists(a_desk(matter))
    assert len(lists.in_full(an_actor(), SEJNY)[Outcome.RESERVE]) == 1
    (considered,) = lists.considered(an_actor(), SEJNY, Outcome.RESERVE)
    assert considered.matter.resolutions == (told,)
