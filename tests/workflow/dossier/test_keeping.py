"""A kept paper is the next edition of itself; the same is kept once, and what fails leaves no file behind."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.dossier.kept import Signed, Source
from app.errors import ChangedMeanwhile, NotOnRecord
from app.workflow.dossier.keeping import ToKeep
from app.workflow.office.events import Event
from tests.matters.builders import SEJNY, an_actor

CLERK = an_actor()
PAPER = ToKeep(
    programme=SEJNY,
    matter_id="m1",
    kind="application_card",
    title="Karta zgłoszenia",
    source=Source.MADE,
    made_on=date(2026, 1, 3),
    files={"application/pdf": b"%PDF card", "text/plain": b"card"},
    code="K7MX-3T9P",
    code_edition=1,
    pages=4,
)
OTHER = replace(PAPER, files={"application/pdf": b"%PDF another card"})


def _archived(store):
    return {each.name for each in store.archive.all()}


def test_a_paper_is_kept_with_its_files_and_told_of(store, matter, keeping):
    kept = keeping.keep(CLERK, PAPER)
    assert store.kept_papers.find(SEJNY, subject=matter.id) == (kept,)
    assert (kept.edition, kept.code, kept.pages) == (1, "K7MX-3T9P", 4)
    assert kept.filed_at == datetime(2026, 1, 5, 9, 30, tzinfo=UTC)
    assert kept.filed_at.utcoffset().total_seconds() == 3600
    assert kept.filed_by == CLERK.name
    for media_type, data in PAPER.files.items():
        assert store.archive.get(kept.file(media_type).name, owner=kept.id) == data
    assert store.ledger.lines(SEJNY, kept.id)[0].event == "paper.kept"


def test_a_scan_is_told_of_as_filed_with_what_was_seen_of_it(store, matter, keeping):
    seen = (Signed(2, "participant"),)
    scan = replace(OTHER, source=Source.SCANNED, missing=(3,), signed=seen)
    kept = keeping.keep(CLERK, scan, Event.PAPER_FILED)
    assert (kept.missing, kept.signed) == ((3,), seen)
    assert store.ledger.lines(SEJNY, kept.id)[0].event == "paper.filed"


def test_the_same_content_is_kept_once_and_another_is_the_next_edition(store, matter, keeping):
    first = keeping.keep(CLERK, PAPER)
    assert keeping.keep(CLERK, replace(PAPER, note="raz jeszcze")) == first
    second = keeping.keep(CLERK, OTHER)
    again = keeping.keep(CLERK, PAPER)
    assert [each.edition for each in (first, second, again)] == [1, 2, 3]
    assert len({first.id, second.id, again.id}) == 3
    assert len(store.kept_papers.find(SEJNY, subject=matter.id)) == 3


def test_what_a_scan_brought_is_no_reason_to_keep_the_print_again(matter, keeping):
    made = keeping.keep(CLERK, PAPER)
    scan = keeping.keep(CLERK, replace(OTHER, source=Source.SCANNED))
    assert scan.edition == 2
    assert keeping.keep(CLERK, PAPER) == made


@pytest.mark.parametrize("other", [{"kind": "service_card"}, {"about": "2026-01"}])
def test_editions_are_counted_for_each_paper_alone(other, matter, keeping):
    keeping.keep(CLERK, PAPER)
    assert keeping.keep(CLERK, replace(OTHER, **other)).edition == 1


def test_a_paper_of_nobody_leaves_no_file_behind(store, keeping):
    with pytest.raises(NotOnRecord):
        keeping.keep(CLERK, PAPER)
    assert not _archived(store)


def test_a_paper_without_files_is_a_mistake_of_ours(matter, keeping):
    with pytest.raises(ValueError, match="without a file"):
        keeping.keep(CLERK, replace(PAPER, files={}))


def test_a_deed_that_fails_takes_its_files_with_it(store, matter, keeping, monkeypatch):
    def fail(*_args, **_named):
        raise OSError("disk full")

    monkeypatch.setattr(type(store.kept_papers), "add", fail)
    with pytest.raises(OSError, match="disk full"):
        keeping.keep(CLERK, PAPER)
    assert not _archived(store)


def test_who_comes_second_is_the_next_edition(store, matter, keeping, monkeypatch):
    """Between looking for the number of an edition and taking it, somebody else takes it."""
    really = type(store.kept_papers).add

    def after_another(records, item, *rest, **named):
        monkeypatch.undo()
        keeping.keep(CLERK, OTHER)
        return really(records, item, *rest, **named)

    monkeypatch.setattr(type(store.kept_papers), "add", after_another)
    assert keeping.keep(CLERK, PAPER).edition == 2
    papers = store.kept_papers.find(SEJNY, subject=matter.id)
    assert _archived(store) == {file.name for paper in papers for file in paper.files}


def test_two_who_keep_the_same_at_once_keep_it_once(store, matter, keeping, monkeypatch):
    really = type(store.kept_papers).add

    def after_another(records, item, *rest, **named):
        monkeypatch.undo()
        keeping.keep(CLERK, PAPER)
        return really(records, item, *rest, **named)

    monkeypatch.setattr(type(store.kept_papers), "add", after_another)
    kept = keeping.keep(CLERK, PAPER)
    assert store.kept_papers.find(SEJNY, subject=matter.id) == (kept,)
    assert _archived(store) == {file.name for file in kept.files}


def test_one_that_always_comes_second_gives_up(store, matter, keeping, monkeypatch):
    def late(*_args, **_named):
        raise ChangedMeanwhile("Ktoś inny był szybszy.")

    monkeypatch.setattr(type(store.kept_papers), "add", late)
    with pytest.raises(ChangedMeanwhile):
        keeping.keep(CLERK, PAPER)
    assert not _archived(store)


def test_killed_between_files_and_record_it_leaves_nothing_once_done_again(
    store, matter, keeping, monkeypatch
):
    class Killed(BaseException):
        """A killed process takes nothing away."""

    def kill(*_args, **_named):
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(type(store.kept_papers), "add", kill)
        patched.setattr(type(store.archive), "delete", kill)
        with pytest.raises(Killed):
            keeping.keep(CLERK, PAPER)
    assert len(_archived(store)) == 2
    kept = keeping.keep(CLERK, PAPER)
    assert _archived(store) == {file.name for file in kept.files}
