"""Batches over the real store: a matter becomes a letter, also after the service was started anew."""

import io
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import docx
import pytest

from app.config import Settings
from app.documents.letter import blank_of
from app.letters import award
from app.store.letter_values import Failure, Order
from app.store.opened import Store, open_store
from app.workflow.batches.opened import Batching, open_batching
from app.workflow.office.desk import Desk
from app.workflow.office.events import EVENT_NAMES, Event
from rules.vocabulary import Outcome
from tests.matters.builders import SEJNY, a_resolved_matter, an_actor
from tests.workflow.batches.stand_in import Office, settings_in

CLERK = an_actor()
ORDER = Order(SEJNY, "award", date(2026, 1, 16))
GOOD, REFUSED = "1" * 32, "2" * 32


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_in(tmp_path)


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    opened = open_store(settings)
    for matter_id, outcome in ((GOOD, Outcome.QUALIFIED), (REFUSED, Outcome.NOT_QUALIFIED)):
        matter = a_resolved_matter(outcome, id=matter_id, version=0)
        opened.matters.add(matter, CLERK, Event.MATTER_OPENED)
    yield opened
    opened.close()


def batching(store: Store, settings: Settings) -> Batching:
    return open_batching(store, settings, Desk(store), Office())


def until_made(store: Store) -> None:
    end = time.monotonic() + 20
    while store.letter_work.running():
        assert time.monotonic() < end, "it was not made"
        time.sleep(0.02)


def test_matters_become_letters_and_the_ledger_tells(store: Store, settings: Settings) -> None:
    at_work = batching(store, settings)
    batch = at_work.deeds.create(ORDER, [GOOD, REFUSED], CLERK)
    store.batches.ask(SEJNY, batch.id)  # and then the process was killed
    at_work.durable.stop()

    at_work = batching(store, settings)
    at_work.durable.start()
    until_made(store)
    at_work.durable.stop()
    good, refused = store.batches.letters(batch.id)
    assert "przyzna" in _text(store.batches.made(batch.id, GOOD).docx).lower()
    assert refused.failure is Failure.REFUSED
    [letter] = at_work.outputs.letters(batch)
    assert letter.addressee.case_number == "1.2026"
    assert at_work.deeds.send(SEJNY, batch.id, date(2026, 1, 19), CLERK) == (good.matter_id,)
    told = [line.event for line in store.ledger.lines(SEJNY, batch.id)]
    assert told == [Event.BATCH_SENT, Event.BATCH_ORDERED]
    assert store.ledger.verify().sound


def test_an_office_s_own_blank_makes_its_batches_outdated(store: Store, settings: Settings) -> None:
    at_work = batching(store, settings)
    batch = at_work.deeds.create(ORDER, [GOOD], CLERK)
    own, written = docx.Document(str(blank_of(award.LETTER))), io.BytesIO()
    own.add_paragraph("Dopisek naszego biura")
    own.save(written)
    store.letter_blanks.add(SEJNY, "award", written.getvalue(), CLERK)
    assert at_work.deeds.is_outdated(batch)
    store.letter_blanks.use_ours(SEJNY, "award")
    assert not at_work.deeds.is_outdated(batch)
    assert b"%PDF" in at_work.deeds.preview(ORDER, GOOD, CLERK)[:8]


def test_every_event_has_a_name() -> None:
    assert set(EVENT_NAMES) == set(Event)


def _text(letter: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(letter)).paragraphs)
