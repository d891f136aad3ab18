"""Letters stay in the dossier as they were sent, whichever way the office noted the sending."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.matters.matter import Matter
from app.store.letter_values import Order
from app.store.opened import Store
from app.workflow.batches.due import Letters
from app.workflow.batches.opened import Batching, open_batching
from app.workflow.dossier.keep_job import KeepJob
from app.workflow.dossier.keeper import WISH
from app.workflow.dossier.opened import collecting, open_keeper
from app.workflow.office.desk import Desk, Seen
from app.workflow.office.dossiers import Occasion
from app.workflow.office.events import Event
from app.workflow.office.resolutions import Resolutions
from app.workflow.producing import DOCX, PDF
from tests.matters.builders import SEJNY, an_actor
from tests.web.office import seeded
from tests.workflow.dossier.working import Office, worked_off

CLERK, DAY = an_actor(), seeded.DAY


@pytest.fixture
def base(store: Store) -> Desk:
    for matter in seeded.matters():
        numbered = replace(matter, case_number=matter.id[-1], version=0)
        store.matters.add(numbered, CLERK, Event.MATTER_OPENED)
    return Desk(store, lambda: DAY)


@pytest.fixture
def desk(base: Desk, store: Store) -> Desk:
    return replace(base, dossiers=open_keeper(store, base, Office(), lambda _kind, _id: None))


@pytest.fixture
def job(base: Desk, store: Store) -> KeepJob:
    return KeepJob(store.wishes, collecting(store, base, Office()))


@pytest.fixture
def batching(base: Desk, store: Store, settings) -> Iterator[Batching]:
    opened = open_batching(store, settings, base, Office())
    yield opened
    opened.durable.stop()


def _letters(store: Store, matter_id: str):
    papers = store.kept_papers.find(SEJNY, subject=matter_id)
    return [paper for paper in papers if paper.kind in {"award", "completion_call"}]


def _made(store: Store, batching: Batching, kind: str, *matter_ids: str):
    letters = Letters(batching.deeds.desk, batching.deeds, batching.letters)
    batch = letters.batches.create(Order(SEJNY, kind, DAY), matter_ids, CLERK)
    store.batches.ask(SEJNY, batch.id)
    while store.letter_work.running():
        batching.durable._jobs["letters"].advance(batch.id, lambda: False)
    return batch


def test_letters_of_a_batch_are_kept_once_they_were_sent(store, desk, job, batching):
    both = (seeded.AWARDED, seeded.SECOND)
    batch = _made(store, batching, "award", *both)
    letters = Letters(desk, batching.deeds, batching.letters)
    assert letters.send(CLERK, batch, DAY, {seeded.AWARDED}) == (1, ())
    worked_off(job)
    [kept] = _letters(store, seeded.AWARDED)
    assert _letters(store, seeded.SECOND) == []
    made = store.batches.made(batch.id, seeded.AWARDED)
    for media_type, data in ((PDF, made.pdf), (DOCX, made.docx)):
        assert store.archive.get(kept.file(media_type).name, owner=kept.id) == data
    code = store.page_codes.code_of("letter", batch.id, seeded.AWARDED)
    assert (kept.code, kept.code_edition) == (code, 1)
    assert (kept.about, kept.made_on, kept.note) == (
        batch.id,
        DAY,
        "Wysłano 2\N{NO-BREAK SPACE}marca 2026\N{NO-BREAK SPACE}r.",
    )


def test_a_call_that_went_out_is_kept(store, desk, job, batching):
    batch = _made(store, batching, "completion_call", seeded.CALLED)
    Letters(desk, batching.deeds, batching.letters).send(CLERK, batch, DAY, {seeded.CALLED})
    worked_off(job)
    [kept] = _letters(store, seeded.CALLED)
    assert (kept.kind, kept.pages) == ("completion_call", 1)


def _sent(desk: Desk, matter_id: str) -> Matter:
    return Resolutions(desk).mark_sent(CLERK, Seen(SEJNY, matter_id), DAY)


def test_marked_by_hand_it_is_the_letter_a_batch_has(store, desk, job, batching):
    batch = _made(store, batching, "award", seeded.AWARDED)
    _sent(desk, seeded.AWARDED)
    worked_off(job)
    [kept] = _letters(store, seeded.AWARDED)
    made = store.batches.made(batch.id, seeded.AWARDED)
    assert store.archive.get(kept.file(PDF).name, owner=kept.id) == made.pdf
    assert "pochodzi z serii" in kept.note


def test_without_any_letter_it_is_written_anew_and_says_so(store, desk, job):
    _sent(desk, seeded.AWARDED)
    worked_off(job)
    [kept] = _letters(store, seeded.AWARDED)
    assert kept.made_on == DAY
    assert "napisał je na nowo" in kept.note
    desk.keep_up(CLERK, Occasion.SENT, store.matters.get(SEJNY, seeded.AWARDED))
    worked_off(job)
    assert _letters(store, seeded.AWARDED) == [kept]


def test_sent_with_a_batch_after_it_was_marked_by_hand_one_letter_is_kept(
    store, desk, job, batching
):
    batch = _made(store, batching, "award", seeded.AWARDED)
    _sent(desk, seeded.AWARDED)
    Letters(desk, batching.deeds, batching.letters).send(CLERK, batch, DAY, {seeded.AWARDED})
    worked_off(job)
    assert len(_letters(store, seeded.AWARDED)) == 1
    assert not store.wishes.unfinished(WISH)
