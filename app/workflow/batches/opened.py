"""Store, settings and a LibreOffice come in; everything about batches goes out, put together."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.config import Settings
from app.documents.pipeline import Office
from app.store.opened import Store
from app.workflow.batches.card_prints import Prints
from app.workflow.batches.generating import Generating
from app.workflow.batches.letter_batches import JOB, LetterBatches
from app.workflow.batches.month_cards import KINDS, MonthCards
from app.workflow.batches.office_letters import OfficeLetters, own_or_common
from app.workflow.batches.outputs import Outputs
from app.workflow.batches.routed import Routed
from app.workflow.jobs.durable import Durable
from app.workflow.jobs.job import Job
from app.workflow.office.desk import Desk

NONE_FURTHER: Mapping[str, Job] = MappingProxyType({})


@dataclass(frozen=True)
class Batching:
    """``durable`` is to be started with the service and stopped with it."""

    deeds: LetterBatches
    letters: OfficeLetters
    outputs: Outputs
    durable: Durable
    prints: Prints


def open_batching(
    store: Store,
    settings: Settings,
    desk: Desk,
    office: Office,
    further: Mapping[str, Job] = NONE_FURTHER,
) -> Batching:
    """Nothing runs before ``durable.start()`` or the first wish; ``further`` jobs share the one queue."""
    letters = OfficeLetters(desk, own_or_common(store.letter_blanks))
    cards = MonthCards(desk)
    written = Routed(dict.fromkeys(KINDS, cards), letters)
    workers = settings.office_workers
    job = Generating(store.letter_work, written, office, store.page_codes, workers)
    durable = Durable(settings, {JOB: job, **further})
    deeds = LetterBatches(desk, store.batches, letters, office, durable, store.ledger)
    outputs = Outputs(store.batches, letters)
    prints = Prints(cards, store.batches, durable, store.ledger)
    return Batching(deeds, letters, outputs, durable, prints)
