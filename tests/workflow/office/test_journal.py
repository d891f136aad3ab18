"""The office's ledger as its readers see it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import DeedRefused
from app.matters.rights import Role
from app.store.opened import Store, open_store
from app.workflow.office import journal
from app.workflow.office.desk import Desk
from app.workflow.office.events import Event
from app.workflow.office.journal import Journal, Said
from tests.matters.builders import SEJNY, a_matter, a_resolved_matter, an_actor, an_applicant
from tests.workflow.batches.stand_in import settings_in

CLERK, AUDITOR, ADMINISTRATOR = (
    an_actor(),
    an_actor(Role.AUDITOR, name="Ignacy Wymyślony"),
    an_actor(Role.ADMINISTRATOR),
)
FIRST, SECOND = "a" * 32, "b" * 32


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(settings_in(tmp_path))
    for matter in (
        a_matter(id=FIRST, case_number="PS.1.2026"),
        a_matter(an_applicant("Łucja", "Żółw"), id=SECOND, case_number="PS.2.2026"),
    ):
        kept = opened.matters.add(matter, CLERK, Event.MATTER_OPENED)
        resolved = replace(a_resolved_matter(), id=kept.id, case_number=kept.case_number)
        resolved = replace(resolved, answers=kept.answers, version=1)
        opened.matters.save(resolved, AUDITOR, Event.RESOLUTION_CONFIRMED)
    note = f"2026-03-02: {FIRST}, limit_change: 3"
    opened.ledger.record(SEJNY, CLERK, Event.BATCH_ORDERED, note, record_id="c" * 32)
    opened.ledger.record("wiazowna_2026", CLERK, Event.BATCH_ORDERED)
    opened.ledger.record(SEJNY, CLERK, "older.event")
    yield opened
    opened.close()


@pytest.fixture
def read(store: Store) -> Journal:
    return Journal(Desk(store), store.ledger)


def found(lines: tuple[Said, ...]) -> list[tuple[str, str]]:
    return [(each.case_number, each.line.event) for each in lines]


def test_lines_say_who_what_and_about_which_matter_newest_first(read: Journal):
    page = read.page(CLERK, SEJNY)
    assert page.older is None
    assert [each.line.number for each in page.lines] == [7, 5, 4, 3, 2, 1]
    unknown, batch, last = page.lines[:3]
    assert unknown.what == "older.event"
    assert batch.what == "Zamówienie serii pism"
    assert batch.note == "02.03.2026: PS.1.2026, Pismo o zmianie limitu godzin: 3"
    assert (last.who, last.case_number, last.matter_id) == ("Ignacy Wymyślony", "PS.2.2026", SECOND)
    assert any(each.name == "stan" for each in last.changed)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("ps.2.2026", [4, 3]),
        ("zolw", [4, 3]),
        ("wymyslony ign", [4, 2]),
        ("  ", [7, 5, 4, 3, 2, 1]),
        ("!!", []),
        ("nikt", []),
    ],
)
def test_lines_are_found_by_number_by_who_did_it_and_by_whose_matter_it_is(
    read: Journal, text: str, numbers: list[int]
):
    assert [each.line.number for each in read.page(CLERK, SEJNY, text).lines] == numbers


def test_who_may_not_read_matters_sees_no_details_and_finds_nobody_by_name(read: Journal):
    page = read.page(ADMINISTRATOR, SEJNY)
    assert len(page.lines) == 6
    assert not any(each.note or each.changed for each in page.lines)
    assert read.page(ADMINISTRATOR, SEJNY, "zolw").lines == ()
    with pytest.raises(DeedRefused, match="uprawnień"):
        read.page(an_actor(Role.COMMISSION), SEJNY)
    with pytest.raises(DeedRefused, match="uprawnień"):
        read.verify(an_actor(Role.COMMISSION), SEJNY)


def test_pages_follow_one_another_without_a_gap(read: Journal, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(journal, "A_PAGE", 2)
    monkeypatch.setattr(journal, "AT_A_TIME", 1)
    numbers, before = [], None
    while True:
        page = read.page(CLERK, SEJNY, before=before)
        numbers.append([each.line.number for each in page.lines])
        before = page.older
        if before is None:
            break
    assert numbers == [[7, 5], [4, 3], [2, 1]]


def test_an_untouched_ledger_is_sound(read: Journal):
    assert read.verify(AUDITOR, SEJNY).sound
