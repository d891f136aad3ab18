"""What could not be kept with its deed is kept later: after a failure, after a kill, and never twice."""

import os
import signal
import time
from dataclasses import replace

import pytest

from app.dossier.kept import Source
from app.errors import ConversionFailed, StoreUnavailable
from app.store.wishes import WishState
from app.workflow.dossier.keep_job import TRIES, KeepJob
from app.workflow.dossier.keeper import WISH, Collecting, Keeper
from app.workflow.dossier.keeping import ToKeep
from app.workflow.office.dossiers import Occasion
from tests.matters.builders import SEJNY, an_actor
from tests.workflow.dossier.killed import at_work
from tests.workflow.dossier.working import worked_off

CLERK = an_actor()


class Papers:
    """Two papers, one of which may not be made."""

    def __init__(self, failure=None, fails=0):
        self.failure, self.fails, self.asked = failure, fails, 0

    def papers(self, matter, kept):
        yield _paper(matter, "first")
        self.asked += 1
        if self.failure is not None and self.asked <= self.fails:
            raise self.failure
        yield _paper(matter, "second")


def _paper(matter, about):
    return ToKeep(
        programme=matter.programme,
        matter_id=matter.id,
        kind="service_card",
        title="Karta",
        source=Source.MADE,
        made_on=matter.received.on,
        files={"application/pdf": b"%PDF " + about.encode()},
        about=about,
    )


@pytest.fixture
def opened(keeping, store):
    """A keeper whose papers do as a test says, the job that follows it, and whom it woke."""

    def of(papers):
        collecting = Collecting(keeping, dict.fromkeys(Occasion, (papers,)))
        woken = []
        keeper = Keeper(collecting, store.wishes, lambda *told: woken.append(told))
        return keeper, KeepJob(store.wishes, collecting), woken

    return of


def _abouts(store, matter):
    return sorted(paper.about for paper in store.kept_papers.find(SEJNY, subject=matter.id))


def test_what_lies_ready_is_kept_with_the_deed_and_wakes_nobody(opened, store, matter):
    keeper, _, woken = opened(Papers())
    keeper.keep_up(CLERK, SEJNY, (matter.id,), Occasion.OPENED)
    assert _abouts(store, matter) == ["first", "second"]
    assert woken == []
    assert not store.wishes.unfinished(WISH)


def test_what_takes_time_is_wished_for(opened, store, matter):
    keeper, job, woken = opened(Papers())
    keeper.keep_up(CLERK, SEJNY, (matter.id,), Occasion.ACCEPTED)
    assert _abouts(store, matter) == []
    assert woken == [(WISH, wish) for wish in store.wishes.unfinished(WISH)]
    worked_off(job)
    assert _abouts(store, matter) == ["first", "second"]
    [wish] = store.wishes.of_programme(SEJNY, WISH)
    assert (wish.state, wish.done, wish.total) == (WishState.DONE, 1, 1)
    assert store.ledger.lines(SEJNY)[0].actor == CLERK.name


def test_a_failure_undoes_no_deed_and_is_made_good_later(opened, store, matter):
    keeper, job, woken = opened(Papers(OSError("disk full"), fails=1))
    keeper.keep_up(CLERK, SEJNY, (matter.id,), Occasion.OPENED)
    assert _abouts(store, matter) == ["first"]
    assert len(woken) == 1
    worked_off(job)
    assert _abouts(store, matter) == ["first", "second"]


def test_what_cannot_be_made_is_said_and_the_others_are_kept(opened, store, matter):
    papers = Papers(ConversionFailed("Zofia Przykładowa"), fails=TRIES)
    keeper, job, _ = opened(papers)
    other = store.matters.add(replace(matter, id="m2", version=0), CLERK, "matter.opened")
    keeper.keep_up(CLERK, SEJNY, (matter.id, other.id), Occasion.SENT)
    worked_off(job)
    [wish] = store.wishes.of_programme(SEJNY, WISH, {WishState.FAILED})
    assert (wish.reason, wish.told["missed"]) == ("ConversionFailed", [matter.id])
    assert _abouts(store, matter) == ["first"]
    assert _abouts(store, other) == ["first", "second"]
    keeper.ask(CLERK, SEJNY, matter.id)
    worked_off(job)
    assert _abouts(store, matter) == ["first", "second"]
    assert not store.wishes.of_programme(SEJNY, WISH, {WishState.FAILED})


def test_while_the_store_is_away_the_wish_waits(opened, store, matter):
    keeper, job, _ = opened(Papers(StoreUnavailable("away"), fails=1))
    keeper.keep_up(CLERK, SEJNY, (matter.id,), Occasion.ACCEPTED)
    [wish] = job.unfinished()
    with pytest.raises(StoreUnavailable):
        job.advance(wish, lambda: False)
    assert store.wishes.known(wish).takes == 0
    worked_off(job)
    assert len(_abouts(store, matter)) == 2


def test_told_to_stop_it_leaves_the_rest_to_the_next(opened, store, matter):
    keeper, job, _ = opened(Papers())
    keeper.keep_up(CLERK, SEJNY, (matter.id,), Occasion.ACCEPTED)
    [wish] = job.unfinished()
    assert job.advance(wish, lambda: True)
    assert _abouts(store, matter) == ["first"]
    worked_off(job)
    assert _abouts(store, matter) == ["first", "second"]


def test_of_a_matter_erased_meanwhile_nothing_is_kept(opened, store, matter):
    keeper, job, _ = opened(Papers())
    keeper.keep_up(CLERK, SEJNY, ("gone",), Occasion.ACCEPTED)
    worked_off(job)
    assert [w.state for w in store.wishes.of_programme(SEJNY, WISH)] == [WishState.DONE]


def _killed_at_work(data, after):
    """A process of its own, killed the moment it has kept so many papers more."""
    said, say = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(say, 1)
        try:
            at_work(data)
        finally:
            os._exit(1)
    os.close(say)
    with os.fdopen(said) as told:
        for _ in range(after):
            told.readline()
        time.sleep(0.004)  # into the next: between its files and its record, as chance has it
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def test_killed_again_and_again_every_paper_is_kept_once(store, matter, settings):
    store.close()
    for after in (3, 5, 4):
        _killed_at_work(settings.data, after)
        assert 0 < len(store.kept_papers.find(SEJNY, subject=matter.id)) < 30
        store.close()
    at_work(settings.data)
    papers = store.kept_papers.find(SEJNY, subject=matter.id)
    assert sorted(paper.about for paper in papers) == [f"{number:03}" for number in range(30)]
    spoken_of = {file.name for paper in papers for file in paper.files}
    assert {each.name for each in store.archive.all()} == spoken_of
