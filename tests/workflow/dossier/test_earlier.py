"""Walking back from today's record by the ledger's lines gives every version that was ever saved."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.config import Settings
from app.errors import NotOnRecord
from app.matters.matter import Matter, Resignation
from app.matters.office import OfficeSettings
from app.store.kinds import ENTRIES, MATTERS, OFFICE_SETTINGS
from app.store.opened import Store, open_store
from app.workflow.dossier.as_of import Past, RoomsThen
from app.workflow.dossier.earlier import versions_of
from app.workflow.office.desk import new_id
from rules.vocabulary import FormOfAddress
from tests.matters.builders import SEJNY, a_matter, a_resolved_matter, an_actor
from tests.months.builders import JAN, OTHER_ID, ZOFIA, an_assignment, an_entry
from tests.store.builders import TurnableClock

CLERK = an_actor()
RESOLVED = a_resolved_matter()
DEEDS = st.sampled_from(
    (
        {"accessible_form": "duży druk"},
        {"accessible_form": ""},
        {"form_of_address": FormOfAddress.MS},
        {"papers": RESOLVED.papers, "state": RESOLVED.state},
        {"assessment": RESOLVED.assessment},
        {"assessment": None},
        {"resolutions": RESOLVED.resolutions},
        {"resolutions": ()},
        {"answers": {"uczestnik": {"first_name": ["Zofia"]}}},
        {"resignation": Resignation(date(2026, 3, 1), date(2026, 3, 31), "wyprowadzka")},
        {},
    )
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder: Path = tmp_path_factory.mktemp("earlier")
    opened = open_store(Settings(data=folder / "data", generated=folder / "out"), TurnableClock())
    yield opened
    opened.close()


def kept(store: Store, deeds: list[dict[str, object]]) -> list[Matter]:
    """Every version there ever was of one matter."""
    versions = [store.matters.add(a_matter(id=new_id()), CLERK, "matter.opened")]
    for changes in deeds:
        versions.append(store.matters.save(replace(versions[-1], **changes), CLERK, "x"))
    return versions


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(DEEDS, max_size=6))
def test_every_version_ever_saved_is_found_again(store: Store, deeds: list[dict[str, object]]):
    versions = kept(store, deeds)
    lines = store.ledger.of_records(SEJNY, [versions[0].id])
    found = versions_of(versions[-1], MATTERS.name, lines)
    assert [each.value for each in found.known] == versions
    assert found.complete
    assert not found.disagreements
    assert found.as_of(lines[0].number - 1) is None
    assert found.as_of(lines[-1].number + 9) == versions[-1]


@pytest.mark.parametrize("place", range(3))
def test_what_was_changed_behind_the_ledger_is_named_and_the_ledger_believed(
    store: Store, place: int
):
    versions = kept(store, [{"accessible_form": "pętla"}, {"accessible_form": "brajl"}])
    lines = store.ledger.of_records(SEJNY, [versions[0].id])
    changes = (
        {"accessible_form": "nic"},
        {"case_number": "9.2026"},
        {"closed_on": date(2026, 1, 1)},
    )
    found = versions_of(replace(versions[-1], **changes[place]), MATTERS.name, lines)
    (named,) = found.disagreements
    assert named.members == tuple(changes[place])
    assert named.number == lines[-1 if place == 0 else 0].number
    assert [each.value for each in found.known] == versions


def test_erased_lines_leave_only_what_came_after_them(store: Store):
    versions = kept(store, [{"accessible_form": "pętla"}, {"accessible_form": "brajl"}])
    lines = list(store.ledger.of_records(SEJNY, [versions[0].id]))
    lines[1] = replace(lines[1], erased=True, before={}, after={})
    found = versions_of(versions[-1], MATTERS.name, lines)
    assert [each.value for each in found.known] == versions[2:]
    assert not found.complete
    assert not versions_of(versions[-1], MATTERS.name, ()).complete


def test_values_with_a_default_are_followed_from_their_first_saving(store: Store):
    first = store.office_settings.save(OfficeSettings(SEJNY, town="Sejny"), CLERK, "x")
    limits = (("limit_severe", Decimal(700)),)
    last = store.office_settings.save(replace(first, lower_limits=limits), CLERK, "x")
    found = versions_of(last, OFFICE_SETTINGS.name, store.ledger.of_records(SEJNY, [SEJNY]))
    assert [each.value for each in found.known] == [first, last]


def test_rooms_of_the_past_hold_what_was_there_and_nothing_later(store: Store):
    assigned = store.assignments.add(an_assignment(JAN), CLERK, "assignment.made")
    entry = store.entries.add(
        an_entry("2026-02-03 10:00", "2026-02-03 12:00", matter_id=JAN), CLERK, "x"
    )
    before = store.ledger.lines(SEJNY, limit=1)[0].number
    moved = store.entries.save(replace(entry, matter_id=ZOFIA), CLERK, "x")
    then = RoomsThen(Past(store), before).entries
    assert then.find(SEJNY, subject=JAN) == (entry,), "though nobody served Jan since"
    assert then.find(SEJNY, subject=ZOFIA) == ()
    assert RoomsThen(Past(store), before + 1).entries.find(SEJNY, subject=ZOFIA) == (moved,)
    later = store.entries.add(
        an_entry("2026-02-04 10:00", "2026-02-04 12:00", matter_id=JAN), CLERK, "x"
    )
    rooms, marks = RoomsThen(Past(store), before), ENTRIES.marks(entry)
    assert rooms.entries.find(SEJNY, subject=JAN) == (entry,)
    assert rooms.entries.find(SEJNY, owner=marks.owner, periods={"2026-02"}) == (entry,)
    assert rooms.entries.find(SEJNY, owner=marks.owner, periods={"2026-03"}) == ()
    assert rooms.entries.find(SEJNY, owner=marks.owner, states={"removed"}) == ()
    past = Past(store)
    assert past.desk(before, date(2026, 2, 9)).clock() == date(2026, 2, 9)
    assert RoomsThen(past, before).entries.find(SEJNY, owner=marks.owner) == (entry,)
    assert past.disagreements() == {}
    assert rooms.assignments.get(SEJNY, assigned.id) == assigned
    with pytest.raises(NotOnRecord):
        rooms.entries.get(SEJNY, later.id)
    today = RoomsThen(Past(store), before + 2)
    assert set(today.entries.find(SEJNY, owner=marks.owner)) == {moved, later}
    store.entries.save(replace(moved, assistant_id=OTHER_ID), CLERK, "x")
    assert RoomsThen(Past(store), before).entries.find(SEJNY, owner=OTHER_ID) == ()
    assert rooms.office_settings.get("wiazowna_2026", "wiazowna_2026").version == 0


def test_nothing_is_written_into_the_past(store: Store):
    rooms = RoomsThen(Past(store), 1)
    for deed in (rooms.matters.add, rooms.matters.save):
        with pytest.raises(NotImplementedError):
            deed(a_matter(), CLERK, "x")
