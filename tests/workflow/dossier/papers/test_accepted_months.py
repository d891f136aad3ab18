"""Of an accepted month each participant's card and logs are kept, each edition once, and nobody else's."""

from dataclasses import replace
from datetime import date

import pytest

from app.dossier.about import AboutMonth, month_in
from app.months.closing import Compared
from app.months.month_file import Part
from app.workflow.dossier.keep_job import KeepJob
from app.workflow.dossier.opened import collecting, open_keeper
from app.workflow.months.closing import Closing
from app.workflow.months.month_papers import MonthPapers
from app.workflow.office.desk import Desk, Seen
from app.workflow.office.dossiers import Occasion
from app.workflow.producing import PDF
from rules.diary import YearMonth
from tests.documents.code_reader import told_by
from tests.matters.builders import SEJNY, an_actor
from tests.months.builders import (
    ASSISTANT_ID,
    JAN,
    ZOFIA,
    a_drive,
    a_profile,
    an_assignment,
    an_assistant,
    an_entry,
    two_participants,
)
from tests.workflow.dossier.working import Office, said, worked_off

JANUARY, MAIN = YearMonth(2026, 1), Part.MAIN
ABOUT = str(AboutMonth(JANUARY, MAIN, ASSISTANT_ID))
BOGNA, KLARA = an_assistant(), an_actor()
VISIT = an_entry("2026-01-07 10:00", "2026-01-07 12:30", journeys=(a_drive(),), goes_out=True)
JANS = an_entry("2026-01-08 10:00", "2026-01-08 12:00", matter_id=JAN)


@pytest.fixture
def base(store):
    for matter in two_participants():
        store.matters.add(matter, KLARA, "matter.opened")
    store.profiles.add(a_profile(), KLARA, "assistant.changed")
    store.assignments.add_all((an_assignment(ZOFIA), an_assignment(JAN)), KLARA, "assignment.made")
    store.entries.add_all((VISIT, JANS), BOGNA, "service.entered")
    return Desk(store, lambda: date(2026, 1, 30))


@pytest.fixture
def closing(base, store):
    return Closing(replace(base, dossiers=open_keeper(store, base, Office(), lambda _k, _i: None)))


@pytest.fixture
def job(base, store):
    return KeepJob(store.wishes, collecting(store, base, Office()))


def _accepted(closing):
    file = closing.hand_in(BOGNA, SEJNY, JANUARY, MAIN)
    seen = Seen(SEJNY, file.id, file.version)
    return closing.accept(KLARA, seen, Compared(), same_code=True)


def _kept(store, matter_id):
    papers = store.kept_papers.find(SEJNY, subject=matter_id)
    return sorted((str(p.kind), p.edition) for p in papers)


def test_each_participant_has_the_own_papers_and_no_others(store, closing, job):
    file = _accepted(closing)
    assert not store.kept_papers.all(SEJNY)
    worked_off(job)
    assert _kept(store, ZOFIA) == [("mileage_log", 1), ("service_card", 1)]
    assert _kept(store, JAN) == [("service_card", 1)]
    [jans] = store.kept_papers.find(SEJNY, subject=JAN)
    assert "Jan Testowy" in said(store, jans)
    assert "Przykładowa" not in said(store, jans)
    assert (jans.about, jans.origin) == (ABOUT, f"{file.id}.1")
    assert jans.made_on == date(2026, 1, 30)


def test_a_printed_part_is_kept_with_the_code_on_its_pages(store, closing, job, base):
    file = closing.hand_in(BOGNA, SEJNY, JANUARY, MAIN)
    MonthPapers(base, Office()).handed_in(KLARA, SEJNY, file.id)
    closing.accept(KLARA, Seen(SEJNY, file.id, file.version), Compared(), same_code=True)
    worked_off(job)
    papers = store.kept_papers.find(SEJNY, subject=JAN)
    assert [(paper.code, paper.code_edition) for paper in papers] == [(file.last.code, 1)]
    [card] = papers
    pdf = store.archive.get(card.file(PDF).name, owner=card.id)
    [said] = told_by(pdf)
    assert said.startswith(f"{file.last.code}/1 · ")


def test_done_again_it_keeps_nothing_twice_and_a_correction_once_more(store, closing, job):
    file = _accepted(closing)
    worked_off(job)
    closing.desk.keep_up(KLARA, Occasion.ACCEPTED, *store.matters.all(SEJNY))
    worked_off(job)
    assert len(_kept(store, ZOFIA)) == 2
    closing.reopen(KLARA, Seen(SEJNY, file.id, file.version), "Zła godzina.")
    longer = replace(store.entries.get(SEJNY, JANS.id), ends=JANS.ends.replace(hour=13))
    store.entries.save(longer, BOGNA, "service.changed")
    _accepted(closing)
    worked_off(job)
    assert _kept(store, JAN) == [("service_card", 1), ("service_card", 2)]


@pytest.mark.parametrize("about", ["", "2026-01", "2026-01/other/x", "x-01/main/y"])
def test_a_paper_of_no_month_is_about_none(about):
    assert month_in(about) is None


def test_what_a_months_paper_is_about_reads_back():
    assert month_in(ABOUT) == AboutMonth(JANUARY, MAIN, ASSISTANT_ID)
